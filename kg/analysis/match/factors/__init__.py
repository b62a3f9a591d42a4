"""The factors of a match. Each is one object in a module of its own here; whatever module holds a `FACTOR` is one, and so is
what another distribution names by an entry point of the group `xinjiang_ip_kg.factors`.

A factor gives every case of a need a value of 0…1 at once, NaN where nothing is known, and says of a single case in a
sentence what its value rests on. A value depends on its own case alone, never on the best of all cases. What is the same
for every case of a need can move no rank and is no factor: it stands in `context`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.profile import COUNTS
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text
from kg.plugins import brought

ENTRY_POINTS = "xinjiang_ip_kg.factors"
# Evidence of a factor is what a person can look through.
SHOWN = 5
BASES = {COUNTS: Text("已公布件数", "published counts"), "patents": Text("图中专利", "patents in the graph")}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a factor says of a case: on what it rests, of which years, and the ids that it can be checked at."""

    text: Text
    basis: str | None = None
    period: str | None = None
    evidence: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor: `weight` is its share of the score, 0…1, and `reason` why it is that. `values` (N,) are those of the cases
    of a need, NaN for unknown; `told` says of one case, with its value or None, what it rests on."""

    name: str
    weight: float
    label: Text
    reason: Text
    meaning: Text
    values: Callable[[Cases], Floats]
    told: Callable[[Case, float | None], Finding]


@cache
def factors() -> dict[str, Factor]:
    """The factors by name, the weightiest first. Their weights are shares of their sum.

    Raises:
        ValueError: two factors have one name.
    """
    found: dict[str, Factor] = {}
    for factor in sorted(_found(), key=lambda f: (-f.weight, f.name)):
        if factor.name in found:
            raise ValueError(f"two factors are called {factor.name}")
        found[factor.name] = factor
    return found


def _found() -> Iterator[Factor]:
    for module in iter_modules(__path__):
        made = getattr(import_module(f"{__name__}.{module.name}"), "FACTOR", None)
        if isinstance(made, Factor):
            yield made
    yield from brought(ENTRY_POINTS, Factor)


def measured_by(case: Case, *places: str) -> list[str]:
    """What a figure of a profile can be checked at: the patents, or the regions and the class of the counts."""
    if case.standing is not None and case.standing.table.basis != COUNTS:
        return case.holding.first
    return [*places, case.use.technology.rests_on]


def unmeasured(case: Case) -> Text | None:
    """Why a figure of the donor's profile says nothing of the case; None where it does."""
    if case.standing is None:
        return Text("没有可用的件数，未知", "no figures to measure by: unknown")
    if not case.owns:
        lead = case.use.technology.rests_on
        return Text(
            f"{lead}的件数已用于同一清单中的另一项技术，本组没有单独的件数，未知",
            f"the figures of {lead} already speak for another technology of the list, and the group has none of its own: unknown",
        )
    if not case.enough:
        return Text(
            f"件数太少（援助方{case.count}件，全国{case.national}件），不足以判断，未知",
            f"too few filings to judge by ({case.count} of the donor, {case.national} in the nation): unknown",
        )
    return None


def halved(case: Case) -> Text:
    """What is added where a group is judged by its subclass."""
    if not case.shared:
        return Text("", "")
    symbol = case.use.technology.rests_on
    return Text(
        f"；本组没有单独的件数，按{symbol}减半计",
        f"; the group has no figures of its own: half of {symbol}'s",
    )
