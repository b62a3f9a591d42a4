"""RDF export, `kg check` and `kg doctor` on both engines: the shipped plan is loaded for what must be sound;
what must be told as broken is written past the loader with raw Cypher."""

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from pyshacl import validate
from rdflib import RDF, XSD, Literal, URIRef
from rdflib import Graph as RdfGraph
from rdflib.compare import isomorphic

import kg.output.export.rdf as rdf_module
from kg.graph.check import check
from kg.graph.doctor import Check, examine
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Edge, Node, Record, one_by_one
from kg.graph.writer import Dataset
from kg.lang.errors import QueryRefused, UsageError
from kg.output.export.rdf import iri, serialise
from kg.settings import Settings
from loaders.pipeline import load_shipped
from ontology.reader import KGO, shapes

TARGET = Node(
    "Target", "p/率/2020", "率 0.5%(2020)", ("L3",), {"operator": ">=", "low": 0.5, "period": "2020", "deadline": 2020, "line": 3}
)  # fmt: skip
INDICATOR = Node("Indicator", "p/率", "“率”\n与\\", ("L3",), {"review": True})
TREATY = Edge("PARTY_TO", Node("Country", "KZ", "哈萨克斯坦", ("R2",)).ref, Node("Treaty", "t", "条约", ("R2",)).ref,
              ("R2",), {"since": "1995-12-25"})  # fmt: skip
SMALL: list[Record] = [
    TARGET,
    INDICATOR,
    Edge("OF_INDICATOR", TARGET.ref, INDICATOR.ref, ("L3",)),
    Node("Country", "KZ", "哈萨克斯坦", ("R2",)),
    Node("Treaty", "t", "条约", ("R2",)),
    TREATY,
]


@pytest.fixture
def small(graph: Graph) -> Graph:
    report = graph.load(Dataset("d", "d", "0" * 64, "plan"), one_by_one(SMALL))
    assert report.rejected == 0
    return graph


def test_parts_make_one_document(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = triples(small)
    monkeypatch.setattr(rdf_module, "PART", 1)
    for form, name in (("ttl", "turtle"), ("nt", "nt")):
        parts = list(serialise(small, form))
        assert len(parts) > len(SMALL)
        assert isomorphic(RdfGraph().parse(data="".join(parts), format=name), whole)


def triples(graph: Graph) -> RdfGraph:
    """What N-Triples say, read back."""
    return RdfGraph().parse(data="".join(serialise(graph, "nt")), format="nt")


@pytest.mark.parametrize(("form", "name"), [("ttl", "turtle"), ("nt", "nt")])
def test_both_formats_are_read_back_as_the_same_triples(small: Graph, form: str, name: str) -> None:
    back = RdfGraph().parse(data="".join(serialise(small, form)), format=name)
    assert isomorphic(back, triples(small))
    run = 1  # the load's own edge
    assert len(set(back.subjects(RDF.type, RDF.Statement))) == run + sum(isinstance(f, Edge) for f in SMALL)


def test_values_have_their_types(small: Graph) -> None:
    rdf = triples(small)
    target = iri("Target", TARGET.id)
    assert (target, RDF.type, KGO.Target) in rdf
    low, deadline = rdf.value(target, KGO.low), rdf.value(target, KGO.deadline)
    assert isinstance(low, Literal)
    assert (low.datatype, low.value) == (XSD.decimal, Decimal("0.5"))
    assert deadline == Literal("2020", datatype=XSD.integer)
    assert rdf.value(iri("Indicator", INDICATOR.id), KGO.review) == Literal("true", datatype=XSD.boolean)
    assert str(rdf.value(iri("Indicator", INDICATOR.id), KGO.name)) == INDICATOR.name
    dates = list(rdf.objects(None, KGO.since))
    assert dates == [Literal("1995-12-25", datatype=XSD.date)]


def test_an_edge_is_a_triple_and_keeps_its_source(small: Graph) -> None:
    rdf = triples(small)
    start, end = iri("Target", TARGET.id), iri("Indicator", INDICATOR.id)
    predicate = URIRef(small.ontology.relations["OF_INDICATOR"].iri)
    assert (start, predicate, end) in rdf
    statements = [s for s in rdf.subjects(RDF.subject, start) if (s, RDF.object, end) in rdf]
    assert [str(rdf.value(s, KGO.sources)) for s in statements] == ["d#L3"]


def test_an_unknown_format_is_refused(small: Graph) -> None:
    with pytest.raises(UsageError, match="Choose one of: ttl, nt"):
        serialise(small, "xml")


def test_the_shipped_plan_conforms_to_the_shapes_and_is_sound(graph: Graph) -> None:
    load_shipped(graph)
    conforms, _, message = validate(triples(graph), shacl_graph=shapes())
    assert conforms, message
    assert list(check(graph)) == []


BROKEN = [
    ("CREATE (:Fund {id: 'f', name: 'f'})", "no source locator", "Fund/f"),
    ("CREATE (:Fund {id: 'f', name: 'f', sources: []})", "no source locator", "Fund/f"),
    ("MATCH (t:Treaty) CREATE (t)-[:PART_OF]->(t)", "no source locator", "Treaty/t → Treaty/t"),
    ("CREATE (:Target {id: 'x', name: 'x', sources: ['d#L1'], operator: '='})", "a target without an indicator", "x"),
    ("CREATE (:Target {id: 'x', name: 'x', sources: ['d#L1'], operator: '='})", "a target that nothing sets", "x"),
    ("CREATE (:Section {id: 's', name: 's', sources: ['d#L1']})", "a section that belongs to nothing", "s"),
    ("MATCH (t:Target) SET t.operator = 'about'", "operator is about", "Target/p/率/2020"),
    ("MATCH (t:Target) SET t.low = 'much'", "low is much", "Target/p/率/2020"),
    ("MATCH ()-[e:PARTY_TO]->() SET e.since = 'soon'", "since is soon, expected a date", "Country/KZ → Treaty/t"),
    ("MATCH (t:Target) SET t.colour = 'red'", "unknown property colour", "Target/p/率/2020"),
    ("MATCH (t:Target), (c:Country) CREATE (c)-[:OF_INDICATOR {sources: ['d#L1']}]->(t)", "cannot have", "Country/KZ"),
    ("MATCH ()-[e:OF_INDICATOR]->() SET e.colour = 'red'", "unknown property colour", "Target/p/率/2020 → Indicator/p/率"),
    ("CREATE (:Colour {id: 'red', name: 'red', sources: ['d#L1']})", "an undeclared label", "Colour"),
    ("MATCH (t:Target) CREATE (t)-[:STATED_IN {sources: ['d#L1']}]->(:Colour {id: 'red'})", "unknown label", "Target/p/率/2020"),
    ("MATCH (t:Target) CREATE (t)-[:LIKES {sources: ['d#L1']}]->(t)", "an undeclared edge type", "LIKES"),
]  # fmt: skip


@pytest.mark.parametrize(("cypher", "what", "where"), BROKEN)
def test_what_is_broken_is_told_with_its_place(small: Graph, cypher: str, what: str, where: str) -> None:
    small.write(lambda tx: tx.run(cypher).consume())
    found = list(check(small))
    assert any(what in str(problem.what) and where in problem.where for problem in found), found


def by_name(checks: list[Check]) -> dict[str, Check]:
    return {found.name: found for found in checks}


def test_the_doctor_finds_a_loaded_graph_well(small: Graph) -> None:
    found = by_name(examine(small.settings))
    assert all(one.ok and not one.remedy for one in found.values())
    assert small.engine.name in found["engine"].detail
    assert found["content"].detail == "6 nodes from d"


def test_the_doctor_finds_a_package_that_is_shadowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loaders.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "loaders")
    found = by_name(examine(Settings(uri="bolt://127.0.0.1:1", home=tmp_path)))["packages"]
    assert not found.ok
    assert str(tmp_path / "loaders.py") in found.detail


def test_the_doctor_says_how_to_fill_an_empty_graph(graph: Graph) -> None:
    content = by_name(examine(graph.settings))["content"]
    assert not content.ok
    assert "kg demo" in content.remedy


def test_the_doctor_misses_the_schema_of_a_fresh_engine(tmp_path: Path) -> None:
    found = by_name(examine(Settings(uri="embedded", home=tmp_path)))
    assert found["engine"].ok
    assert "missing" in found["schema"].detail
    assert "kg demo" in found["schema"].remedy


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1", "ftp://127.0.0.1"])
def test_the_doctor_names_a_wrong_address(tmp_path: Path, uri: str) -> None:
    found = by_name(examine(Settings(uri=uri, home=tmp_path, password=SecretStr("x"))))
    assert found["disk"].detail
    assert not found["engine"].ok
    assert "KG_URI" in found["engine"].detail + found["engine"].remedy


@pytest.mark.parametrize("name", ["tokens.json", "identity.jsonl"])
def test_the_doctor_finds_a_damaged_file_of_decisions_or_tokens(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("[{broken\n", encoding="utf-8")
    state = by_name(examine(Settings(uri="bolt://127.0.0.1:1", home=tmp_path)))["state"]
    assert not state.ok
    assert name in state.detail
    assert "backup" in state.remedy


def test_the_doctor_names_the_kinds_that_cannot_be_read(
    small: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What ArcadeDB says where half of a bucket's file is gone.
    read = Graph.read

    def broken(graph: Graph, query: str, *given: Any, **options: Any) -> Any:
        if "(n:`Indicator`)" in query:
            raise QueryRefused("query-not-understood", detail="Record #116:13 not found")
        return read(graph, query, *given, **options)

    monkeypatch.setattr(Graph, "read", broken)
    found = by_name(examine(small.settings))
    assert not found["files"].ok
    assert "Indicator (Record #116:13 not found)" in found["files"].detail
    assert "kg restore" in found["files"].remedy
    assert found["engine"].ok


def test_a_lost_password_of_the_engine_is_made_anew_and_a_changed_one_is_told(tmp_path: Path) -> None:
    settings = Settings(uri="embedded", home=tmp_path)
    fund = Node("Fund", "援疆基金", "援疆基金", ("L1",))
    with open_graph(settings) as graph:
        graph.load(Dataset("d", "d", "0" * 64, "plan"), one_by_one([fund]))
    password = tmp_path / "server" / "password"
    password.unlink()
    with open_graph(settings) as graph:
        assert graph.read("MATCH (f:Fund) RETURN f.id AS id").rows == [{"id": "援疆基金"}]
        assert graph.read_guarded("MATCH (f:Fund) RETURN count(f) AS n").rows == [{"n": 1}]
    password.write_text("another-password", encoding="utf-8")
    engine = by_name(examine(settings))["engine"]
    assert not engine.ok
    assert str(password) in engine.detail
    assert "remove the file" in engine.detail


def test_the_doctor_tells_of_a_home_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = by_name(examine(Settings(uri="bolt://127.0.0.1:1", home=tmp_path / "file" / "home")))
    assert not found["writable"].ok
    assert "KG_HOME" in found["writable"].remedy
