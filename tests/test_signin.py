"""Signing in to the pages, through the doors: the service over HTTP on the embedded engine, a fresh client per test, so
that each has cookies of its own. A header of a proxy makes a call on loopback count as one from elsewhere; what is too
old is made with the clock of the signer moved."""

import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from http.cookies import Morsel, SimpleCookie
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import Client, Response
from itsdangerous import TimestampSigner
from typer.testing import CliRunner

from api.access import COOKIE, CSRF_HEADER, FAILURES_PER_MINUTE, Gate, role_needed
from api.app import create_app
from kg.cli import serving
from kg.cli.main import app as command
from kg.graph.graph import Graph, open_graph
from kg.settings import Settings
from kg.state.sessions import LINK_SECONDS, SESSION_SECONDS, Sessions
from kg.state.tokens import Role, Tokens
from tests.engines import empty
from tests.serving import served
from tests.test_access import ELSEWHERE, bearer, paths

HTML = {"accept": "text/html"}
WRONG = "kg_00000000_" + "x" * 43
CYPHER = {"query": "RETURN 1 AS n"}
Visit = Callable[..., Client]


@pytest.fixture(scope="module")
def graph(embedded_settings: Settings) -> Iterator[Graph]:
    with open_graph(embedded_settings) as graph:
        empty(graph)
        yield graph


@pytest.fixture(scope="module")
def tokens(graph: Graph) -> Tokens:
    return Tokens(graph.settings.home)


@pytest.fixture(scope="module")
def bearers(tokens: Tokens) -> dict[str, str]:
    return {role.name: tokens.create(f"signin {role.name}", role, 1)[1] for role in Role}


@pytest.fixture
def service(graph: Graph) -> FastAPI:
    return create_app(graph, trust_local=True)


@pytest.fixture
def visit(service: FastAPI) -> Iterator[Visit]:
    """Makes a client, from elsewhere unless `home`; signed in where a token is given."""
    clients: list[Client] = []
    with served(service) as address:

        def visitor(token: str | None = None, *, home: bool = False) -> Client:
            headers = HTML | ({} if home else ELSEWHERE)
            client = Client(base_url=address, trust_env=False, timeout=30, headers=headers)
            clients.append(client)
            if token is not None:
                assert sign_in(client, token).status_code == 303
            return client

        yield visitor
        for client in clients:
            client.close()


def sign_in(client: Client, token: str, then: str = "/") -> Response:
    return client.post("/signin", data={"token": token, "next": then})


def csrf(client: Client) -> str:
    found = re.search(r'<meta name="csrf-token" content="([^"]+)">', client.get("/signin").text)
    assert found is not None, "nobody is signed in"
    return found[1]


def cookie(answer: Response) -> "Morsel[str]":
    return SimpleCookie(answer.headers["set-cookie"])[COOKIE]


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: int(time.time()) + seconds)


def audited(graph: Graph, did: str) -> list[dict[str, Any]]:
    lines = (graph.settings.home / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    return [said for line in lines if (said := json.loads(line))["did"] == did]


def test_from_elsewhere_a_page_leads_to_the_form_and_the_form_back_to_the_page(
    visit: Visit, bearers: dict[str, str]
) -> None:
    client = visit()
    asked = client.get("/search?q=纺织 棉")
    assert asked.status_code == 303
    form = client.get(asked.headers["location"])
    assert form.status_code == 200
    assert "kg token create" in form.text
    then = re.search(r'name="next" value="([^"]+)"', form.text)
    assert then is not None
    done = sign_in(client, f" {bearers['reader']}\n", then[1])
    assert (done.status_code, done.headers["location"]) == (303, asked.request.url.raw_path.decode())
    page = client.get("/search?q=纺织")
    assert page.status_code == 200
    assert "signin reader · 读者" in page.text
    assert page.headers["cache-control"] == "no-store"


def test_a_program_is_told_of_the_header_and_not_sent_to_a_form(visit: Visit) -> None:
    answer = visit().get("/plan", headers={"accept": "application/json"})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert visit().get("/api/v1/tasks").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_other_sites_and_lasts_a_day(
    visit: Visit, bearers: dict[str, str]
) -> None:
    plain = cookie(sign_in(visit(), bearers["reader"]))
    assert (plain["httponly"], plain["samesite"], plain["path"]) == (True, "lax", "/")
    assert (plain["max-age"], plain["secure"]) == (str(SESSION_SECONDS), "")
    assert bearers["reader"].split("_", 2)[2] not in plain.value
    client = visit()
    client.headers["x-forwarded-proto"] = "https"
    assert cookie(sign_in(client, bearers["reader"]))["secure"] is True


def test_on_this_machine_pages_stay_open_and_signing_in_adds_to_it(
    visit: Visit, bearers: dict[str, str]
) -> None:
    client = visit(home=True)
    assert client.get("/").status_code == 200
    assert '<a class="who" href="/signin?next=%2F' in client.get("/").text
    sign_in(client, bearers["editor"])
    assert "signin editor · 编辑" in client.get("/").text


@pytest.mark.parametrize("role", [role.name for role in Role])
def test_a_session_may_do_what_its_token_may_and_no_more(
    graph: Graph, visit: Visit, bearers: dict[str, str], role: str
) -> None:
    client, plain = visit(bearers[role]), visit()
    client.headers["accept"] = plain.headers["accept"] = "*/*"
    proof = {CSRF_HEADER: csrf(client)}
    for method, template in paths(graph):
        path = template.replace("{label}", "Task").replace("{id}", "x").replace("{name}", "outline")
        path = path.replace("{kind}", "funds").replace("{format}", "nt")
        by_cookie = client.request(method, path, headers=proof).status_code
        by_header = plain.request(method, path, headers=bearer(bearers[role])).status_code
        assert by_cookie == by_header, (method, path)
        needed = role_needed(method.upper(), path)
        assert (by_cookie == 403) == (needed is not None and Role[role] < needed), (method, path)


def test_the_header_wins_over_the_cookie(visit: Visit, bearers: dict[str, str]) -> None:
    client = visit(bearers["admin"])
    assert client.get("/api/v1/tasks", headers=bearer(WRONG)).status_code == 401
    answer = client.post("/api/v1/cypher", json=CYPHER, headers=bearer(bearers["reader"]))
    assert answer.status_code == 403
    assert "signin reader" in answer.json()["detail"]


def test_a_script_that_calls_the_api_needs_the_value_of_its_page(
    visit: Visit, bearers: dict[str, str]
) -> None:
    client, other = visit(bearers["analyst"]), visit(bearers["analyst"])
    for given in (None, "", "x", "é", csrf(other), csrf(client) + "x"):
        headers = {} if given is None else {CSRF_HEADER.encode(): given.encode()}
        refused = client.post("/api/v1/cypher", json=CYPHER, headers=headers)
        assert refused.status_code == 403, given
        assert CSRF_HEADER in refused.json()["detail"]
    client.headers["accept"] = "*/*"
    assert client.get("/api/v1/tasks").status_code == 200
    proof = {CSRF_HEADER: csrf(client)}
    assert client.post("/api/v1/cypher", json=CYPHER, headers=proof).status_code == 200
    assert client.post("/api/v1/cypher", json=CYPHER, headers=bearer(bearers["analyst"])).status_code == 200


def test_a_form_without_the_value_of_its_page_does_nothing(visit: Visit, bearers: dict[str, str]) -> None:
    client, other = visit(bearers["reader"]), visit(bearers["reader"])
    for given in ({}, {"csrf": ""}, {"csrf": "é"}, {"csrf": csrf(other)}):
        refused = client.post("/signout", data=given)
        assert refused.status_code == 403
        assert "页面已过期" in refused.text
    as_file = client.post("/signout", files={"csrf": ("x", csrf(client).encode())})
    assert as_file.status_code == 403
    assert "signin reader" in client.get("/").text
    assert client.post("/signout", data={"csrf": csrf(client)}).status_code == 303


def test_a_page_elsewhere_can_sign_nobody_in_or_out(visit: Visit, bearers: dict[str, str]) -> None:
    client = visit(bearers["reader"])
    own = f"http://{client.base_url.host}:{client.base_url.port}"
    proof = {"csrf": csrf(client), "token": bearers["admin"]}
    for origin in ("null", "https://example.org", own.replace("http:", "ftp:") + "0", f"{own}.example.org"):
        for path in ("/signin", "/signout"):
            assert client.post(path, data=proof, headers={"origin": origin}).status_code == 403, origin
    assert "signin reader" in client.get("/").text
    assert client.post("/signout", data=proof, headers={"origin": own}).status_code == 303


@pytest.mark.parametrize(
    ("kind", "body"), [("application/json", b"{}"), ("text/plain", b"token=x"), ("", b"token=x")]
)
def test_a_form_is_taken_as_a_form_alone(visit: Visit, kind: str, body: bytes) -> None:
    assert visit().post("/signin", content=body, headers={"content-type": kind}).status_code == 415


def test_a_form_is_no_way_round_the_limit_of_a_body(visit: Visit) -> None:
    client = visit()
    assert client.post("/signin", data={"token": "x" * 1_000_001}).status_code == 413
    assert client.post("/signin", data={"token": "x" * 300}).status_code == 422
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/signin", content=iter([b"token=x"]), headers=headers).status_code == 411


def test_after_signing_out_a_copy_of_the_cookie_is_worth_nothing(
    visit: Visit, bearers: dict[str, str], graph: Graph
) -> None:
    client, thief = visit(bearers["reader"]), visit()
    kept = client.cookies[COOKIE]
    thief.cookies.set(COOKIE, kept)
    assert thief.get("/").status_code == 200
    out = client.post("/signout", data={"csrf": csrf(client)})
    assert cookie(out)["max-age"] == "0"
    assert thief.get("/").status_code == 303
    assert audited(graph, "signout")[-1]["who"] == "token:signin reader"


def test_revoking_a_token_ends_its_sessions_at_once(visit: Visit, tokens: Tokens) -> None:
    _, text = tokens.create("for a while", Role.editor, 1)
    client, here = visit(text), visit(text, home=True)
    proof = {CSRF_HEADER: csrf(here)}
    tokens.revoke("for a while")
    assert client.get("/").status_code == 303
    assert client.get("/api/v1/tasks").status_code == 401
    assert here.get("/").status_code == 200, "this machine still reads"
    assert "for a while" not in here.get("/").text
    refused = here.post("/api/v1/loads/funds?name=a.csv", content=b"x", headers=proof)
    assert refused.status_code == 401


def test_a_session_ends_with_its_day_and_with_its_token(
    visit: Visit, tokens: Tokens, bearers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, text = tokens.create("short", Role.reader, 1)
    short, long = visit(text), visit(bearers["reader"])
    file = tokens._path
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept[-1]["expires"] = "2020-01-01T00:00:00+00:00"
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert short.get("/").status_code == 303
    assert long.get("/").status_code == 200
    later(monkeypatch, SESSION_SECONDS + 2)
    assert long.get("/").status_code == 303


def test_a_forged_note_is_nobodys(visit: Visit, bearers: dict[str, str]) -> None:
    note = visit(bearers["admin"]).cookies[COOKIE]
    stranger = Sessions().begin(note.split(".")[0])
    # In the middle: the last letter of a signature has bits that say nothing.
    forged_sign = note[:-10] + ("A" if note[-10] != "A" else "B") + note[-9:]
    for forged in (forged_sign, stranger, "", "x", "a.b.c", note + "."):
        client = visit()
        client.cookies.set(COOKIE, forged)
        assert client.get("/").status_code == 303, forged


def test_a_wrong_token_is_told_audited_and_slowed_down(visit: Visit, graph: Graph) -> None:
    client = visit()
    before = len(audited(graph, "signin.failed"))
    answers = [sign_in(client, WRONG) for _ in range(FAILURES_PER_MINUTE + 1)]
    assert [answer.status_code for answer in answers] == [401] * FAILURES_PER_MINUTE + [429]
    assert "令牌不对" in answers[0].text
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert COOKIE not in client.cookies
    assert client.get("/api/v1/tasks", headers=bearer(WRONG)).status_code == 429, "one count for both ways"
    told = audited(graph, "signin.failed")[before:]
    assert len(told) == FAILURES_PER_MINUTE
    assert (told[0]["who"], told[0]["address"]) == ("anyone", ELSEWHERE["x-forwarded-for"])
    assert WRONG not in json.dumps(told)


def test_a_session_counts_against_the_limit_of_its_token(
    service: FastAPI, visit: Visit, tokens: Tokens, bearers: dict[str, str]
) -> None:
    service.state.gate = Gate(tokens, per_minute=3)
    client = visit(bearers["reader"])
    answers = [client.get("/signin") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "<h1>" in answers[-1].text
    assert client.get("/api/v1/loads", headers=bearer(bearers["reader"])).status_code == 429


@pytest.mark.parametrize(
    "then",
    [
        "https://example.org/", "//example.org", "/\\example.org", "\\\\example.org", "/\t/example.org", "/\n/example.org",
        "javascript:alert(1)", "data:text/html,x", "example.org", "", " //example.org", "/ok\r\nset-cookie: x=1", "/a\\..\\b",
    ],
)  # fmt: skip
def test_one_is_sent_to_pages_of_this_service_alone(visit: Visit, bearers: dict[str, str], then: str) -> None:
    client = visit()
    form = client.get("/signin", params={"next": then})
    assert 'name="next" value="/"' in form.text
    done = sign_in(client, bearers["reader"], then)
    assert (done.status_code, done.headers["location"]) == (303, "/")


def test_a_page_with_a_query_is_a_page_of_this_service(visit: Visit, bearers: dict[str, str]) -> None:
    then = "/match?prefecture=653100&industry=textiles#answer"
    assert sign_in(visit(), bearers["reader"], then).headers["location"] == then


def test_signing_in_is_audited_without_the_token(visit: Visit, graph: Graph, bearers: dict[str, str]) -> None:
    visit(bearers["analyst"])
    told = audited(graph, "signin")[-1]
    assert (told["who"], told["address"]) == ("token:signin analyst", ELSEWHERE["x-forwarded-for"])
    text = (graph.settings.home / "audit.jsonl").read_text(encoding="utf-8")
    assert bearers["analyst"].split("_", 2)[2] not in text


def test_a_link_signs_in_once_and_not_for_long(
    service: FastAPI, visit: Visit, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _ = tokens.create("linked", Role.editor, 1)
    sessions: Sessions = service.state.gate.sessions
    code = sessions.link(made.id)
    client, late = visit(home=True), visit(home=True)
    first = client.get("/signin", params={"code": code})
    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert "linked · 编辑" in client.get("/").text
    again = late.get("/signin", params={"code": code})
    assert again.status_code == 401
    assert "已用过" in again.text
    assert late.get("/signin", params={"code": sessions.begin(made.id)}).status_code == 401
    old = sessions.link(made.id)
    later(monkeypatch, LINK_SECONDS + 2)
    assert late.get("/signin", params={"code": old}).status_code == 401


def test_the_demo_prints_and_opens_a_link_that_signs_in(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ran: list[FastAPI] = []
    monkeypatch.setattr(serving, "open_graph", lambda: nullcontext(graph))
    monkeypatch.setattr(serving, "build", lambda _: None)
    monkeypatch.setattr(serving, "_run", lambda app, *_: ran.append(app))
    printed = [CliRunner().invoke(command, ["demo", "--no-browser", "--port", str(port)]) for _ in range(2)]
    links = [re.search(r"/signin\?code=\S+", each.output) for each in printed]
    assert links[0] is not None
    assert links[1] is not None
    assert graph.settings.home.joinpath("tokens.json").exists() is False or not any(
        token.name == "owner" for token in Tokens(graph.settings.home).all()
    )
    with served(ran[1]) as address, Client(base_url=address, trust_env=False) as client:
        assert client.get(links[0][0]).status_code == 401, "the demo before this one has ended"
        assert client.get(links[1][0]).status_code == 303
        assert "owner · 编辑" in client.get("/").text


def test_the_code_stands_in_a_file_of_this_user_and_in_no_command_line(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(serving, "BROWSER_SECONDS", 0.0)
    app = create_app(graph)
    serving._invite(app, graph, 8000, browser=True)
    file = graph.settings.home / "signin.html"
    while not opened:
        time.sleep(0.01)
    assert opened == [file.absolute().as_uri()]
    assert "code=" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
