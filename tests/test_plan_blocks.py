"""Every line of a file belongs to exactly one block, whatever the file holds; lines that were broken are joined."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.plan_gold import OWN
from kg.graph.records import Edge, Node
from loaders.plan.blocks import Layout, blocks
from loaders.plan.document import parse
from loaders.plan.facts import plan_facts
from loaders.plan.opened import document_of, read_plan
from loaders.plan.source import read_source
from ontology.reader import ontology
from tests.fitting import problems

PIECES = [
    "", "一、总体要求", "（一）发展目标", "1.加强保护", "2.3.1 平台建设", "——专利量达到5件", "专栏1 工程", "序号", "指标", "2020年", "2025年", "1", "3.5", "预期性",
    "到2025年，专利量达到100件，", "建设中心5个。", "| 指标 | 2025年 |", "|---|---|", "指标\t2020年\t2025年", "注：为累计数。", "- 3 -", "目录", "附件1 分工表",
    "第一章 总则", "# 规划", "　　全面提升。", "第一章 总则……1",
]  # fmt: skip


def partition(lines: list[str], layout: Layout) -> None:
    at = 0
    for block in blocks(lines, layout):
        assert block.first == at + 1
        assert block.last >= block.first
        at = block.last
    assert at == len(lines)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_every_line_belongs_to_one_block(lines: list[str]) -> None:
    partition(lines, Layout())
    for fact in plan_facts(parse("plan", lines), ontology(), text=True):
        assert not problems(fact), fact


def files(shared: Path) -> list[Path]:
    plans = shared / "samples" / "plans"
    found = [
        *plans.glob("*.txt"),
        *(p for p in plans.glob("formats/*") if "gold" not in p.name and p.name != "EXPECTED.md"),
    ]
    return [*found, *(p for p in OWN.iterdir() if p.suffix in (".txt", ".docx", ".pdf"))]


def test_every_line_of_the_plans_at_hand_belongs_to_one_block(shared: Path) -> None:
    for path in files(shared):
        source = read_source(path)
        partition(source.lines, Layout(source.grids, source.levels, source.whole))


def test_lines_broken_at_a_margin_are_joined_and_numbers_keep_their_line() -> None:
    broken = (
        "某省“十四五”规划\n一、目标\n　　到2025年，全省农民人均纯收入达到九千元，粮食总产量稳定在一百亿公斤以上，农产品加工转\n"
        "化率达到50%以上，全省有效灌溉面积增加到2300万亩，农机总动力达到3200万千瓦，水利设施更加完\n- 1 -\n善，自来水普及率达到\n90%。\n"
        "　　二是加强保护，全面提升知识产权创造运用保护管理和服务水平，打通知识产权全链条，进一步完善\n保护体系。\n"
    )
    document = parse("plan", broken.splitlines())
    joined = [b for b in document.blocks if b.kind == "text" and b.last > b.first]
    assert [(b.first, b.last) for b in joined] == [(3, 6), (8, 9)]
    assert "完善,自来水" in joined[0].text


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            ["第四章 创新", "4.1 平台建设", "建设平台。", "4.1.2 机构", "建设机构。"],
            ["创新", "平台建设", "机构"],
        ),
        (["## 一、背景", "### （一）成就", "好。"], ["背景", "成就"]),
        (["12三、主要任务", "（一）加强保护"], ["主要任务", "加强保护"]),
        (["一、任务", "附件2 分工表", "内容。"], ["任务", "分工表"]),
    ],
)
def test_headings_of_every_style(lines: list[str], titles: list[str]) -> None:
    document = parse("plan", ["某省“十四五”规划", *lines])
    assert [s.title for s in document.sections.values()][1:] == titles


@pytest.mark.parametrize(
    ("lines", "title", "period"),
    [
        (["国务院关于印发国家环境保护", "", "“十一五”规划的通知", "国发〔2007〕37号"], "国家环境保护“十一五”规划", (2006, 2010)),
        (["国务院关于加快推进农业机械化和", "", "农机装备产业转型升级的指导意见"], "国务院关于加快推进农业机械化和农机装备产业转型升级的指导意见", None),
        (["示例省知识产权十三五规划"], "示例省知识产权十三五规划", (2016, 2020)),
        (["示例省知识产权‘十三五’规划"], "示例省知识产权‘十三五’规划", (2016, 2020)),
        (["示例省知识产权发展规划（2016年至2020年）"], "示例省知识产权发展规划(2016年至2020年)", (2016, 2020)),
        (["示例省知识产权发展规划（2016—2020）"], "示例省知识产权发展规划(2016—2020)", (2016, 2020)),
    ],
)  # fmt: skip
def test_titles_and_periods(lines: list[str], title: str, period: tuple[int, int] | None) -> None:
    document = parse("plan", [*lines, "一、目标", "全面提升。"])
    assert (document.title, document.period) == (title, period)


def test_a_page_saved_as_text_is_read_as_a_page(shared: Path, tmp_path: Path) -> None:
    page = shared / "samples" / "plans" / "formats" / "t4-saved-page.html"
    copy = tmp_path / "page.txt"
    copy.write_bytes(page.read_bytes())
    assert read_source(copy).lines == read_source(page).lines


def test_many_equal_headings_take_time_by_their_number() -> None:
    document = parse("plan", ["某市规划", *["一、加强保护"] * 20_000])
    assert len(document.sections) == 20_001


def test_the_text_of_a_loaded_plan_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("某市规划\n一、目标\n到2020年,专利量达到5件。\n", encoding="utf-8")
    facts = list(plan_facts(read_plan(path), ontology(), text=True))
    passages = {r.id: r.properties["text"] for r in facts if isinstance(r, Node) and r.label == "Passage"}
    assert passages["plan#L3"] == "到2020年,专利量达到5件。"
    homes = {r.start.id: r.end.id for r in facts if isinstance(r, Edge) and r.start.label == "Passage"}
    assert homes["plan#L3"] == "plan/一"


def test_a_document_of_a_source_is_that_of_its_file(shared: Path) -> None:
    path = shared / "samples" / "plans" / "formats" / "t2-merged.docx"
    assert len(document_of(read_source(path), "plan").tables) == len(read_plan(path).tables) == 1
