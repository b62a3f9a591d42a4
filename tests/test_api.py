"""The HTTP service on both engines, asked over HTTP as a client asks it: the shipped plan is loaded once per
engine and served; faults are made by a graph that stands in for a broken engine."""

import csv
import io
import json
import logging
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from httpx import Client, Response
from openpyxl import load_workbook
from rdflib import RDF
from rdflib import Graph as RdfGraph

from api.app import HEADERS
from api.lists import PATHS
from kg.graph.graph import Graph
from kg.graph.records import Node, one_by_one
from kg.graph.writer import Dataset
from kg.lang.errors import EngineDenied, EngineUnavailable, QueryTimeout
from kg.settings import Settings
from loaders.pipeline import load_shipped
from ontology.reader import KGO
from queries.catalogue import catalogue
from tests.engines import empty
from tests.serving import served

TASK = "xinjiang-ip-13fyp/三(八)3"


@contextmanager
def client_of(graph: Graph) -> Iterator[Client]:
    # trust_env off: a proxy of the environment has no part in a call to loopback.
    with served(graph) as address, Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def plan_graph(running_graph: Graph) -> Iterator[Graph]:
    """The shipped plan on each engine."""
    empty(running_graph)
    load_shipped(running_graph)
    yield running_graph
    empty(running_graph)


@pytest.fixture(scope="module")
def client(plan_graph: Graph) -> Iterator[Client]:
    with client_of(plan_graph) as client:
        yield client


def test_who_goes_before_the_answer_is_no_failure_of_the_service(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "kg.requests")
    for _ in range(5):
        with socket.create_connection((client.base_url.host, client.base_url.port or 0)) as gone:
            gone.sendall(b"GET /api/v1/export/nt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    until = time.monotonic() + 60
    while len(told := [line.message for line in caplog.records if "export" in line.message]) < 5:
        assert time.monotonic() < until, "the service does not tell of them"
        client.get("/healthz")
    assert not [line for line in caplog.records if line.levelname == "ERROR"]
    assert any('"status": 499' in line for line in told)


def get(client: Client, path: str, **params: Any) -> Any:
    answer = client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def told(answer: Response, status: int) -> dict[str, Any]:
    """The problem document of an answer, seen to be whole and free of a stack."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert body["type"] == "about:blank"
    assert "Traceback" not in answer.text
    assert '.py"' not in answer.text
    return body


def test_a_node_is_read_by_an_id_with_slashes_and_chinese(client: Client) -> None:
    found = get(client, f"/api/v1/nodes/Task/{quote(TASK)}")
    assert found["id"] == TASK
    assert found["labels"] == ["Task"]
    assert found["sources"] == [f"xinjiang-ip-13fyp#L{found['line']}"]
    assert "claims" not in found


def test_neighbours_stand_beside_their_edge_and_its_source(client: Client) -> None:
    around = get(client, f"/api/v1/nodes/Task/{quote(TASK)}/neighbours")
    assert around["truncated"] is False
    stated = [row for row in around["items"] if row["type"] == "STATED_IN"]
    assert [(row["direction"], row["label"], row["id"]) for row in stated] == [("out", "Section", TASK)]
    assert stated[0]["edge"]["sources"][0].startswith("xinjiang-ip-13fyp#L")


def test_a_piece_of_the_graph_grows_around_a_thing(client: Client) -> None:
    piece = get(client, "/api/v1/graph", label="Task", id=TASK)
    keys = {each["key"] for each in piece["nodes"]}
    assert f"Task/{TASK}" in keys
    assert {end for edge in piece["edges"] for end in (edge["start"], edge["end"])} <= keys
    section = next(key for key in keys if key.startswith("Section/"))
    more = get(client, "/api/v1/graph", label="Task", id=TASK, open=section)
    assert {each["key"] for each in more["nodes"]} > keys
    few = get(client, "/api/v1/graph", label="Task", id=TASK, limit=1)
    assert len(few["nodes"]) == 2
    assert sum(few["left_out"].values()) > 0


def test_neighbours_beyond_the_limit_are_told(client: Client) -> None:
    around = get(client, f"/api/v1/nodes/Section/{quote(TASK)}/neighbours", limit=2)
    assert len(around["items"]) == 2
    assert around["truncated"] is True


@pytest.mark.parametrize("words", ["援疆", "南疆 纺织", "煤", "纺织专利信息数据库"])
def test_search_finds_chinese_in_whole_in_words_and_by_one_character(client: Client, words: str) -> None:
    hits = get(client, "/api/v1/search", q=words)["items"]
    assert hits
    assert any(character in hit["name"] for hit in hits for character in words.replace(" ", ""))
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_search_looks_in_the_labels_that_are_asked_for(client: Client) -> None:
    hits = get(client, "/api/v1/search", q="纺织", label=["Database", "Industry"], limit=5)["items"]
    assert {hit["label"] for hit in hits} == {"Database", "Industry"}
    assert len(hits) <= 5


@pytest.mark.parametrize("path", PATHS)
def test_a_list_is_the_same_in_one_page_and_in_many(client: Client, path: str) -> None:
    whole = get(client, f"/api/v1/{path}", limit=500)
    assert whole["next"] is None
    ids = [item["id"] for item in whole["items"]]
    size, paged, cursor = max(1, len(ids) // 3), list[str](), ""
    while True:
        page = get(client, f"/api/v1/{path}", limit=size, cursor=cursor)
        paged += [item["id"] for item in page["items"]]
        if (cursor := page["next"]) is None:
            break
        assert len(page["items"]) == size
    assert paged == ids == sorted(ids)


def test_the_lists_hold_what_the_plan_says(client: Client) -> None:
    assert "丝绸之路经济带知识产权发展(援疆)基金" in {
        item["name"] for item in get(client, "/api/v1/funds")["items"]
    }
    numbered = [i for i in get(client, "/api/v1/indicators", limit=500)["items"] if "number" in i]
    assert sorted(item["number"] for item in numbered) == list(range(1, 13))
    assert len(get(client, "/api/v1/tasks", limit=500)["items"]) == 38


def test_a_list_is_filtered_by_a_part_of_the_name(client: Client) -> None:
    names = [item["name"] for item in get(client, "/api/v1/indicators", q="发明专利")["items"]]
    assert names
    assert all("发明专利" in name for name in names)


def test_every_question_is_listed_and_answers_with_its_columns(client: Client) -> None:
    listed = {q["name"]: q for q in get(client, "/api/v1/queries")}
    assert set(listed) == set(catalogue())
    answer = get(client, "/api/v1/queries/mentions", name="援疆")
    assert answer["columns"] == list(listed["mentions"]["columns"])
    assert answer["rows"]
    assert answer["truncated"] is False


def test_cypher_reads_with_parameters_and_says_when_it_was_cut(client: Client) -> None:
    query = "MATCH (t:Task) WHERE t.name CONTAINS $part RETURN t.id AS id ORDER BY id"
    asked = {"query": query, "params": {"part": ""}, "limit": 2}
    answer = client.post("/api/v1/cypher", json=asked).json()
    assert (answer["columns"], len(answer["rows"]), answer["truncated"]) == (["id"], 2, True)


@pytest.mark.parametrize(
    "form", ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]
)
def test_a_file_that_was_cut_says_so_in_a_header_and_in_its_last_line(client: Client, form: str) -> None:
    asked = {"query": "MATCH (t:Task) RETURN t.id AS id ORDER BY id", "limit": 2}
    cut = client.post("/api/v1/cypher", json=asked, headers={"Accept": form})
    whole = client.post("/api/v1/cypher", json={**asked, "limit": 1000}, headers={"Accept": form})
    assert cut.headers["X-Truncated"] == "true"
    assert "X-Truncated" not in whole.headers
    last = [line[0] for line in _lines(cut.content, form)][-1]
    assert last == "Truncated: only the first 2 rows are here. Narrow the question for the others."
    assert not any(line[0].startswith("Truncated") for line in _lines(whole.content, form))


def _lines(content: bytes, form: str) -> list[list[str]]:
    if form == "text/csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("path", ["/match", "/api/v1/regions", "/healthz", "/nowhere"])
def test_head_answers_as_get_does_without_a_body(client: Client, path: str) -> None:
    headers = {"Accept": "text/html"}
    seen, got = client.head(path, headers=headers), client.get(path, headers=headers)
    assert (seen.status_code, seen.content) == (got.status_code, b"")
    assert seen.headers["content-type"] == got.headers["content-type"]


def test_the_description_has_one_problem_document_and_the_parameters_of_questions(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    schemas = {
        str(operation["responses"]["default"]["content"]["application/problem+json"]["schema"])
        for methods in described["paths"].values()
        for operation in methods.values()
    }
    assert schemas == {str({"$ref": "#/components/schemas/Problem"})}
    parameters = described["paths"]["/api/v1/queries/{name}"]["get"]["parameters"]
    assert [p["name"] for p in parameters if p["in"] == "query"] == ["parameters"]


def test_cypher_that_does_more_than_read_is_refused_with_a_way_out(client: Client) -> None:
    answer = client.post("/api/v1/cypher", json={"query": "MATCH (n) DETACH DELETE n"})
    assert "column 11: DETACH is not allowed here" in told(answer, 400)["detail"]
    assert "kg load" in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [{}, {"query": ""}, {"query": 1}, {"query": "RETURN 1", "limit": 0}, {"query": "RETURN 1", "colour": 1}],
)
def test_a_wrong_body_of_cypher_is_told(client: Client, body: dict[str, Any]) -> None:
    assert told(client.post("/api/v1/cypher", json=body), 422)["errors"]


def test_the_ontology_tells_labels_relations_and_vocabularies(client: Client) -> None:
    model = get(client, "/api/v1/ontology")
    assert model["classes"]["Target"]["label"]["zh"] == "指标目标"
    assert "STATED_IN" in model["relations"]
    assert model["vocabularies"]


def test_health_and_readiness(client: Client) -> None:
    assert get(client, "/healthz") == {"status": "ok"}
    assert get(client, "/readyz") == {"status": "ready", "datasets": ["xinjiang-ip-13fyp"]}


def test_the_description_of_the_service_is_served(client: Client) -> None:
    paths = get(client, "/api/v1/openapi.json")["paths"]
    assert {f"/api/v1/{path}" for path in PATHS} <= set(paths)
    for operations in paths.values():
        for operation in operations.values():
            told_as = operation["responses"]
            assert {*told_as["default"]["content"], *told_as["422"]["content"]} == {
                "application/problem+json"
            }


WRONG = [
    ("/nowhere", 404, "openapi.json"),
    ("/static/nowhere.css", 404, "openapi.json"),
    ("/static/../app.py", 404, "openapi.json"),
    ("/api/v1/nodes/Task/nobody", 404, "There is no Task"),
    ("/api/v1/nodes/Task/nobody/neighbours", 404, "There is no Task"),
    ("/api/v1/nodes/Colour/red", 400, "no kind of thing called Colour"),
    ("/api/v1/nodes/Task`) DETACH DELETE n //", 400, "no kind of thing called Task`"),
    ("/api/v1/nodes/Task`%7B/x", 400, "no kind of thing called Task`"),
    ("/api/v1/search?q=x&label=Colour", 400, "no kind of thing called Colour"),
    ("/api/v1/queries/nothing", 404, "There is no question"),
    ("/api/v1/queries/mentions", 400, "needs name"),
    ("/api/v1/queries/targets?colour=red", 400, "no parameter colour"),
    ("/node/Task/nobody", 404, "没有编号为“nobody”的任务"),
    ("/source/nowhere", 404, "没有编号为“nowhere”"),
]


@pytest.mark.parametrize(("path", "status", "detail"), WRONG)
def test_a_wrong_address_gets_a_problem_document(client: Client, path: str, status: int, detail: str) -> None:
    assert detail in told(client.get(path), status)["detail"]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/api/v1/search", "query.q"),
        ("/api/v1/search?q=", "query.q"),
        (f"/api/v1/search?q={'长' * 201}", "query.q"),
        ("/api/v1/tasks?limit=0", "query.limit"),
        ("/api/v1/tasks?limit=many", "query.limit"),
        (f"/api/v1/nodes/Task/{TASK}/neighbours?limit=1001", "query.limit"),
    ],
)
def test_a_wrong_parameter_is_named(client: Client, path: str, field: str) -> None:
    errors = told(client.get(path), 422)["errors"]
    assert [error["field"] for error in errors] == [field]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_but_reading_is_offered(client: Client, method: str) -> None:
    answer = client.request(method, "/api/v1/tasks")
    told(answer, 405)
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example"])
def test_a_foreign_name_of_this_machine_is_refused(client: Client, host: str) -> None:
    assert told(client.get("/healthz", headers={"host": host}), 400)["code"] == "host-foreign"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "localhost:9", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(client: Client, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/healthz", "/static/kg.css", "/nowhere", "/api/v1/search"])
def test_every_answer_forbids_what_comes_from_outside(client: Client, path: str) -> None:
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_lists_filter_by_stated_fields(client: Client) -> None:
    targets = get(client, "/api/v1/indicators", number=1)["items"]
    assert [item["number"] for item in targets] == [1]
    groups = get(client, "/api/v1/tasks", level="group", limit=500)["items"]
    assert groups
    assert {item["level"] for item in groups} == {"group"}
    source = groups[0]["sources"][0]
    assert groups[0]["id"] in [item["id"] for item in get(client, "/api/v1/tasks", sources=source)["items"]]


@pytest.mark.parametrize("sort", ["name", "-name", "number", "-number", "-id", "unit"])
def test_a_sorted_list_is_the_same_in_one_page_and_in_many_and_the_unknown_comes_last(
    client: Client, sort: str
) -> None:
    whole = get(client, "/api/v1/indicators", limit=500, sort=sort)["items"]
    values = [item.get(sort.lstrip("-")) for item in whole]
    known = [value for value in values if value is not None]
    assert values == known + [None] * (len(values) - len(known))
    assert known == sorted(known, reverse=sort.startswith("-"))
    paged, cursor = list[Any](), ""
    while True:
        page = get(client, "/api/v1/indicators", limit=7, sort=sort, cursor=cursor)
        paged += page["items"]
        if (cursor := page["next"]) is None:
            break
    assert paged == whole


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("colour=red", "no field colour"),
        ("sort=colour", "cannot be ordered by colour"),
        ("sort=sources", "cannot be ordered by sources"),
        ("line=many", "expected a whole number"),
        (f"line={10**30}", "larger than any number"),
        ("review=yes", "expected true/false"),
        ("cursor=xyz", "as it is"),
        ("cursor=é", "as it is"),
    ],
)
def test_a_wrong_filter_order_or_cursor_is_told(client: Client, query: str, detail: str) -> None:
    assert detail in told(client.get(f"/api/v1/tasks?{query}"), 400)["detail"]


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    ("path", "heading"),
    [("/api/v1/funds", "id,name,"), ("/api/v1/queries/outline", ""), ("/api/v1/tasks?limit=3", "id,")],
)
def test_an_answer_comes_as_the_table_that_accept_asks_for(client: Client, path: str, heading: str) -> None:
    as_csv = client.get(path, headers={"accept": "text/html, text/csv;q=0.9, */*;q=0.1"})
    assert as_csv.headers["content-type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(as_csv.content.decode("utf-8-sig"))))
    assert ",".join(lines[0]).startswith(heading)
    as_xlsx = client.get(path, headers={"accept": XLSX})
    assert as_xlsx.headers["content-type"] == XLSX
    sheet = load_workbook(io.BytesIO(as_xlsx.content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == lines[0]
    assert sheet.max_row == len(lines)
    body = client.get(path).json()
    assert len(lines) - 1 == len(body.get("items", body.get("rows")))
    if "limit" in path:
        assert f"cursor={body['next']}" in as_csv.headers["link"]


def test_a_list_comes_as_turtle(client: Client) -> None:
    answer = client.get("/api/v1/funds", headers={"accept": "text/turtle"})
    rdf = RdfGraph().parse(data=answer.text, format="turtle")
    assert len(set(rdf.subjects(RDF.type, KGO.Fund))) == len(client.get("/api/v1/funds").json()["items"])


@pytest.mark.parametrize("path", ["/api/v1/funds", "/api/v1/queries/outline"])
def test_what_there_is_not_is_not_sent(client: Client, path: str) -> None:
    for accept in ("image/png", "text/csv;q=0", "*/*;q=0", "text/csv;q=x, image/png"):
        assert "text/csv" in told(client.get(path, headers={"accept": accept}), 406)["detail"]


def test_what_did_not_change_since_the_last_load_is_not_sent_again(client: Client, plan_graph: Graph) -> None:
    first = client.get("/api/v1/funds")
    tag = {"if-none-match": first.headers["etag"]}
    again = client.get("/api/v1/funds", headers=tag)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    for path, headers in (
        ("/api/v1/tasks", {}),
        ("/api/v1/funds?limit=1", {}),
        ("/api/v1/funds", {"accept": "text/csv"}),
    ):
        assert client.get(path, headers=tag | headers).status_code == 200
    plan_graph.load(Dataset("more", "more", "0" * 64, "funds"), one_by_one([Node("Fund", "m", "m", ("R1",))]))
    later = client.get("/api/v1/funds", headers=tag)
    assert later.status_code == 200
    assert "m" in [item["id"] for item in later.json()["items"]]
    plan_graph.load(Dataset("more", "more", "1" * 64, "funds"), ())
    assert "etag" not in client.get("/api/v1/nodes/Fund/m").headers


def test_long_answers_are_compressed_for_who_can_read_it(client: Client) -> None:
    plain = client.get("/api/v1/tasks", headers={"accept-encoding": "identity"})
    small = client.get("/api/v1/tasks", headers={"accept-encoding": "gzip"})
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"]) / 2
    assert small.json() == plain.json()
    assert "Accept-Encoding" in small.headers["vary"]


def test_an_answer_carries_the_id_of_its_request_and_the_log_has_it(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "kg.requests"):
        given = client.get("/api/v1/search", params={"q": "秘密"}, headers={"x-request-id": "abc-1"})
        made = client.get("/nowhere", headers={"x-request-id": 'a b"c'})
    assert given.headers["x-request-id"] == "abc-1"
    assert re.fullmatch("[0-9a-f]{32}", made.headers["x-request-id"])
    lines = [json.loads(record.message) for record in caplog.records if record.name == "kg.requests"]
    assert [(line["id"], line["path"], line["status"]) for line in lines] == [
        ("abc-1", "/api/v1/search", 200), (made.headers["x-request-id"], "unmatched", 404)
    ]  # fmt: skip
    assert "秘密" not in caplog.text, "what a person looks for is not kept"


def test_metrics_count_by_path_and_not_by_id(client: Client) -> None:
    for id_ in ("one", "two"):
        client.get(f"/api/v1/nodes/Task/{id_}")
    told_by = client.get("/metrics")
    assert told_by.headers["content-type"].startswith("text/plain")
    line = 'kg_http_requests_total{method="GET",path="/api/v1/nodes/{label}/{id:path}",status="404"}'
    assert float(next(each for each in told_by.text.splitlines() if each.startswith(line)).split()[-1]) >= 2
    assert "one" not in re.findall(r'path="([^"]*)"', told_by.text)


def test_the_pages_of_the_description_load_nothing_from_outside(client: Client) -> None:
    page = client.get("/docs")
    assert "script-src 'self';" in page.headers["content-security-policy"]
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(addresses) == 4
    for address in addresses:
        assert address.startswith("/")
        assert client.get(address).status_code == 200
    assert not re.search(r"<script(?! src=)|<style|\son\w+=", page.text)


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"content-type": "text/plain"}, b'{"query": "RETURN 1 AS n"}', 415),
        ({"content-type": "application/x-www-form-urlencoded"}, b"query=x", 415),
        ({"content-type": "application/json"}, b" " * 1_000_001, 413),
        ({"content-type": "application/json"}, b"{", 422),
        ({"content-type": "application/json", "accept": "image/png"}, b'{"query": "RETURN 1 AS n"}', 406),
    ],
)
def test_a_body_that_does_not_fit_is_refused(
    client: Client, headers: dict[str, str], body: bytes, status: int
) -> None:
    told(client.post("/api/v1/cypher", content=body, headers=headers), status)


def test_a_body_of_unknown_length_is_refused(client: Client) -> None:
    sent = client.post("/api/v1/cypher", content=iter([b"{}"]), headers={"content-type": "application/json"})
    told(sent, 411)


def test_an_empty_graph_is_not_ready(graph: Graph) -> None:
    with client_of(graph) as client:
        assert "kg load" in told(client.get("/readyz"), 503)["detail"]
        assert get(client, "/api/v1/tasks") == {"items": [], "next": None}
        assert 'href="/data?kind=plan"' in client.get("/").text


def test_a_source_shows_rows_and_documents_as_it_shows_lines(graph: Graph) -> None:
    said = [Node("Fund", name, name, (at,)) for name, at in (("十二", "R12"), ("三", "R3"), ("件", "P1"))]
    graph.load(Dataset("2024/表", "某表", "0" * 64, "funds"), one_by_one(said))
    with client_of(graph) as client:
        page = client.get("/source/2024/表").text
        linked = client.get("/node/Fund/十二").text
    assert re.findall(r'id="(\w\d+)"', page) == ["P1", "R3", "R12"]
    assert "表格第12行" in page
    assert f'href="/source/{quote("2024/表")}#R12"' in linked


def test_hostile_names_stay_text_on_every_page(graph: Graph) -> None:
    hostile = """"><script>alert(1)</script>{{ 7 * 7 }}<img src=x onerror='alert(1)'>"""
    node = Node("Fund", hostile, hostile, ("L1",), {"kind": hostile})
    graph.load(Dataset("d", hostile, "0" * 64, "plan"), one_by_one([node]))
    with client_of(graph) as client:
        for path in (f"/node/Fund/{quote(hostile)}", "/source/d", f"/search?q={quote(hostile)}"):
            page = client.get(path)
            assert page.status_code == 200
            assert page.text.count("&lt;script&gt;") >= 1
            assert not re.search(r"<script(?! src=\"/static/)", page.text)
            assert "<img" not in page.text
            assert "{{ 7 * 7 }}" in page.text


class Broken:
    """A graph whose engine fails as it is told."""

    def __init__(self, error: Exception, home: Path) -> None:
        self.error, self.settings = error, Settings(home=home)

    def read(self, *_: Any, **__: Any) -> Any:
        raise self.error

    state = read

    @property
    def askers(self) -> "Broken":
        """What asks free queries."""
        return self

    def warm(self) -> None:
        """Nothing is made ready."""


@pytest.mark.parametrize(
    ("error", "status", "detail"),
    [
        (EngineUnavailable("engine-no-answer", address="bolt://x", detail="refused"), 503, "does not answer"),
        (EngineDenied("engine-refused-password", address="bolt://x"), 503, "KG_USER"),
        (QueryTimeout("query-timeout"), 504, "took longer"),
        (ZeroDivisionError("secret of the inside"), 500, "failed unexpectedly"),
    ],
)
def test_a_failing_engine_is_told_without_the_inside(
    error: Exception, status: int, detail: str, tmp_path: Path
) -> None:
    with client_of(Broken(error, tmp_path)) as client:  # type: ignore[arg-type]
        answer = client.get("/api/v1/tasks")
    assert detail in told(answer, status)["detail"]
    assert "secret" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
