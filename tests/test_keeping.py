"""An engine that dies under a running service. The embedded servers here have a KG_HOME of their own, since they are
killed; a Neo4j server is started by whoever runs it, and not tried."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from kg.graph.bolt import RETRY_SECONDS
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Node, Row
from kg.graph.writer import Dataset
from kg.settings import Settings
from tests.serving import served

FUND = Row("L1", (Node("Fund", "甲", "甲", ("L1",)),))


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    # An answer may take four times as long as a query: more than a busy machine needs to start an engine.
    with open_graph(Settings(uri="embedded", home=tmp_path, query_seconds=15)) as graph:
        graph.load(Dataset("funds", "funds", "0" * 64, "funds"), [FUND])
        yield graph


@pytest.fixture
def client(graph: Graph) -> Iterator[httpx.Client]:
    with served(graph) as address, httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        yield client


def process(graph: Graph) -> psutil.Process:
    return psutil.Process(int(graph.engine.describe()["process"]))


def kill(graph: Graph) -> psutil.Process:
    """Of the engine, which is there for some moments yet."""
    killed = process(graph)
    killed.kill()
    while killed.is_running() and killed.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    return killed


def test_a_request_that_finds_the_engine_killed_waits_for_the_next(
    client: httpx.Client, graph: Graph
) -> None:
    killed, started = kill(graph), time.monotonic()
    answer = client.get("/api/v1/nodes/Fund/甲")
    while answer.status_code == 503 and RETRY_SECONDS < time.monotonic() - started < 4 * RETRY_SECONDS:
        # The machine took longer to start the engine than the driver waits; who asks again is answered.
        answer = client.get("/api/v1/nodes/Fund/甲")
    assert (answer.status_code, answer.json()["name"]) == (200, "甲")
    assert process(graph).pid != killed.pid
    assert client.get("/readyz").status_code == 200


def test_a_command_that_starts_the_engine_anew_starts_it_where_the_others_look(graph: Graph) -> None:
    place = graph.engine.describe()["bolt"]
    kill(graph)
    with open_graph(graph.settings) as other:
        assert other.engine.describe()["bolt"] == place
        assert [hit.id for hit in graph.search("甲")] == ["甲"]
        graph.engine.revive()
        assert process(graph).pid == process(other).pid
