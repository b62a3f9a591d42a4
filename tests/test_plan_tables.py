"""Tables of indicators in every layout that plans come in. The rows are made up; the layouts are those of real plans: with
and without 序号, units, attributes and categories, heads over two lines, cells parted by tabs, spaces or pipes, a cell a
line with or without empty lines, names wrapped in their cells."""

from itertools import product
from pathlib import Path

import pytest

from benchmarks.plan_gold import OWN, golds
from benchmarks.plan_score import score
from kg.graph.records import Edge, Node
from loaders.plan.coverage import coverage
from loaders.plan.document import Document, parse
from loaders.plan.facts import plan_facts
from loaders.plan.opened import read_plan
from loaders.plan.table_figures import table_measures, table_targets
from loaders.plan.table_words import is_figure
from ontology.reader import ontology

ROWS = [
    ("创新", "每万人口高价值发明专利拥有量", "件", "1.2", "3.5", "预期性"),
    ("", "海外发明专利授权量", "件", "120", "300", "预期性"),
    ("", "研发经费投入强度", "%", "1.5", "2.1", "预期性"),
    ("运用", "知识产权质押融资登记金额", "亿元", "3.5", "8", "预期性"),
    ("", "专利密集型产业增加值占GDP比重", "%", "6.1", "8左右", "预期性"),
    ("保护", "知识产权保护社会满意度", "分", "78.2", "≥82", "约束性"),
    ("", "行政裁决办案量", "件", "—", "〔500〕", "约束性"),
]
WANTED = {
    ("每万人口高价值发明专利拥有量", "=", 3.5, "件", "value"),
    ("海外发明专利授权量", "=", 300, "件", "value"),
    ("研发经费投入强度", "=", 2.1, "%", "value"),
    ("知识产权质押融资登记金额", "=", 8, "亿元", "value"),
    ("专利密集型产业增加值占GDP比重", "~", 8, "%", "value"),
    ("知识产权保护社会满意度", ">=", 82, "分", "value"),
    ("行政裁决办案量", "=", 500, "件", "total"),
}
HEADS = [
    ("2020年", "2025年"), ("2020年现状", "2025年规划值"), ("基期值", "目标值（2025年）"), ("现状", "目标"), ("2020年\n基数", "2025年\n目标值"),
    ("2020", "2025"),
]  # fmt: skip


def cells(head: tuple[str, str], *, group: bool, index: bool, unit: bool, attribute: bool) -> list[list[str]]:
    rows = [
        [*["类别"] * group, *["序号"] * index, "指标名称", *["单位"] * unit, *head, *["属性"] * attribute]
    ]
    for number, (category, name, of, base, value, kind) in enumerate(ROWS, 1):
        named = [name, of] if unit else [f"{name}（{of}）"]
        rows.append([*[category] * group, *[str(number)] * index, *named, base, value, *[kind] * attribute])
    return rows


def wrapped(rows: list[list[str]]) -> str:
    parts = [[c[:8], c[8:]] if row is not rows[0] and len(c) > 10 else [c] for row in rows for c in row if c]
    return "\n".join(piece for part in parts for piece in part)


def flat(row: list[str]) -> list[str]:
    return [cell.replace("\n", "") for cell in row]


LAYOUTS = {
    "tabs": lambda rows: "\n".join("\t".join(flat(row)) for row in rows),
    "wide spaces": lambda rows: "\n".join("   ".join(c or "　" for c in flat(row)) for row in rows),
    "pipes": lambda rows: "\n".join(f"|{'|'.join(flat(row))}|" for row in rows),
    "a cell a line": lambda rows: "\n".join(c for row in rows for c in row if c),
    "a row a block": lambda rows: "\n\n".join("\n".join(c for c in row if c) for row in rows),
    "empty lines everywhere": lambda rows: "\n\n".join(c for row in rows for c in row if c),
    "names wrapped": wrapped,
}


def plan(table: str) -> Document:
    text = (
        f"某省知识产权“十四五”规划\n\n一、发展目标\n到2025年，全面提升。\n表1 主要指标\n{table}\n"
        "注：〔〕内为五年累计数，人口1000万以上的城市另行核定。\n二、重点任务\n（一）加强保护\n加强知识产权保护。\n"
    )
    return parse("plan", text.splitlines())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_is_read_in_every_layout(layout: str) -> None:
    either = (False, True)
    for head, group, index, unit, attribute in product(HEADS, either, either, either, either):
        rows = cells(head, group=group, index=index, unit=unit, attribute=attribute)
        document = plan(LAYOUTS[layout](rows))
        found = {(t.indicator, t.operator, t.low, t.unit, t.basis) for _, t in table_targets(document)}
        assert found == WANTED, (head, group, index, unit, attribute)
        assert {t.deadline for _, t in table_targets(document)} == {2025}
        assert sorted(m.value for m in table_measures(document)) == [1.2, 1.5, 3.5, 6.1, 78.2, 120]
        assert [s.title for s in document.sections.values()][-3:] == ["发展目标", "重点任务", "加强保护"]


def test_a_growth_and_a_sum_in_one_column() -> None:
    table = "指标\t2020年\t2025年\t年均增速[累计]\n专利量（件）\t5\t9\t[15]\n商标量（件）\t5\t9\t12\n软件量（件）\t5\t9\t10%\n"
    found = {(t.indicator, t.low, t.unit, t.basis) for _, t in table_targets(plan(table))}
    assert {("专利量", 15, "件", "total"), ("商标量年均增长", 12, "%", "average")} <= found


def test_two_figures_in_a_cell() -> None:
    table = "指标\t2020年\t2025年\n机构比例（其中：大中型企业）（%）\t20\t40（90）\n专利量（件）\t1\t2\n商标量（件）\t1\t2\n"
    found = [(t.indicator, t.low) for _, t in table_targets(plan(table))]
    assert found[:2] == [("机构比例", 40), ("机构比例(大中型企业)", 90)]


def test_a_table_whose_cells_are_lost_is_told() -> None:
    lost = "增减情况1化学需氧量（万吨）14141270-10%2二氧化硫（万吨）25492295-10%3水质比例（%）26.1<22-4.1个百分点4断面比例（%）41>432个百分点"
    document = plan(lost)
    left = coverage(document, plan_facts(document, ontology()), ontology()).numbers.left
    assert {item.role for item in left if item.line == 6} == {"table"}


def test_work_that_a_table_shares_out() -> None:
    text = "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t加强保护\t省市场监管局\t省工业和信息化厅、省财政厅\t2023年\n"
    facts = list(plan_facts(plan(text), ontology()))
    edges = {
        (r.type, r.start.id, r.end.id)
        for r in facts
        if isinstance(r, Edge) and r.type in ("LED_BY", "ASSIGNED_TO")
    }
    # The task is the one of the heading that is called so.
    assert edges == {
        ("LED_BY", "plan/二(一)", "省市场监管局"),
        ("ASSIGNED_TO", "plan/二(一)", "省工业和信息化厅"),
        ("ASSIGNED_TO", "plan/二(一)", "省财政厅"),
    }


@pytest.mark.parametrize("path", [p for p in golds() if p.parent == OWN], ids=lambda p: p.name)
def test_plans_with_gold_of_their_own(path: Path) -> None:
    tally = score(path, golds()[path])
    assert tally["table"][2] == tally["table"][0]
    assert tally["text"][2] >= 0.95 * tally["text"][0]
    assert tally["wrong"][0] <= 1


def test_one_plan_in_many_layouts(shared: Path) -> None:
    for path, gold in golds().items():
        if path.parent == shared / "samples" / "plans" / "formats":
            tally = score(path, gold)
            assert (tally["text"], tally["table"]) == ([8, 8, 8], [6, 6, 6]), path.name


def test_formats_of_the_plan_with_bodies(shared: Path) -> None:
    folder = shared / "samples" / "plans" / "formats"
    found = []
    for name in ("bodies-renwu", "bodies-no-renwu"):
        facts = list(plan_facts(read_plan(folder / f"{name}.txt", "plan"), ontology()))
        found.append({r.id for r in facts if isinstance(r, Node) and r.label == "Organization"})
    assert found[0] == found[1] == {"工业和信息化局", "科技局", "市场监管局"}


def figures(
    table: str, title: str = "某省知识产权“十四五”规划"
) -> list[tuple[str, str, float | None, str, int | None]]:
    document = parse("plan", f"{title}\n一、目标\n{table}\n二、保障\n加强领导。\n".splitlines())
    return [(t.indicator, t.operator, t.low, t.unit, t.deadline) for _, t in table_targets(document)]


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        # A category has a row of its own.
        ("指标\t2020年\t2025年\n一、创造\n专利量（件）\t5\t9\n二、运用\n交易额（亿元）\t1\t2\n", [("专利量", 9, "件"), ("交易额", 2, "亿元")]),
        # The unit stands in the heading.
        ("指标\n2020年（%）\n2025年（%）\n覆盖率\n60\n70\n利用率\n80\n90\n", [("覆盖率", 70, "%"), ("利用率", 90, "%")]),
        # The heading's year stands in a line of its own.
        ("指标\n单位\n基期值\n（2020年）\n目标值\n（2025年）\n专利量\n件\n5\n9\n商标量\n件\n5\n8\n", [("专利量", 9, "件"), ("商标量", 8, "件")]),
        # A ratio to one.
        ("指标\n2020年\n2025年\n城乡收入比\n2.6:1\n2.3:1\n专利量（件）\n5\n9\n", [("城乡收入比", 2.3, ""), ("专利量", 9, "件")]),
    ],
)  # fmt: skip
def test_further_forms_of_tables(table: str, wanted: list[tuple[str, float, str]]) -> None:
    assert [(name, low, unit) for name, _, low, unit, _ in figures(table)] == wanted


def test_without_a_period_the_first_year_is_the_base() -> None:
    table = "指标\n2018年\n2020年\n2022年\n专利量（件）\n5\n9\n10\n商标量（件）\n1\n2\n3\n"
    found = figures(table, "某省人民政府关于加强知识产权工作的意见")
    assert [(name, low, year) for name, _, low, _, year in found] == [
        ("专利量", 9, 2020),
        ("专利量", 10, 2022),
        ("商标量", 2, 2020),
        ("商标量", 3, 2022),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "指　　标              单位    2010年    2013年    2015年",
        "项    目              单　位    2010年    2013年    2015年",
        "指  标  名  称        计　量　单　位    2010年    2013年    2015年",
        "指标                  单位    2010年    2013年    2015年",
    ],
)
def test_headings_spaced_out_to_fill_their_columns_are_whole(head: str) -> None:
    rows = "图书馆藏书            万册      120       150       180\n5A级景区数              个       1        2        3\n"
    text = f"某市文化发展“十二五”规划\n一、发展目标\n{head}\n{rows}"
    found = [
        (t.indicator, t.low, t.unit, t.deadline) for _, t in table_targets(parse("p", text.splitlines()))
    ]
    assert found == [
        ("图书馆藏书", 150, "万册", 2013),
        ("图书馆藏书", 180, "万册", 2015),
        ("5A级景区数", 2, "个", 2013),
        ("5A级景区数", 3, "个", 2015),
    ]


@pytest.mark.parametrize(
    "name", ["5岁以下儿童死亡率", "65岁以上老人体检率", "15分钟健身圈覆盖率", "3A级景区数"]
)
def test_a_name_that_begins_with_a_figure_is_a_name(name: str) -> None:
    cells = ["指标", "单位", "2010年", "2015年", name, "%", "12.5", "10", "人均寿命", "岁", "74", "75.5"]
    for text in ("\n".join(cells), f"指标|单位|2010年|2015年\n{name}|%|12.5|10\n人均寿命|岁|74|75.5"):
        plan = f"某市卫生发展“十二五”规划\n一、发展目标\n{text}\n"
        found = [(t.indicator, t.low) for _, t in table_targets(parse("p", plan.splitlines()))]
        assert found == [(name, 10), ("人均寿命", 75.5)]


@pytest.mark.parametrize("cell", ["10年左右", "3年以上", "95以上", "10MW", "2小时以内"])
def test_a_figure_with_its_bound_is_no_name(cell: str) -> None:
    assert is_figure(cell)


@pytest.mark.parametrize("heading", ["年度", "年份", "完成时间"])
def test_a_column_of_years_dates_its_rows(heading: str) -> None:
    text = f"某县林业发展“十二五”规划\n一、发展目标\n{heading}\t指标\t目标值\n2013\t造林面积（万亩）\t3.5\n2015年\t造林面积（万亩）\t4.5\n2014\t覆盖率（%）\t44\n"
    found = [(t.low, t.deadline) for _, t in table_targets(parse("p", text.splitlines()))]
    assert found == [(3.5, 2013), (4.5, 2015), (44, 2014)]
