"""The question that the graph is made for, in twenty wordings: which technologies of the donors suit the industries of
southern Xinjiang. The wordings are our own, written before the rules were tried on them; each must reach the overview of
the southern prefectures, with nothing filtered out and nothing left unused."""

import pytest

from kg.answers.answer import answer
from kg.answers.ask import ask
from kg.graph.graph import Graph, Table
from tests.test_questions import world

# A fixture is found by its name here.
__all__ = ["world"]

WORDINGS = [
    "哪些援疆省市的技术适合南疆的产业？",
    "援疆省市有哪些技术适合南疆产业",
    "南疆各产业适合引进哪些援疆省市的技术",
    "南疆四地州的产业可以从19个援疆省市引进什么技术？",
    "援疆省市的优势技术和南疆产业怎么对接",
    "给南疆的各个产业推荐援疆省市的技术",
    "南疆发展产业，应该找哪些援疆省市要技术？",
    "19个对口援疆省市中，谁的技术最适合南疆的产业？",
    "援疆省市技术与南疆产业的匹配情况",
    "请列出援疆省市可以转移到南疆各产业的技术",
    "南疆地区各行业需要的技术，哪些援助省市能提供？",
    "想了解援疆省份的专利技术在南疆哪些产业用得上",
    "哪個援疆省市的技術適合南疆產業？",
    "Which technologies of the donor provinces suit the industries of southern Xinjiang?",
    "Which aid provinces have technology that fits industries in southern Xinjiang?",
    "Match donor technologies with southern Xinjiang industries",
    "What technologies could the aid provinces transfer to the industries of southern Xinjiang?",
    "For each industry in southern Xinjiang, which donor province has the best technology?",
    "Recommend technologies from the 19 donor provinces for southern Xinjiang's industries",
    "Which donors' technologies are suitable for southern Xinjiang?",
]


def test_there_are_twenty_wordings() -> None:
    assert len(set(WORDINGS)) == 20


@pytest.mark.parametrize("wording", WORDINGS)
def test_the_headline_question_reaches_the_overview(world: Graph, wording: str) -> None:
    found = ask(world, wording)
    assert found.question == "overview", (found.question, found.score, found.said.zh)
    assert found.parameters in ({}, {"prefecture": "southern-xinjiang"})
    assert found.missing == ()
    answered = answer(world, found)
    assert answered is not None
    assert isinstance(answered.content, Table)
