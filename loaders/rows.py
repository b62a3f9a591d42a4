"""What the rows of any table are, before its header is known, and how the header is told from what stands above."""

import re
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass
from statistics import median

_NO_LETTER = re.compile(r"[\W_]+")

NumberedRow = tuple[int, list[str]]


@dataclass(slots=True)
class SourceRows:
    """Numbered rows of a file: blank ones left out, cells stripped and without empty ones at the end.
    `last` is the number of the file's last row where it is known; `told` is what was recognised."""

    rows: Iterator[NumberedRow]
    told: list[str]
    last: int | None = None


def tidy(cells: list[str]) -> list[str]:
    """The cells stripped, without empty ones at the end; an empty list for a blank row."""
    row = [cell.strip() for cell in cells]
    while row and not row[-1]:
        row.pop()
    return row


def spelling(heading: str) -> str:
    """A heading without case, width, spaces and punctuation, so that "Region_Code" is "region code"."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", heading).casefold())


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
