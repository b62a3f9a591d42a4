"""All pairs of a donor and a technology that a need has, as arrays, and each of them on its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from kg.analysis.match.context import Context, Donor, Use
from kg.analysis.match.holdings import Holding
from kg.analysis.match.need import Need
from kg.analysis.match.profile import Standing
from kg.analysis.match.uptake import Uptake
from kg.analysis.metrics.inputs import Flags, Floats

# Below these a figure is chance: two filings made a city first in the nation.
DONOR_LEAST, NATION_LEAST = 10, 30
# What a group of a subclass has of the subclass's figures, which count much besides it.
GROUP_PART = 0.5

Near = list[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A technology and a donor, with all that is said of them. `standing` has the figures that the donor is measured by,
    `local` those of the receiving region, None where there are none; `row` and `column` are its place in them.

    `holding` and `near` (the donor's patents by closeness) are shown; `counted` and `counted_near` enter the factors, which
    leaves made-up patents out where there are real figures. `shared` says that a group is judged by its subclass, `owns`
    that no other technology of the list is judged by the same figures before it, `enough` that they are enough to judge by.
    """

    need: Need
    use: Use
    donor: Donor
    context: Context
    uptake: Uptake
    holding: Holding
    near: Near
    counted: Holding
    counted_near: Near
    standing: Standing | None
    local: Standing | None
    row: int = 0
    column: int = 0
    shared: bool = False
    owns: bool = True

    @property
    def count(self) -> int:
        """The count of the donor in the subclass, on its basis."""
        return int(self.standing.counts[self.row, self.column]) if self.standing is not None else 0

    @property
    def national(self) -> int:
        """The count of the nation in the subclass, on the same basis."""
        return int(self.standing.national[self.column]) if self.standing is not None else 0

    @property
    def enough(self) -> bool:
        """Whether the figures are enough to judge by."""
        return self.count >= DONOR_LEAST and self.national >= NATION_LEAST


@dataclass(frozen=True)
class Cases:
    """The cases of a need. `uses` and `donors` are what they pair; each case points into both."""

    need: Need
    context: Context
    uptake: Uptake
    uses: Sequence[Use]
    cases: list[Case] = field(default_factory=list)
    use_of: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.cases)

    def of_uses(self, values: Sequence[float | None]) -> Floats:
        """A figure of each technology, by case (N,); NaN for None."""
        found = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
        return found[self._use] if len(found) else np.zeros(0)

    def of_holdings(self, value: Callable[[Holding, Near], float | None]) -> Floats:
        """A figure of the patents that count, by case (N,); NaN for None."""
        found = [value(case.counted, case.counted_near) for case in self.cases]
        return np.array([np.nan if value is None else value for value in found], dtype=np.float64)

    def figure(self, table: Callable[[Standing], Floats]) -> Floats:
        """A cell of the profile that each donor is measured by (N,); NaN where there is none."""
        found = np.full(len(self.cases), np.nan)
        for standing, at, rows, columns in self._measured:
            found[at] = table(standing)[rows, columns]
        return found

    def judged(self, values: Floats) -> Floats:
        """`values` that rest on a subclass's figures: unknown where these are not enough, half where a group borrows them."""
        return np.asarray(np.where(self._enough & self._owns, self.halved(values), np.nan))

    def halved(self, values: Floats) -> Floats:
        """`values`, half of them where a group borrows them, unknown where another technology of the list has done so before."""
        part = np.where(self._shared, GROUP_PART, 1.0)
        return np.asarray(np.where(self._owns, values * part, np.nan))

    @cached_property
    def _measured(self) -> list[tuple[Standing, list[int], list[int], list[int]]]:
        """By profile the cases that are measured by it, and their rows and columns there."""
        by: dict[int, tuple[Standing, list[int], list[int], list[int]]] = {}
        for number, case in enumerate(self.cases):
            if case.standing is not None:
                _, at, rows, columns = by.setdefault(id(case.standing), (case.standing, [], [], []))
                at.append(number)
                rows.append(case.row)
                columns.append(case.column)
        return list(by.values())

    @cached_property
    def _use(self) -> list[int]:
        return list(self.use_of)

    @cached_property
    def _enough(self) -> Flags:
        return np.array([case.enough for case in self.cases], dtype=np.bool_)

    @cached_property
    def _shared(self) -> Flags:
        return np.array([case.shared for case in self.cases], dtype=np.bool_)

    @cached_property
    def _owns(self) -> Flags:
        return np.array([case.owns for case in self.cases], dtype=np.bool_)
