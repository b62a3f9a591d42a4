"""Forms that plans use and the samples show only in part, each as a short text made for the test: tables with base
years and units in a column, figures that rise from a base, headings of two phrases, titles cut short."""

from pathlib import Path

import docx
import pytest

from kg.graph.records import Edge, Node
from loaders.plan.coverage import coverage
from loaders.plan.document import Document, parse
from loaders.plan.facts import plan_facts
from loaders.plan.opened import read_plan
from loaders.plan.targets import targets
from ontology.reader import ontology

HEAD = "新疆某某事业发展“十三五”规划\n一、发展目标\n"
TABLE = """序号
指标
单位
2015年
2020年
年均增速
属性

1
地区生产总值
亿元
9306
14000
≥8.5
预期性

2
城镇新增就业
万人
—
〔220〕
—
预期性

3
万元产值能耗
吨
0.9
≤0.7
—
约束性

"""


def read(text: str) -> Document:
    return parse("plan", (HEAD + text).splitlines())


def found(document: Document, label: str) -> dict[str, Node]:
    facts = plan_facts(document, ontology())
    return {r.id.removeprefix("plan/"): r for r in facts if isinstance(r, Node) and r.label == label}


def test_a_table_gives_targets_growth_sums_and_base_values() -> None:
    document = read(TABLE + "二、保障措施\n加强领导。\n")
    figures = {
        key: tuple(node.properties.get(name) for name in ("operator", "low", "high", "unit", "basis"))
        for key, node in found(document, "Target").items()
    }
    assert figures == {
        "地区生产总值/2020": ("=", 14000, None, "亿元", "value"),
        "地区生产总值年均增长/2016-2020": (">=", 8.5, None, "%", "average"),
        "城镇新增就业/2020": ("=", 220, None, "万人", "total"),
        "万元产值能耗/2020": ("<=", None, 0.7, "吨", "value"),
    }
    bases = {key: node.properties["value"] for key, node in found(document, "Observation").items()}
    assert bases == {"地区生产总值/650000/2015": 9306, "万元产值能耗/650000/2015": 0.9}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("普及率由42%提高到60%。", [("普及率", "=", 60, "%")]),
        ("复种指数由2015年的155%提高到160%以上。", [("复种指数", ">=", 160, "%")]),
        ("综合利用率达到40%、处置率上升到20%。", [("综合利用率", "=", 40, "%"), ("处置率", "=", 20, "%")]),
        (
            "货物贸易、服务贸易进出口总额分别达到2.3万亿美元和4000亿美元。",
            [("货物贸易进出口总额", "=", 2.3, "万亿美元"), ("服务贸易进出口总额", "=", 4000, "亿美元")],
        ),
        ("向外送电160 ～ 300万千瓦。", [("向外送电", "range", 160, "万千瓦")]),
        ("城镇人均居住面积从七点九平方米增加到九平方米。", [("城镇人均居住面积", "=", 9, "平方米")]),
        ("五年供水能力增加四百～五百亿立方米。", [("供水能力", "range", 400, "亿立方米")]),
        ("建设三座百万千瓦级核电站，扶持二三十家企业。", []),
        ("出口额分别达到10亿美元和15亿美元。", []),
        ("流域面积200平方公里以上的河流得到治理。", []),
    ],
)
def test_how_a_sentence_sets_a_figure(sentence: str, wanted: list[tuple[str, str, float, str]]) -> None:
    assert [(t.indicator, t.operator, t.low, t.unit) for t in targets(read(sentence))] == wanted


@pytest.mark.parametrize(
    ("figure", "wanted"),
    [
        ("5百万元", ("=", 500, None, "万元")),
        ("3千万元", ("=", 3000, None, "万元")),
        ("2千5百万元以上", (">=", 2500, None, "万元")),
        ("2千5百件", ("=", 2500, None, "件")),
        ("1.5千件", ("=", 1500, None, "件")),
        ("3万5千家", ("=", 35000, None, "家")),
        ("1亿5千万元", ("=", 15000, None, "万元")),
        ("1亿5000万元", ("=", 15000, None, "万元")),
        ("5千余万元", (">=", 5000, None, "万元")),
        ("3-5百家", ("range", 300, 500, "家")),
        ("3百至5百家", ("range", 300, 500, "家")),
        ("2千千瓦", ("=", 2000, None, "千瓦")),
        ("5千瓦", ("=", 5, None, "千瓦")),
        ("2百万千瓦", ("=", 200, None, "万千瓦")),
        ("1,200件", ("=", 1200, None, "件")),
        ("12,000.5元", ("=", 12000.5, None, "元")),
        ("1，234，500元", ("=", 1234500, None, "元")),
        ("１，５００件", ("=", 1500, None, "件")),
        ("百分之85", ("=", 85, None, "%")),
    ],
)
def test_how_a_figure_may_be_written(figure: str, wanted: tuple[str, float, float | None, str]) -> None:
    found = [
        (t.indicator, t.operator, t.low, t.high, t.unit) for t in targets(read(f"专利总量达到{figure}。"))
    ]
    assert found == [("专利总量", *wanted)]


@pytest.mark.parametrize(
    "figure",
    [
        "十百万元",
        "5百3千万元",
        "3万5万元",
        "1亿5千余万元",
        "2千五百件",
        "2016千人",
        "3万5件",
        "2-2千5百件",
        "2,3项",
    ],
)
def test_a_figure_that_makes_no_sense_is_none(figure: str) -> None:
    assert list(targets(read(f"专利总量达到{figure}。"))) == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("每年举办知识产权培训2场次以上。", ("知识产权培训", ">=", 2, "场次", "per year")),
        ("每年举办2场次以上知识产权培训。", ("知识产权培训", ">=", 2, "场次", "per year")),
        ("办理案件每年500件次。", ("办理案件", "=", 500, "件次", "per year")),
        ("组织50次以上专项行动。", ("专项行动", ">=", 50, "次", "total")),
        ("培训人员达到3万人次以上。", ("培训人员", ">=", 3, "万人次", "value")),
        ("购置设备100台（套）以上。", ("购置设备", ">=", 100, "台(套)", "value")),
        ("引进设备100台套。", ("引进设备", "=", 100, "台套", "value")),
        ("服务企业200家次以上。", ("服务企业", ">=", 200, "家次", "value")),
        ("完成3项次要任务。", ("次要任务", "=", 3, "项", "total")),
    ],
)
def test_units_of_two_counters_and_figures_of_every_year(
    sentence: str, wanted: tuple[str, str, float, str, str]
) -> None:
    assert [(t.indicator, t.operator, t.low, t.unit, t.basis) for t in targets(read(sentence))] == [wanted]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("电子申请率达到八成。", [("电子申请率", "=", 80, "%")]),
        ("电子申请率达到七成半以上。", [("电子申请率", ">=", 75, "%")]),
        ("电子申请率达到8成。", [("电子申请率", "=", 80, "%")]),
        ("举办培训不少于两次。", [("举办培训", ">=", 2, "次")]),
        ("培养人才十名以上。", [("培养人才", ">=", 10, "名")]),
        ("培养十名以上专利人才。", [("专利人才", ">=", 10, "名")]),
        ("举办培训二十余次。", [("举办培训", ">=", 20, "次")]),
        ("达标率提高五至十个百分点。", [("达标率", "range", 5, "个百分点")]),
        ("建设一批项目，完成三项任务，改革三成立，达到一个新水平。", []),
    ],
)
def test_a_small_figure_in_words_is_one_beside_a_comparator(
    sentence: str, wanted: list[tuple[str, str, float, str]]
) -> None:
    document = read(sentence)
    assert [(t.indicator, t.operator, t.low, t.unit) for t in targets(document)] == wanted
    numbers = coverage(document, plan_facts(document, ontology()), ontology()).numbers
    assert numbers.total == numbers.taken == len(wanted)


@pytest.mark.parametrize(
    "figure",
    ["十百万元", "5百3千万元", "3万5件", "1亿5千余万元", "2千五百件", "数百家", "二三十家", "几十项以上"],
)
def test_a_figure_in_words_that_is_not_read_is_told(figure: str) -> None:
    document = read(f"专利总量达到{figure}。")
    numbers = coverage(document, plan_facts(document, ontology()), ontology()).numbers
    assert [item.text.split("。")[0] for item in numbers.left] == [figure]


@pytest.mark.parametrize(
    "piece", ["9百", "1百百", "9万", "1234百百", "几", "5百三", "三成", "至少三", "办和", "局、"]
)
def test_a_line_of_one_piece_over_and_over_is_read_at_once(piece: str) -> None:
    document = read(piece * 500)
    assert coverage(document, plan_facts(document, ontology()), ontology()).headings.total == 1


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("(2)引进浙江省援疆专利技术10项以上", ("浙江省援疆专利技术", ">=", 10, "项")),
        ("（二）培育专利组合5项以上", ("专利组合", ">=", 5, "项")),
        ("（三）新增贯标企业30家", ("新增贯标企业", "=", 30, "家")),
        ("1.建设100家示范企业", ("示范企业", "=", 100, "家")),
        ("——专利申请量达到100件", ("专利申请量", "=", 100, "件")),
    ],
)
def test_a_figure_in_a_heading_is_taken_or_told(heading: str, wanted: tuple[str, str, float, str]) -> None:
    document = read(f"{heading}\n")
    found = [(t.indicator, t.operator, t.low, t.unit) for t in targets(document)]
    assert found == [wanted]
    numbers = coverage(document, plan_facts(document, ontology()), ontology()).numbers
    assert (numbers.total, numbers.taken, len(numbers.left)) == (1, len(found), 1 - len(found))


def test_a_bullet_whose_title_is_cut_has_its_figures_once() -> None:
    document = read(f"——专利申请量达到100件,{'加强领导和服务,' * 8}完善机制。\n")
    assert [t.low for t in targets(document)] == [100]


@pytest.mark.parametrize(
    ("line", "headings"),
    [
        ("二、扩大开放程度，提高开放水平", ["扩大开放程度,提高开放水平"]),
        ("二、到2020年，专利申请量达到100件。", []),
        ("二、要加强领导，完善机制，落实责任；", []),
        ("第二篇坚持可持续发展第三章控制人口增长", ["坚持可持续发展", "控制人口增长"]),
        ("第二章　总则　　本规划所称企业，是指工业企业。", ["总则"]),
    ],
)
def test_what_is_a_heading(line: str, headings: list[str]) -> None:
    assert [s.title for s in read(line).sections.values()][2:] == headings


def test_a_short_title_means_the_policy_named_before_or_the_plan_itself() -> None:
    document = read("按照《中共某省委关于制定规划的建议》，特编制《规划》。\n落实《建议》精神。\n")
    policies = found(document, "Policy")
    assert [node.name for node in policies.values()][1:] == ["中共某省委关于制定规划的建议"]
    assert policies["中共某省委关于制定规划的建议"].locators == ("L3", "L4")


@pytest.mark.parametrize("words", ["制定和完善网络标准", "制定相应政策", "制定鼓励农民增产的政策"])
def test_what_is_to_be_written_has_a_name(words: str) -> None:
    assert len(found(read(f"{words}。"), "Policy")) == 1


def test_a_box_of_a_word_file_is_text(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (HEAD + "二、重点任务\n（一）提升能力").splitlines():
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = "专栏1 引导工程\n到2020年，申请量达到60%。"
    path = tmp_path / "plan.docx"
    document.save(str(path))
    box = read_plan(path, "plan").sections["plan/专栏1"]
    assert (box.title, [line.text for line in box.lines]) == ("引导工程", ["到2020年,申请量达到60%。"])


@pytest.mark.parametrize(
    ("sentence", "leading", "named"),
    [
        ("由地区市场监管局牵头，科技局、林草局配合。", {"地区市场监管局"}, {"科技局", "林草局"}),
        (
            "开展专利导航（牵头单位：财政厅、发展改革委；配合单位：科技厅）。",
            {"财政厅", "发展改革委"},
            {"科技厅"},
        ),
        ("加强部门配合，由各有关部门负责，加强干部参与。", set(), set()),
    ],
)
def test_who_leads_a_task_and_who_helps(sentence: str, leading: set[str], named: set[str]) -> None:
    document = read(f"二、重点任务\n（一）提升能力\n{sentence}\n")
    facts = list(plan_facts(document, ontology()))
    led = {(e.start.label, e.end.id) for e in facts if isinstance(e, Edge) and e.type == "LED_BY"}
    assert led == {("Task", body) for body in leading}
    bodies = {key: node.properties.get("review") for key, node in found(document, "Organization").items()}
    assert bodies == dict.fromkeys(leading | named, True)
