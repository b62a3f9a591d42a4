"""What is predicted: which technologies a region that is not specialised in them takes up in the next window."""

from dataclasses import dataclass

import numpy as np

from kg.analysis.evaluation.matrix import Panel
from kg.analysis.metrics.advantage import advantage, rta
from kg.analysis.metrics.inputs import Flags, Floats
from kg.lang.errors import InputError

#: Below this RTA is noise: with 50 counts over 650 technologies one more patent makes an advantage.
MINIMUM = 50


@dataclass(frozen=True)
class Split:
    """One step in time. Everything that predicts is computed from `counts`, the base window, alone.

    `counts` (R, T): the base window, of regions with enough counts and technologies with any, in both windows.
    `candidates` (R, T): RTA < 1 in the base window. `entries` (R, T): RTA ≥ 1 in the outcome window.
    """

    base: str
    outcome: str
    regions: tuple[str, ...]
    technologies: tuple[str, ...]
    counts: Floats
    candidates: Flags
    entries: Flags

    @property
    def decided(self) -> bool:
        """Whether among the candidates some entered and some did not; else nothing can be learned or measured."""
        found = self.entries[self.candidates]
        return bool(found.any() and not found.all())


def splits(counts: Panel, minimum: float = MINIMUM) -> list[Split]:
    """The steps from each period to the next, in order of time; the last is the one to be tested on.

    Args:
        counts: two periods or more.
        minimum: regions with fewer counts in one of the two windows are left out.
    Raises:
        InputError: a single period, or nothing to be predicted in the last step.
    """
    if len(counts.periods) < 2:
        raise InputError("counts-single-period", period=counts.periods[0])
    found = [split(counts, at, minimum) for at in range(len(counts.periods) - 1)]
    if not found[-1].decided:
        raise InputError(
            "counts-nothing-to-predict",
            base=found[-1].base,
            outcome=found[-1].outcome,
            regions=len(found[-1].regions),
            minimum=f"{minimum:g}",
            candidates=int(found[-1].candidates.sum()),
            entries=int((found[-1].entries & found[-1].candidates).sum()),
        )
    return found


def split(counts: Panel, at: int, minimum: float) -> Split:
    """The step from period number `at` to the next."""
    before, after = counts.counts[at], counts.counts[at + 1]
    enough = (before.sum(axis=1) >= minimum) & (after.sum(axis=1) >= minimum)
    alive = (before.sum(axis=0) > 0) & (after.sum(axis=0) > 0)
    here = np.ix_(enough, alive)
    return Split(
        counts.periods[at],
        counts.periods[at + 1],
        tuple(np.array(counts.regions)[enough].tolist()),
        tuple(np.array(counts.technologies)[alive].tolist()),
        before[here],
        rta(before[here]) < 1,
        advantage(after[here]) == 1,
    )
