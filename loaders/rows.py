"""What the rows of any table are, before its header is known, and how the header is told from what stands above."""

import re
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

import opencc

from kg.lang.messages import Message
from loaders.encodings import readable

_NO_LETTER = re.compile(r"[\W_]+")
# Services offer some two hundred columns; a table of more was made to keep a reader busy.
MAX_COLUMNS = 2_000
# What Excel shows where a formula failed.
_FAILED = frozenset({"#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/A"})
# Lines that people and programs put below a table: sums, who filled it in, where the figures are from, the page.
_FOOT = re.compile(
    r"(合\s*计|总\s*计|小\s*计|共计)\s*([:：].*)?$|(填表人?|制表人?|审核人?|负责人|联系人|单位负责人|填报(人|日期|单位)|制表日期|联系电话)\s*[:：]"
    r"|(数据)?(来源|出处)\s*[:：]|(备?注|说明|注释|注意)\s*\d*\s*[:：]|共\s*[\d,]+\s*(条|家|项|件|户|行|页|个)|第\s*\d+\s*页|^(sub)?total\b\s*:?|^sources?\s*:|^notes?\s*:"
    r"|^page\s+\d+",
    re.IGNORECASE,
)

# Longer cells are texts, and converting them would take longer than reading the file.
LONGEST_FOOT = 40

_SIMPLIFIED = opencc.OpenCC("t2s")

NumberedRow = tuple[int, list[str]]


@dataclass(slots=True)
class SourceRows:
    """Numbered rows of a file: blank ones left out, cells stripped and without empty ones at the end.
    `last` is the number of the file's last row where it is known; `told` is what was recognised; `sheet` is the name of
    the sheet in a workbook; `damaged` says that some cells hold bytes that no encoding explains."""

    rows: Iterator[NumberedRow]
    told: list[str | Message]
    last: int | None = None
    sheet: str = ""
    damaged: bool = False


def tidy(cells: list[str]) -> list[str]:
    """The cells stripped, without empty ones at the end; an empty list for a blank row."""
    row = ["" if cell in _FAILED else cell for cell in map(str.strip, cells)]
    while row and not row[-1]:
        row.pop()
    return row


@lru_cache(maxsize=16_384)  # the synonyms of all fields, and the headings of a few files
def spelling(heading: str) -> str:
    """A heading without case, width, spaces and punctuation, in simplified letters, so that "Region_Code" is
    "region code" and 企業名稱 is 企业名称."""
    plain = _NO_LETTER.sub("", unicodedata.normalize("NFKC", heading).casefold())
    return plain if plain.isascii() else str(_SIMPLIFIED.convert(plain))


def in_simplified(text: str) -> str:
    """The text in simplified letters."""
    return str(_SIMPLIFIED.convert(text))


def is_foot(cells: list[str]) -> bool:
    """Whether a row is no record but a line below the table: it has one or two cells filled, of which the first says so."""
    filled = [cell for cell in cells if cell]
    return 0 < len(filled) <= 2 and any(map(_FOOT.match, _spellings(filled[0])))


def _spellings(cell: str) -> Iterator[str]:
    """The cell, and in simplified letters if it is as short as a foot line is."""
    yield cell
    if len(cell) <= LONGEST_FOOT and not cell.isascii() and readable(cell):
        yield str(_SIMPLIFIED.convert(cell))


def header_at(rows: list[list[str]], known: Set[str] = frozenset()) -> int:
    """Which of the first rows is the header: the one with most headings of which the spelling is `known`, two at
    least; else the first that fills more than half of what rows usually fill, since a title, a query or a note
    above a table fills a cell or two.
    """
    hits = [len({spelling(cell) for cell in cells} & known) for cells in rows]
    if max(hits) > 1:
        return hits.index(max(hits))
    filled = [sum(map(bool, cells)) for cells in rows]
    usual = median([n for n in filled if n > 1] or filled)
    return next(i for i, n in enumerate(filled) if 2 * n > usual)
