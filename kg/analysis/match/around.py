"""What stands beside a result without moving its rank: the plan, firms of the industry, relatedness, facts on the place."""

from collections.abc import Iterator

from kg.analysis.match.cases import Case
from kg.analysis.match.factors import BASES, SHOWN
from kg.analysis.match.models import Context
from kg.analysis.match.need import Need
from kg.lang.text import Text


def around(case: Case, need: Need) -> list[Context]:
    """The context of a result, each with the ids that it can be checked at."""
    return [_plan(case), _firms(case), *_relatedness(case, need), *_products(case)]


def _plan(case: Case) -> Context:
    names_industry, names_region = case.context.backed
    both = [id_ for id_ in names_industry if id_ in names_region]
    if both:
        text = Text("规划写明在该地区发展该产业", "the plan names this industry in this region")
    elif names_industry:
        text = Text("规划写到该产业", "the plan names the industry")
    elif names_region:
        text = Text("规划只写到该地区", "the plan names the region alone")
    else:
        text = Text("规划没有写到", "the plan names neither")
    ids = both or names_industry or names_region
    return Context(
        name="plan", label=Text("规划依据", "backing of the plan"), text=text, evidence=ids[:SHOWN]
    )


def _firms(case: Case) -> Context:
    found = case.context.firms
    made_up = sum(firm.synthetic for firm in found)
    zh = f"当地从事该产业的企业{len(found)}家" + (f"，其中{made_up}家为演示用虚构" if made_up else "")
    en = f"{len(found)} firms there work in the industry" + (
        f", {made_up} of them made up for the demo" if made_up else ""
    )
    return Context(
        name="industry-firms",
        label=Text("当地该产业企业", "firms of the industry there"),
        text=Text(zh, en),
        evidence=[firm.id for firm in found[:SHOWN]],
    )


def _relatedness(case: Case, need: Need) -> Iterator[Context]:
    s = case.local
    if s is None or not s.known[case.column]:
        return
    value, share, basis = float(s.relatedness[case.column]), s.own_share, BASES[s.table.basis]
    yield Context(
        name="relatedness",
        label=Text("与当地能力的关联", "relatedness to what the region can do"),
        text=Text(
            f"{need.view.prefecture.name}在邻近技术上的关联密度{value:.3f}（自身{s.total}件占{share:.0%}，其余取自全疆）；{basis.zh}，{s.table.period}",
            f"relatedness density {value:.3f} ({share:.0%} from its own {s.total}, the rest from all Xinjiang); {basis.en}, {s.table.period}",
        ),
        evidence=[*need.members, case.use.technology.rests_on],
    )


def _products(case: Case) -> Iterator[Context]:
    for share in [share for share in case.use.products if share.fact is not None][:SHOWN]:
        yield Context(
            name="product",
            label=Text("当地产品", "product of the place"),
            text=Text(
                f"{share.name}：{share.fact}",
                f"{share.product}: {share.part:.0%} of the products of the industry there, by local facts",
            ),
            evidence=[share.product, *share.facts],
        )
