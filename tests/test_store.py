"""The store's doors on both engines, with a handful of records written in the test."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.check import check
from kg.graph.dump import digest, dump
from kg.graph.graph import Graph, open_graph
from kg.graph.lookup import claims
from kg.graph.records import Edge, Node, Record, Ref, Value, one_by_one
from kg.graph.seen import Seen
from kg.graph.weighing import set_rank
from kg.graph.writer import Dataset, LoadReport
from kg.lang.errors import NotFound, QueryRefused, QueryTimeout, UsageError
from queries.catalogue import question
from tests.engines import empty

FUND = Node("Fund", "援疆基金", "援疆基金", ("L180",), {"modality": "set up", "line": 180})
SECTION = Node("Section", "p/一", "一、规划背景", ("L4",), {"title": "规划背景", "line": 4})
MENTION = Edge("MENTIONS", SECTION.ref, FUND.ref, ("L4",), {"line": 4})
FACTS: list[Record] = [FUND, SECTION, MENTION]


def load(graph: Graph, records: Sequence[Record], name: str = "one", *, dry_run: bool = False) -> LoadReport:
    return graph.load(Dataset(name, name, "0" * 64, "plan"), one_by_one(records), dry_run=dry_run)


def counts(report: LoadReport) -> tuple[int, int, int, int, int, int]:
    numbers = (report.read, report.created, report.updated, report.unchanged, report.retired, report.rejected)
    assert report.read == report.created + report.updated + report.unchanged + report.rejected
    return numbers


def fund(graph: Graph) -> dict[str, object]:
    rows = graph.read("MATCH (f:Fund) RETURN properties(f) AS f").rows
    return {key: value for key, value in rows[0]["f"].items() if key != "claims"} if rows else {}


def test_a_second_load_changes_nothing_and_says_so(graph: Graph) -> None:
    assert counts(load(graph, FACTS)) == (3, 3, 0, 0, 0, 0)
    before = digest(graph)
    assert counts(load(graph, FACTS)) == (3, 0, 0, 3, 0, 0)
    assert digest(graph) == before


def test_a_changed_file_changes_exactly_the_difference(graph: Graph) -> None:
    load(graph, FACTS)
    before = digest(graph)
    later = Node("Fund", "援疆基金", "援疆基金", ("L181",), {"modality": "exists"})
    assert counts(load(graph, [SECTION, later])) == (2, 0, 1, 1, 1, 0)
    assert fund(graph) == {
        "id": "援疆基金", "name": "援疆基金", "modality": "exists", "sources": ["one#L181"]
    }  # fmt: skip
    assert counts(load(graph, FACTS)) == (3, 1, 1, 1, 0, 0)
    assert digest(graph) == before


def test_two_datasets_keep_a_fact_alive_until_both_let_go(graph: Graph) -> None:
    load(graph, FACTS)
    other = Node("Fund", "援疆基金", "另一个名字", ("R2",), {"kind": "基金", "modality": "set up"})
    load(graph, [other], "two")
    assert fund(graph)["sources"] == ["one#L180", "two#R2"]
    assert fund(graph)["name"] == "援疆基金"
    assert fund(graph)["kind"] == "基金"
    load(graph, [], "one")
    assert fund(graph) == {
        "id": "援疆基金",
        "name": "另一个名字",
        "kind": "基金",
        "modality": "set up",
        "sources": ["two#R2"],
    }
    assert graph.read("MATCH ()-[e:MENTIONS]->() RETURN e").rows == []
    load(graph, [], "two")
    assert fund(graph) == {}


def figure(value: float, reference: str) -> Node:
    said: dict[str, Value] = {"value": value, "period": "2015", "unit": "件", "reference": reference}
    return Node("Observation", "i/650000/2015", f"专利申请量 {value:g}", ("R2",), said)


def clashes(graph: Graph) -> list[tuple[object, ...]]:
    columns = ("thing", "disputed", "shown", "other")
    return [tuple(row[name] for name in columns) for row in question("clashes").ask(graph, {}).rows]


def shown(graph: Graph) -> object:
    return graph.read("MATCH (o:Observation) RETURN o.value AS value").rows[0]["value"]


@pytest.mark.parametrize("name", ["a-yearbook.csv", "xj-yearbook.csv"])
def test_a_persons_file_outranks_what_is_shipped_whatever_its_name(graph: Graph, name: str) -> None:
    ours = Dataset("observations", "o", "0" * 64, "reference")
    digests = set()
    for first in (True, False):
        empty(graph)
        if first:
            graph.load(ours, one_by_one([figure(12250, "excerpt")]))
        load(graph, [figure(12999, "年鉴")], name)
        if not first:
            graph.load(ours, one_by_one([figure(12250, "excerpt")]))
        assert shown(graph) == 12999
        assert clashes(graph) == [("i/650000/2015", "value", "12999 件", "12250 件")]
        assert list(check(graph)) == []
        digests.add(digest(graph))
    assert len(digests) == 1


def test_a_rank_says_otherwise_and_is_remembered(graph: Graph) -> None:
    load(graph, [figure(1, "a")], "a.csv")
    load(graph, [figure(2, "b"), *FACTS], "b.csv")
    low = Dataset("b.csv", "b", "0" * 64, "observations", "same", rank=60)
    assert graph.load(low, one_by_one([figure(2, "b"), *FACTS])).read == 4
    assert shown(graph) == 1
    again = graph.load(Dataset("b.csv", "b", "0" * 64, "observations", "same"), one_by_one([figure(2, "b")]))
    assert (again.updated, shown(graph)) == (0, 1)
    high = Dataset("b.csv", "b", "0" * 64, "observations", "same", rank=80)
    graph.load(high, one_by_one([figure(2, "b"), *FACTS]))
    assert shown(graph) == 2
    with pytest.raises(UsageError, match="not a rank"):
        graph.load(Dataset("b.csv", "b", "0" * 64, "observations", rank=101), ())
    load(graph, [], "a.csv")
    assert clashes(graph) == []


def test_a_rank_set_afterwards_is_as_if_it_had_been_loaded_with(graph: Graph) -> None:
    """Of nodes and edges, and whatever the other dataset is called; nothing is read again."""
    start, end = Node("Industry", "textile", "纺织服装", ("R1",)), Node("IpcClass", "D01H", "纺纱", ("R1",))

    def world(name: str, value: float, weight: float) -> list[Record]:
        uses = Edge("USES", start.ref, end.ref, ("R1",), {"weight": weight, "reason": name})
        return [start, end, figure(value, name), uses]

    def loaded(rank: int | None) -> str:
        empty(graph)
        graph.load(Dataset("a.csv", "a", "0" * 64, "observations"), one_by_one(world("a", 1, 0.1)))
        graph.load(Dataset("b.csv", "b", "1" * 64, "observations", rank=rank), one_by_one(world("b", 2, 0.2)))
        return digest(graph)

    def weight() -> object:
        return graph.read("MATCH (:Industry)-[e:USES]->() RETURN e.weight AS weight").rows[0]["weight"]

    ranked = {rank: loaded(rank) for rank in (90, 10)}
    assert ranked[90] != ranked[10]
    loaded(None)
    set_rank(graph, "b.csv", 50)
    before = graph.state()
    for rank, value, at in ((90, 2, 0.2), (10, 1, 0.1), (90, 2, 0.2)):
        assert set_rank(graph, "b.csv", rank) > 0
        assert (shown(graph), weight()) == (value, at)
        assert ("value", f"{value} 件") in [clash[1:3] for clash in clashes(graph)]
        assert digest(graph) == ranked[rank]
        assert set_rank(graph, "b.csv", rank) == 0
    assert graph.state() != before
    assert list(check(graph)) == []
    # A load that says nothing of it leaves it.
    graph.load(Dataset("b.csv", "b", "1" * 64, "observations"), one_by_one(world("b", 2, 0.2)))
    assert digest(graph) == ranked[90]
    with pytest.raises(UsageError, match="not a rank"):
        set_rank(graph, "b.csv", 101)
    with pytest.raises(NotFound):
        set_rank(graph, "c.csv", 50)


def test_two_figures_of_one_file_are_kept_and_listed(graph: Graph) -> None:
    rows = [figure(3.2, "a"), figure(3.2, "a"), figure(1.78, "b")]
    assert counts(load(graph, rows)) == (3, 2, 0, 1, 0, 0)
    assert counts(load(graph, rows)) == (3, 0, 0, 3, 0, 0)
    assert [row[1] for row in clashes(graph)] == ["value"]
    assert [claim.said["value"] for claim in claims(graph, "Observation", "i/650000/2015")] in (
        [3.2, 1.78],
        [1.78, 3.2],
    )
    load(graph, rows[:1])
    assert clashes(graph) == []


def test_sources_that_differ_on_an_edge_are_listed(graph: Graph) -> None:
    industry, ipc = (
        Node("Industry", "i", "林果业", ("R1",)),
        Node("IpcClass", "A01G", "A01G", ("R1",), {"level": "subclass"}),
    )
    for name, weight in (("a.csv", 0.5), ("b.csv", 0.7)):
        uses = Edge(
            "USES",
            industry.ref,
            ipc.ref,
            ("R2",),
            {"weight": weight, "reason": name, "confidence": "seen" if weight > 0.6 else "memory"},
        )
        assert load(graph, [industry, ipc, uses], name).rejected == 0
    assert clashes(graph) == [("A01G", "reason", "b.csv", "a.csv"), ("A01G", "weight", "0.7", "0.5")]
    load(graph, [industry, ipc], "b.csv")
    assert clashes(graph) == []


def test_an_edge_that_two_datasets_assert_lives_until_both_let_go(graph: Graph) -> None:
    load(graph, FACTS, "one")
    load(graph, FACTS, "two")
    query = "MATCH ()-[e:MENTIONS]->() RETURN e.sources AS sources"
    assert graph.read(query).rows == [{"sources": ["one#L4", "two#L4"]}]
    load(graph, [], "one")
    assert graph.read(query).rows == [{"sources": ["two#L4"]}]


def test_mentions_on_two_lines_are_two_edges(graph: Graph) -> None:
    again = Edge("MENTIONS", SECTION.ref, FUND.ref, ("L9",), {"line": 9})
    load(graph, [*FACTS, again])
    assert graph.read("MATCH ()-[e:MENTIONS]->() RETURN e.line AS line ORDER BY line").rows == [
        {"line": 4}, {"line": 9}
    ]  # fmt: skip
    assert load(graph, FACTS).retired == 1


def test_rejected_records_are_counted_and_written_to_a_file(graph: Graph) -> None:
    loose = Edge("MENTIONS", SECTION.ref, Ref("Fund", "=nowhere"), ("L7",), {"line": 7})
    broken = Node("Fund", "x", "x", ("L8",), {"colour": "red"})
    report = load(graph, [*FACTS, loose, broken])
    assert counts(report) == (5, 3, 0, 0, 0, 2)
    assert report.rejects_file is not None
    with open(report.rejects_file, encoding="utf-8-sig") as file:  # noqa: PTH123
        text = file.read()
    assert "unknown property colour" in text
    assert "its end Fund =nowhere is not in the graph" in text


def test_a_dry_run_tells_the_difference_and_writes_nothing(graph: Graph) -> None:
    assert counts(load(graph, FACTS, dry_run=True)) == (3, 3, 0, 0, 0, 0)
    assert list(dump(graph)) == []


def test_an_enterprise_is_found_as_an_organization(graph: Graph) -> None:
    load(graph, [Node("Enterprise", "91650000X", "天山棉业", ("R2",))])
    found = graph.read("MATCH (n:Organization {id: '91650000X'}) RETURN n").rows[0]["n"]
    assert found["labels"] == ["Enterprise", "Organization"]


@pytest.mark.parametrize("text", ["援疆基金", "援疆", "疆", "基金 (", "援疆 AND"])
def test_search_finds_chinese_text(graph: Graph, text: str) -> None:
    load(graph, FACTS)
    assert ("Fund", "援疆基金") in {(hit.label, hit.id) for hit in graph.search(text)}


def test_search_for_nothing_finds_nothing(graph: Graph) -> None:
    load(graph, FACTS)
    assert graph.search(" ") == []
    assert graph.search("煤化工") == []


def test_an_answer_says_when_it_was_cut(graph: Graph) -> None:
    table = graph.read("UNWIND range(1, 10) AS n RETURN n ORDER BY n", limit=3)
    assert ([row["n"] for row in table.rows], table.truncated) == ([1, 2, 3], True)
    assert not graph.read("RETURN 1 AS n", limit=1).truncated


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Fund {id: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Fund) SET n.name = 'x'",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "CREATE INDEX bad IF NOT EXISTS FOR (n:Fund) ON (n.kind)",
        "MATCH (n RETURN n",
    ],
)
def test_a_guarded_query_cannot_write_or_load(graph: Graph, query: str) -> None:
    load(graph, FACTS)
    before = digest(graph)
    with pytest.raises(QueryRefused):
        graph.read_guarded(query)
    assert digest(graph) == before


def test_a_guarded_query_reads_with_parameters(graph: Graph) -> None:
    load(graph, FACTS)
    table = graph.read_guarded("MATCH (f:Fund {id: $id}) RETURN f.name AS name", {"id": "援疆基金"})
    assert table.rows == [{"name": "援疆基金"}]


def test_hostile_values_stay_values(graph: Graph) -> None:
    hostile = "`}) DETACH DELETE n //\" \\u0060 '"
    load(graph, [Node("Fund", hostile, hostile, ("L1",))])
    assert graph.read("MATCH (f:Fund {id: $id}) RETURN f.id AS id", {"id": hostile}).rows == [{"id": hostile}]
    assert counts(load(graph, [Node("Fund", hostile, hostile, ("L1",))])) == (1, 0, 0, 1, 0, 0)


def test_a_query_is_ended_at_its_limit(graph: Graph) -> None:
    endless = "UNWIND range(1, 60000) AS a UNWIND range(1, 60000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n"
    with pytest.raises(QueryTimeout):
        graph.read(endless, timeout=2)


def test_large_loads_go_in_steps_with_the_same_result(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    many: list[Record] = [Node("Fund", f"f{n}", f"基金{n}", (f"R{n}",)) for n in range(25)]
    many += [Edge("SUPPORTS", Ref("Fund", f"f{n}"), Ref("Industry", "棉"), (f"R{n}",)) for n in range(25)]
    many.insert(0, Node("Industry", "棉", "棉花", ("R0",)))
    load(graph, many)
    whole = digest(graph)
    load(graph, [])
    monkeypatch.setattr("kg.graph.writer.STEP", 10)
    assert counts(load(graph, many)) == (51, 51, 0, 0, 0, 0)
    assert digest(graph) == whole
    assert counts(load(graph, many[:30])) == (30, 0, 0, 30, 21, 0)


@given(st.lists(st.text(max_size=3), unique=True, max_size=60), st.integers(1, 7))
def test_every_key_that_was_met_is_known_and_no_other(keys: list[str], recent: int) -> None:
    half = len(keys) // 2
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.graph.seen.RECENT", recent)
        seen = Seen()
        for key in keys[:half]:
            assert key not in seen
            seen.add(key)
        assert all(key in seen for key in keys[:half])
        assert not any(key in seen for key in keys[half:])


@pytest.mark.parametrize("settings", ["neo4j"], indirect=True, ids=["on:neo4j"])
def test_a_query_that_needs_more_memory_than_the_engine_gives_is_told_so(running_graph: Graph) -> None:
    with pytest.raises(QueryRefused, match="more memory"):
        running_graph.read_guarded(
            "UNWIND range(1, 1000000000) AS i WITH collect([i, i]) AS l RETURN size(l) AS n"
        )
    assert running_graph.read("RETURN 1 AS n").rows == [{"n": 1}]


@pytest.mark.parametrize("settings", ["neo4j"], indirect=True, ids=["on:neo4j"])
def test_one_server_is_reached_through_the_routing_scheme_as_a_cluster_would_be(graph: Graph) -> None:
    routed = graph.settings.model_copy(update={"uri": graph.settings.uri.replace("bolt://", "neo4j://")})
    with open_graph(routed) as other:
        assert counts(load(other, FACTS)) == (3, 3, 0, 0, 0, 0)
        assert fund(other)["name"] == "援疆基金"
        assert digest(other) == digest(graph)
