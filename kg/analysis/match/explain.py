"""What stands beside a score: the patents, what speaks against, and what to be careful about."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from kg.analysis.match.around import around
from kg.analysis.match.cases import Case
from kg.analysis.match.factors import BASES, factors
from kg.analysis.match.feedback import beside, recorded
from kg.analysis.match.holdings import SHOWN, Holdings, gate, remaining_years
from kg.analysis.match.models import DonorView, Evidence, Factor, Feedback, Note, OfferView, Result
from kg.analysis.match.offered import fitting, offers
from kg.analysis.match.profile import MIN_CELL
from kg.analysis.match.rank import Ranking, Scored, finding
from kg.analysis.match.weights import UNIT
from kg.graph.read_cache import ReadCache
from kg.lang.text import Text
from kg.values.places import owner
from kg.values.thing import Thing
from queries import reads

# Below it the 95 % interval of a count is wider than a third to either side.
SMALL = 30
# A region's own counts weigh less than four fifths in its relatedness: fewer than 200 of them.
THIN = 0.8
# Firms to name; how many there are in all, the factor tells.
RECIPIENTS = 20
# Nearest patents to show before those that are easiest to have.
NEAREST = 3


def results(
    memory: ReadCache, ranking: Ranking, limit: int, weights: dict[str, float], today: date
) -> list[Result]:
    """The first `limit` technologies of a ranking, each with its best donor, explained; patents are read for these alone."""
    by = strips(ranking)
    first = [strip[0] for strip in by[:limit]]
    wanted = [_patents(scored.case) for scored in first]
    read = _read(memory, sorted({id_ for ids in wanted for id_ in ids}))
    said = recorded(memory.graph.settings.home)
    offered = offers(memory, ranking.found.donors, today)
    return [
        result(strip, ranking, [read[id_] for id_ in ids if id_ in read], offered, said, weights, today)
        for strip, ids in zip(by[:limit], wanted, strict=True)
    ]


def strips(ranking: Ranking) -> list[list[Scored]]:
    """The cases of each technology in the order of the ranking, the technology of the first case first."""
    by: dict[str, list[Scored]] = {}
    for scored in ranking.scored:
        by.setdefault(scored.case.use.technology.id, []).append(scored)
    return list(by.values())


def result(
    strip: list[Scored],
    ranking: Ranking,
    patents: list[dict[str, Any]],
    offered: dict[str, list[OfferView]],
    said: list[Feedback],
    weights: dict[str, float],
    today: date,
) -> Result:
    """One technology with everything that a person must see beside it; its donors are those of `strip`, the best first."""
    scored = strip[0]
    case, shared = scored.case, ranking.found.context
    held = ranking.found.held[case.use.technology.id]
    return Result(
        technology=case.use.technology,
        donor=case.donor.region,
        score=scored.score,
        tier=scored.tier,
        factors=_factors(scored, weights),
        context=around(case, ranking.need),
        donors=[_donor(other) for other in strip],
        gate=gate(case.holding, today),
        evidence=[_evidence(row, case, today) for row in patents],
        counter_evidence=list(_against(case, held)),
        warnings=list(_warnings(case)),
        plan=shared.plan,
        funds=shared.funds,
        recipients=shared.firms[:RECIPIENTS],
        pairing=shared.pairings.get(case.donor.region.id),
        paired=next((_donor(other) for other in strip if other.paired), None),
        offers=fitting(offered.get(case.donor.region.id, []), case.use.technology, case.need.industries),
        feedback=[
            told
            for other in strip
            for told in beside(said, case.need, case.use.technology.id, other.case.donor.region.id)
        ],
    )


def _donor(scored: Scored) -> DonorView:
    return DonorView(
        donor=scored.case.donor.region,
        score=scored.score,
        tier=scored.tier,
        paired=scored.paired,
        count=scored.case.count,
    )


def _factors(scored: Scored, weights: dict[str, float]) -> list[Factor]:
    found = []
    for name, factor in factors().items():
        told = finding(scored, name)
        found.append(
            Factor(
                name=name,
                label=factor.label,
                value=scored.value(name),
                weight=weights[name],
                contribution=scored.units[name] / UNIT,
                basis=told.basis,
                period=told.period,
                text=told.text,
                evidence=told.evidence,
            )
        )
    return found


def _patents(case: Case) -> list[str]:
    """The patents to show: the nearest in words, then the easiest to have."""
    near = [id_ for _, id_ in case.near[:NEAREST]]
    return list(dict.fromkeys([*near, *case.holding.first]))[:SHOWN]


def _read(memory: ReadCache, ids: list[str]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in reads.rows(memory, "patents-with-parties", ids=ids)} if ids else {}


def _evidence(row: dict[str, Any], case: Case, today: date) -> Evidence:
    parties = sorted({(party["role"] != "OWNS", party["id"], party["name"]) for party in row["parties"]})
    owners = [party for party in parties if not party[0]] or parties
    near = {id_: value for value, id_ in case.near}
    return Evidence(
        id=row["id"],
        title=row["title"] or row["name"],
        holders=[Thing(id=id_, name=name) for _, id_, name in owners],
        status=row["status"] or "unknown",
        kind=row["kind"],
        filed=row["filed"],
        remaining_years=remaining_years(row["kind"], row["filed"], today)
        if row["status"] != "lapsed"
        else 0.0,
        open_licence=row["id"] in case.holding.open_licence,
        pledged=row["id"] in case.holding.pledged,
        closeness=round(near[row["id"]], 4) if row["id"] in near else None,
        synthetic=bool(row["synthetic"]),
    )


def _against(case: Case, held: Holdings) -> Iterator[Note]:
    yield from _already_there(case, held)
    h = case.holding
    if h.status["lapsed"]:
        yield _note(
            "lapsed",
            f"图中{h.total}件专利已有{h.status['lapsed']}件失效，可自由使用但无权利可转",
            f"{h.status['lapsed']} of {h.total} patents have lapsed: free to use, nothing to transfer",
        )
    if h.abroad:
        offices = sorted({number[:2] for numbers in h.abroad.values() for number in numbers})
        yield _note(
            "right-in-central-asia",
            f"同族在{'、'.join(offices)}有权利，产品出口中亚须一并取得许可",
            f"family members in {', '.join(offices)}: exports there need that licence too",
            sorted(h.abroad)[:SHOWN],
        )
    if h.disputed:
        yield _note(
            "in-dispute",
            f"{len(h.disputed)}件专利有诉讼或保全",
            f"{len(h.disputed)} patents are in a lawsuit or under preservation",
            h.disputed[:SHOWN],
        )
    if not case.context.firms:
        yield _note(
            "no-firm", "图中当地没有从事该产业的企业可以承接", "the graph knows no firm there in the industry"
        )
    if case.context.funds and all(fund.modality not in (None, "exists") for fund in case.context.funds):
        yield _note(
            "fund-not-there-yet", "可用的资金都还在筹设", "every fund that could pay is still to be set up"
        )


def _already_there(case: Case, held: Holdings) -> Iterator[Note]:
    s, place = case.local, case.need.view.prefecture.name
    if s is not None and s.receiver_rta[case.column] >= 1 and s.receiver_counts[case.column] >= MIN_CELL:
        rta, count = s.receiver_rta[case.column], int(s.receiver_counts[case.column])
        yield _note(
            "already-there",
            f"{place}在{case.use.technology.rests_on}已有优势：RTA {rta:.2f}，{count}件（{BASES[s.table.basis].zh}，{s.table.period}）",
            f"the region is strong there already: RTA {rta:.2f}, {count} counts ({BASES[s.table.basis].en}, {s.table.period})",
        )
    inside = {code for code in held.local if owner(code, case.need.members) is not None}
    for code, chinese, english, codes in (
        ("held-there", f"{place}已有有效或在审专利", "live or pending patents held in the region", inside),
        (
            "right-in-xinjiang",
            "疆内其他地方已有有效或在审专利",
            "live or pending patents held elsewhere in Xinjiang",
            held.local.keys() - inside,
        ),
    ):
        ids = sorted({id_ for place_code in codes for id_ in held.local[place_code]})
        if ids:
            yield _note(
                code,
                f"{chinese}{len(ids)}件，实施前须查是否冲突",
                f"{len(ids)} {english}: check for conflict",
                ids[:SHOWN],
            )


def _warnings(case: Case) -> Iterator[Note]:
    s, h, technology = case.standing, case.holding, case.use.technology
    if s is not None and not case.enough:
        yield _note(
            "too-few",
            f"件数太少（援助方{case.count}件，全国{case.national}件），不足以判断",
            f"too few filings to judge by: {case.count} of the donor, {case.national} in the nation",
        )
    if s is not None and case.count < SMALL:
        low, high = float(s.low[case.row, case.column]), float(s.high[case.row, case.column])
        yield _note(
            "small-count",
            f"只有{case.count}件，RTA 的95%区间为{low:.2f}–{high:.2f}",
            f"only {case.count} counts: the 95% interval of RTA is {low:.2f}–{high:.2f}",
        )
    if technology.id != technology.rests_on and s is not None:
        yield _note(
            "rests-on-subclass",
            f"{technology.id}没有单独的件数，优势、预测、补充和势头按{technology.rests_on}减半计"
            if case.owns
            else f"{technology.id}没有单独的件数，{technology.rests_on}的件数已用于同一清单中的另一项，优势、预测、补充和势头未知",
            f"{technology.id} has no figures of its own: strength, forecast, complementarity and momentum are half of {technology.rests_on}'s"
            if case.owns
            else f"{technology.id} has no figures of its own, and those of {technology.rests_on} speak for another technology of the list: unknown",
        )
    if not h.total:
        yield _note(
            "no-patent", "图中没有其专利，须另行检索", "the graph holds none of its patents: search for them"
        )
    if h.status["unknown"]:
        yield _note(
            "unknown-status",
            f"{h.total}件中{h.status['unknown']}件法律状态不明",
            f"the legal status of {h.status['unknown']} of {h.total} is unknown",
        )
    yield from _made_up(case)
    yield from (Note(code="region-mark", text=Text(zh, en)) for zh, en in _told(case))
    local, place = case.local, case.need.view.prefecture.name
    if local is not None and local.own_share < THIN:
        yield _note(
            "thin-profile",
            f"{place}只有{local.total}件次，画像粗略",
            f"only {local.total} counts in the region: a coarse profile",
        )


def _made_up(case: Case) -> Iterator[Note]:
    """What of a score was invented: patents that are counted, firms that could take it up."""
    h, firms = case.holding, case.context.firms
    if h.synthetic:
        yield _note(
            "synthetic",
            f"{h.total}件中{len(h.synthetic)}件为演示用虚构数据",
            f"{len(h.synthetic)} of {h.total} were made up for the demo",
            h.synthetic[:SHOWN],
        )
    if invented := [firm.id for firm in firms if firm.synthetic]:
        yield _note(
            "synthetic-firms",
            f"可承接的{len(firms)}家企业中{len(invented)}家为演示用虚构数据",
            f"{len(invented)} of {len(firms)} firms that could take it up were made up for the demo",
            invented[:SHOWN],
        )


def _told(case: Case) -> Iterable[tuple[str, str]]:
    name = case.donor.region.name
    yield from ((f"{name}：{zh}", f"{case.donor.region.id}: {en}") for zh, en in case.donor.marks)
    yield from (
        (f"{case.use.technology.id}：{zh}", f"{case.use.technology.id}: {en}") for zh, en in case.use.marks
    )


def _note(code: str, chinese: str, english: str, evidence: list[str] | None = None) -> Note:
    return Note(code=code, text=Text(chinese, english), evidence=evidence or [])
