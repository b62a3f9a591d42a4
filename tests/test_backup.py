"""Backup and restore on both engines: a small graph with two datasets that share a node, a run, and journals in a home
of its own. What must be refused is written as a zip by hand."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph.backup import backup, restore
from kg.graph.dump import digest, edges, nodes
from kg.graph.graph import Graph, open_graph
from kg.graph.kept import opened
from kg.graph.records import Edge, Node, Record, one_by_one
from kg.graph.writer import Dataset
from kg.lang.errors import InputError, UsageError
from kg.settings import Settings
from ontology.reader import ontology
from tests.engines import empty

FIRM = Node("Enterprise", "F1", "喀什天山棉纺有限公司", ("R2",))
PATENT = Node(
    "Patent", "CN1A", "棉纺“细纱”机\n二", ("R3",), {"ipc": ["D01H1/00", "D01H5/00"], "synthetic": True}
)
FACTS: list[Record] = [FIRM, PATENT, Edge("APPLIED_FOR", FIRM.ref, PATENT.ref, ("R3",))]


@pytest.fixture
def filled(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Graph:
    """The small graph; its journals are in a fresh home."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(graph, "settings", graph.settings.model_copy(update={"home": home}))
    report = graph.load(Dataset("a", "a", "0" * 64, "patents"), one_by_one(FACTS))
    assert report.rejected == 0
    graph.load(
        Dataset("b", "b", "1" * 64, "enterprises"),
        one_by_one([replace(FIRM, name="天山棉纺", locators=("R9",))]),
    )
    (home / "feedback.jsonl").write_text('{"kept": "采纳"}\n', "utf-8")
    (home / "watch").mkdir()
    (home / "watch" / "n1.json").write_text("{}", "utf-8")
    return graph


def stored(graph: Graph) -> list[str]:
    """All that the store keeps, sorted."""
    return sorted(
        json.dumps(row, sort_keys=True) for row in [*nodes(graph, claims=True), *edges(graph, claims=True)]
    )


def test_what_was_kept_comes_back_whole(filled: Graph, tmp_path: Path) -> None:
    before, file = stored(filled), tmp_path / "kept.zip"
    made = backup(filled, file)
    assert any("claims" in line for line in before)
    assert (file.stat().st_mode & 0o777, len(before)) == (0o600, made.nodes + made.edges)
    empty(filled)
    for journal in ("feedback.jsonl", "watch/n1.json"):
        (filled.settings.home / journal).unlink()
    assert restore(filled, file) == made
    assert stored(filled) == before
    assert (filled.settings.home / "feedback.jsonl").read_text("utf-8") == '{"kept": "采纳"}\n'
    assert (filled.settings.home / "watch" / "n1.json").exists()
    assert filled.search("棉纺", labels=["Patent"])


def test_a_backup_moves_to_the_other_engine(
    filled: Graph, tmp_path: Path, embedded_settings: Settings, neo4j_settings: Settings
) -> None:
    wanted = digest(filled)
    backup(filled, tmp_path / "kept.zip")
    other = neo4j_settings if filled.engine.name == "embedded" else embedded_settings
    with open_graph(other) as target:
        empty(target)
        target.settings = other.model_copy(update={"home": tmp_path / "elsewhere"})
        assert restore(target, tmp_path / "kept.zip").digest == wanted == digest(target)
        empty(target)


def test_nothing_that_is_there_is_overwritten(filled: Graph, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    backup(filled, file)
    with pytest.raises(UsageError, match="exists already"):
        backup(filled, file)
    with pytest.raises(UsageError, match="holds data already"):
        restore(filled, file)
    empty(filled)
    with pytest.raises(UsageError, match=r"feedback\.jsonl"):
        restore(filled, file)


def test_a_damaged_backup_leaves_the_graph_empty(filled: Graph, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    backup(filled, good)
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
        new.writestr("manifest.json", old.read("manifest.json"))
        new.writestr("nodes.jsonl", old.read("nodes.jsonl"))
        new.writestr("edges.jsonl", old.read("edges.jsonl")[:-20])
    empty(filled)
    with pytest.raises(InputError, match="damaged"):
        restore(filled, bad)
    assert stored(filled) == []


def test_a_file_that_lacks_something_is_no_success_and_a_second_restore_begins_anew(
    filled: Graph, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    backup(filled, good)
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
        new.writestr("manifest.json", old.read("manifest.json"))
        new.writestr("nodes.jsonl", old.read("nodes.jsonl"))
        new.writestr("edges.jsonl", b"")
    empty(filled)
    with pytest.raises(InputError, match="0 of "):
        restore(filled, bad)
    assert not (filled.settings.home / "restoring").exists()
    for journal in ("feedback.jsonl", "watch/n1.json"):
        (filled.settings.home / journal).unlink()
    assert restore(filled, good).digest == digest(filled)


def test_what_is_no_backup_is_told(filled: Graph, tmp_path: Path) -> None:
    plain, foreign = tmp_path / "plain.txt", tmp_path / "foreign.zip"
    plain.write_text("no zip", "utf-8")
    with zipfile.ZipFile(foreign, "w") as file:
        file.writestr("a.txt", "a")
    for path in (plain, foreign, tmp_path / "absent.zip"):
        with pytest.raises(InputError, match="backup"):
            restore(filled, path)


def test_a_backup_cannot_write_elsewhere_than_into_the_home(filled: Graph, tmp_path: Path) -> None:
    good, evil = tmp_path / "good.zip", tmp_path / "evil.zip"
    backup(filled, good)
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(evil, "w") as new:
        for name in ("manifest.json", "nodes.jsonl", "edges.jsonl"):
            new.writestr(name, old.read(name))
        for name in ("home/watch/../../escaped.json", "home/.bashrc", "home//escaped.json"):
            new.writestr(name, "{}")
    empty(filled)
    restore(filled, evil)
    assert not list(tmp_path.rglob("escaped.json"))
    assert not (filled.settings.home / ".bashrc").exists()


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("edges.jsonl", '{"type": "X", "start": [["Fund` {id:1}) SET a.x = 1 WITH a MATCH (z:`Fund"], "a"], "end": [["Fund"], "b"], "properties": {}}'),
        ("edges.jsonl", '{"type": "LOCATED_IN", "start": [["Fund`) SET a.x = 1 //"], "a"], "end": [["Fund"], "b"], "properties": {}}'),
        ("nodes.jsonl", '{"labels": ["Thing"], "properties": {"id": "a"}}'),
        ("nodes.jsonl", '{"labels": ["Fund"], "properties": {"name": "a"}}'),
        ("nodes.jsonl", '{"labels": ["Fund"], "properties": {"id": "a", "hacked": "yes"}}'),
        ("nodes.jsonl", '{"labels": ["Fund"], "properties": {"id": "a", "amount": 1' + "0" * 400 + "}}"),
        ("nodes.jsonl", "[" * 100_000),
        ("nodes.jsonl", "\udcff"),
        ("home/identity.jsonl", "{x\n"),
        ("home/tokens.json", "[{broken"),
        ("home/watch", "{}"),
        ("manifest.json", '{"made": 1, "version": 2, "nodes": "a", "edges": 0, "digest": []}'),
        ("manifest.json", " " * 200_000 + "{}"),
    ],
)  # fmt: skip
def test_nothing_of_a_hostile_backup_is_written(
    filled: Graph, tmp_path: Path, part: str, content: str
) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    backup(filled, good)
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content.encode("utf-8", "surrogateescape"))
    before = stored(filled)
    with opened(bad, filled.ontology) as kept, pytest.raises(InputError, match="damaged"):
        kept.check()
    assert stored(filled) == before


def test_entries_of_folders_are_harmless(filled: Graph, tmp_path: Path) -> None:
    good, packed = tmp_path / "good.zip", tmp_path / "packed.zip"
    backup(filled, good)
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(packed, "w") as new:
        new.mkdir("home/watch/")
        for name in old.namelist():
            new.writestr(name, old.read(name))
    with opened(packed, filled.ontology) as kept:
        kept.check()
        assert sorted(kept.journals()) == ["feedback.jsonl", "watch/n1.json"]


@pytest.mark.parametrize(
    "file", sorted(p.name for p in Path("../shared/samples/attack/restore").glob("*.zip"))
)
def test_backups_of_the_attack_are_refused_before_anything_is_written(shared: Path, file: str) -> None:
    """By reading alone: the graph is not even open. Those that are whole but for names are told by digest or by count."""
    with opened(shared / "samples/attack/restore" / file, ontology()) as kept:
        if file in ("re-34.zip", "re-35.zip"):
            return
        with pytest.raises(InputError, match="damaged"):
            kept.check()
