"""Tables of a PDF that no rulings surround: below a line of headings that stand apart, the pieces of the lines fall into
columns with white between them. A line with a figure begins a row; what wraps in its cell goes to the nearest row."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.plan.flow import Block, Line, Table
from loaders.plan.headings import opens
from loaders.plan.table_words import is_header, is_heading, is_value, is_value_heading
from loaders.plan.text import even

# Of a letter: words of a sentence stand closer than this, cells of a row do not.
_APART = 1.2
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3
# A name wraps to some lines above its figures.
_WRAPPED = 4
# Of the line's width: a single piece that is wider is a paragraph, and no cell that wraps.
_WIDEST = 0.55


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line that white space sets apart, from `left` to `right` in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """A line of a page and the pieces that it falls into."""

    line: Line
    parts: tuple[Piece, ...]

    @property
    def texts(self) -> list[str]:
        """Their texts, made even."""
        return [even(piece.text) for piece in self.parts]


Columns = list[tuple[float, float]]


def pieces(chars: Sequence[tuple[str, float, float]], size: float) -> tuple[Piece, ...]:
    """The pieces of a line by its characters (text, left, right), which stand from left to right."""
    found: list[Piece] = []
    for text, left, right in chars:
        if found and left - found[-1].right < _APART * size:
            found[-1] = Piece(found[-1].text + text, found[-1].left, right)
        else:
            found.append(Piece(text, left, right))
    return tuple(found)


class UnruledTables:
    """Finds them page by page; a table that runs to a page's end goes on at the top of the next."""

    def __init__(self) -> None:
        self.open: Columns | None = None

    def blocks(self, lines: Sequence[Pieces]) -> list[tuple[float, Block]]:
        """The lines of a page with what makes a table put together, each with its top."""
        out: list[tuple[float, Block]] = []
        index = 0
        carried, self.open = self.open, None
        while index < len(lines):
            end, columns = self._extent(lines, index, carried if index == 0 else None)
            table = _table(lines[index:end], columns) if columns is not None else None
            if table is not None:
                out.append((lines[index].line.top, table))
                if all(_page_number(each) for each in lines[end:]):
                    self.open = columns
                index = end
            else:
                out.append((lines[index].line.top, lines[index].line))
                index += 1
        return out

    def _extent(
        self, lines: Sequence[Pieces], at: int, carried: Columns | None
    ) -> tuple[int, Columns | None]:
        """Where a table that begins at `at` ends, and its columns; None where none begins."""
        head = lines[at]
        headed = (
            len(head.parts) >= _FEWEST_COLUMNS
            and is_header(head.texts)
            and any(map(is_value_heading, head.texts))
        )
        if not headed and not (carried and _goes_on(lines[at : at + _WRAPPED], carried)):
            return at, None
        end = at + 1
        while end < len(lines) and _in_table(lines[end]):
            end += 1
        wide = [each for each in lines[at:end] if len(each.parts) >= _FEWEST_COLUMNS]
        columns = carried if not headed and carried else _columns(wide)
        return end, columns if len(columns) >= _FEWEST_COLUMNS else None


def _goes_on(first: Sequence[Pieces], columns: Columns) -> bool:
    """Whether the first lines of a page are of the table that ran to the end of the page before: one has a figure in its
    column, those above it are cells that wrap."""
    for each in first:
        if not _in_table(each):
            return False
        if len(each.parts) >= 2 and _fits(each, columns):
            return True
    return False


def _in_table(line: Pieces) -> bool:
    if _page_number(line) or line.line.text.strip().startswith(("注", "备注", "说明")):
        return False
    if len(line.parts) >= 2:
        return True
    only = line.parts[0]
    return (
        not opens(only.text)
        and only.right - only.left < _WIDEST * line.line.frame[1]
        and "。" not in only.text
    )


def _page_number(line: Pieces) -> bool:
    return len(line.parts) == 1 and line.line.text.strip("-—– ").isdigit()


def _fits(line: Pieces, columns: Columns) -> bool:
    """Whether each piece of the line lies in a column of its own."""
    places = [_place(piece, columns) for piece in line.parts]
    return len(set(places)) == len(places) and any(map(is_value, line.texts))


def _columns(lines: Sequence[Pieces]) -> Columns:
    """What the pieces of the lines cover from left to right, with white between."""
    spans: Columns = []
    for left, right in sorted((piece.left, piece.right) for line in lines for piece in line.parts):
        if spans and left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans


def _place(piece: Piece, columns: Columns) -> int:
    """The column that a piece covers most, else the nearest."""
    middle = (piece.left + piece.right) / 2
    return max(
        range(len(columns)),
        key=lambda c: (
            min(piece.right, columns[c][1]) - max(piece.left, columns[c][0]),
            -abs(middle - sum(columns[c]) / 2),
        ),
    )


def _table(lines: Sequence[Pieces], columns: Columns) -> Table | None:
    """The rows; None where too few have a figure."""
    heads = [each for each in lines[:2] if all(map(is_heading, each.texts))]
    body = lines[len(heads) :]
    starts = [each for each in body if len(each.parts) >= 2 and any(map(is_value, each.texts[1:]))]
    if len(starts) < (_FEWEST_ROWS if heads else 1):
        return None
    rows: list[dict[int, list[Piece]]] = [{} for _ in starts]
    for each in body:
        nearest = min(range(len(starts)), key=lambda r: (abs(starts[r].line.top - each.line.top), r))
        for piece in each.parts:
            rows[nearest].setdefault(_place(piece, columns), []).append(piece)
    headings = [_cells({_place(p, columns): [p] for p in each.parts}, len(columns)) for each in heads]
    return Table([*headings, *(_cells(row, len(columns)) for row in rows)])


def _cells(row: dict[int, list[Piece]], width: int) -> list[tuple[str, bool]]:
    return [("".join(piece.text for piece in row.get(c, ())), False) for c in range(width)]
