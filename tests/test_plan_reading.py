"""The plan loader on the real plans beside the project: structure, targets with a gold made by hand, names,
and that the shipped facts are exactly what the text says."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.graph.records import Edge, Node, Record
from loaders.plan.coverage import coverage
from loaders.plan.document import Document
from loaders.plan.facts import plan_facts
from loaders.plan.opened import read_plan
from loaders.plan.shipped import SLUG, as_json, shipped_facts, shipped_text
from loaders.plan.targets import Target, targets
from loaders.plan.text import even
from ontology.reader import ontology
from tests.fitting import problems

GOAL = 0.95


def read(path: Path) -> Document:
    return read_plan(path)


@pytest.fixture(scope="module")
def document(shared: Path) -> Document:
    return read(shared / "plan" / f"{SLUG}.txt")


@pytest.fixture(scope="module")
def records(document: Document) -> list[Record]:
    return list(plan_facts(document, ontology()))


@pytest.fixture(scope="module")
def nodes(records: list[Record]) -> dict[tuple[str, str], Node]:
    return {(r.label, r.id): r for r in records if isinstance(r, Node)}


def test_the_shipped_facts_are_what_the_text_says(records: list[Record]) -> None:
    assert as_json(records) == shipped_text(), "run: python -m loaders.plan.shipped PLAN.txt"
    assert list(shipped_facts()) == [r for kind in (Node, Edge) for r in records if isinstance(r, kind)]


def test_every_fact_fits_the_ontology_and_has_its_line(records: list[Record]) -> None:
    for record in records:
        assert not problems(record), record
        assert all(at[0] == "L" and at[1:].isdigit() for at in record.locators)


def test_the_outline(document: Document) -> None:
    kinds = Counter(s.kind for s in document.sections.values())
    chapters = [s.title for s in document.sections.values() if s.kind == "chapter"]
    assert chapters == ["规划背景", "指导思想与发展目标", "重点任务", "保障措施"]
    assert kinds["box"] == 8
    assert document.period == (2016, 2020)
    within = Counter(s.parent for s in document.sections.values() if s.kind == "bullet")
    # Seven achievements, three situations, five principles, seven aims; a copy to one office.
    assert [within[f"{SLUG}/{part}"] for part in ("一(一)", "一(二)", "二(二)", "二(三)")] == [7, 3, 5, 7]
    assert sum(s.parent == f"{SLUG}/四" for s in document.sections.values()) == 3
    assert [line.text for line in document.sections[f"{SLUG}/抄送"].lines] == ["抄送:国家知识产权局。"]
    assert document.sections[f"{SLUG}/三(八)2"].line == 178
    assert document.sections[f"{SLUG}/专栏8"].parent == f"{SLUG}/三(八)3"


def test_tasks_projects_goals_principles(nodes: dict[tuple[str, str], Node]) -> None:
    tasks = [n for n in nodes.values() if n.label == "Task"]
    groups = [n for n in tasks if n.properties["level"] == "group"]
    counts = [sum(t.id.startswith(g.id) for t in tasks) - 1 for g in groups]
    assert counts == [3, 5, 3, 3, 3, 3, 3, 3, 3]
    assert Counter(n.label for n in nodes.values() if n.label in ("Project", "Goal", "Principle")) == {
        "Project": 8, "Goal": 7, "Principle": 5,
    }  # fmt: skip


# (indicator, operator, low, high, unit, deadline, basis, line), from the checklist D1-D3.
EXPECTED = [
    ("每万人口发明专利拥有量", "=", 2.5, None, "件", 2020, "value", 44),
    ("每百研发人员发明专利申请量", "=", 20, None, "件", 2020, "value", 49),
    ("专利申请受理量年增幅", "=", 15, None, "%", 2020, "average", 54),
    ("发明专利授权量年增幅", "=", 10, None, "%", 2020, "average", 59),
    ("企业专利授权量占比", "=", 60, None, "%", 2020, "value", 64),
    ("专利权质押融资金额", "=", 3, None, "亿元", 2020, "value", 69),
    ("专利行政执法结案率", "=", 90, None, "%", 2020, "value", 74),
    ("专利行政执法案件信息", "all", None, None, None, 2020, "value", 84),
    ("12330维权援助服务电话接办率", "=", 100, None, "%", 2020, "value", 89),
    ("知识产权示范优势企业", "=", 100, None, "家", 2020, "value", 94),
    ("专利电子申请率", "=", 90, None, "%", 2020, "value", 99),
    ("专利申请代理率", "=", 60, None, "%", 2020, "value", 104),
    ("知识产权示范优势企业", "=", 100, None, "家", 2020, "value", 111),
    ("企业专利申请量占比", "=", 60, None, "%", 2020, "value", 114),
    ("企业发明专利申请量占比", "=", 50, None, "%", 2020, "value", 114),
    ("参与知识产权贯标的企业", ">=", 200, None, "家", 2020, "value", 120),
    ("专利权质押融资金额", ">=", 3, None, "亿元", 2020, "per year", 124),
    ("打击假冒专利行为专项整治行动", ">=", 50, None, "次", 2020, "total", 146),
    ("重大经济科技活动知识产权评议项目", ">=", 20, None, "个", 2020, "total", 154),
    ("知识产权服务品牌机构", "range", 3, 5, "家", 2020, "value", 162),
    ("知识产权骨干人才", "~", 100, None, "名", 2020, "value", 164),
    ("中小学知识产权教育试点示范学校覆盖面", "=", 8, None, "个地州市", 2020, "value", 187),
    ("中小学知识产权教育试点示范学校", "=", 30, None, "所", 2020, "value", 187),
    ("综合科技进步水平", "=", None, None, None, 2020, "value", 29),
]  # fmt: skip


def test_every_target_of_the_checklist_and_no_other(records: list[Record]) -> None:
    indicator = {e.start.id: e.end.id for e in records if isinstance(e, Edge) and e.type == "OF_INDICATOR"}
    found = []
    for node in records:
        if isinstance(node, Node) and node.label == "Target":
            p = node.properties
            figures = (p.get("low"), p.get("high"), p.get("unit"), p.get("deadline"), p["basis"], p["line"])
            found.append((indicator[node.id], p["operator"], *figures))
    assert sorted(found, key=str) == sorted(EXPECTED, key=str)


def test_indicators_are_numbered_as_in_the_table(nodes: dict[tuple[str, str], Node]) -> None:
    numbered = [n for n in nodes.values() if n.label == "Indicator" and "number" in n.properties]
    assert sorted(n.properties["number"] for n in numbered) == list(range(1, 13))


def test_the_traps_of_the_checklist(nodes: dict[tuple[str, str], Node]) -> None:
    assert ("Indicator", "企业专利授权量占比") in nodes
    assert ("Indicator", "企业专利申请量占比") in nodes
    growth = nodes["Target", f"{SLUG}/专利申请受理量年增幅/2016-2020"]
    assert growth.properties["basis"] == "average"
    assert ("Observation", "专利申请受理量年增幅/650000/2011-2015") in nodes
    assert not [
        n for k, n in nodes.items() if k[0] == "Observation" and k[1].startswith("知识产权示范优势企业")
    ]
    platform = nodes["Platform", "中亚知识产权信息服务平台"]
    assert platform.properties["aliases"] == ["中亚知识产权信息平台"]
    assert platform.properties["modality"] == "set up"
    assert nodes["Fund", "知识产权质押融资风险补偿金"].properties["aliases"] == ["知识产权质押风险补偿金"]
    donors = {"653100", "653200", "652900", "653000"}
    assert not donors & {n.id for n in nodes.values() if n.label == "Region"}
    assert not [n for n in nodes.values() if n.label in ("Enterprise", "Patent", "Country", "AidPairing")]


BASELINES = [
    42464, 27, 25079, 35, 3.2, 2.9, 10417, 24, 25, 2848, 33, 11, 1.1, 1.6, 114, 3, 0.31, 1.34, 5, 33, 80, 55, 14, 1200,
    350, 12000, 14, 68, 2, 340, 6, 3, 6, 1300, 708, 77186, 3, 200, 2000, 110, 12000, 500, 105, 31, 3,
]  # fmt: skip


# What the plan does not count exactly, as the checklist prints it.
HEDGED = {
    80: "at least", 1200: "nearly", 350: "over", 12000: "nearly over", 340: "over", 1300: "over", 200: "nearly", 2000: "nearly", 500: "over",
}  # fmt: skip


def test_every_baseline_of_the_checklist(nodes: dict[tuple[str, str], Node]) -> None:
    values = [n.properties["value"] for n in nodes.values() if n.label == "Observation"]
    assert sorted(values) == sorted(BASELINES)
    hedged: dict[object, str] = {}
    for node in nodes.values():
        if node.label == "Observation" and "qualifier" in node.properties:
            value = node.properties["value"]
            hedged[value] = " ".join(filter(None, [hedged.get(value), str(node.properties["qualifier"])]))
    assert hedged == HEDGED
    assert nodes["Observation", "每万人口发明专利拥有量/650000/2010"].properties["value"] == 0.31


# What the checklist names in D5, as the graph calls it: label and a part of the name.
NAMED = [
    *(("Policy", n) for n in (
        "国务院关于新形势下加快知识产权强国建设的若干意见", "国家知识产权保护和运用规划", "加快实施创新驱动发展战略的若干意见",
        "深入实施国家知识产权战略行动计划(2014-2020)", "企业知识产权管理规范", "新疆维吾尔自治区知识产权战略纲要",
        "战略实施推进计划(2011-2015)", "专利促进与保护条例", "关于加强专利行政保护的意见", "第十三个五年规划纲要",
        "专利权质押贷款风险补偿金管理办法", "专利权质押贷款贴息办法", "知识产权评议工作指南", "风险预警财政资助政策",
        "涉外知识产权维权援助指引", "行政执法与刑事司法衔接规范", "知识产权服务业规范", "专利导航服务相关标准",
    )),
    *(("Organization", n) for n in (
        "国家知识产权局", "自治区人民政府", "自治区人大常委会", "自治区党委组织部", "自治区知识产权局", "知识产权战略实施领导小组",
        "东中西部知识产权合作与对口援疆工作领导小组", "中国(新疆)知识产权维权援助中心", "维权援助分中心", "自治区专利信息中心",
        "国家知识产权(新疆)培训基地", "专家指导委员会", "专利导航服务示范机构", "知识产权金融服务中介机构",
        "特色优势产业知识产权保护中心", "知识产权研究与发明协会", "知识产权服务业联盟", "知识产权保护联盟", "境外维权联盟", "新疆大学",
        "石河子大学", "伊犁师范学院", "中国—中亚知识产权合作中心",
    )),
    *(("Platform", n) for n in (
        "知识产权运营服务平台", "知识产权投融资服务平台", "知识产权综合服务平台", "中亚知识产权信息服务平台", "专利信息分析系统",
        "检索公共服务平台", "12330", "知识产权服务工作站", "高新区", "经济开发区", "科技园", "众创空间",
    )),
    *(("Database", n) for n in (
        "专利公共信息数据库", "集成电路布图设计", "植物新品种", "新能源产业", "高端装备制造产业", "生物医药产业", "特色优势农产品精深加工",
        "纺织", "农副产品加工", "中药民族药(维药)", "知识产权执法数据库", "知识产权侵权违法档案", "征信系统",
    )),
    *(("Fund", n) for n in (
        "丝绸之路经济带知识产权发展(援疆)基金", "知识产权运营基金", "重点产业知识产权运营基金", "知识产权质押融资风险补偿金", "知识产权专项资金",
        "自治区重大知识产权产业化示范专项资金", "专利保险", "证券化", "政府采购",
    )),
    *(("Programme", n) for n in (
        "百千万知识产权人才工程", "万人培训计划", "消零", "护航", "自治区专利奖", "发明创业奖", "宣传周", "专利周", "白皮书", "国际论坛",
        "中国—亚欧博览会", "区域创新质量提升类", "产业规划类", "企业运营类", "知识产权报告", "评议报告", "专利导航", "知识产权评议", "预警分析",
    )),
    *(("Mechanism", n) for n in (
        "平台+机构+资本+产业", "三审合一", "异地审理", "知识产权综合管理改革试点", "局区会商", "金融机构需求对接机制", "知识产权出资服务机制", "知识产权评议人才培养机制", "跨境电子商务知识产权保护监管模式",
        "跨境快速反应", "专利池", "专利集群",
        "年度绩效考核",
    )),
    ("Treaty", "专利合作条约"), ("Treaty", "巴黎公约"),
    *(("Industry", n) for n in (
        "石油化工", "有色建材", "纺织服装", "农副产品加工", "农业机械", "节水农业", "高端装备制造", "新能源", "新材料", "智能制造",
        "新能源汽车", "生物医药", "信息技术", "节能环保", "公共安全", "安防", "石油天然气", "煤化工", "矿产资源", "特色农业", "林果业",
        "中药民族药", "输变电装备",
    )),
    *(("Region", n) for n in (
        "新疆维吾尔自治区", "南疆四地州", "乌鲁木齐市", "昌吉市", "丝绸之路经济带创新驱动发展试验区", "丝绸之路经济带核心区", "西北五省", "中亚",
        "一带一路",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("label", "part"), NAMED)
def test_every_named_thing_of_the_checklist(
    nodes: dict[tuple[str, str], Node], label: str, part: str
) -> None:
    assert [n for n in nodes.values() if n.label == label and part in n.name]


# Trap D6.6: what stands, what is built, tried, drafted or newly set up.
MODALITIES = [
    ("Organization", "中国(新疆)知识产权维权援助中心", "exists"), ("Organization", "自治区专利信息中心", "exists"),
    ("Organization", "新疆知识产权信息中心", "exists"), ("Organization", "中国—中亚知识产权合作中心", "build"),
    ("Organization", "国家知识产权(新疆)培训基地", "build"), ("Organization", "专家指导委员会", "set up"),
    ("Organization", "知识产权维权援助分中心", "set up"), ("Organization", "自治区知识产权服务业联盟", "set up"),
    ("Platform", "专利信息分析系统", "exists"), ("Platform", "知识产权运营服务平台", "build"),
    ("Database", "植物新品种公共信息数据库", "set up"), ("Database", "纺织专利信息数据库", "build"),
    ("Fund", "知识产权运营基金", "set up"), ("Fund", "自治区重大知识产权产业化示范专项资金", "set up"),
    ("Fund", "知识产权专项资金", "exists"), ("Fund", "知识产权质押融资风险补偿金", "set up"),
    ("Mechanism", "三审合一", "explore"), ("Mechanism", "跨地区案件异地审理机制", "explore"),
    ("Mechanism", "专利集群管理机制", "explore"), ("Programme", "消零", "exists"), ("Programme", "发明创业奖", "set up"),
    ("Policy", "新疆维吾尔自治区中小微企业专利权质押贷款贴息办法", "draft"), ("Policy", "知识产权服务业规范", "draft"),
    ("Policy", "新疆维吾尔自治区专利促进与保护条例", "exists"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "name", "modality"), MODALITIES)
def test_how_the_plan_speaks_of_a_thing(
    nodes: dict[tuple[str, str], Node], label: str, name: str, modality: str
) -> None:
    assert nodes[label, name].properties["modality"] == modality


def test_who_leads_who_issued_and_what_is_carried_out(
    records: list[Record], nodes: dict[tuple[str, str], Node]
) -> None:
    tied = {(e.type, e.start.id, e.end.id) for e in records if isinstance(e, Edge)}
    assert {t for t in tied if t[0] == "LED_BY"} == {
        ("LED_BY", "东中西部知识产权合作与对口援疆工作领导小组", "国家知识产权局"),
        ("LED_BY", "百千万知识产权人才工程", "国家知识产权局"),
    }
    assert {t[2] for t in tied if t[0] == "IMPLEMENTS"} == {
        "国务院关于新形势下加快知识产权强国建设的若干意见", "十三五国家知识产权保护和运用规划",
        "中共中央国务院关于深化体制机制改革加快实施创新驱动发展战略的若干意见", "深入实施国家知识产权战略行动计划(2014-2020)",
        "新疆维吾尔自治区国民经济和社会发展第十三个五年规划纲要",
    }  # fmt: skip
    issuers = {n.id: n.properties["issuer"] for n in nodes.values() if "issuer" in n.properties}
    assert issuers["新疆维吾尔自治区专利促进与保护条例"] == "自治区人大常委会"
    assert (
        issuers["关于加强专利行政保护的意见"]
        == issuers["新疆维吾尔自治区知识产权战略纲要"]
        == "自治区人民政府"
    )
    assert (
        nodes["Organization", "东中西部知识产权合作与对口援疆工作领导小组"].properties["founded_year"] == 2010
    )
    assert nodes["Organization", "中国—中亚知识产权合作中心"].properties["functions"] == [
        "知识产权展示", "信息交流", "交易代理", "维权援助", "公共服务",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("box", "industries"),
    [
        (3, {"new-energy-equipment", "power-transmission", "agricultural-machinery", "security-equipment"}),
        (6, {"new-energy", "new-materials", "high-end-equipment", "biomedicine", "public-safety"}),
    ],
)
def test_the_industries_of_a_box(records: list[Record], box: int, industries: set[str]) -> None:
    covers = {
        e.end.id
        for e in records
        if isinstance(e, Edge) and e.type == "COVERS" and e.start.id == f"{SLUG}/专栏{box}"
    }
    assert industries <= covers


def test_policies_still_to_be_written(nodes: dict[tuple[str, str], Node]) -> None:
    planned = {n.name for n in nodes.values() if n.label == "Policy" and n.properties["status"] == "planned"}
    wanted = {name for label, name in NAMED if label == "Policy"}
    assert sum(any(w in p for w in wanted) for p in planned) == len(planned) == 8


def test_the_southern_databases_cover_their_industries(records: list[Record]) -> None:
    covers = {(e.start.id, e.end.id) for e in records if isinstance(e, Edge) and e.type == "COVERS"}
    for database, industry in (
        ("纺织专利信息数据库", "textile"),
        ("农副产品加工专利信息数据库", "agro-processing"),
        ("中药民族药(维药)专利信息数据库", "ethnic-medicine"),
    ):
        assert (database, industry) in covers
        assert (database, "southern-xinjiang") in covers


def test_coverage_tells_what_was_left_and_why(document: Document, records: list[Record]) -> None:
    told = coverage(document, records, ontology())
    assert (told.headings.total, told.numbers.total, told.titles.total) == (29, 70, 15)
    assert told.headings.left == told.titles.left == []
    assert [(item.line, item.role) for item in told.numbers.left] == [(177, "name"), (191, "name")]
    assert told.quoted.total == told.quoted.taken + len(told.quoted.left)
    assert all(item.reason for item in told.quoted.left)


def key(target: Target) -> tuple[object, ...]:
    figure = target.low if target.low is not None else target.high
    return (target.line, figure, target.operator, target.unit, str(target.deadline))


def gold(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", ["national-12", "national-ip-15"])
def test_targets_against_the_gold(shared: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = shared / "samples" / "plans" / f"{name}.txt"
    wanted = gold(path)
    found = Counter(key(t) for t in targets(read(path)) if t.low is not None or t.high is not None)
    aside: Counter[tuple[object, ...]] = Counter(
        (t["line"], t["value"], t["op"], t["unit"], str(t["deadline"])) for t in wanted["borderline"]
    )
    truth: Counter[tuple[object, ...]] = Counter(
        (t["line"], float(t["value"]), t["op"], t["unit"], str(t["deadline"])) for t in wanted["targets"]
    )
    found -= aside
    hits = (found & truth).total()
    precision = hits / found.total() if found else 1.0
    recall = hits / truth.total() if truth else 1.0
    with capsys.disabled():
        print(f"\n{name}: {truth.total()} targets, precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    assert precision >= GOAL
    assert recall >= GOAL


@pytest.mark.parametrize("name", ["national-12", "national-ip-15"])
def test_chapters_sections_and_policies_against_the_gold(shared: Path, name: str) -> None:
    path = shared / "samples" / "plans" / f"{name}.txt"
    wanted, document = gold(path), read(path)

    def flat(text: str) -> str:
        return even(text).replace(" ", "").replace("、", "")

    found = {flat(s.number + s.title) for s in document.sections.values()}
    assert {flat(title) for title in [*wanted["chapters"], *wanted["sections"]]} <= found
    policies = {
        r.name for r in plan_facts(document, ontology()) if isinstance(r, Node) and r.label == "Policy"
    }
    for title in wanted["policies"]:
        assert any(
            flat(title.strip("《》")).replace("“", "").replace("”", "") in p.replace("“", "").replace("”", "")
            for p in policies
        ), title


@pytest.mark.parametrize("name", ["national-9", "national-11", "yunnan-10"])
def test_other_plans_give_facts_that_fit(shared: Path, name: str) -> None:
    document = read(shared / "samples" / "plans" / f"{name}.txt")
    facts = list(plan_facts(document, ontology()))
    for record in facts:
        assert not problems(record), record
    assert sum(isinstance(r, Node) and r.label == "Target" for r in facts) > 20
