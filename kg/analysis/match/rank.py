"""Which pairs of technology and donor there are, and in what order: a pure sum of weighed factors."""

import math
from dataclasses import dataclass

from kg.analysis.match.context import Context, Donor, context, donors
from kg.analysis.match.factors import FACTORS, Case, Finding
from kg.analysis.match.holdings import Holding, Holdings, holdings, nearest
from kg.analysis.match.models import Excluded
from kg.analysis.match.need import Need
from kg.analysis.match.profile import COUNTS, PATENTS, Standing, profiles, standing
from kg.analysis.match.weights import PLACES
from kg.graph.read_cache import ENTRIES, ReadCache
from kg.lang.text import Text

# What a donor without any patent or count, or with lapsed ones alone, is told.
_NOTHING = Text("图中没有专利，也没有件数", "neither patents in the graph nor counts")
_LAPSED = Text(
    "图中专利均已失效，也没有件数", "all its patents in the graph have lapsed, and there are no counts"
)
_UNUSABLE = Text(
    "件数不能代表该援助方，图中也没有其专利",
    "its counts cannot stand for it, and the graph has no patents of it",
)
_TOO_WIDE = Text("比小类宽，不能落到专利", "wider than a subclass: no patents can be told by it")


@dataclass(frozen=True, slots=True)
class Scored:
    """A case with what each factor says of it, the contributions in four decimals, and their sum."""

    case: Case
    findings: dict[str, Finding]
    contributions: dict[str, float]
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a ranking is made of, whatever the weights: the pairs that are cases, and those that are none."""

    context: Context
    donors: dict[str, Donor]
    held: dict[str, Holdings]
    cases: list[tuple[Case, dict[str, Finding]]]
    excluded: list[Excluded]


@dataclass(frozen=True, slots=True)
class Ranking:
    """All cases of a need, the best first."""

    need: Need
    found: Found
    scored: list[Scored]


# A need's findings take some 3 MB, as much as many hundred of the other entries of a memory: those of
# 32 needs are kept.
FINDINGS = 32


def rank(memory: ReadCache, need: Need, weights: dict[str, float], year: int) -> Ranking:
    """Score every pair of a donor and a technology that the industry uses.

    Raises:
        EngineError: the engine failed.
    """
    key = ("findings", need.view.model_dump_json(), need.texts, need.county, year)
    found = memory.once(key, lambda: _find(memory, need, year), size=ENTRIES // FINDINGS)
    scored = [score(case, findings, weights) for case, findings in found.cases]
    scored.sort(key=lambda s: (-s.score, s.case.donor.region.id, s.case.use.technology.id))
    return Ranking(need, found, scored)


def _find(memory: ReadCache, need: Need, year: int) -> Found:
    given, around = donors(memory), context(memory, need, year)
    symbols = [use.technology.id for use in around.uses]
    held = {symbol: holdings(memory, symbol, given) for symbol in symbols}
    standings = standing(memory, given, need.members) if given else {}
    column = profiles(memory, given).column if given else {}
    local = next(
        (s for b in (COUNTS, PATENTS) if (s := standings.get(b)) is not None and s.known.any()), None
    )
    cases: list[tuple[Case, dict[str, Finding]]] = []
    excluded: list[Excluded] = []
    for use in around.uses:
        symbol, subclass = use.technology.id, use.technology.rests_on
        if len(subclass) < 4:
            excluded.append(Excluded(technology=use.technology, donor=None, code="too-wide", text=_TOO_WIDE))
            continue
        near = nearest(memory, symbol, given, need.texts)
        for code, donor in given.items():
            holding = held[symbol].by_donor.get(code, Holding())
            figures = measured(standings, donor, column.get(subclass))
            case = Case(
                need, use, donor, around, holding, near.get(code, []), figures, local,
                row=figures.row[code] if figures is not None else 0, column=column.get(subclass, 0),
            )  # fmt: skip
            if (why := _why_out(case)) is None:
                cases.append((case, {name: factor(case) for name, factor in FACTORS.items()}))
            else:
                reason, words = why
                excluded.append(
                    Excluded(technology=use.technology, donor=donor.region, code=reason, text=words)
                )
    return Found(around, given, held, cases, excluded)


def score(case: Case, findings: dict[str, Finding], weights: dict[str, float]) -> Scored:
    """The score of a case: the sum of weight × value over the factors, each product in four decimals."""
    contributions = {
        name: round(weights[name] * shown(finding.value), PLACES) for name, finding in findings.items()
    }
    return Scored(case, findings, contributions, round(math.fsum(contributions.values()), PLACES))


def shown(value: float | None) -> float:
    """A factor's value as it is shown and weighed; what is not known weighs nothing."""
    return 0.0 if value is None else round(value, PLACES)


def measured(standings: dict[str, Standing], donor: Donor, column: int | None) -> Standing | None:
    """The figures to measure the donor by: published counts where they are usable, else patents in the graph."""
    if column is None:
        return None
    for basis in (COUNTS, PATENTS):
        found = standings.get(basis)
        if found is None or (basis == COUNTS and not donor.usable):
            continue
        if found.national[column] and found.counts[found.row[donor.region.id]].any():
            return found
    return None


def _why_out(case: Case) -> tuple[str, Text] | None:
    """Why a pair is no case at all."""
    if case.count and case.standing is not None and case.standing.table.basis == COUNTS:
        return None
    if not case.holding.total:
        return ("nothing", _NOTHING) if case.donor.usable else ("unusable-profile", _UNUSABLE)
    if case.holding.status["lapsed"] == case.holding.total:
        return "lapsed", _LAPSED
    return None
