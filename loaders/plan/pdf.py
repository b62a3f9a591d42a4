"""The lines of a PDF that holds text: what was broken at the edge of the page is joined again, tables are
read by their rulings, page numbers and forms of characters that only a font needs are taken away."""

import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
from pdfplumber.page import Page

# Its warnings are about fonts and colours of files that can be read all the same.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

# PDF programs write the radical where the character of the same shape is meant. Kangxi radicals have a
# compatibility form; those of the supplement (U+2E80 to U+2EF3) have none and are listed: the ones that
# Unicode's EquivalentUnifiedIdeograph.txt gives and that occur as characters of their own.
_SUPPLEMENT = str.maketrans(
    "⺟⺠⺩⺮⺼⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "母民王竹肉虎西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
_KANGXI = re.compile("[\u2f00-\u2fd5]")
_OPENS = re.compile(
    r"\s*(?:第.{1,4}[篇章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]\D|——|专栏|附[件录表])"
)
_ENDS = re.compile(r"[。；;：:！？]\s*$")
_PAGE_NUMBER = re.compile(r"[-—–\s]*(\d{1,4})[-—–\s]*")
# A line that ends within so many letters of the page's right edge was broken there: punctuation
# that may not open a line takes a letter or two along.
_SLACK_LETTERS = 2.5


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; `full` when it reaches the right edge of the text, `cell` when it is of a table."""

    text: str
    full: bool = False
    cell: bool = False


def pdf_lines(data: bytes) -> list[str]:
    """The text of `data`, a paragraph or a table cell a line; [] when it holds pictures alone.

    Raises:
        PdfminerException, ValueError, KeyError: it is no PDF that can be opened.
    """
    with pdfplumber.open(BytesIO(data)) as document:
        pages = [list(_lines(page)) for page in document.pages]
    return _joined([line for page in _without_numbers(pages) for line in page])


def _lines(page: Page) -> Iterator[_Line]:
    """The page from top to bottom; a row of a table is a line per cell and an empty line."""
    tables = page.find_tables()
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox)
    text = outside.extract_text_lines(return_chars=True)
    edge = max((line["x1"] for line in text), default=0.0)
    blocks = [(line["top"], [_text_line(line, edge)]) for line in text]
    blocks += [(table.bbox[1], list(_cells(table.extract()))) for table in tables]
    for _, block in sorted(blocks, key=lambda b: b[0]):
        yield from block


def _text_line(line: dict[str, Any], edge: float) -> _Line:
    chars = line["chars"]
    size = max(char["size"] for char in chars)
    return _Line(_characters(str(line["text"])), full=bool(chars[-1]["x1"] >= edge - _SLACK_LETTERS * size))


def _cells(rows: Sequence[Sequence[str | None]]) -> Iterator[_Line]:
    yield _Line("", cell=True)
    for row in rows:
        for cell in row:
            yield _Line(_characters(cell or "").replace("\n", ""), cell=True)
        yield _Line("", cell=True)


def _characters(text: str) -> str:
    text = _KANGXI.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return text.translate(_SUPPLEMENT).replace("⸺", "——")


def _without_numbers(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """The pages without their numbers: last lines that count up with the pages."""
    offsets: Counter[int] = Counter()
    for index, page in enumerate(pages):
        if (number := _number(page)) is not None:
            offsets[number - index] += 1
    offset, often = offsets.most_common(1)[0] if offsets else (0, 0)
    if often < 2 or often * 2 < len(pages):
        return list(pages)
    return [page[:-1] if _number(page) == index + offset else page for index, page in enumerate(pages)]


def _number(page: list[_Line]) -> int | None:
    found = _PAGE_NUMBER.fullmatch(page[-1].text) if page and not page[-1].cell else None
    return int(found[1]) if found else None


def _joined(lines: Sequence[_Line]) -> list[str]:
    joined: list[str] = []
    above = _Line("")
    for line in lines:
        broken = above.full and not line.cell and not _ENDS.search(above.text)
        if broken and not _OPENS.match(line.text):
            joined[-1] += line.text.strip()
        else:
            joined.append(line.text)
        above = line
    return joined
