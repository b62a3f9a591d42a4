"""A home, a backup and saved links of version 0.1 in this version. Both were made by commit a5ccbb3; see
tests/data/home-0.1/README.md."""

import json
import shutil
import tarfile
from pathlib import Path

import pytest

from kg.analysis.match import feedback, watch
from kg.graph.backup import restore
from kg.graph.check import check
from kg.graph.dump import digest
from kg.graph.graph import Graph, open_graph
from kg.graph.migrate import is_old, migrate
from kg.identity.judgements import Judgements
from kg.settings import Settings
from kg.state.home import kept_files
from kg.state.tokens import Tokens
from queries.catalogue import question

OLD = Path(__file__).parent / "data" / "home-0.1"
EXPECTED = json.loads((OLD / "expected.json").read_text(encoding="utf-8"))
FIGURE = "专利申请量/650000/2015"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The old home, unpacked."""
    with tarfile.open(OLD / "home.tar.xz") as packed:
        packed.extractall(tmp_path / "home", filter="data")
    return tmp_path / "home"


def shown(graph: Graph) -> float:
    query = "MATCH (o:Observation {id: $id}) RETURN o.value AS value"
    value: float = graph.read(query, {"id": FIGURE}).rows[0]["value"]
    return value


def ranks(graph: Graph) -> dict[str, int]:
    return {
        row["id"]: row["rank"]
        for row in graph.read("MATCH (s:Source) RETURN s.id AS id, s.rank AS rank").rows
    }


def assert_migrates(graph: Graph) -> None:
    """The old graph holds what it held, and after the one command the person's file is shown and the clash is listed."""
    assert digest(graph) == EXPECTED["digest"]
    assert is_old(graph)
    assert shown(graph) == 12250
    migrate(graph)
    assert not is_old(graph)
    assert shown(graph) == 12999
    found = question("clashing-figures").ask(graph, {}).rows
    assert [(row["thing"], row["shown"], row["other"]) for row in found if row["disputed"] == "value"] == [
        (FIGURE, "12999 件", "12250 件")
    ]
    assert ranks(graph)["demo-needs"] < ranks(graph)["observations"] < ranks(graph)["xj-yearbook.csv"]
    again, before = migrate(graph), digest(graph)
    assert (again.datasets, again.nodes, again.edges) == (0, 0, 0)
    assert digest(graph) == before
    assert list(check(graph)) == []


def test_an_old_home_opens_and_is_migrated_by_one_command(home: Path) -> None:
    with open_graph(Settings(uri="embedded", home=home, query_seconds=5)) as graph:
        assert_migrates(graph)


def test_an_old_backup_comes_back_and_is_migrated(graph: Graph) -> None:
    for path in list(kept_files(graph.settings.home)):
        path.unlink()
    shutil.rmtree(graph.settings.home / "watch", ignore_errors=True)
    try:
        made = restore(graph, OLD / "backup-0.1.zip")
        assert (made.nodes, made.edges) == (EXPECTED["nodes"], EXPECTED["edges"])
        assert_migrates(graph)
    finally:
        for path in list(kept_files(graph.settings.home)):
            path.unlink()


def test_what_people_decided_is_read(home: Path) -> None:
    kept = Judgements(home)
    assert {(j.decision, j.who) for j in kept.list()} == {("same", "王审核"), ("different", "王审核")}
    assert kept.canonical("新疆天业(集团)股份公司") == "91650000228601263N"
    assert [(f.technology, f.decision, f.who) for f in feedback.recorded(home)] == [
        ("D01G", "rejected", "王审核")
    ]
    holder = Tokens(home).holder(EXPECTED["token"])
    assert holder is not None
    assert (holder.name, holder.role) == ("李编辑", "editor")
    assert watch._KEPT.validate_json(next((home / "watch").iterdir()).read_bytes()).need == "n1"
    assert "load" in (home / "audit.jsonl").read_text(encoding="utf-8")
