"""The factors of a match: each gives a case a value of 0…1, what it rests on, and a sentence for the meeting.

A value depends on its own case alone, never on the best of all cases. None is "not known", and counts 0.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.analysis.match.context import Context, Donor, Use
from kg.analysis.match.holdings import Holding
from kg.analysis.match.need import Need
from kg.analysis.match.profile import COUNTS, Standing
from kg.lang.text import Text

# The number at which a count of firms or of transferable patents is worth half: a handful proves that it goes.
HANDFUL = 5
# Evidence of a factor is what a person can look through.
SHOWN = 5
# The plan speaks of the industry in this region; of the industry; of the region alone.
BOTH, INDUSTRY_ONLY, REGION_ONLY = 1.0, 0.6, 0.3
# A share that moved by less than a fifth either way is called steady.
STEADY = 0.05
RISING, EVEN, FALLING = Text("上升", "rising"), Text("平稳", "steady"), Text("下降", "falling")
BASES = {COUNTS: Text("已公布件数", "published counts"), "patents": Text("图中专利", "patents in the graph")}


@dataclass(frozen=True, slots=True)
class Case:
    """A technology and a donor, with all that their factors look at. `standing` has the figures that the donor is
    measured by, `local` those of the receiving region, None where there are none; `near` are the donor's patents by
    closeness, `row` and `column` its place in the figures."""

    need: Need
    use: Use
    donor: Donor
    context: Context
    holding: Holding
    near: list[tuple[float, str]]
    standing: Standing | None
    local: Standing | None
    row: int = 0
    column: int = 0

    @property
    def count(self) -> int:
        """The count of the donor in the subclass, on its basis."""
        return int(self.standing.counts[self.row, self.column]) if self.standing is not None else 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What a factor says of a case."""

    value: float | None
    text: Text
    basis: str | None = None
    period: str | None = None
    evidence: list[str] = field(default_factory=list)


def _measured_by(case: Case, *places: str) -> list[str]:
    """What a figure of a profile can be checked at: the patents, or the regions and the class of the counts."""
    if case.standing is not None and case.standing.table.basis != COUNTS:
        return case.holding.first
    return [*places, case.use.technology.rests_on]


def strength(case: Case) -> Finding:
    """The donor's shrunk RTA s as s / (1 + s): ½ is as everywhere, ⅔ twice as much."""
    s, symbol = case.standing, case.use.technology.rests_on
    if s is None:
        return Finding(None, Text("没有可用的件数，优势未知", "no figures to measure its strength by"))
    at = case.row, case.column
    shrunk, low, high = (float(m[at]) for m in (s.shrunk, s.low, s.high))
    basis = BASES[s.table.basis]
    return Finding(
        shrunk / (1 + shrunk),
        Text(
            f"{case.donor.region.name}在{symbol}有{case.count}件，RTA {s.rta[at]:.2f}（95%区间{low:.2f}–{high:.2f}），"
            f"收缩后{shrunk:.2f}；{basis.zh}，{s.table.period}",
            f"{case.count} in {symbol}, RTA {s.rta[at]:.2f} (95% interval {low:.2f}–{high:.2f}), shrunk {shrunk:.2f}; "
            f"{basis.en}, {s.table.period}",
        ),
        s.table.basis,
        s.table.period,
        _measured_by(case, case.donor.region.id),
    )


def industry(case: Case) -> Finding:
    """The weight of the technology in the industry."""
    use = case.use
    return Finding(
        use.weight,
        Text(
            f"{use.industry.name}使用{use.technology.id}，权重{use.weight:g}：{use.reason}",
            f"{use.industry.id} uses {use.technology.id} with weight {use.weight:g}: {use.reason}",
        ),
        "industry table",
        None,
        [use.industry.id, use.technology.id],
    )


def relatedness(case: Case) -> Finding:
    """Density of the receiving region around the technology, drawn towards that of Xinjiang for few counts."""
    s = case.local
    if s is None or not s.known[case.column]:
        return Finding(None, Text("没有可比的技术画像，关联未知", "no profile to measure relatedness by"))
    value, share = float(s.relatedness[case.column]), s.own_share
    place, basis = case.need.view.prefecture.name, BASES[s.table.basis]
    return Finding(
        value,
        Text(
            f"{place}在邻近技术上的关联密度{value:.3f}（自身{s.total}件占{share:.0%}，其余取自全疆）；{basis.zh}，{s.table.period}",
            f"relatedness density {value:.3f} ({share:.0%} from its own {s.total}, the rest from all Xinjiang); "
            f"{basis.en}, {s.table.period}",
        ),
        s.table.basis,
        s.table.period,
        [*case.need.members, case.use.technology.rests_on],
    )


def complementarity(case: Case) -> Finding:
    """What the donor holds, and the region lacks, around the technology."""
    s = case.standing
    if s is None or not s.known[case.column]:
        return Finding(None, Text("没有可比的技术画像，补充未知", "no profile to measure complementarity by"))
    value, basis = float(s.adds[case.row, case.column]), BASES[s.table.basis]
    return Finding(
        value,
        Text(
            f"邻近技术中{value:.1%}为{case.donor.region.name}所长、当地所缺；{basis.zh}，{s.table.period}",
            f"{value:.1%} of what is near is held by the donor and lacking there; {basis.en}, {s.table.period}",
        ),
        s.table.basis,
        s.table.period,
        _measured_by(case, case.donor.region.id, *case.need.members),
    )


def text(case: Case) -> Finding:
    """Closeness of the nearest title."""
    if not case.holding.total:
        return Finding(
            None, Text("图中没有这一技术的专利可比文字", "no patent in the graph to compare words with")
        )
    value = case.near[0][0] if case.near else 0.0
    ids = [id_ for _, id_ in case.near]
    words = Text(
        f"最近一件的名称与所需相合{value:.0%}" if ids else "专利名称与所需没有相合之处",
        f"the nearest title agrees by {value:.0%} of its words"
        if ids
        else "no title has the words asked for",
    )
    return Finding(value, words, "patents", None, ids)


def transferability(case: Case) -> Finding:
    """Patents under open licence, or transferred or licensed before: n / (n + 5)."""
    h = case.holding
    if not h.total:
        return Finding(None, Text("图中没有专利，可转移性未知", "no patent in the graph to tell by"))
    ids = list(dict.fromkeys([*h.open_licence, *h.moved]))
    return Finding(
        len(ids) / (len(ids) + HANDFUL),
        Text(
            f"开放许可{len(h.open_licence)}件，转让或许可过{len(h.moved)}件",
            f"{len(h.open_licence)} under open licence, {len(h.moved)} transferred or licensed before",
        ),
        "patents",
        None,
        ids[:SHOWN],
    )


def pairing(case: Case) -> Finding:
    """1 where the donor is paired with the region or a member of it."""
    found = case.context.pairings.get(case.donor.region.id)
    if found is None:
        names = Text("没有结对，跨结对援助仍可", "no pairing; aid may cross pairs")
        return Finding(0.0, names, "pairings")
    counties = "、".join(found.counties)
    return Finding(
        1.0,
        Text(
            f"{case.donor.region.name}结对{found.recipient.name}" + (f"（{counties}）" if counties else ""),
            f"paired with {found.recipient.name}" + (f", since {found.start}" if found.start else ""),
        ),
        "pairings",
        f"{found.start or ''}-{found.end or ''}",
        [found.id],
    )


def recency(case: Case) -> Finding:
    """The donor's share of the nation in the last window over the sum of its shares in the last two."""
    s = case.standing
    if s is None or s.table.windows is None or s.momentum[case.row, case.column] < 0:
        return Finding(None, Text("缺少前后两期件数，势头未知", "no two windows to compare"))
    value, (before, last) = float(s.momentum[case.row, case.column]), s.table.windows
    trend = RISING if value > 0.5 + STEADY else FALLING if value < 0.5 - STEADY else EVEN
    return Finding(
        value,
        Text(
            f"占全国的份额{trend.zh}（{before}→{last}）",
            f"its share of the nation is {trend.en} ({before} → {last})",
        ),
        s.table.basis,
        f"{before}, {last}",
        _measured_by(case, case.donor.region.id),
    )


def firms(case: Case) -> Finding:
    """Firms there in the industry: n / (n + 5)."""
    found = case.context.firms
    return Finding(
        len(found) / (len(found) + HANDFUL),
        Text(f"当地从事该产业的企业{len(found)}家", f"{len(found)} firms there work in the industry"),
        "enterprises",
        None,
        [firm.id for firm in found[:SHOWN]],
    )


def plan(case: Case) -> Finding:
    """How nearly the plan speaks of this industry in this region."""
    names_industry, names_region = case.context.backed
    both = [id_ for id_ in names_industry if id_ in names_region]
    if both:
        value, ids = BOTH, both
        words = Text("规划写明在该地区发展该产业", "the plan names this industry in this region")
    elif names_industry:
        value, ids = INDUSTRY_ONLY, names_industry
        words = Text("规划写到该产业", "the plan names the industry")
    elif names_region:
        value, ids = REGION_ONLY, names_region
        words = Text("规划只写到该地区", "the plan names the region alone")
    else:
        value, ids, words = 0.0, [], Text("规划没有写到", "the plan names neither")
    return Finding(value, words, "plan", None, ids[:SHOWN])


FACTORS: dict[str, Callable[[Case], Finding]] = {
    "strength": strength,
    "industry": industry,
    "relatedness": relatedness,
    "complementarity": complementarity,
    "text": text,
    "transferability": transferability,
    "pairing": pairing,
    "recency": recency,
    "firms": firms,
    "plan": plan,
}
