"""Named questions on the real plan, on both engines; and what the catalogue refuses. The answers of every question are
in tests/test_questions.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.graph import Graph
from kg.lang.errors import NotFound, UsageError
from loaders.pipeline import load_shipped
from ontology.reader import ontology
from queries.catalogue import CatalogueError, question, read_catalogue
from tests.engines import empty


@pytest.fixture(scope="module")
def plan_graph(running_graph: Graph) -> Iterator[Graph]:
    """The shipped plan on each engine."""
    empty(running_graph)
    load_shipped(running_graph)
    yield running_graph
    empty(running_graph)


def answer(graph: Graph, name: str, **given: str) -> list[dict[str, object]]:
    return question(name).ask(graph, given).rows


def test_targets_tell_operator_value_unit_deadline_and_line(plan_graph: Graph) -> None:
    rows = {row["target"]: row for row in answer(plan_graph, "targets")}
    assert len(rows) == 24
    brand = rows["xinjiang-ip-13fyp/知识产权服务品牌机构/2020"]
    assert [brand[c] for c in ("operator", "low", "high", "unit", "deadline", "line")] == [
        "range",
        3,
        5,
        "家",
        2020,
        162,
    ]
    assert brand["sources"] == ["xinjiang-ip-13fyp#L162"]


def test_repeated_targets_show_the_difference(plan_graph: Graph) -> None:
    found = {(row["indicator"], row["difference"]) for row in answer(plan_graph, "repeated-targets")}
    assert ("知识产权示范优势企业", "same") in found
    assert ("专利权质押融资金额", "basis") in found


def test_indicators_leave_an_unknown_base_empty(plan_graph: Graph) -> None:
    rows = answer(plan_graph, "indicators")
    bases = {(row["number"], row["observation"]) for row in rows}
    assert {(1, 0.31), (1, 1.34), (3, 27), (4, 33), (2, None), (10, None)} <= bases
    assert {row["number"] for row in rows} == set(range(1, 13))


def test_what_is_asked_for_southern_xinjiang(plan_graph: Graph) -> None:
    rows = {row["thing"]: row for row in answer(plan_graph, "southern-xinjiang")}
    assert rows["纺织专利信息数据库"]["industries"] == ["纺织服装"]
    assert "xinjiang-ip-13fyp/三(八)2" in rows


def test_the_aid_fund_pays_for_its_task_and_project(plan_graph: Graph) -> None:
    rows = [row for row in answer(plan_graph, "funds") if "援疆" in str(row["fund"])]
    assert {row["pays_for_id"] for row in rows} == {"xinjiang-ip-13fyp/三(八)3", "xinjiang-ip-13fyp/专栏8"}


def test_a_wrong_parameter_is_told_what_to_do() -> None:
    with pytest.raises(NotFound, match="kg query --list"):
        question("nothing")
    with pytest.raises(UsageError, match="needs project"):
        question("project-rests-on").parameters({})
    with pytest.raises(UsageError, match="has no parameter colour"):
        question("targets").parameters({"colour": "red"})


GOOD = """// title = { zh = "一", en = "one" }
// description = { zh = "一", en = "one" }
// limit = 10
// [parameters]
// p = { type = "string", label = { zh = "参", en = "p" } }
// [columns]
// a = { label = { zh = "甲", en = "a" } }
MATCH (n:Fund {id: $p}) RETURN n.id AS a ORDER BY a
"""
STRING = 'type = "string"'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("// limit = 10\n", "", "limit: Field required"),
        (', en = "one" }\n// desc', " }\n// desc", "title.en: Field required"),
        ("$p", "'x'", "declared and not used"),
        ("ORDER BY a", "ORDER BY a SKIP $q", "the parameter q is used and not declared"),
        ("AS a O", "AS b O", r"line 8: it returns b"),
        ("// limit", "// colour = 1\n// limit", "line 3: colour"),
        (
            '{ zh = "甲", en = "a" } }',
            '{ zh = "甲", en = "a" }, links = "Nowhere" }',
            "line 7: a links to Nowhere",
        ),
        (" ORDER BY a", "", "has no ORDER BY"),
        ("RETURN n.id", "WITH n ORDER BY n.id RETURN n.id", None),
        ("RETURN n.id AS a ORDER BY a", "WITH n ORDER BY n.id RETURN n.id AS a", "has no ORDER BY after"),
        ("// limit = 10", "// limit = ", "not TOML"),
        (STRING, 'type = "colour"', "line 5: parameters.p.type"),
        (STRING, 'type = "node"', "line 5: the parameter p must name its labels"),
        (STRING, 'type = "node", nodes = ["Nothing"]', "p takes a Nothing, which is no label"),
        (STRING, 'type = "string", nodes = ["Fund"]', "when it is a node, and only then"),
        (STRING, 'type = "string", values_from = "vocabulary:colours"', "vocabulary:colours, which has none"),
        (STRING, 'type = "string", values_from = "class:Fund.id"', "class:Fund.id, which has none"),
        (STRING, 'type = "string", values_from = "class:Fund.modality", values = ["x"]', "one of the two"),
        (STRING, 'type = "string", values_from = "class:Fund.modality", default = "x"', "not allowed"),
        (STRING, 'type = "string", optional = true, default = "x"', "is optional and has a default"),
        (
            "// [parameters]",
            '// phrases = { zh = ["{p}是什么", "{p是什么"] }\n// [parameters]',
            "which is no parameter in brackets",
        ),
    ],
)
def test_a_bad_file_is_refused_with_file_and_line(
    tmp_path: Path, old: str, new: str, message: str | None
) -> None:
    (tmp_path / "topic").mkdir()
    assert old in GOOD
    (tmp_path / "topic" / "one.cypher").write_text(GOOD.replace(old, new), encoding="utf-8")
    if message is None:
        assert set(read_catalogue(tmp_path, ontology())) == {"one"}
        return
    with pytest.raises(CatalogueError, match=message) as error:
        read_catalogue(tmp_path, ontology())
    assert "topic/one.cypher" in str(error.value)
