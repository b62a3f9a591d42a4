"""What the rows of any table are, before its header is known, and how the header is told from what stands above."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

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


def header_at(rows: list[list[str]]) -> int:
    """Which of the first rows is the header: the first that fills more than half of what rows usually fill.

    A title, a query or a note above a table fills one cell or two.
    """
    filled = [sum(map(bool, cells)) for cells in rows]
    usual = median([n for n in filled if n > 1] or filled)
    return next(i for i, n in enumerate(filled) if 2 * n > usual)
