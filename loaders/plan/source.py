"""A plan's file as lines of text with its tables: plain text in UTF-8 or GB18030, Markdown, Word, a saved web page,
or a PDF that holds text. A pure function of the path, so that it can run in a process of its own."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from kg.lang.errors import InputError
from loaders.plan.grid import Grid
from loaders.plan.pdf import pdf_lines
from loaders.plan.web import is_page, page_lines
from loaders.plan.word import Laid, word_lines
from loaders.safety import check_zip, regular_size, text_form

# The longest national plan is half a megabyte as text and some megabytes as PDF; 50 MB is no plan.
MAX_BYTES = 50_000_000
# A plan is written in Chinese; a text with fewer such letters in a hundred was read in a wrong encoding.
MIN_CHINESE = 0.3
_MOJIBAKE = re.compile(r"锟斤拷|烫烫烫|[ÃÂäåæçèé][\x80-\xbf¤-¿]|�|[\ue000-\uf8ff]")
# Characters that Chinese text read in the wrong encoding is full of and that plans do not use.
_RARE = re.compile(r"[鐨鍦浠鏄涓鍜绗鈥銆锛鐭ヨ瘑浜鏉冩]")
# The longest paragraph of the plans at hand has 1,600 letters; a line of many more has lost its line ends,
# and with them its headings. Reading takes time by the square of a line's length: seconds for this one.
MAX_LINE_CHARS = 20_000
# Compound files of Microsoft ([MS-CFB] 2.2): .doc, .xls, and what Office keeps behind a password.
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class PlanSource:
    """The lines of a plan's file, and the SHA-256 of the file. `grids` are its tables and `levels` its marked headings,
    by line, where the format has them; `whole` says that each line is a paragraph and none was broken."""

    lines: list[str]
    sha256: str
    grids: list[Grid] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)
    whole: bool = False


def read_source(path: Path) -> PlanSource:
    """Read the plan at `path`.

    Raises:
        InputError: no such file, empty, too large, binary, wrongly encoded, or no Chinese text in it.
    """
    data = _bytes(path)
    laid, whole = Laid(), True
    if data.lstrip()[:4] == b"%PDF":
        laid = _pdf(path, data)
    elif data.startswith(b"PK\x03\x04"):
        laid = _word(path, data)
    elif data.startswith(OLD_OFFICE):
        raise InputError("plan-old-office", file=path)
    elif path.suffix.lower() == ".docx":
        raise InputError("plan-no-word", file=path)
    else:
        text = _text(path, data)
        whole = is_page(text)
        laid = page_lines(text) if whole else Laid(text.splitlines())
    _refuse_no_plan(path, laid.lines)
    return PlanSource(laid.lines, sha256(data).hexdigest(), laid.grids, laid.levels, whole)


def _bytes(path: Path) -> bytes:
    size = regular_size(path)
    if size > MAX_BYTES:
        raise InputError("plan-too-large", file=path, size=round(size / 1e6), most=round(MAX_BYTES / 1e6))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError("path-unreadable", file=path, reason=error.strerror) from None
    if not data.strip():
        raise InputError("plan-empty", file=path)
    return data


def _text(path: Path, data: bytes) -> str:
    return data.decode(text_form(path, lambda: [data]).encoding)


def _word(path: Path, data: bytes) -> Laid:
    """Paragraphs and table cells in the order of the document, one a line."""
    _refuse_no_word(path, check_zip(path, BytesIO(data), "Word"))
    try:
        return word_lines(data)
    except Exception as error:  # python-docx lets through whatever a broken part makes its parsers raise
        raise InputError("plan-word-damaged", file=path, reason=str(error)) from None


def _refuse_no_word(path: Path, members: list[str]) -> None:
    if "xl/workbook.xml" in members:
        raise InputError("plan-is-workbook", file=path)
    if "word/document.xml" not in members:
        raise InputError("plan-is-zip", file=path)


def _pdf(path: Path, data: bytes) -> Laid:
    try:
        laid = pdf_lines(data)
    except (
        Exception
    ) as error:  # pdfminer lets through whatever a broken or locked file makes its parser raise
        raise InputError("plan-pdf-damaged", file=path, reason=repr(error)) from None
    if not any(laid.lines):
        raise InputError("plan-pdf-pictures", file=path)
    return laid


def _refuse_no_plan(path: Path, lines: list[str]) -> None:
    text = re.sub(r"\s", "", "".join(lines))
    chinese = len(re.findall(r"[\u4e00-\u9fff]", text))
    if not text:
        raise InputError("plan-empty", file=path)
    garbled = len(_MOJIBAKE.findall(text)) > len(text) * 0.02 or len(_RARE.findall(text)) > len(text) * 0.1
    if garbled:
        raise InputError("plan-garbled", file=path, sample=text[:12])
    if chinese < MIN_CHINESE * len(text):
        raise InputError("plan-not-chinese", file=path, chinese=chinese, all=len(text))
    longest, at = max((len(line), number) for number, line in enumerate(lines, 1))
    if longest > MAX_LINE_CHARS:
        raise InputError("plan-line-too-long", file=path, line=at, length=longest)
