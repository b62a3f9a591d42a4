"""The answers of named questions as CSV for programs, over the world of `tests/world.py`."""

import csv
import io
from collections.abc import Iterator

import pytest
from httpx import Client

from kg.graph.graph import Graph, open_graph
from kg.graph.records import Node, one_by_one
from kg.graph.writer import Dataset
from kg.settings import Settings
from tests.engines import empty
from tests.serving import served
from tests.world import build


@pytest.fixture(scope="module")
def world(embedded_settings: Settings) -> Iterator[Graph]:
    with open_graph(embedded_settings.model_copy(update={"query_seconds": 60})) as graph:
        empty(graph)
        build(graph)
        yield graph
        empty(graph)


@pytest.fixture(scope="module")
def client(world: Graph) -> Iterator[Client]:
    with (
        served(world) as address,
        Client(base_url=address, trust_env=False, timeout=120) as client,
    ):
        yield client


def test_raw_values_are_those_of_the_api(client: Client, world: Graph) -> None:
    odd = ["=1+1", "-5", "'x", 'a,b\n"c"', "针织"]
    world.load(Dataset("odd", "odd", "0" * 64, "needs"), one_by_one(
        Node("Need", f"x{n}", f"奇{n}", (f"L{n}",), {"text": text, "title": text, "valid_until": "2040-01-01"})
        for n, text in enumerate(odd)
    ))  # fmt: skip
    given = {"today": "2040-01-01"}
    name = "needs-expiring"
    wanted = client.get(f"/api/v1/queries/{name}", params=given).json()
    raw = client.get(f"/queries/{name}.csv", params={**given, "values": "raw"})
    header, *rows = csv.reader(io.StringIO(raw.content.decode("utf-8-sig")))
    assert header == wanted["columns"]
    assert [row[header.index("need_name")] for row in rows] == [row["need_name"] for row in wanted["rows"]]
    signs = client.get("/queries/targets.csv", params={"values": "raw"}).content.decode("utf-8-sig")
    operators = [row["operator"] for row in csv.DictReader(io.StringIO(signs))]
    told_ = [row["operator"] for row in client.get("/api/v1/queries/targets").json()["rows"]]
    assert operators == [each or "" for each in told_]
    assert "=" in operators
    world.load(Dataset("odd", "odd", "0" * 64, "needs"), [])
