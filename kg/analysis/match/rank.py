"""Which pairs of technology and donor there are, and in what order: a pure sum of weighed factors."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.context import Context, Donor, Use, context, donors
from kg.analysis.match.factors import Finding, factors
from kg.analysis.match.holdings import Holding, Holdings, holdings, nearest
from kg.analysis.match.models import Excluded, Tier
from kg.analysis.match.need import Need
from kg.analysis.match.needed import needed
from kg.analysis.match.profile import COUNTS, PATENTS, Standing, profiles, standing
from kg.analysis.match.uptake import uptake
from kg.analysis.match.weights import UNIT
from kg.analysis.metrics.inputs import Floats
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
_MADE_UP = Text(
    "只有演示用虚构专利，而图中有真实件数", "it has made-up patents alone, and the graph has real counts"
)
_TOO_WIDE = Text("比小类宽，不能落到专利", "wider than a subclass: no patents can be told by it")
# A proven advantage on as many filings as leave its interval narrower than a third to either side.
MANY = 30


@dataclass(frozen=True, slots=True)
class Scored:
    """A case with the value of each factor (NaN for unknown), the contributions in ten-thousandths, and their sum."""

    case: Case
    values: Mapping[str, float]
    units: Mapping[str, int]
    score: float
    likely: float

    def value(self, name: str) -> float | None:
        """The value of a factor as it is shown; None where nothing is known."""
        found = self.values[name]
        return None if np.isnan(found) else found

    @property
    def paired(self) -> bool:
        """Whether the donor is paired with the region or a member of it."""
        return self.case.donor.region.id in self.case.context.pairings

    @property
    def tier(self) -> Tier:
        """How well the donor's advantage is proven."""
        return tier(self.case)


@dataclass(frozen=True, slots=True)
class Found:
    """What a ranking is made of, whatever the weights: the pairs that are cases with the values of each factor (N,), in four
    decimals as they are shown, and the pairs that are none."""

    context: Context
    donors: dict[str, Donor]
    held: dict[str, Holdings]
    cases: Cases
    values: dict[str, Floats]
    excluded: list[Excluded]


@dataclass(frozen=True, slots=True)
class Ranking:
    """All cases of a need, the best first."""

    need: Need
    found: Found
    scored: list[Scored]


# A need's cases take some 3 MB, as much as many hundred of the other entries of a cache: those of 64 needs are kept.
FINDINGS = 64


def rank(
    memory: ReadCache,
    need: Need,
    weights: dict[str, float],
    year: int,
    view: str = "default",
    *,
    keep: bool = True,
) -> Ranking:
    """Score every pair of a donor and a technology that the need asks for. Without `keep` the cases are not kept for the next
    request: those of a whole table would push everything else out of the cache.

    `view` orders them: by score, `likely` by the forecast for the region, `paired` with paired donors first. Of equal scores
    the paired donor comes first.

    Raises:
        EngineError: the engine failed.
    """
    found = findings(memory, need, year) if keep else _find(memory, need, year)
    units = np.array(
        [np.rint(weights[name] * UNIT * np.nan_to_num(values)) for name, values in found.values.items()]
    ).reshape(len(found.values), len(found.cases))
    total = units.sum(axis=0)
    scored = [
        Scored(
            case,
            {name: float(values[at]) for name, values in found.values.items()},
            {name: int(row[at]) for name, row in zip(found.values, units, strict=True)},
            float(total[at]) / UNIT,
            float(np.nan_to_num(found.values["chance"][at])),
        )
        for at, case in enumerate(found.cases.cases)
        if need.donor is None or case.donor.region.id == need.donor
    ]
    scored.sort(key=lambda s: order(s, view))
    return Ranking(need, found, scored)


def order(scored: Scored, view: str) -> tuple[float | bool | str, ...]:
    """What results are sorted by."""
    case = scored.case
    last = (-scored.score, not scored.paired, case.donor.region.id, case.use.technology.id)
    if view == "likely":
        return (-scored.likely, *last)
    return (not scored.paired, *last) if view == "paired" else last


def tier(case: Case) -> Tier:
    """A: the 95 % interval of the donor's RTA lies above 1 on MANY filings of the very technology; B: it lies above 1; C: it
    does not, the filings are too few, or the figures are those of a wider class that other groups share."""
    s = case.standing
    if s is None or not case.enough or not case.owns or float(s.low[case.row, case.column]) <= 1:
        return "C"
    return "A" if case.count >= MANY and not case.shared else "B"


def findings(memory: ReadCache, need: Need, year: int) -> Found:
    """The cases of a need and the values of their factors, made once per state of the graph."""
    key = (
        "findings", need.view.model_dump_json(), need.texts, need.county, need.chosen, need.sure, need.real, year,
    )  # fmt: skip
    return memory.once(key, lambda: _find(memory, need, year), size=ENTRIES // FINDINGS)


def _find(memory: ReadCache, need: Need, year: int) -> Found:
    given, uses = donors(memory), needed(memory, need) if need.sure else []
    around = context(memory, need, uses, year)
    standings = standing(memory, given, need.members) if given else {}
    held = {use.technology.id: holdings(memory, use.technology.id, given, real=need.real) for use in uses}
    # Made-up patents move no rank where there are real figures.
    real = need.real or COUNTS in standings
    cases = Cases(need, around, uptake(need.members), uses)
    excluded: list[Excluded] = []
    leads = lead(uses)
    for number, use in enumerate(uses):
        if len(use.technology.rests_on) < 4:
            excluded.append(Excluded(technology=use.technology, donor=None, code="too-wide", text=_TOO_WIDE))
            continue
        for case in _cases_of(
            memory,
            need,
            use,
            given,
            around,
            standings,
            held,
            real=real,
            owns=leads[use.technology.rests_on] == use.technology.id,
        ):
            if (why := _why_out(case)) is None:
                cases.cases.append(case)
                cases.use_of.append(number)
            else:
                excluded.append(
                    Excluded(technology=use.technology, donor=case.donor.region, code=why[0], text=why[1])
                )
    values = {name: np.round(factor.values(cases), 4) for name, factor in factors().items()}
    return Found(around, given, held, cases, values, excluded)


def lead(uses: list[Use]) -> dict[str, str]:
    """By subclass the technology of the list that its figures speak for: itself, else its weightiest group."""
    found: dict[str, str] = {}
    for use in uses:
        subclass = use.technology.rests_on
        if use.technology.id == subclass or subclass not in found:
            found[subclass] = use.technology.id
    return found


def _cases_of(
    memory: ReadCache, need: Need, use: Use, given: dict[str, Donor], around: Context, standings: dict[str, Standing],
    held: dict[str, Holdings], *, real: bool, owns: bool,
) -> list[Case]:  # fmt: skip
    """A case for each donor of one technology."""
    symbol, subclass = use.technology.id, use.technology.rests_on
    column = profiles(memory, given).column if given else {}
    local = next(
        (s for b in (COUNTS, PATENTS) if (s := standings.get(b)) is not None and s.known.any()), None
    )
    near = nearest(memory, symbol, given, need.texts, real=need.real)
    counted = holdings(memory, symbol, given, real=real)
    counted_near = nearest(memory, symbol, given, need.texts, real=real)
    found, chances = [], uptake(need.members)
    for code, donor in given.items():
        figures = measured(standings, donor, column.get(subclass))
        found.append(
            Case(
                need,
                use,
                donor,
                around,
                chances,
                held[symbol].by_donor.get(code, Holding()),
                near.get(code, []),
                counted.by_donor.get(code, Holding()),
                counted_near.get(code, []),
                figures,
                local,
                row=figures.row[code] if figures is not None else 0,
                column=column.get(subclass, 0),
                shared=symbol != subclass,
                owns=owns,
            )
        )
    return found


def finding(scored: Scored, name: str) -> Finding:
    """What a factor says of a case."""
    return factors()[name].told(scored.case, scored.value(name))


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
    if not case.counted.total:
        if case.holding.total:
            return "made-up", _MADE_UP
        return ("nothing", _NOTHING) if case.donor.usable else ("unusable-profile", _UNUSABLE)
    if case.counted.status["lapsed"] == case.counted.total:
        return "lapsed", _LAPSED
    return None
