"""What else can go wrong while people work: two loads at once, a load while many read, a clock that was set back, an
engine that hangs, a full disk, a taken port. On both engines where it concerns the engine; the hanging one is halted
with SIGSTOP. kill -9 is in tests/test_cli.py, tests/test_keeping.py and, 200 times, in benchmarks/faults.py."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil
import pytest

from api.patience import QUESTIONS
from kg.cli.main import main
from kg.graph.dump import digest
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Node, Row
from kg.graph.session import Session
from kg.graph.writer import Dataset
from kg.lang.errors import DiskFull
from kg.settings import Settings
from tests.serving import served
from tests.walking import Kg

READERS = 32
# The command in a process that may write no file of more than 4 kB.
CRAMPED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from kg.cli.main import main
main()
"""


def funds(dataset: str, count: int, sha: str = "0") -> tuple[Dataset, list[Row]]:
    rows = [Row(f"L{n}", (Node("Fund", f"{dataset}-{n}", f"基金{n}", (f"L{n}",)),)) for n in range(count)]
    return Dataset(dataset, dataset, sha * 64, "funds", sha), rows


def test_two_loads_at_once_end_where_one_after_the_other_does(graph: Graph, settings: Settings) -> None:
    for name in ("one", "two"):
        graph.load(*funds(name, 60))
    wanted = digest(graph)
    for name in ("one", "two"):
        graph.load(*funds(name, 0, "1"))
    with open_graph(settings) as other, ThreadPoolExecutor(3) as pool:
        loads = [
            pool.submit(each.load, *funds(name, 60))
            for each, name in ((graph, "one"), (other, "two"), (other, "one"))
        ]
        reports = [load.result() for load in loads]
    assert sum(report.created for report in reports) == 120
    assert sorted(report.unchanged for report in reports) == [0, 0, 60]
    assert digest(graph) == wanted


def test_many_who_read_during_a_load_see_it_whole_or_not_at_all(graph: Graph) -> None:
    graph.load(*funds("funds", 40))
    seen: list[tuple[int, int]] = []
    over = threading.Event()

    def read(address: str) -> None:
        with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
            while not over.is_set():
                answer = client.get("/api/v1/queries/funds")
                seen.append((answer.status_code, len({row["fund"] for row in answer.json().get("rows", [])})))

    with served(graph) as address, ThreadPoolExecutor(READERS) as pool:
        reading = [pool.submit(read, address) for _ in range(READERS)]
        try:
            for count, sha in ((120, "1"), (40, "2"), (120, "3")):
                graph.load(*funds("funds", count, sha))
        finally:
            over.set()
        for each in reading:
            each.result()
    assert {status for status, _ in seen} == {200}
    assert {count for _, count in seen} <= {40, 120}
    assert len(seen) >= READERS


def test_a_clock_that_was_set_back_does_not_bring_back_the_counts_of_an_older_load(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.load(*funds("funds", 5))
    back = (datetime.now(UTC) - timedelta(days=400)).isoformat(timespec="seconds")
    monkeypatch.setattr("kg.graph.writer._now", lambda: back)
    assert graph.load(*funds("funds", 3, "1")).retired == 2
    again = graph.load(*funds("funds", 3, "1"))
    assert (again.read, again.unchanged) == (3, 3)
    fresh = graph.load(*funds("funds", 5, "2"))
    assert (fresh.created, fresh.unchanged) == (2, 3)


@contextmanager
def halted(graph: Graph) -> Iterator[None]:
    """The engine's process, found by the port that it listens on, halted and let go on."""
    port = urlsplit(f"//{graph.engine.describe()['bolt']}").port
    (pid,) = {
        each.pid
        for each in psutil.net_connections("tcp")
        if each.status == psutil.CONN_LISTEN and each.laddr.port == port
    }
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@pytest.mark.skipif(os.name != "posix", reason="Windows halts no process")
def test_an_engine_that_hangs_costs_a_request_its_limit_and_no_more(graph: Graph, settings: Settings) -> None:
    graph.load(*funds("funds", 1))
    with (
        open_graph(settings.model_copy(update={"query_seconds": 0.5})) as hurried,
        served(hurried) as address,
        httpx.Client(base_url=address, trust_env=False, timeout=60) as client,
    ):
        path = "/api/v1/nodes/Fund/funds-0"
        assert client.get(path).status_code == 200
        with halted(hurried):
            began = time.monotonic()
            answer = client.get(path)
            took = time.monotonic() - began
            assert client.get("/healthz").status_code == 200
        assert (answer.status_code, answer.headers["content-type"]) == (504, "application/problem+json")
        assert "kg doctor" in answer.json()["detail"]
        assert took < 10 * QUESTIONS * 0.5
        assert client.get(path).json()["name"] == "基金0"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(**_: object) -> None:
        with open("/dev/full", "w") as file:  # noqa: PTH123
            file.write("x")

    monkeypatch.setattr("kg.cli.main.app", full)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == DiskFull.exit_code
    assert "set KG_HOME" in capsys.readouterr().err


@pytest.mark.parametrize("settings", ["embedded"], ids="on:{}".format, indirect=True)
def test_a_write_that_meets_the_time_limit_of_a_question_is_tried_again(running_graph: Graph) -> None:
    tries = []

    def work(session: Session) -> int:
        tries.append(session)
        if len(tries) == 1:  # a busy machine
            session.run(
                "UNWIND range(1, 60000) AS a UNWIND range(1, 60000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n"
            ).consume()
        return 7

    assert running_graph.write(work) == 7
    assert len(tries) == 2


@pytest.mark.parametrize("settings", ["embedded"], ids="on:{}".format, indirect=True)
@pytest.mark.parametrize("steps", [1, 3])
def test_a_load_that_finds_no_room_says_so_and_leaves_the_graph_as_it_was(
    running_graph: Graph, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    running_graph.load(*funds("cramped", 30))
    before = digest(running_graph)
    asked: list[Path] = []

    def free(place: Path) -> int:
        asked.append(place)
        return 0 if len(asked) >= steps else 1 << 40

    monkeypatch.setattr("kg.graph.writer.STEP", 10)
    monkeypatch.setattr("kg.graph.embedded.free_disk", free)
    with pytest.raises(DiskFull, match="set KG_HOME"):
        running_graph.load(*funds("cramped", 60, "1"))
    assert len(asked) == steps
    assert digest(running_graph) == before


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")
@pytest.mark.parametrize("settings", ["embedded"], ids="on:{}".format, indirect=True)
@pytest.mark.parametrize("form", ["ttl", "graphml", "xlsx"])
def test_an_export_that_finds_no_room_says_so_and_leaves_nothing(
    running_graph: Graph, embedded_settings: Settings, tmp_path: Path, form: str
) -> None:
    running_graph.load(*funds("many", 300))
    done = subprocess.run(
        [sys.executable, "-c", CRAMPED, "export", form, str(tmp_path / "graph")],
        env={**os.environ, "KG_HOME": str(embedded_settings.home), "KG_URI": "embedded"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "Free some space" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken_is_told_with_another(embedded_settings: Settings, command: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = Kg(embedded_settings)(command, "--port", port, code=1)
    assert f"Port {port} on 127.0.0.1 is taken. Choose another: --port {port + 1}" in told
