"""A table as a grid: every cell with the line that it stands on; a merged cell fills each place that it covers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

# Word makes no table of more than 63 columns; an indicator table is never longer than this, and a file that claims
# more is damaged or hostile.
MAX_COLUMNS, MAX_ROWS = 63, 5_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text (made even) and its line. `covered`: it repeats the merged cell above or left of it."""

    text: str
    line: int
    covered: bool = False


@dataclass(slots=True)
class Grid:
    """Rows of equally many cells, from line `first` to line `last` of the file; `title` stands above it."""

    first: int
    last: int
    rows: list[list[Cell]]
    title: str = ""
    section: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row) for row in self.rows), default=0)


def squared(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows filled up with empty cells to the same width, empty rows and columns left out."""
    width = min(max((len(row) for row in rows), default=0), MAX_COLUMNS)
    full = [
        [*row, *(Cell("", row[-1].line if row else 0) for _ in range(width - len(row)))][:width]
        for row in rows
    ]
    full = [row for row in full if any(cell.text for cell in row)]
    used = [c for c in range(width) if any(row[c].text for row in full)]
    return [[row[c] for c in used] for row in full]
