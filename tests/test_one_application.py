"""The A and the B publication of one application in two rows of a file made here: one patent, on both engines."""

from dataclasses import replace
from pathlib import Path

from kg.graph.graph import Graph
from kg.graph.writer import Dataset
from loaders.patents.loader import read
from loaders.reading import Options
from tests.patent_files import edges, nodes, patent, rows_of, table

HEADER = ["申请号", "公开(公告)号", "公开(公告)日", "专利名称", "申请人", "法律状态", "IPC"]
A = ["CN202010234567.0", "CN111345678A", "2020-06-30", "核桃破壳滚筒", "塔里木示范大学", "", "A23N5/00"]
B = [
    "CN202010234567.0",
    "CN111345678B",
    "2022-01-18",
    "一种核桃破壳滚筒",
    "新疆示范农机有限公司",
    "授权",
    "A23N5/00;B07B1/00",
]
OTHER = [
    "CN201920123456.5",
    "CN210012345U",
    "2020-02-04",
    "残膜回收耙",
    "新疆示范农机有限公司",
    "",
    "A01B43/00",
]


def test_both_publications_of_an_application_are_one_patent(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", HEADER, A, OTHER, B, OTHER)
    rows = rows_of(path)
    assert [patent(row).id for row in rows] == [
        "CN111345678A",
        "CN210012345U",
        "CN111345678A",
        "CN210012345U",
    ]
    said = patent(rows[0]).properties
    assert said["publications"] == ["CN111345678A", "CN111345678B"]
    assert [said[k] for k in ("published", "granted", "status", "title")] == [
        "2020-06-30",
        "2022-01-18",
        "live",
        "核桃破壳滚筒",
    ]
    assert patent(rows[0]).locators == ("L2", "L4")
    assert [edge.end.id for edge in edges(rows[:1], "CLASSIFIED_AS")].count("A23N") == 1
    assert {edge.end.id for edge in edges(rows, "APPLIED_FOR")} == {"CN111345678A", "CN210012345U"}
    assert {node.name for node in nodes(rows, "Organization", "Enterprise")} == {
        "塔里木示范大学",
        "新疆示范农机有限公司",
    }
    codes = [getattr(said, "code", "") for said in read(path, Options()).told]
    assert {"patents-rows-of-one-application", "patents-rows-repeated"} <= set(codes)


def test_one_patent_in_the_graph_and_unchanged_the_second_time(graph: Graph, tmp_path: Path) -> None:
    rows = [replace(row, facts=row.facts[:1]) for row in rows_of(table(tmp_path / "t.csv", HEADER, A, B))]
    dataset = Dataset("t.csv", "t.csv", "0" * 64, "patents", "", None)
    assert (graph.load(dataset, rows).created, graph.load(dataset, rows).unchanged) == (1, 2)
    found = graph.read("MATCH (p:Patent) RETURN p.id AS id, p.publications AS all, p.granted AS granted").rows
    assert found == [{"id": "CN111345678A", "all": ["CN111345678A", "CN111345678B"], "granted": "2022-01-18"}]
