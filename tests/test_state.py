"""What lies in KG_HOME and what tells one state of the program from another. Files are made here."""

import gc
import os
import time
import weakref
from datetime import datetime
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from kg.graph.engine import Engine
from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache
from kg.settings import Settings
from kg.state import files
from kg.state.home import is_kept, kept_files, sizes, sweep
from kg.values import code, days
from ontology.reader import ontology


def test_a_digest_of_the_program_changes_with_code_and_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "made_up_package"
    (package / "templates").mkdir(parents=True)
    (package / "__init__.py").write_text("A = 1\n")
    (package / "templates" / "a.html").write_text("<p>")
    monkeypatch.syspath_prepend(tmp_path)
    fresh = code.digest.__wrapped__
    first = fresh("made_up_package")
    assert fresh("made_up_package") == first
    (package / "templates" / "a.html").write_text("<b>")
    second = fresh("made_up_package")
    (package / "__init__.py").write_text("A = 2\n")
    assert len({first, second, fresh("made_up_package")}) == 3
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert fresh("made_up_package") == fresh("made_up_package") != second


def test_a_file_is_replaced_whole_and_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tokens.json"
    files.replace(path, b"one")
    files.replace(path, b"two")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o600)
    assert [each.name for each in path.parent.iterdir()] == ["tokens.json"]


@pytest.mark.parametrize("before", [b"", b"one\n", b"one\ntw", b"tw", b"one\n" + b"x" * 10_000])
def test_a_line_is_added_behind_whole_lines_alone(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(before)
    files.append(path, b"new\n")
    assert path.read_bytes() == before[: before.rfind(b"\n") + 1] + b"new\n"


def test_leftovers_of_killed_runs_are_swept_and_nothing_else(tmp_path: Path) -> None:
    old = [
        tmp_path / "tokens.json.12345678.part",
        tmp_path / "uploads" / "kg-upload-x",
        tmp_path / "differences" / "a.csv",
    ]
    for path in (
        *old,
        tmp_path / "identity.jsonl",
        tmp_path / "rejects" / "a.csv",
        tmp_path / "server" / "x.part",
    ):
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
        os.utime(path, (0, 0))
    fresh = tmp_path / "feedback.jsonl.87654321.part"
    fresh.write_text("x")
    assert sweep(tmp_path) == len(old)
    assert not any(path.exists() for path in old)
    assert fresh.exists()
    assert sorted(p.name for p in kept_files(tmp_path)) == ["a.csv", "identity.jsonl"]
    assert [entry.name for entry, _, _ in sizes(tmp_path)] == ["identity.jsonl", "rejects", "server"]


@pytest.mark.parametrize(("name", "kept"), [
    ("identity.jsonl", True), ("watch/a.json", True), ("server/password", False), ("../tokens.json", False),
    ("watch/../../x", False), ("", False), ("load-1.lock", False),
])  # fmt: skip
def test_what_a_backup_may_hold(name: str, kept: bool) -> None:
    assert is_kept(name) is kept


def test_moments_are_shown_in_the_zone_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        assert days.local("2026-02-28T23:30:00+00:00") == "2026-03-01 07:30"
        assert days.local("2026-02-28T23:30:05.123+00:00", seconds=True) == "2026-03-01 07:30:05"
        assert [days.local(text) for text in ("", "2016", "2016-01-01")] == ["", "2016", "2016-01-01"]
        assert days.today() == datetime.now(ZoneInfo("Asia/Shanghai")).date()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_was_read_of_a_graph_goes_with_the_graph() -> None:
    """The cache holds the graph, so nothing but the graph may hold the cache."""
    graph = Graph(cast(Engine, None), ontology(), Settings())
    graph.cache = ReadCache(graph, [])
    gone = weakref.ref(graph)
    del graph
    gc.collect()
    assert gone() is None
