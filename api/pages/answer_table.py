"""An answer as a table that can be sorted, filtered and paged by its address: one component for all questions.

The address says `sort=COLUMN` or `sort=-COLUMN`, `find=WORDS`, `is.COLUMN=VALUE` for a choice, `show=COLUMN` for each column
that is kept, and `page=N`. Files hold exactly the rows and columns that the address leaves, all pages of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from api.pages.answer_fields import Cell, Cells, Field, Row, fields
from api.pages.frame import Terms
from kg.graph.graph import Graph
from queries.header import Column

# What the address says of the table, and not of the question.
OWN = ("sort", "find", "show", "page")
IS = "is."
# Rows that are looked through without losing one's place.
PAGE = 50
# Fewer rows than that are seen at a glance and need no tools.
TOOLS = 8
# More choices than that are no list to choose from; the box of words finds them.
CHOICES = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """Choices of a column: (value in the address, words, how many rows), and the one that is chosen."""

    name: str
    heading: Column
    choices: list[tuple[str, str, int]]
    chosen: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the answer with its cells, by the names of the fields."""

    row: Row
    cells: dict[str, Cell]


class AnswerTable:
    """The rows of an answer as its address wants them."""

    def __init__(
        self,
        graph: Graph,
        term: Terms,
        columns: Mapping[str, Column],
        rows: Sequence[Row],
        given: QueryParams,
    ) -> None:
        self.given = given
        self.every = fields(columns, term.language)
        known = {field.name for field in self.every}
        kept = set(given.getlist("show")) & known
        self.fields = [field for field in self.every if field.name in kept or not kept]
        self.total = len(rows)
        self._cells = Cells(graph, term, self.every, rows)
        self._lines = [Line(row, {f.name: self._cells.cell(f, row) for f in self.every}) for row in rows]
        self._chosen = {
            name.removeprefix(IS): value
            for name, value in given.items()
            if name.startswith(IS) and value and name.removeprefix(IS) in known
        }
        sort = given.get("sort", "")
        self.down = sort.startswith("-")
        self.sort = sort.removeprefix("-") if sort.removeprefix("-") in known else ""
        self.find = given.get("find", "").strip()

    @cached_property
    def lines(self) -> list[Line]:
        """The rows that are left, in the order that was chosen, else in that of the answer."""
        found = [line for line in self._lines if self._found(line) and self._fits(line)]
        if not self.sort:
            return found
        known = [line for line in found if line.cells[self.sort].value is not None]
        known.sort(key=lambda line: _order(line.cells[self.sort]), reverse=self.down)
        # What is unknown is neither most nor least.
        return known + [line for line in found if line.cells[self.sort].value is None]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self.lines) // PAGE))

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        asked = self.given.get("page", "")
        return min(max(int(asked), 1), self.pages) if asked.isdecimal() and len(asked) < 7 else 1

    @property
    def narrowed(self) -> bool:
        """Whether some rows or columns are left out."""
        return bool(self.find or self._chosen or self.fields != self.every)

    @property
    def whole(self) -> str:
        """The query of the address that leaves nothing out."""
        return urlencode(self.hidden())

    @property
    def tools(self) -> bool:
        """Whether there is enough to sort out."""
        return self.total >= TOOLS

    @property
    def shown(self) -> list[list[tuple[Field, Cell]]]:
        """The cells of this page."""
        first = (self.page - 1) * PAGE
        here = [line.row for line in self.lines[first : first + PAGE]]
        self._cells.place(here)
        return [[(field, self._cells.cell(field, row)) for field in self.fields] for row in here]

    @cached_property
    def facets(self) -> list[Facet]:
        """The columns that hold few values, each with how many rows it would leave beside the other choices."""
        found = [self._facet(field) for field in self.every[1:]] if self.tools else []
        return [facet for facet in found if facet is not None]

    def address(self, **changed: Any) -> str:
        """The query of this address with some of it changed; the page begins anew unless it is given."""
        kept = [(k, v) for k, v in self.given.multi_items() if k not in changed and k not in ("page", "lang")]
        return urlencode([*kept, *((k, v) for k, v in changed.items() if v)])

    def sorted_by(self, name: str) -> str:
        """The address that sorts by a column: up first, down when it is sorted up already."""
        return self.address(sort=f"-{name}" if self.sort == name and not self.down else name)

    def hidden(self) -> list[tuple[str, str]]:
        """What a form of the table's tools carries along."""
        own = ("find", "show", "page", "lang")
        return [(k, v) for k, v in self.given.multi_items() if k not in own and not k.startswith(IS)]

    def _found(self, line: Line) -> bool:
        words = self.find.casefold().split()
        text = " ".join(cell.words for cell in line.cells.values()).casefold() if words else ""
        return all(word in text for word in words)

    def _fits(self, line: Line, but: str = "") -> bool:
        return all(value in _values(line, name) for name, value in self._chosen.items() if name != but)

    def _facet(self, field: Field) -> Facet | None:
        cells = [line.cells[field.name] for line in self._lines]
        if any(cell.short or isinstance(cell.value, float) for cell in cells) or field.name == "line":
            return None
        words = {v: w for line in self._lines for v, w in _values(line, field.name).items()}
        if not 2 <= len(words) <= CHOICES or len(words) * 2 > self.total:
            return None
        left = [line for line in self._lines if self._found(line) and self._fits(line, field.name)]
        counts = Counter(value for line in left for value in _values(line, field.name))
        choices = [(value, words[value], counts[value]) for value in sorted(words, key=lambda v: -counts[v])]
        return Facet(field.name, field.heading, choices, self._chosen.get(field.name, ""))


def _values(line: Line, name: str) -> dict[str, str]:
    """What a cell holds, by the value that the address has for it: of a list each part."""
    cell, held = line.cells[name], line.row.get(name)
    if isinstance(held, list):
        ids = [str(each) for each in held]
        if len(cell.parts) == len(ids):
            return {id_: part.text for id_, part in zip(ids, cell.parts, strict=True)}
        return {each: each for each in ids}
    return {} if held is None else {str(held): cell.words}


def _order(cell: Cell) -> tuple[int, float, bytes]:
    """Numbers by size, words by their sounds: GB 18030 holds the common Chinese letters in the order of pinyin."""
    if cell.figure:
        return 0, float(cell.value), b""
    return 1, 0.0, cell.words.casefold().encode("gb18030", "replace")
