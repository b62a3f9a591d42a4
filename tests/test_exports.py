"""Exports as people open them, on both engines: the shipped plan is loaded, written in each format, and read back
by another library than wrote it (csv, openpyxl, lxml; Neo4j's own importer for its files)."""

import csv
import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from pydantic import SecretStr

from kg.graph.dump import digest, edges, nodes
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Edge, Node, Record, one_by_one
from kg.graph.writer import Dataset
from kg.lang.errors import UsageError
from kg.output.export.files import FORMATS, export
from kg.output.export.neo4j_csv import COMMAND
from kg.output.export.tables import SIGNS, Book, csv_lines
from kg.settings import Settings
from kg.values.cells import FORMULA, cell
from loaders.pipeline import load_shipped
from tests.engines import PASSWORD, empty, neo4j_server

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    '=HYPERLINK("http://x")',
    "#N/A",
]


@pytest.fixture(scope="module")
def plan(running_graph: Graph) -> Iterator[Graph]:
    empty(running_graph)
    load_shipped(running_graph)
    firm = Node("Enterprise", "91650000X", '=天山;"棉业"\n二', ("R2",), {"aliases": ["-a", "b;c", 'd"e']})
    fund = Node("Fund", "f/1", "＝基金", ("R3",), {"line": -5})
    facts: list[Record] = [firm, fund, Edge("SUPPORTS", fund.ref, Node("Industry", "棉", "棉花", ("R3",)).ref, ("R3",)),
                           Node("Industry", "棉", "棉花", ("R3",))]  # fmt: skip
    assert running_graph.load(Dataset("=d", "d", "0" * 64, "funds"), one_by_one(facts)).rejected == 0
    yield running_graph
    empty(running_graph)


@given(st.one_of(st.text(), st.sampled_from(HOSTILE), st.lists(st.text(), max_size=3)))
def test_no_text_cell_begins_like_a_formula(value: object) -> None:
    made = cell(value)
    assert isinstance(made, str)
    assert not made.startswith(FORMULA)


@given(st.one_of(st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False)))
def test_numbers_stay_numbers(value: float) -> None:
    assert cell(value) is value


def test_a_table_is_read_back_from_csv_and_xlsx_with_types_and_without_formulas(tmp_path: Path) -> None:
    rows = [{"名称": text, "n": -1.5, "yes": True, "none": None, "list": ["a", "=b"]} for text in HOSTILE]
    names = ["名称", "n", "yes", "none", "list"]
    path = tmp_path / "t.csv"
    path.write_text("".join(csv_lines(names, rows)), encoding="utf-8", newline="")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    assert read[0] == names
    assert [line[1:] for line in read[1:]] == [["-1.5", "true", "", "a、=b"]] * len(HOSTILE)
    assert not any(line[0].startswith(FORMULA) for line in read[1:])
    book = Book()
    for row in rows:
        book.add("a/b:c", names, row)
    book.save(tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None
    for line in sheet.iter_rows(min_row=2):
        assert line[0].data_type == "s"
        assert not str(line[0].value).startswith(FORMULA)
        assert [c.value for c in line[1:]] == [-1.5, True, None, "a、=b"]


@pytest.mark.parametrize("rows", [1, 3, 5])
def test_columns_are_as_wide_as_what_they_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr("kg.output.export.tables.MEASURED", 3)
    book = Book()
    for n in range(rows):
        book.add(
            "Patent", ["编号", "title", "text"], {"编号": n, "title": "长绒棉脱籽装置", "text": "长" * 500}
        )
    book.save(tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx")["Patent"]
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [6, 16, 60]
    assert sheet.freeze_panes == "A2"
    assert sheet.max_row == rows + 1


def test_a_sign_alone_is_itself_in_a_workbook_and_guarded_in_csv(tmp_path: Path) -> None:
    rows = [{"operator": text} for text in ("=", "=1", ">=", ["="])]
    book = Book()
    for row in rows:
        book.add("targets", ["operator"], row)
    book.save(tmp_path / "t.xlsx")
    cells = [c for (c,) in load_workbook(tmp_path / "t.xlsx")["targets"].iter_rows(min_row=2)]
    assert [(c.data_type, c.value) for c in cells] == [("s", "="), ("s", "'=1"), ("s", ">="), ("s", "'=")]
    assert "".join(csv_lines(["operator"], rows)).split() == ["\ufeffoperator", "'=", "'=1", ">=", "'="]


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.output.export.tables.SHEET_ROWS", 2)
    book = Book()
    for n in range(5):
        book.add("Patent", ["n"], {"n": n})
    book.save(tmp_path / "t.xlsx")
    read = load_workbook(tmp_path / "t.xlsx")
    assert read.sheetnames == ["Patent", "Patent 2", "Patent 3"]
    assert [[c.value for (c,) in sheet.iter_rows(min_row=2)] for sheet in read] == [[0, 1], [2, 3], [4]]


def test_every_node_and_edge_is_a_row_of_its_table(plan: Graph, tmp_path: Path) -> None:
    done = export(plan, "csv", tmp_path / "tables")
    export(plan, "xlsx", tmp_path / "graph.xlsx")
    assert (done.nodes, done.edges, done.left_out) == (len(list(nodes(plan))), len(list(edges(plan))), 0)
    book = load_workbook(tmp_path / "graph.xlsx", read_only=True)
    files = {path.stem: path for path in (tmp_path / "tables").iterdir()}
    assert set(files) == set(book.sheetnames)
    rows = 0
    for kind, path in files.items():
        with path.open(encoding="utf-8-sig", newline="") as file:
            read = list(csv.DictReader(file))
        rows += len(read)
        sheet = list(book[kind].iter_rows(values_only=True))
        assert list(sheet[0]) == list(read[0])
        assert len(sheet) == len(read) + 1
        assert not any(
            value.startswith(FORMULA) and value not in SIGNS
            for row in sheet
            for value in row
            if isinstance(value, str)
        )
    assert rows == done.nodes + done.edges
    with files["Fund"].open(encoding="utf-8-sig", newline="") as file:
        made_up = next(row for row in csv.DictReader(file) if row["id"] == "f/1")
    assert (made_up["name"], made_up["line"]) == ("'＝基金", "-5")


def test_graphml_holds_every_node_and_edge_with_declared_keys(plan: Graph, tmp_path: Path) -> None:
    done = export(plan, "graphml", tmp_path / "graph.graphml")
    tree = etree.parse(str(tmp_path / "graph.graphml"))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    ids = tree.xpath("//g:node/@id", namespaces=space)
    assert len(ids) == len(set(ids)) == done.nodes
    assert "Enterprise/91650000X" in ids
    ends = tree.xpath("//g:edge/@source | //g:edge/@target", namespaces=space)
    assert set(ends) <= set(ids)
    assert len(tree.xpath("//g:edge", namespaces=space)) == done.edges
    keys = set(tree.xpath("//g:key/@id", namespaces=space))
    assert set(tree.xpath("//g:data/@key", namespaces=space)) <= keys
    told = tree.xpath("//g:node[@id='Enterprise/91650000X']/g:data[@key='node_aliases']", namespaces=space)
    assert json.loads(told[0].text) == ["-a", "b;c", 'd"e']


def test_neo4j_s_own_importer_takes_the_files_and_the_digest_is_the_same(plan: Graph, tmp_path: Path) -> None:
    jars = os.environ.get("KG_NEO4J_JARS")
    if jars is None:
        pytest.skip("KG_NEO4J_JARS is not set: no importer to test with")
    folder, home = tmp_path / "files", tmp_path / "server"
    export(plan, "neo4j-csv", folder)
    given = shlex.split((folder / COMMAND).read_text(encoding="utf-8").replace("\\\n", " "))
    assert given[0] == "neo4j-admin"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text("", encoding="utf-8")
    done = subprocess.run(
        [shutil.which("java") or "java", "-Xmx512m", "-cp", f"{jars}/*", "org.neo4j.cli.AdminTool", *given[1:]],
        cwd=folder, env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    with neo4j_server(Path(jars), home) as uri:
        told = Settings(uri=uri, home=tmp_path / "home", user="neo4j", password=SecretStr(PASSWORD))
        with open_graph(told) as imported:
            assert digest(imported) == digest(plan)


def test_an_export_that_fails_leaves_nothing_behind(
    plan: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graph.xlsx").write_text("before", encoding="utf-8")

    def broken(_: Graph) -> Iterator[object]:
        yield from ()
        raise UsageError("disk-full")

    monkeypatch.setattr("kg.output.export.files.items", broken)
    for form in ("csv", "xlsx", "graphml", "neo4j-csv"):
        with pytest.raises(UsageError, match="disk is full"):
            export(plan, form, tmp_path / ("graph.xlsx" if form == "xlsx" else form))
    assert [path.name for path in tmp_path.iterdir()] == ["graph.xlsx"]
    assert (tmp_path / "graph.xlsx").read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize(
    ("form", "name", "told"),
    [
        ("xml", "x", "Choose one of"),
        ("csv", "nowhere/x", "Create it first"),
        ("csv", "full", "something in it"),
        ("ttl", "full", "no place"),
    ],
)
def test_a_wrong_format_or_place_is_refused(
    plan: Graph, tmp_path: Path, form: str, name: str, told: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    assert "csv" in FORMATS
    with pytest.raises(UsageError, match=told):
        export(plan, form, tmp_path / name)
