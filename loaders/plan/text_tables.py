"""Tables that stand in lines of text: cells parted by pipes, tabs or wide spaces, or a cell a line."""

import re
from collections.abc import Callable, Sequence

from loaders.plan.cell_lines import read_cell_lines
from loaders.plan.grid import MAX_ROWS, Cell, Grid, squared
from loaders.plan.table_words import HEAD, is_header, is_heading, is_value
from loaders.plan.text import even

_RULE = re.compile(r"^[\s|:+=─━—-]+$")
_WIDE = re.compile(r"[ \u3000]{2,}|\u3000+")
_ONE = re.compile(r"[\u4e00-\u9fff]")
# Characters: a longer piece between two wide spaces is text that somebody spaced out.
_CELL_CHARS = 60
_CATEGORY_CHARS = 20


def find_table(lines: Sequence[str], at: int) -> Grid | None:
    """The table that begins at `lines[at]` (index), with line numbers from 1; None when none begins there."""
    if not lines[at].strip():
        return None
    for split in (_by_pipes, _by_tabs, _by_spaces):
        found = _parted(lines, at, split)
        if found is not None:
            return found
    return read_cell_lines(lines, at)


def _parted(lines: Sequence[str], at: int, split: Callable[[str], list[str] | None]) -> Grid | None:
    rows: list[list[Cell]] = []
    index, last, blank = at, at, 0
    while index < len(lines) and len(rows) < MAX_ROWS:
        text = lines[index]
        cells = split(text)
        if cells is None:
            blank += 1
            if text.strip() and _is_category(lines, index, split) and rows:
                rows.append([Cell(even(text), index + 1)])
                blank = 0
            elif text.strip() or blank > 1:
                break
        else:
            blank = 0
            last = index
            if cells:
                rows.append([Cell(even(cell), index + 1) for cell in cells])
        index += 1
    if len(rows) < 2 or not _is_table(rows, pipes=split is _by_pipes):
        return None
    return Grid(at + 1, last + 1, squared(_unwrapped(_aligned(rows))))


def _is_category(lines: Sequence[str], index: int, split: Callable[[str], list[str] | None]) -> bool:
    """Whether a line without cells is a category between two rows."""
    after = split(lines[index + 1]) if index + 1 < len(lines) else None
    return (
        len(lines[index].strip()) <= _CATEGORY_CHARS
        and after is not None
        and any(map(is_value, filter(None, after)))
    )


def _is_table(rows: list[list[Cell]], *, pipes: bool) -> bool:
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count)
    if usual < 2:
        return False
    if pipes:
        return True
    head = [cell.text for cell in rows[0]]
    return is_header(head) or (
        widths.count(usual) >= 3 and sum(is_value(row[-1].text) for row in rows) >= len(rows) / 2
    )


def _aligned(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows that lack their first cell, the category that the row above has, get an empty one: wide spaces before a
    line are no cell."""
    head = [cell.text for cell in rows[0]]
    if not (is_header(head) and HEAD["group"].match(head[0])):
        return rows
    return [[Cell("", row[0].line), *row] if len(row) == len(head) - 1 else row for row in rows]


def _unwrapped(rows: list[list[Cell]]) -> list[list[Cell]]:
    """A row that has one filled cell, and no number, goes on in the row above (a name wrapped in its cell)."""
    out: list[list[Cell]] = []
    for row in rows:
        filled = [c for c, cell in enumerate(row) if cell.text]
        fits = out and len(out[-1]) == len(row) and len(filled) == 1 and len(row) > 2
        if fits and filled[0] > 0 and not is_value(row[filled[0]].text):
            column = filled[0]
            out[-1][column] = Cell(out[-1][column].text + row[column].text, out[-1][column].line)
        else:
            out.append(row)
    return out


def _by_pipes(text: str) -> list[str] | None:
    if text.count("|") + text.count("｜") < 2:
        return None
    if _RULE.match(text):
        return []
    inner = re.sub(r"^[|｜]|[|｜]$", "", text.strip())
    return [cell.strip() for cell in re.split(r"[|｜]", inner)]


def _by_tabs(text: str) -> list[str] | None:
    if "\t" not in text.strip():
        return None
    return [cell.strip() for cell in text.rstrip("\n").split("\t")]


def _closed_up(cells: list[str]) -> list[str]:
    """The cells with headings that were spaced out to fill their column (指  标, 单  位) in one piece again."""
    out: list[str] = []
    index = 0
    while index < len(cells):
        end = index
        while end < len(cells) and _ONE.fullmatch(cells[end]):
            end += 1
        while end > index + 1 and not is_heading("".join(cells[index:end])):
            end -= 1
        end = max(end, index + 1)
        out.append("".join(cells[index:end]))
        index = end
    return out


def _by_spaces(text: str) -> list[str] | None:
    inner = text.strip()
    if not inner or inner.endswith(("。", "；")):
        return None
    cells = _closed_up(_WIDE.split(inner))
    if len(cells) < 3 or any(len(cell) > _CELL_CHARS for cell in cells):
        return None
    return cells
