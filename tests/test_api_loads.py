"""Loading over HTTP on the embedded engine, as a client with a token does it; the file is a small table of funds."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from httpx import Client

from kg.graph.dump import digest
from kg.graph.graph import Graph, open_graph
from kg.settings import Settings
from kg.state.tokens import Role, Tokens
from loaders.pipeline import load_file
from tests.engines import empty
from tests.serving import served

TABLE = "name,kind,amount\n援疆基金甲,基金,100\n=坏,基金,5\n,基金,\n"
PATH = "/api/v1/loads/funds"


@pytest.fixture(scope="module")
def graph(embedded_settings: Settings) -> Iterator[Graph]:
    with open_graph(embedded_settings) as graph:
        empty(graph)
        yield graph
        empty(graph)


@pytest.fixture(scope="module")
def client(graph: Graph) -> Iterator[Client]:
    _, text = Tokens(graph.settings.home).create("上传", Role.editor, 1)
    headers = {"authorization": f"Bearer {text}"}
    with (
        served(graph) as address,
        Client(base_url=address, trust_env=False, timeout=120, headers=headers) as client,
    ):
        yield client


def test_a_file_is_loaded_with_the_report_of_the_command_and_recorded(
    client: Client, graph: Graph, tmp_path: Path
) -> None:
    answer = client.post(PATH, params={"name": "funds.csv"}, content=TABLE.encode())
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert report["dataset"] == "funds.csv"
    assert (
        report["read"]
        == report["created"] + report["updated"] + report["unchanged"] + report["rejected"]
        == 3
    )
    assert report["rejected"] == 1
    assert len(report["rejects"]) >= 1
    assert "/" not in report["rejects_file"]
    by_http = digest(graph)
    file = tmp_path / "funds.csv"
    file.write_text(TABLE, encoding="utf-8")
    assert load_file(graph, "funds", file).report.unchanged == 2
    assert digest(graph) == by_http
    latest = client.get("/api/v1/loads").json()["items"][-1]
    assert (latest["kind"], latest["dataset"], latest["who"], latest["state"]) == (
        "funds", "funds.csv", "上传", "done",
    )  # fmt: skip
    lines = (graph.settings.home / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    # Other tests have loaded by the command in the same folder.
    assert [
        line["dataset"]
        for line in map(json.loads, lines)
        if (line["did"], line["who"]) == ("load", "token:上传")
    ] == ["funds.csv"]


def test_a_dry_run_writes_nothing(client: Client, graph: Graph) -> None:
    before = digest(graph)
    other = "name,kind\n另一个,基金\n"
    told = client.post(PATH, params={"name": "o.csv", "dry_run": True}, content=other.encode()).json()
    assert told["created"] >= 1
    assert digest(graph) == before


@pytest.mark.parametrize(
    ("kind", "params", "content", "headers", "status"),
    [
        ("funds", {}, b"x", {}, 422),
        ("funds", {"name": "../x.csv"}, b"x", {}, 400),
        ("funds", {"name": "a\\x.csv"}, b"x", {}, 400),
        ("funds", {"name": ".hidden"}, b"x", {}, 400),
        ("funds", {"name": "a\x00.csv"}, b"x", {}, 400),
        ("funds", {"name": "x.csv"}, b"", {}, 422),
        ("funds", {"name": "x.xlsx"}, b"no workbook", {}, 422),
        ("reference", {"name": "x.csv"}, b"x", {}, 400),
        ("colours", {"name": "x.csv"}, b"x", {}, 400),
        ("funds", {"name": "x.csv"}, b"x", {"content-type": "multipart/form-data; boundary=x"}, 415),
    ],
)
def test_what_cannot_be_loaded_is_told_and_changes_nothing(
    client: Client,
    graph: Graph,
    kind: str,
    params: dict[str, str],
    content: bytes,
    headers: dict[str, str],
    status: int,
) -> None:
    before = digest(graph)
    answer = client.post(f"/api/v1/loads/{kind}", params=params, content=content, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert digest(graph) == before


def test_a_file_that_is_too_large_is_cut_early(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.loads.MAX_UPLOAD", 10)
    for content in (b"x" * 11, iter([b"x" * 6, b"x" * 6])):
        assert client.post(PATH, params={"name": "x.csv"}, content=content).status_code == 413


def test_a_load_is_cancelled_and_leaves_nothing(
    client: Client, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.writer.STEP", 50)
    before = digest(graph)
    table = "name,kind,amount\n" + "".join(f"基金{n},基金,{n}\n" for n in range(5_000))
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(client.post, PATH, params={"name": "many.csv"}, content=table.encode())
        load = _begun(client, "many.csv", rows=100)
        told = client.delete(f"/api/v1/loads/{load['id']}")
        assert (told.status_code, told.json()["dataset"]) == (202, "many.csv")
        ended = answer.result(timeout=120)
    assert (ended.status_code, ended.json()["code"]) == (409, "load-cancelled")
    assert _latest(client, "many.csv")["state"] == "cancelled"
    assert digest(graph) == before
    again = client.delete(f"/api/v1/loads/{load['id']}")
    assert (again.status_code, again.json()["code"]) == (409, "load-over")
    assert client.delete("/api/v1/loads/none").status_code == 404


def _begun(client: Client, dataset: str, rows: int) -> dict[str, Any]:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        load = _latest(client, dataset)
        if load.get("rows", 0) >= rows:
            return load
        time.sleep(0.05)
    raise AssertionError("the load did not begin")


def _latest(client: Client, dataset: str) -> dict[str, Any]:
    items: list[dict[str, Any]] = client.get("/api/v1/loads").json()["items"]
    return next((each for each in reversed(items) if each["dataset"] == dataset), {})


def test_a_reader_cancels_nothing(client: Client, graph: Graph) -> None:
    _, text = Tokens(graph.settings.home).create("读者", Role.reader, 1)
    refused = client.delete("/api/v1/loads/none", headers={"authorization": f"Bearer {text}"})
    assert refused.status_code == 403


def test_this_machine_needs_a_token_to_load_too(client: Client) -> None:
    with Client(base_url=client.base_url, trust_env=False) as local:
        assert local.post(PATH, params={"name": "x.csv"}, content=b"x").status_code == 401


@pytest.mark.parametrize("form", ["ttl", "nt", "xlsx", "graphml", "csv", "neo4j-csv"])
def test_the_whole_graph_is_handed_out_and_that_is_recorded(client: Client, graph: Graph, form: str) -> None:
    answer = client.get(f"/api/v1/export/{form}", headers={"accept-encoding": "identity"})
    assert answer.status_code == 200
    assert len(answer.content) == int(answer.headers["content-length"]) > 0
    assert (
        answer.content[:2] == b"PK" if form in ("xlsx", "csv", "neo4j-csv") else "援疆基金甲" in answer.text
    )
    last = json.loads((graph.settings.home / "audit.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (last["did"], last["format"], last["who"]) == ("export", form, "token:上传")


def test_a_format_that_there_is_not_is_told(client: Client) -> None:
    assert "Choose one of" in client.get("/api/v1/export/pdf").json()["detail"]
