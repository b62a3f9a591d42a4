"""`kg match` and /api/v1/match as a person and a client meet them: the made world of `tests/matching_world.py`, served
over HTTP on both engines, and asked by a process of its own on the embedded one."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from httpx import Client
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from kg.analysis.match.models import Match
from kg.graph.graph import Graph, open_graph
from kg.output.match_sheet import header, rows, workbook
from kg.settings import Settings
from kg.values.cells import safe, writable
from tests import matching_world as world
from tests.engines import empty
from tests.hostile import HOSTILE
from tests.serving import served
from tests.test_cli import run

ASKED = {"prefecture": "喀什", "industry": "纺织"}


@pytest.fixture(scope="module")
def client(running_graph: Graph) -> Iterator[Client]:
    empty(running_graph)
    world.build(running_graph)
    with served(running_graph) as address, Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client
    empty(running_graph)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A KG_HOME with the world, whose engine this process keeps running."""
    folder = tmp_path_factory.mktemp("kg-match")
    with open_graph(Settings(uri="embedded", home=folder)) as graph:
        world.build(graph)
        yield folder


def test_get_and_post_give_the_same_match_with_the_fixed_fields(client: Client) -> None:
    got = client.get("/api/v1/match", params={**ASKED, "limit": 2, "weight": ["pairing=0.5"]})
    posted = client.post("/api/v1/match", json={**ASKED, "limit": 2, "weights": {"pairing": 0.5}})
    assert got.status_code == posted.status_code == 200, got.text
    assert got.json() == posted.json()
    body: dict[str, Any] = got.json()
    assert {"need", "results", "excluded"} <= set(body)
    assert body["weights"]["pairing"] == 0.5
    fixed = "technology donor score factors gate evidence counter_evidence warnings plan recipients pairing"
    assert set(fixed.split()) <= set(body["results"][0])
    assert {"name", "value", "weight", "contribution", "evidence"} <= set(body["results"][0]["factors"][0])
    Match.model_validate(body)


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"industry": "纺织"}, 400), ({"prefecture": "喀十", "industry": "纺织"}, 404), ({**ASKED, "limit": "0"}, 422),
        ({**ASKED, "weight": "pairing=lots"}, 400), ({**ASKED, "weight": "pairing=NaN"}, 400), ({"need": "nowhere"}, 404),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_a_problem_document(
    client: Client, params: dict[str, str], status: int
) -> None:
    answer = client.get("/api/v1/match", params=params)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_the_reverse_questions_are_asked_beside_it(client: Client) -> None:
    uses = client.get("/api/v1/match/uses/CN5A").json()
    assert uses["uses"][0]["industry"]["id"] == "textile"
    assert client.get("/api/v1/match/offers/江苏").json()[0]["technology"]["id"] == "D01H"
    assert client.get("/api/v1/match/unmet", params={"industry": "纺织"}).json() == []
    why = client.get(
        "/api/v1/match/why-not", params={**ASKED, "donor": "黑龙江", "technology": "D01H"}
    ).json()
    assert why["excluded"]["code"] == "unusable-profile"


def test_kg_match_prints_a_table_json_and_csv_and_writes_a_workbook(home: Path, tmp_path: Path) -> None:
    asked = ("match", "--prefecture", "喀什", "--industry", "纺织", "--limit", "2")
    table = run(home, *asked)
    assert table.returncode == 0, table.stderr
    assert "江苏省" in table.stdout
    whole = Match.model_validate(json.loads(run(home, *asked, "--json").stdout))
    lines = list(csv.reader(io.StringIO(run(home, *asked, "--format", "csv").stdout)))
    assert lines[0] == header()
    assert [line[8] for line in lines[1:]] == [str(result.score) for result in whole.results]
    book = tmp_path / "match.xlsx"
    assert run(home, "match", "--all", "--format", "xlsx", "--output", str(book)).returncode == 0
    grid, details = load_workbook(book).worksheets
    assert (grid.max_row, grid.max_column) == (1 + 2, 1 + 6)
    assert details.max_row == 1 + 6 * 2
    paper = tmp_path / "overview.docx"
    assert run(home, "match", "--all", "--format", "docx", "--output", str(paper)).returncode == 0
    assert len(Document(str(paper)).tables) == 6


def test_the_table_of_prefectures_and_industries_is_served_whole_and_in_parts(client: Client) -> None:
    whole = client.get("/api/v1/overview").json()
    assert len(whole["prefectures"]) == 6
    assert {
        "technology",
        "donor",
        "paired",
        "tier",
        "evidence",
        "counter_evidence",
        "facts",
        "firms",
        "funds",
        "plan",
    } <= set(whole["cells"][0])
    part = client.get(
        "/api/v1/overview", params={"prefecture": "喀什", "industry": "纺织", "donor": "山东"}
    ).json()
    assert [
        (c["prefecture"]["id"], c["industry"]["id"], c["donor"]["donor"]["id"]) for c in part["cells"]
    ] == [(world.KASHGAR, "textile", world.SHANDONG)]
    for form in ("xlsx", "docx"):
        assert client.get("/api/v1/overview", params={"format": form}).content.startswith(b"PK")


def test_a_text_is_answered_with_the_technologies_that_it_was_understood_as(client: Client) -> None:
    body = client.get("/api/v1/match", params={"prefecture": "喀什", "text": "细纱机断头检测"}).json()
    assert body["technologies"][0]["technology"]["id"] == "D01H"
    assert body["technologies"][0]["words"]
    ticked = client.get(
        "/api/v1/match", params={"prefecture": "喀什", "text": "细纱机断头检测", "technologies": ["D01H"]}
    ).json()
    assert [t["technology"]["id"] for t in ticked["technologies"] if t["used"]] == ["D01H"]


def test_a_workbook_takes_any_text_for_text(client: Client, tmp_path: Path) -> None:
    body = client.get("/api/v1/match", params=ASKED).json()
    for text in HOSTILE:
        body["results"][0]["technology"]["name"] = text
        workbook(rows(Match.model_validate(body)), tmp_path / "match.xlsx")
        sheet = load_workbook(tmp_path / "match.xlsx").active
        assert sheet is not None
        cell = sheet["E2"]
        assert (cell.data_type, unescape(str(cell.value))) == ("s", writable(safe(text)))


def test_kg_match_asked_wrongly_exits_2_and_says_what_is_near(home: Path) -> None:
    done = run(home, "match", "--prefecture", "喀什地曲", "--industry", "纺织")
    assert done.returncode == 2
    assert "喀什地区" in done.stderr.replace("\n", "")
    assert run(home, "match", "--all", "--text", "纺织").returncode == 2
    assert (
        run(home, "match", *("--prefecture", "喀什", "--industry", "纺织", "--format", "xlsx")).returncode
        == 2
    )
