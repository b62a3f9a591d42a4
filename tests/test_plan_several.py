"""Two plans in one file are asked about, never merged; a notice with its plan and annexes is one document. Texts are made for
the test."""

from pathlib import Path

import pytest

from kg.graph.records import Node
from kg.lang.errors import InputError
from loaders.plan.opened import document_of
from loaders.plan.reading import read
from loaders.plan.several import parts_of
from loaders.plan.source import PlanSource
from loaders.reading import Options

ONE = (
    "某市科技创新“十四五”规划\n一、发展目标\n到2025年，研发经费投入强度达到2.5%。\n二、保障措施\n加强领导。\n"
)
OTHER = "某市人才发展行动方案\n（2022—2024年）\n一、发展目标\n到2024年，人才总量达到12万人。\n二、保障措施\n加强领导。\n"
NOTICE = "关于印发某市科技创新“十四五”规划的通知\n各县区：\n现印发给你们，请认真执行。\n一、加强领导。\n二、按期报告。\n"


def targets(path: Path, part: int) -> list[tuple[object, object]]:
    nodes = [
        fact
        for row in read(path, Options(dataset="plan", part=part)).rows
        for fact in row.facts
        if isinstance(fact, Node)
    ]
    return [(n.properties["low"], n.properties["line"]) for n in nodes if n.label == "Target"]


@pytest.mark.parametrize("other", [OTHER, OTHER.replace("某市人才发展行动", "某市人才发展\n行动")])
def test_two_plans_in_one_file_are_asked_about(tmp_path: Path, other: str) -> None:
    path = tmp_path / "two.txt"
    path.write_text(ONE + other, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read(path, Options())
    assert refused.value.code == "plan-several"
    assert all(
        word in str(refused.value)
        for word in ("某市科技创新“十四五”规划", "某市人才发展行动方案", "L6", "--part")
    )
    assert targets(path, 1) == [(2.5, 3)]
    line = 9 + other.count("\n") - OTHER.count("\n")
    assert targets(path, 2) == [(12, line)], "lines keep their numbers"
    with pytest.raises(InputError) as missing:
        read(path, Options(part=3))
    assert missing.value.code == "plan-part-missing"


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        NOTICE + ONE,
        ONE + "附件\n某市科技创新重点任务分工方案\n一、任务\n建设平台5个。\n二、分工\n加强配合。\n",
        ONE + "附件1：\n\n某市人才发展行动方案\n一、任务\n建设平台5个。\n",
        "某市“十四五”规划\n第一篇 总论\n第一章 背景\n基础良好。\n第二章 目标\n有目标。\n第二篇 任务\n第一章 创新\n落实国家创新规划\n加强创新。\n",
        # Its contents name the chapters once more.
        "某市“十四五”规划\n目录\n一、背景\n二、目标\n一、背景\n基础良好。\n二、目标\n有目标。\n",
    ],
)
def test_what_belongs_together_is_one(text: str) -> None:
    assert len(parts_of(document_of(PlanSource(text.splitlines(), ""), "plan"))) == 1
