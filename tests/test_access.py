"""Tokens, roles and the record of what was done: the token file in a fresh folder, and the service over HTTP on
the embedded engine. A header of a proxy makes a call on loopback count as one from elsewhere."""

import json
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client
from typer.testing import CliRunner

from api import bodies
from api.access import FAILURES_PER_MINUTE, Gate, role_needed
from api.app import create_app
from api.turns import Turns
from kg.cli.main import app
from kg.graph.graph import Graph, open_graph
from kg.lang.errors import NotFound, UsageError
from kg.state.audit import record
from kg.state.tokens import Role, Tokens
from tests.serving import served

ELSEWHERE = {"x-forwarded-for": "198.51.100.7"}


def bearer(text: str) -> dict[str, str]:
    return {"authorization": f"Bearer {text}"}


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(tmp_path)


def test_a_token_is_known_by_its_text_alone(tokens: Tokens, tmp_path: Path) -> None:
    made, text = tokens.create("script", Role.analyst, 1)
    assert tokens.holder(text) == made
    assert tokens.holder(text) == made, "the second time too, when it is remembered"
    wrong = text[:-1] + ("A" if text[-1] != "A" else "B")
    for other in (wrong, text[:-1], text + "x", f" {text}", made.id, f"kg_{made.id}_", "", text.upper()):
        assert tokens.holder(other) is None
    assert Tokens(tmp_path).holder(text) == made


def test_the_file_holds_no_secret_and_only_its_user_reads_it(tokens: Tokens, tmp_path: Path) -> None:
    _, text = tokens.create("script", Role.reader, 1)
    file = tmp_path / "tokens.json"
    kept = file.read_text(encoding="utf-8")
    assert text.split("_", 2)[2] not in kept
    assert "$argon2id$" in kept
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_revoked_or_expired_token_is_refused_by_a_running_service_too(
    tokens: Tokens, tmp_path: Path
) -> None:
    _, text = tokens.create("script", Role.reader, 1)
    running = Tokens(tmp_path)
    assert running.holder(text) is not None
    tokens.revoke("script")
    assert running.holder(text) is None
    with pytest.raises(NotFound, match="kg token list"):
        tokens.revoke("script")
    again, text = tokens.create("script", Role.reader, 1)
    assert running.holder(text) == again
    file = tmp_path / "tokens.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept[1]["expires"] = "2020-01-01T00:00:00+00:00"
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert running.holder(text) is None


def test_two_tokens_that_stand_cannot_share_a_name(tokens: Tokens) -> None:
    tokens.create("script", Role.reader, 1)
    with pytest.raises(UsageError, match="already"):
        tokens.create("script", Role.admin, 1)
    with pytest.raises(UsageError, match="needs a name"):
        tokens.create(" ", Role.reader, 1)


def test_the_command_makes_lists_and_revokes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_HOME", str(tmp_path))
    run = CliRunner()
    made = json.loads(run.invoke(app, ["token", "create", "表格", "--role", "editor", "--json"]).stdout)
    assert Tokens(tmp_path).holder(made["token"]) is not None
    listed = run.invoke(app, ["token", "list", "--json"]).stdout
    assert [(t["name"], t["role"], t["stands"]) for t in json.loads(listed)] == [("表格", "editor", True)]
    assert "hash" not in listed
    assert run.invoke(app, ["token", "revoke", made["id"]]).exit_code == 0
    assert Tokens(tmp_path).holder(made["token"]) is None
    # What the command makes of it, exit 2, is among the mistakes of tests/test_cli.py.
    assert (
        getattr(run.invoke(app, ["token", "create", "x", "--role", "king"]).exception, "code", "")
        == "token-role-unknown"
    )
    lines = (tmp_path / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["did"] for line in lines] == ["token.create", "token.revoke"]
    assert made["token"].split("_", 2)[2] not in "".join(lines)


def test_the_record_only_grows_and_a_line_break_stays_within_its_line(tmp_path: Path) -> None:
    record(tmp_path, "cli:me", "load", dataset="a\nb")
    first = (tmp_path / "audit.jsonl").read_bytes()
    record(tmp_path, "cli:me", "load", dataset="c")
    both = (tmp_path / "audit.jsonl").read_bytes()
    assert both.startswith(first)
    assert [json.loads(line)["dataset"] for line in both.splitlines()] == ["a\nb", "c"]
    assert stat.S_IMODE((tmp_path / "audit.jsonl").stat().st_mode) == 0o600


@pytest.fixture(scope="module")
def served_graph(embedded_settings: object) -> Iterator[Graph]:
    with open_graph(embedded_settings) as graph:  # type: ignore[arg-type]
        yield graph


@pytest.fixture(scope="module")
def bearers(served_graph: Graph) -> dict[str, str]:
    tokens = Tokens(served_graph.settings.home)
    return {role.name: tokens.create(f"matrix {role.name}", role, 1)[1] for role in Role}


@pytest.fixture
def client(served_graph: Graph) -> Iterator[Client]:
    with served(served_graph) as address, Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client


def paths(graph: Graph) -> list[tuple[str, str]]:
    """Every method and path that the service offers."""
    described = create_app(graph).openapi()["paths"]
    pages = [("get", path) for path in ("/", "/search", "/node/Task/x", "/source/x", "/api/v1/openapi.json")]
    return pages + [(method, path) for path, methods in described.items() for method in methods]


def test_every_role_may_do_what_the_rules_say_on_every_path_and_no_more(
    served_graph: Graph, client: Client, bearers: dict[str, str]
) -> None:
    offered = paths(served_graph)
    assert len(offered) > 20
    for method, template in offered:
        path = template.replace("{label}", "Task").replace("{id}", "x").replace("{name}", "outline")
        path = path.replace("{kind}", "funds").replace("{format}", "nt")
        needed = role_needed(method.upper(), path)
        for who in (None, *Role):
            headers = ELSEWHERE | (bearer(bearers[who.name]) if who is not None else {})
            status = client.request(method, path, headers=headers).status_code
            if needed is None or (who is not None and who >= needed):
                assert status not in (401, 403), (method, path, who)
            else:
                assert status == (401 if who is None else 403), (method, path, who)


def test_what_no_rule_names_needs_the_highest_role() -> None:
    assert role_needed("POST", "/api/v1/nodes") == Role.admin
    assert role_needed("DELETE", "/api/v1/nodes/Task/x") == Role.admin
    assert role_needed("BREW", "/healthz") == Role.admin
    assert role_needed("GET", "/healthz/more") == Role.reader
    assert role_needed("GET", "/static/kg.css") is None
    assert role_needed("GET", "/api/v1/nodes/Task/a\nb") == Role.reader


def test_this_machine_reads_without_a_token_and_a_proxy_on_it_does_not(client: Client) -> None:
    assert client.get("/api/v1/tasks").status_code == 200
    assert client.post("/api/v1/cypher", json={"query": "RETURN 1 AS n"}).status_code == 200
    for header in ("forwarded", "x-forwarded-for", "x-real-ip", "via"):
        answer = client.get("/api/v1/tasks", headers={header: "127.0.0.1"})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert "kg token create" in answer.json()["detail"]


def test_a_token_counts_in_the_header_alone(client: Client, bearers: dict[str, str]) -> None:
    text = bearers["reader"]
    for query in ("token", "access_token", "authorization"):
        assert client.get("/api/v1/tasks", params={query: text}, headers=ELSEWHERE).status_code == 401
    assert client.get("/api/v1/tasks", headers=ELSEWHERE | {"cookie": f"token={text}"}).status_code == 401
    assert (
        client.get("/api/v1/tasks", headers=ELSEWHERE | {"authorization": f"Basic {text}"}).status_code == 401
    )
    assert client.get("/api/v1/tasks", headers=ELSEWHERE | bearer(text)).status_code == 200


def test_a_wrong_token_on_this_machine_is_not_taken_for_none(client: Client) -> None:
    assert client.get("/api/v1/tasks", headers=bearer("kg_00000000_" + "x" * 43)).status_code == 401


def test_guessing_is_slowed_down_and_told_when_to_come_back(client: Client, bearers: dict[str, str]) -> None:
    wrong = bearer("kg_00000000_" + "x" * 43)
    answers = [client.get("/api/v1/tasks", headers=wrong) for _ in range(FAILURES_PER_MINUTE + 1)]
    assert [answer.status_code for answer in answers] == [401] * FAILURES_PER_MINUTE + [429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert client.get("/api/v1/tasks").status_code == 200
    good = client.get("/api/v1/tasks", headers=bearer(bearers["reader"]))
    assert good.status_code == 200, "others at its address do not lock a good token out"


def test_a_token_has_its_own_limit(served_graph: Graph) -> None:
    tokens = Tokens(served_graph.settings.home)
    one, other = (tokens.create(f"limit {n}", Role.reader, 1)[1] for n in (1, 2))
    service = create_app(served_graph)
    service.state.gate = Gate(tokens, per_minute=3)
    with served(service) as address, Client(base_url=address, trust_env=False) as client:
        statuses = [client.get("/api/v1/loads", headers=bearer(one)).status_code for _ in range(4)]
        assert statuses == [200, 200, 200, 429]
        assert client.get("/api/v1/loads", headers=bearer(other)).status_code == 200


def test_once_there_is_a_token_this_machine_needs_one_too(
    served_graph: Graph, bearers: dict[str, str]
) -> None:
    for trusting, status in ((False, 401), (True, 200)):
        app = create_app(served_graph, trust_local=trusting)
        with served(app) as address, Client(base_url=address, trust_env=False, timeout=30) as client:
            assert client.get("/api/v1/loads").status_code == status
            assert client.get("/api/v1/loads", headers=bearer(bearers["reader"])).status_code == 200
            assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("header", ["x-forwarded-host", "x-forwarded-proto", "cf-connecting-ip", "via"])
def test_a_proxy_is_known_by_its_headers(client: Client, header: str) -> None:
    assert client.get("/api/v1/loads", headers={header: "a"}).status_code == 401


def asked_raw(address: str, head: str) -> int:
    """The status of a request that is sent as it is written."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(head.encode("latin-1"))
        return int(connection.recv(100).split(b" ", 2)[1])


def test_a_proxy_that_speaks_http_1_0_is_not_this_machine(client: Client) -> None:
    address = str(client.base_url).rstrip("/")
    assert asked_raw(address, "GET /api/v1/loads HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n") == 401


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1@evil.example", "", "a\tb", "evil.example#@127.0.0.1", "evil.example", "[::1", "127.0.0.1:x", "127.0.0.1\r\nHost: a"],
)  # fmt: skip
def test_a_host_that_cannot_be_read_is_refused(client: Client, host: str) -> None:
    address = str(client.base_url).rstrip("/")
    head = f"GET /api/v1/loads HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    assert asked_raw(address, head) == 400


def test_a_proxy_hands_on_who_it_signed_in_with_the_secret_alone(served_graph: Graph) -> None:
    app = create_app(served_graph)
    app.state.gate = Gate(Tokens(served_graph.settings.home), proxy_secret="s3cret")
    with served(app) as address, Client(base_url=address, trust_env=False, timeout=30) as client:
        sent = {"x-kg-proxy-secret": "s3cret", "x-kg-user": "%E5%BC%A0%E4%B8%89", "x-kg-role": "reader"}
        assert client.get("/api/v1/loads", headers=sent).status_code == 200
        assert client.post("/api/v1/cypher", json={"query": "RETURN 1 AS n"}, headers=sent).status_code == 403
        for wrong in ({"x-kg-proxy-secret": "other"}, {"x-kg-role": "king"}, {"x-kg-user": ""}):
            assert client.get("/api/v1/loads", headers={**sent, **wrong}).status_code == 401
        writes = {**sent, "x-kg-role": "editor", "origin": "https://evil.example"}
        assert client.post("/api/v1/loads/funds?name=a.csv", content=b"a", headers=writes).status_code == 403
    unset = create_app(served_graph)
    with served(unset) as address, Client(base_url=address, trust_env=False, timeout=30) as client:
        assert client.get("/api/v1/loads", headers={**sent, "x-kg-proxy-secret": ""}).status_code == 401


def test_a_body_that_stops_is_ended(
    client: Client, bearers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "SILENT_SECONDS", 0.5)
    address = str(client.base_url).rstrip("/")
    head = (
        "POST /api/v1/loads/funds?name=a.csv&dry_run=true HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Authorization: Bearer {bearers['editor']}\r\nContent-Length: 1000\r\n\r\nx"
    )
    assert asked_raw(address, head) == 408


def test_turns_are_bounded_for_each_and_for_all_and_held_after_harm() -> None:
    turns = Turns(each=1, most=2)
    with (
        turns.taken("a") as one,
        turns.taken("a") as again,
        turns.taken("b") as other,
        turns.taken("c") as third,
    ):
        assert one is None
        assert other is None
        assert again is not None
        assert again.status_code == 429
        assert third is not None
        assert third.status_code == 503
        assert int(third.headers["retry-after"]) > 0
    turns.hold("a")
    with turns.taken("a") as held, turns.taken("b") as free:
        assert held is not None
        assert held.status_code == 429
        assert free is None
