"""Tables that stand in a text one cell a line: a header, rows of as many lines, the header again at a page break."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

# What a table of indicators opens with.
FIRST_CELLS = ("序号", "指标", "指标名称")
# A cell is short; a longer line is text again.
CELL_CHARS = 40
MAX_COLUMNS = 12


class LineLike(Protocol):
    """A numbered line."""

    @property
    def number(self) -> int: ...
    @property
    def text(self) -> str: ...


@dataclass(slots=True)
class Table:
    """A table: its title, its header, and per row the line number and the cells by column."""

    title: str
    line: int
    header: tuple[str, ...]
    rows: list[tuple[int, tuple[str, ...]]]
    section: str = ""


def read_table(lines: Sequence[LineLike], at: int) -> tuple[Table, int] | None:
    """The table that begins at `lines[at]` and the index after it; None when none begins there."""
    header = _header(lines, at)
    if header is None:
        return None
    width, rows, index = len(header), [], at + len(header)
    last = index
    while index < len(lines):
        text = lines[index].text
        if not text:
            index += 1
        elif text == header[0] and _header(lines, index) == header:
            index += width
        elif len(text) <= CELL_CHARS and (header[0] != "序号" or text.isdigit()):
            cells = tuple(line.text for line in lines[index : index + width])
            rows.append((lines[index + 1 if header[0] == "序号" else index].number, cells))
            index += width
            last = index
        else:
            break
    title = next((line.text for line in reversed(lines[:at]) if line.text), "")
    return (Table(title, lines[at].number, header, rows), last) if rows else None


def _header(lines: Sequence[LineLike], at: int) -> tuple[str, ...] | None:
    if lines[at].text not in FIRST_CELLS:
        return None
    cells: list[str] = []
    for line in lines[at : at + MAX_COLUMNS]:
        if not line.text:
            break
        cells.append(line.text)
    sound = len(cells) > 1 and all(len(cell) <= CELL_CHARS for cell in cells)
    return tuple(cells) if sound else None
