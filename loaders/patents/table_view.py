"""A table of patents with what is known of its columns so far, and what holds between them row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from loaders.resolver import Column, Guess, Resolution
from loaders.signs import NOTHING
from loaders.tables import Table

# A column that nothing names is taken for what it is to another one, no surer than this.
_BY_RELATION = 0.7
# So few rows may agree by chance.
FEW = 3
# A relation holds for a column when it does in so many rows; a slip in a few of twenty is nobody's fault.
HOLDS, NEARLY_ALL = 0.6, 0.9


@dataclass(frozen=True, slots=True)
class View:
    """A table and what is known of its columns so far."""

    found: Resolution
    table: Table

    def cells(self, *places: int) -> Iterator[tuple[str, ...]]:
        """The cells at `places` of each row of the sample that says something in all of them."""
        for row in self.table.sample:
            cells = tuple(row[place] for place in places)
            if not any(cell in NOTHING for cell in cells):
                yield cells

    def share(self, test: Callable[..., bool], *places: int) -> float:
        """In which share of the rows that say something at all of `places` the cells there pass `test`."""
        told = [test(*cells) for cells in self.cells(*places)]
        return sum(told) / len(told) if len(told) >= FEW else 0.0

    def free(self) -> list[Column]:
        """The columns that no field has, and that say something."""
        taken = {guess.place for guess in self.found.guesses.values()}
        return [column for column in self.found.columns if column.place not in taken and column.count]

    def place(self, key: str) -> int | None:
        """Where the field stands."""
        guess = self.found.guesses.get(key)
        return guess.place if guess is not None else None

    def with_(self, key: str, column: Column) -> "View":
        """The same with `column` taken for the field."""
        guess = Guess(key, column.place, column.heading, _BY_RELATION, "values")
        return replace(self, found=replace(self.found, guesses={**self.found.guesses, key: guess}))
