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
        raise InputError(
            f"{path} is an old Office file (.doc, .xls) or one with a password. "
            "Open a plan in Word and save it as .docx without a password; save a table as .xlsx."
        )
    elif path.suffix.lower() == ".docx":
        raise InputError(
            f"{path} has the name of a Word file and is none, or is damaged. Open it in Word and save it as .docx again."
        )
    else:
        text = _text(path, data)
        whole = is_page(text)
        laid = page_lines(text) if whole else Laid(text.splitlines())
    _refuse_no_plan(path, laid.lines)
    return PlanSource(laid.lines, sha256(data).hexdigest(), laid.grids, laid.levels, whole)


def _bytes(path: Path) -> bytes:
    size = regular_size(path)
    if size > MAX_BYTES:
        raise InputError(
            f"{path} has {size / 1e6:.0f} MB; a plan has at most {MAX_BYTES / 1e6:.0f} MB. Is it the right file?"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}. Check the name and the right to read it."
        ) from None
    if not data.strip():
        raise InputError(f"{path} is empty. Save the plan's text into it and load it again.")
    return data


def _text(path: Path, data: bytes) -> str:
    return data.decode(text_form(path, lambda: [data]).encoding)


def _word(path: Path, data: bytes) -> Laid:
    """Paragraphs and table cells in the order of the document, one a line."""
    _refuse_no_word(path, check_zip(path, BytesIO(data), "Word"))
    try:
        return word_lines(data)
    except Exception as error:  # python-docx lets through whatever a broken part makes its parsers raise
        raise InputError(
            f"{path} is no Word file that can be opened ({error}). Save it as .docx again."
        ) from None


def _refuse_no_word(path: Path, members: list[str]) -> None:
    if "xl/workbook.xml" in members:
        raise InputError(
            f"{path} is no Word file but an Excel workbook, a table. Load it as what it holds: "
            f"kg load enterprises {path.name}, kg load needs {path.name}; kg load --help lists the kinds."
        )
    if "word/document.xml" not in members:
        raise InputError(f"{path} is a zip file but no Word file. Save the plan as .docx, PDF or UTF-8 text.")


def _pdf(path: Path, data: bytes) -> Laid:
    try:
        laid = pdf_lines(data)
    except (
        Exception
    ) as error:  # pdfminer lets through whatever a broken or locked file makes its parser raise
        raise InputError(
            f"{path} is no PDF that can be opened ({error!r}). Save it again, without a password, or give the text."
        ) from None
    if not any(laid.lines):
        raise InputError(
            f"{path} holds pictures of pages and no text. Run it through OCR or give the plan as text."
        )
    return laid


def _refuse_no_plan(path: Path, lines: list[str]) -> None:
    text = re.sub(r"\s", "", "".join(lines))
    chinese = len(re.findall(r"[\u4e00-\u9fff]", text))
    if not text:
        raise InputError(f"{path} is empty. Save the plan's text into it and load it again.")
    garbled = len(_MOJIBAKE.findall(text)) > len(text) * 0.02 or len(_RARE.findall(text)) > len(text) * 0.1
    if garbled:
        raise InputError(
            f"{path} was saved in a wrong encoding (its text reads {text[:12]!r}). Save it anew as UTF-8."
        )
    if chinese < MIN_CHINESE * len(text):
        raise InputError(
            f"{path} holds hardly any Chinese text ({chinese} of {len(text)} characters); it is no plan that can be read."
        )
    longest, at = max((len(line), number) for number, line in enumerate(lines, 1))
    if longest > MAX_LINE_CHARS:
        raise InputError(
            f"{path}, line {at} has {longest:,} characters; no paragraph is so long, and headings cannot be found "
            "in it. Save the plan with a line break after each paragraph."
        )
