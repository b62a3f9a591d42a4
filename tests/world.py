"""A small world in which every question has an answer that can be worked out by hand.

The shipped plan, the shipped reference facts without the 43,000 counts, and beside these, made up here: a second plan
of one section, three firms and an institute, three patents with their events, eight counts, a need and two offers, two
observations,
and one edge that leads nowhere and is rejected.
"""

from kg.analysis import profiles
from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Record, Ref, Row, Value, one_by_one
from kg.graph.writer import Dataset
from loaders.pipeline import load_shipped
from loaders.reference.registry import shipped

SPINNER, GROWER, MAKER, INSTITUTE = (
    "喀什天山棉纺有限公司",
    "和田玉泉果业有限公司",
    "广东纺机股份有限公司",
    "新疆纺织研究所",
)
FIRST, SECOND, THIRD = "CN100000001A", "CN100000002U", "CN100000003B"


def build(graph: Graph) -> None:
    """Load the world into an empty graph."""
    load_shipped(graph)
    for part in shipped():
        if part.id != "technology-counts":
            graph.load(Dataset(part.id, part.name, part.sha256, "reference"), part.rows())
    graph.load(Dataset("hand", "手写", "0" * 64, "hand"), rows())
    profiles.derive(graph)


def rows() -> list[Row]:
    """What is made up here."""
    return list(one_by_one([*_plan(), *_firms(), *_patents(), *_events(), *_figures(), *_need(), *_offers()]))


def _node(label: str, id_: str, name: str, **properties: Value) -> Node:
    return Node(label, id_, name, ("L1",), properties)


def _edge(type_: str, start: Node | Ref, end: Node | Ref, **properties: Value) -> Edge:
    ends = [end.ref if isinstance(end, Node) else end for end in (start, end)]
    return Edge(type_, ends[0], ends[1], ("L1",), properties)


def _plan() -> list[Record]:
    policy = _node("Policy", "hand-plan", "手写规划", status="planned")
    section = _node("Section", "hand-plan/一", "一 目标", title="目标", line=2)
    target = _node(
        "Target",
        "hand-plan/每万人口发明专利拥有量/2025",
        "每万人口发明专利拥有量 5件(2025)",
        operator="=",
        low=5.0,
        unit="件",
        deadline=2025,
        period="2025",
        basis="value",
        line=3,
    )
    loose = _edge("MENTIONS", section, Ref("Fund", "不存在的基金"), line=4)
    return [
        policy, section, target, loose,
        _edge("PART_OF", section, policy), _edge("STATED_IN", target, section), _edge("SETS", policy, target),
        _edge("OF_INDICATOR", target, Ref("Indicator", "每万人口发明专利拥有量")),
        _edge("MENTIONS", section, Ref("Organization", "国家知识产权局"), line=3),
    ]  # fmt: skip


def _firms() -> list[Record]:
    spinner = _node("Enterprise", "F1", SPINNER, synthetic=True)
    grower = _node("Enterprise", "F2", GROWER, synthetic=True)
    maker = _node("Enterprise", "F3", MAKER, synthetic=True)
    institute = _node("Organization", "F4", INSTITUTE, synthetic=True)
    return [
        spinner, grower, maker, institute,
        _edge("LOCATED_IN", spinner, Ref("Region", "653121")), _edge("LOCATED_IN", grower, Ref("Region", "653221")),
        _edge("LOCATED_IN", maker, Ref("Region", "440100")), _edge("LOCATED_IN", institute, Ref("Region", "650100")),
        _edge("ACTIVE_IN", spinner, Ref("Industry", "cotton")), _edge("ACTIVE_IN", grower, Ref("Industry", "forestry-fruit")),
    ]  # fmt: skip


def _patents() -> list[Record]:
    first = _node(
        "Patent",
        FIRST,
        "棉纺细纱机",
        title="棉纺细纱机",
        status="live",
        kind="invention",
        filed="2014-05-06",
        family=["KZ30001B", "US900001B2"],
        synthetic=True,
    )
    second = _node(
        "Patent",
        SECOND,
        "清棉装置",
        title="清棉装置",
        status="lapsed",
        kind="utility model",
        filed="2010-03-04",
        synthetic=True,
    )
    third = _node(
        "Patent",
        THIRD,
        "剑杆织机",
        title="剑杆织机",
        status="live",
        kind="invention",
        filed="2016-07-08",
        family=["EA20003B1"],
        synthetic=True,
    )
    held = [
        (first, "D01H", "440100", "F3"),
        (second, "D01G", "653100", "F1"),
        (third, "D03D", "650100", "F4"),
    ]
    applied = [(first, "F3"), (first, "F1"), (second, "F1"), (second, "F4"), (third, "F4")]
    kind = {"F1": "Enterprise", "F3": "Enterprise", "F4": "Organization"}
    found: list[Record] = [first, second, third, _edge("CLASSIFIED_AS", third, Ref("IpcClass", "D01H"))]
    for patent, symbol, region, owner in held:
        found += [
            _edge("CLASSIFIED_AS", patent, Ref("IpcClass", symbol), main=True),
            _edge("IN_REGION", patent, Ref("Region", region)),
            _edge("OWNS", Ref(kind[owner], owner), patent),
        ]
    return found + [_edge("APPLIED_FOR", Ref(kind[firm], firm), patent) for patent, firm in applied]


def _events() -> list[Record]:
    found: list[Record] = []
    for patent, kind, date in (
        (FIRST, "pledge", "2017-01-01"),
        (FIRST, "release", "2018-01-01"),
        (FIRST, "open licence", "2019-09-09"),
        (SECOND, "transfer", "2012-02-03"),
        (THIRD, "pledge", "2018-01-02"),
    ):
        more: dict[str, Value] = {"giver": [INSTITUTE], "receiver": [SPINNER]} if kind == "transfer" else {}
        event = _node(
            "LegalEvent", f"{patent}-{date}-{kind}", kind, kind=kind, date=date, synthetic=True, **more
        )
        found += [event, _edge("CONCERNS", event, Ref("Patent", patent))]
    return found


def _figures() -> list[Record]:
    found: list[Record] = []
    for region, symbol, period, count in (
        ("440000", "D01H", "2003-2007", 20), ("440000", "H04L", "2003-2007", 480),
        ("440000", "D01H", "2008-2012", 60), ("440000", "H04L", "2008-2012", 940),
        ("320000", "D01H", "2003-2007", 100), ("320000", "H04L", "2003-2007", 400),
        ("320000", "D01H", "2008-2012", 300), ("320000", "H04L", "2008-2012", 700),
        ("653100", "D01H", "2008-2012", 2),
    ):  # fmt: skip
        node = _node(
            "TechnologyCount", f"{region}/{symbol}/{period}", f"{region} {symbol}", period=period, count=count
        )
        found += [
            node,
            _edge("IN_REGION", node, Ref("Region", region)),
            _edge("CLASSIFIED_AS", node, Ref("IpcClass", symbol)),
        ]
    for indicator, value in (("专利行政执法结案率", 95.0), ("专利申请代理率", 50.0)):
        node = _node(
            "Observation",
            f"{indicator}/650000/2020",
            f"{indicator} {value:g}%",
            value=value,
            unit="%",
            period="2020",
        )
        found += [
            node,
            _edge("OBSERVES", node, Ref("Indicator", indicator)),
            _edge("IN_REGION", node, Ref("Region", "650000")),
        ]
    return found


def _need() -> list[Record]:
    need = _node(
        "Need", "N1", "细纱断头检测", text="在线检测细纱断头", valid_until="2030-12-31", synthetic=True
    )
    return [
        need,
        _edge("ASKS", Ref("Enterprise", "F1"), need),
        _edge("CONCERNS", need, Ref("Industry", "textile")),
        _edge("CONCERNS", need, Ref("Region", "653100")),
    ]


def _offers() -> list[Record]:
    """One for spinners, which N1's industry uses, and one of a fruit machine, which nobody asks for."""
    spindle = _node("Need", "O1", "细纱锭子许可", kind="offer", valid_until="2030-06-30", synthetic=True)
    cracker = _node("Need", "O2", "核桃破壳机转让", kind="offer", valid_until="2027-12-31", synthetic=True)
    return [
        spindle, cracker,
        _edge("CONCERNS", spindle, Ref("IpcClass", "D01H")), _edge("CONCERNS", spindle, Ref("Region", "440000")),
        _edge("CONCERNS", cracker, Ref("Industry", "forestry-fruit")), _edge("CONCERNS", cracker, Ref("Region", "320000")),
        _edge("ASKS", Ref("Organization", "F4"), cracker),
    ]  # fmt: skip
