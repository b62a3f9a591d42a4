"""A small made world for the tests of matching: four donors, three technologies, counts of two windows, a dozen
patents, two firms, a plan of one task, a fund, and needs. Every patent and firm in it is invented."""

from collections.abc import Iterable, Iterator

from kg.analysis.profiles import derive
from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Record, Ref, Value, one_by_one
from kg.graph.writer import Dataset

JIANGSU, SHANDONG, GUANGDONG, SHENZHEN, HEILONGJIANG = "320000", "370000", "440000", "440300", "230000"
KASHGAR, HOTAN, XINJIANG = "653100", "653200", "650000"
REGIONS = {
    JIANGSU: "江苏省", "320500": "苏州市", SHANDONG: "山东省", GUANGDONG: "广东省", SHENZHEN: "深圳市",
    HEILONGJIANG: "黑龙江省", "410000": "河南省", XINJIANG: "新疆维吾尔自治区", KASHGAR: "喀什地区",
    "653121": "疏附县", HOTAN: "和田地区", "652900": "阿克苏地区", "653000": "克孜勒苏柯尔克孜自治州",
}  # fmt: skip
CLASSES = {"D01H": "纺纱", "D01G": "纤维预处理", "A01D": "收获", "A01D46": "采摘", "B64U": "无人机"}
USES = {
    ("textile", "D01H"): 1.0,
    ("textile", "D01G"): 0.8,
    ("cotton", "A01D46"): 1.0,
    ("cotton", "D01G"): 0.5,
}
# Counts of the window 2008-2012 by region and subclass; those of 2003-2007 are a quarter of them.
COUNTS = {
    JIANGSU: {"D01H": 400, "D01G": 200, "A01D": 100, "B64U": 0},
    SHANDONG: {"D01H": 100, "D01G": 120, "A01D": 300},
    GUANGDONG: {"D01H": 80, "D01G": 60, "A01D": 90},
    SHENZHEN: {"D01H": 8, "A01D": 40},
    HEILONGJIANG: {"D01H": 20, "A01D": 200},
    "410000": {"D01H": 100, "D01G": 100, "A01D": 400},
    XINJIANG: {"D01H": 12, "D01G": 40, "A01D": 80},
    KASHGAR: {"D01G": 8, "A01D": 4},
    HOTAN: {"A01D": 4},
}
PAIRINGS = {
    (JIANGSU, "653000"),
    (SHANDONG, KASHGAR),
    (GUANGDONG, KASHGAR),
    (SHENZHEN, KASHGAR),
    (HEILONGJIANG, "654300"),
}
SPINNING = "一种棉纺织细纱机的断纱检测装置"
# id, place, technologies, status, title
PATENTS = [
    ("CN1A", "320500", ("D01H",), "live", SPINNING),
    ("CN2A", "320500", ("D01H",), "live", "转杯纺纱器"),
    ("CN3U", JIANGSU, ("D01H",), "lapsed", "粗纱机"),
    ("CN4A", JIANGSU, ("D01G",), "pending", "梳棉机盖板"),
    ("CN5A", SHANDONG, ("D01G",), "live", "清花机除杂装置"),
    ("CN6A", SHANDONG, ("A01D", "A01D46"), "live", "棉花采摘头"),
    ("CN7A", HEILONGJIANG, ("A01D",), "live", "收割机"),
    ("CN8A", "653121", ("D01G",), "live", "棉花清理机"),
    ("CN9A", SHENZHEN, ("D01G",), "unknown", "纤维检测"),
]
EVENTS = [
    ("CN1A", "open licence"),
    ("CN2A", "transfer"),
    ("CN5A", "pledge"),
    ("CN4A", "pledge"),
    ("CN4A", "release"),
]
AT = ("R2",)


def build(graph: Graph, *, counts: bool = True, patents: Iterable[str] | None = None) -> None:
    """Load the world, its counts if wanted, its patents (all, or those of the given ids), and derive profiles."""
    load(graph, "facts", facts())
    load(graph, "counts", count_facts() if counts else ())
    kept = {id_ for id_, *_ in PATENTS} if patents is None else set(patents)
    load(graph, "patents", patent_facts(kept))
    derive(graph)


def load(graph: Graph, name: str, records: Iterable[Record]) -> None:
    report = graph.load(Dataset(name, name, "0" * 64, "test"), one_by_one(list(records)))
    assert report.rejected == 0, report.rejects_file


def facts() -> Iterator[Record]:
    for code, name in {
        **REGIONS,
        "654300": "阿勒泰地区",
        "aid-donors": "援疆省市",
        "southern-xinjiang": "南疆四地州",
    }.items():
        level = (
            "group"
            if "-" in code
            else "province"
            if code.endswith("0000")
            else "prefecture"
            if code.endswith("00")
            else "county"
        )
        marks: dict[str, Value] = (
            {"marks": ["缺哈尔滨，不得用作援助方画像"], "marks_en": ["lacks Harbin"]}
            if code == HEILONGJIANG
            else {}
        )
        yield Node("Region", code, name, AT, {"level": level, **marks})
    for symbol, name in CLASSES.items():
        yield Node("IpcClass", symbol, name, AT, {"level": "subclass" if len(symbol) == 4 else "main group"})
    for slug, name in {"textile": "纺织服装", "cotton": "棉花", "polysilicon": "多晶硅"}.items():
        yield Node("Industry", slug, name, AT)
    yield Node("IndustryClass", "17", "纺织业", AT, {"level": "division"})
    yield Node("IndustryClass", "1711", "棉纺纱加工", AT, {"level": "class"})
    yield Edge(
        "CLOSE_MATCH", Ref("Industry", "textile"), Ref("IndustryClass", "17"), AT, {"confidence": "judgement"}
    )
    for (slug, symbol), weight in USES.items():
        properties: dict[str, Value] = {"weight": weight, "reason": "试验", "confidence": "judgement"}
        yield Edge("USES", Ref("Industry", slug), Ref("IpcClass", symbol), AT, properties)
    for donor, recipient in sorted(PAIRINGS):
        pairing = Node("AidPairing", f"{donor}-{recipient}-2010", f"{donor}→{recipient}", AT, {"start": 2010})
        yield pairing
        yield Edge("DONOR", pairing.ref, Ref("Region", donor), AT)
        yield Edge("RECIPIENT", pairing.ref, Ref("Region", recipient), AT)
    yield from firms()
    yield from plan()
    yield from needs()


def firms() -> Iterator[Record]:
    for number, place in ((1, "653121"), (2, KASHGAR)):
        firm = Node("Enterprise", f"firm{number}", f"喀什试验棉纺{number}厂", AT, {"synthetic": True})
        yield firm
        yield Edge("LOCATED_IN", firm.ref, Ref("Region", place), AT)
        yield Edge("ACTIVE_IN", firm.ref, Ref("IndustryClass", "1711"), AT)


def plan() -> Iterator[Record]:
    section = Node(
        "Section", "p/三(八)2", "推动优势资源转移", ("L178",), {"title": "推动优势资源转移", "line": 178}
    )
    task = Node("Task", "p/三(八)2", "推动优势资源转移", ("L178",), {"level": "subtask", "line": 178})
    fund = Node("Fund", "援疆基金", "援疆基金", ("L180",), {"modality": "set up", "line": 180})
    yield from (section, task, fund)
    yield Edge("STATED_IN", task.ref, section.ref, ("L178",))
    for covered in (
        Ref("Industry", "textile"),
        Ref("Region", "southern-xinjiang"),
        Ref("Region", "aid-donors"),
    ):
        yield Edge("COVERS", task.ref, covered, ("L178",))
    yield Edge("SUPPORTS", fund.ref, task.ref, ("L180",))


def needs() -> Iterator[Record]:
    for id_, until in (("open", "2030-01-01"), ("over", "2020-12-31")):
        need = Node(
            "Need",
            id_,
            "断纱检测",
            AT,
            {"title": "断纱检测", "text": "细纱机断纱检测装置", "valid_until": until},
        )
        yield need
        yield Edge("CONCERNS", need.ref, Ref("Industry", "textile"), AT)
        yield Edge("CONCERNS", need.ref, Ref("Region", KASHGAR), AT)


# id, last day, place, technologies, industries, who offers
OFFERS = [
    ("offer1", "2030-01-01", "320500", ("D01H",), (), None),
    ("offer2", "2020-12-31", JIANGSU, ("D01H",), (), None),
    ("offer3", None, SHANDONG, (), ("textile",), None),
    ("offer4", None, None, ("D01G",), (), "org-CN1A"),
    ("offer5", None, "410000", ("D01H",), (), None),
]


def offers() -> Iterator[Record]:
    """Offers of donors, one of them over, and one of a province that gives no aid; the world has none of its own."""
    for id_, until, place, symbols, slugs, by in OFFERS:
        ends = {"valid_until": until} if until is not None else {}
        offer = Node("Need", id_, f"供给{id_}", AT, {"title": f"供给{id_}", "kind": "offer", **ends})
        yield offer
        if place is not None:
            yield Edge("CONCERNS", offer.ref, Ref("Region", place), AT)
        for symbol in symbols:
            yield Edge("CONCERNS", offer.ref, Ref("IpcClass", symbol), AT)
        for slug in slugs:
            yield Edge("CONCERNS", offer.ref, Ref("Industry", slug), AT)
        if by is not None:
            university = Node("Organization", by, "CN1A纺织大学", AT)
            yield university
            yield Edge("ASKS", university.ref, offer.ref, AT)
            yield Edge("LOCATED_IN", university.ref, Ref("Region", JIANGSU), AT)


def count_facts() -> Iterator[Record]:
    for region, row in COUNTS.items():
        for symbol, count in row.items():
            for period, figure in (("2008-2012", count), ("2003-2007", count // 4)):
                if not figure:
                    continue
                at = (f"{region}/{symbol}/{period}",)
                node = Node("TechnologyCount", at[0], at[0], at, {"count": figure, "period": period})
                yield node
                yield Edge("IN_REGION", node.ref, Ref("Region", region), at)
                yield Edge("CLASSIFIED_AS", node.ref, Ref("IpcClass", symbol), at)


def patent_facts(kept: set[str]) -> Iterator[Record]:
    for id_, place, symbols, status, title in PATENTS:
        if id_ not in kept:
            continue
        properties: dict[str, Value] = {
            "title": title,
            "filed": "2015-06-01",
            "status": status,
            "kind": "utility model" if id_.endswith("U") else "invention",
        }
        if id_ == "CN5A":
            properties["family"] = ["EA012345B1", "US1A"]
        patent = Node("Patent", id_, title, AT, properties)
        holder = Node("Organization", f"org-{id_}", f"{id_}纺织大学", AT)
        yield from (
            patent,
            holder,
            Edge("OWNS", holder.ref, patent.ref, AT),
            Edge("IN_REGION", patent.ref, Ref("Region", place), AT),
        )
        for symbol in symbols:
            yield Edge("CLASSIFIED_AS", patent.ref, Ref("IpcClass", symbol), AT)
    for id_, kind in EVENTS:
        if id_ in kept:
            event = Node(
                "LegalEvent",
                f"{id_}-{kind}",
                f"{kind} {id_}",
                AT,
                {"kind": kind, "date": "2021-01-01" if kind == "release" else "2020-01-01"},
            )
            yield event
            yield Edge("CONCERNS", event.ref, Ref("Patent", id_), AT)
