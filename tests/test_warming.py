"""The warming of a service over the made world on the embedded engine: what it has read is seen in the memory of the
graph, and what it may not hold up is tried with an engine that never answers."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.warming import MOMENT, Warmer
from kg.analysis.match.match import match
from kg.analysis.match.models import Request
from kg.graph.graph import Graph, open_graph
from kg.graph.read_cache import ReadCache, read_cache
from kg.lang.errors import EngineUnavailable
from kg.settings import Settings
from tests import matching_world as world
from tests.serving import served

# A background thread has ranked the made world well before that, on a busy machine too.
PATIENCE = 30


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with open_graph(Settings(uri="embedded", home=tmp_path, query_seconds=60)) as opened:
        world.build(opened)
        yield opened


class Counting:
    """Counts the questions that matching puts to the graph."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        rows = ReadCache.rows

        def counted(read: ReadCache, query: str, **params: Any) -> list[dict[str, Any]]:
            self.asked += 1
            return rows(read, query, **params)

        monkeypatch.setattr(ReadCache, "rows", counted)


def until(condition: Any) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def quiet(counting: Counting) -> bool:
    """Whether the thread has read something and reads no more."""
    before = counting.asked
    time.sleep(3)  # between two reads it computes a table
    return 0 < before == counting.asked


def test_after_the_start_and_after_a_load_a_match_asks_the_graph_for_patents_alone(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(monkeypatch)
    asked, today = Request(prefecture="喀什", industry="纺织"), datetime.now(UTC).date()

    def questions() -> int:
        before = counting.asked
        match(graph, asked, today)
        return counting.asked - before

    service = create_app(graph)
    with served(service):
        until(lambda: quiet(counting))
        warm = questions()
        assert warm == 1
        before = counting.asked
        world.load(graph, "offers", world.offers())
        until(lambda: counting.asked > before and quiet(counting))
        assert questions() == warm
        assert match(graph, asked, today).results[0].offers


def test_the_service_is_ready_and_ends_while_the_engine_keeps_the_warming_waiting(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = threading.Event()

    def never(*_: Any, **__: Any) -> list[dict[str, Any]]:
        stuck.wait(PATIENCE)
        raise EngineUnavailable("it went away")

    monkeypatch.setattr(ReadCache, "rows", never)
    with served(graph) as address:
        assert httpx.get(f"{address}/readyz").status_code == 200
        leaving = time.monotonic()
    assert time.monotonic() - leaving < MOMENT + 5
    stuck.set()


def test_an_engine_that_fails_is_looked_at_again(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    fails = iter([True, True, False])
    rows = ReadCache.rows
    read = threading.Event()

    def sometimes(self: ReadCache, query: str, **params: Any) -> list[dict[str, Any]]:
        if next(fails, False):
            raise EngineUnavailable("it went away")
        read.set()
        return rows(self, query, **params)

    monkeypatch.setattr(ReadCache, "rows", sometimes)
    warmer = Warmer(graph, seconds=0.05)
    warmer.start()
    assert read.wait(PATIENCE)
    warmer.stop()


def test_who_asks_for_what_is_being_read_waits_for_it_and_does_not_read_it_again(graph: Graph) -> None:
    kept, made, go = read_cache(graph), [], threading.Event()

    def slowly() -> str:
        made.append(1)
        go.wait(PATIENCE)
        return "read"

    found: list[str] = []
    asking = [threading.Thread(target=lambda: found.append(kept.once("slow", slowly))) for _ in range(4)]
    for thread in asking:
        thread.start()
    until(lambda: made)
    go.set()
    for thread in asking:
        thread.join(PATIENCE)
    assert (found, made) == (["read"] * 4, [1])
