"""What the benchmarks share: which engine, a graph of made-up patents, the service over it, and clients that ask it."""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from urllib.parse import urlsplit

import psutil
from pydantic import SecretStr

from benchmarks.patents_file import write
from kg.graph.graph import Graph
from kg.settings import Settings
from loaders.pipeline import load_file, load_reference

# A server with a million patents beneath it has read its profiles by then.
START_SECONDS = 300


def arguments(doc: str | None, *, rows: int | None = 10_000, home: bool = False) -> argparse.ArgumentParser:
    """A parser with the engine's address, unless None the number of made-up patents, and the folder where the graph is
    kept for the next run if asked; a benchmark adds its own."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="a file to which the figures are added as JSON lines")
    if home:
        parser.add_argument("--home", type=Path, required=True, help="keeps the graph for the next run")
    if rows is not None:
        parser.add_argument("--rows", type=int, default=rows)
    parser.add_argument("--uri", default="embedded", help="a Neo4j server's address, or embedded")
    parser.add_argument("--user", default="neo4j")
    parser.add_argument("--password", default="")
    return parser


def settings(given: argparse.Namespace, home: Path) -> Settings:
    """The settings for the engine that `given` names."""
    return Settings(
        uri=given.uri,
        user=given.user,
        password=SecretStr(given.password),
        home=home,
        heap="2g",
        query_seconds=600,
    )


def environment(of: Settings) -> dict[str, str]:
    """The same for a process of its own."""
    return {
        **os.environ, "KG_HOME": str(of.home), "KG_URI": of.uri, "KG_USER": of.user, "KG_HEAP": of.heap,
        "KG_PASSWORD": of.password.get_secret_value(),
    }  # fmt: skip


def fill(graph: Graph, rows: int) -> None:
    """See to it that the graph holds the reference facts and `rows` made-up patents; 0 is none."""
    list(load_reference(graph))
    if not rows:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "benchmark.csv"
        write(file, rows)
        load_file(graph, "patents", file)


@contextmanager
def service(of: Settings, **more: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """`kg serve` in a process of its own, with `more` in its environment: its address, and the process."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment(of) | more, stdout=subprocess.DEVNULL) as process:
        try:
            _wait(port, process)
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit("the service did not start") from None
        time.sleep(0.2)


def settle() -> None:
    """Wait until the service and its engine have read what they read at the start: for some seconds the machine hardly
    computes. Where it never rests, START_SECONDS are enough."""
    until = time.monotonic() + START_SECONDS
    while psutil.cpu_percent(interval=5) > 10 and time.monotonic() < until:
        pass


def memory(process: subprocess.Popen[bytes]) -> float:
    """Resident megabytes of a process, as Linux tells them."""
    status = Path(f"/proc/{process.pid}/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


@dataclass(frozen=True, slots=True)
class Client:
    """A connection that is kept, as a browser keeps it."""

    connection: http.client.HTTPConnection

    @classmethod
    def to(cls, address: str) -> "Client":
        """A client of the service at `address`."""
        return cls(http.client.HTTPConnection(urlsplit(address).netloc, timeout=120))

    def ask(self, path: str, body: str | None = None) -> int:
        """The status of the answer to GET, or with a body to POST; the answer is read whole."""
        return self.answer(path, body)[0]

    def answer(self, path: str, body: str | None = None) -> tuple[int, int]:
        """The same, with the bytes of the answer."""
        headers = {"Content-Type": "application/json"} if body is not None else {}
        self.connection.request("GET" if body is None else "POST", path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, len(answer.read())


def asker(address: str, path: str, body: str | None = None) -> Callable[[int], object]:
    """A client that asks one thing again and again."""
    client = Client.to(address)

    def ask(_: int) -> None:
        status = client.ask(path, body)
        if status != 200:
            raise SystemExit(f"{path} answered {status}")

    return ask


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of single calls, and how long all took together."""

    calls: Sequence[float]
    whole: float

    @property
    def p50(self) -> float:
        """Half of the calls took no longer, in milliseconds."""
        return 1000 * statistics.median(self.calls)

    @property
    def p95(self) -> float:
        """Nineteen calls of twenty took no longer, in milliseconds."""
        return 1000 * statistics.quantiles(self.calls, n=20)[-1]

    @property
    def rate(self) -> float:
        """Calls a second."""
        return len(self.calls) / self.whole


def timed(clients: int, calls: int, make: Callable[[], Callable[[int], object]]) -> Times:
    """`calls` calls shared out among `clients` threads, each with a caller of its own made by `make`."""
    mine = threading.local()

    def one(number: int) -> float:
        if not hasattr(mine, "call"):
            mine.call = make()
        started = time.perf_counter()
        mine.call(number)
        return time.perf_counter() - started

    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        spent = list(pool.map(one, range(calls)))
    return Times(spent, time.perf_counter() - started)
