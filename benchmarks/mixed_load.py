"""Ten minutes of mixed reading by 8 clients while files are loaded: what was lost, answers by status, p95, memory.

    python -m benchmarks.mixed_load --home DIR --rows 10000 --minutes 10 [--uri bolt://… --user … --password …]

DIR keeps the graph for the next run. A file of patents is loaded again and again in turn with a longer one, so that
each load writes and takes back. Memory of the service is told at the start, the middle and the end.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from benchmarks.engines import Client, arguments, environment, fill, memory, service, settings
from benchmarks.figures import Figure, tell
from benchmarks.match_latency import PATHS
from benchmarks.patents_file import write
from kg.graph.graph import open_graph
from kg.settings import Settings

CLIENTS = 8
# Memory that grows by more than this from half-time to the end is not flat.
FLAT = 1.1
QUERY = json.dumps({"query": "MATCH (n:Patent) RETURN n.kind AS kind, count(*) AS n ORDER BY kind"})
ASKED: list[tuple[str, str | None]] = [
    *((path, None) for path in PATHS[:5]),
    ("/", None),
    ("/indicators", None),
    ("/api/v1/nodes/Region/653100", None),
    ("/api/v1/patents?limit=20", None),
    ("/api/v1/queries/donor-strengths?" + urlencode({"donor": "320000"}), None),
    ("/api/v1/ask?" + urlencode({"q": "哪些任务没有资金"}), None),
    ("/api/v1/cypher", QUERY),
]


class Readers:
    """Clients that ask in turn until they are stopped."""

    def __init__(self, address: str) -> None:
        self.address, self.stop = address, threading.Event()
        self.answers: Counter[str] = Counter()
        self.spent: list[float] = []
        self.threads = [threading.Thread(target=self._run, args=(n,)) for n in range(CLIENTS)]

    def _run(self, number: int) -> None:
        client = Client.to(self.address)
        while not self.stop.is_set():
            path, body = ASKED[number % len(ASKED)]
            number += 1
            started = time.perf_counter()
            try:
                self.answers[str(client.ask(path, body))] += 1
            except OSError as lost:
                self.answers[type(lost).__name__] += 1
                client = Client.to(self.address)
            self.spent.append(time.perf_counter() - started)


def loads(of: Settings, files: list[Path], until: float) -> int:
    """How many loads went through before `until`."""
    done = 0
    while time.monotonic() < until:
        command = [
            sys.executable, "-m", "kg.cli", "load", "patents", str(files[done % 2]), "--dataset", "more.csv", "--json",
        ]  # fmt: skip
        ran = subprocess.run(command, env=environment(of), capture_output=True, text=True, check=False)
        if ran.returncode:
            raise SystemExit(ran.stderr)
        done += 1
    return done


def measure(given: Namespace) -> Iterator[Figure]:
    """Read and load for the minutes that are given; what came of it."""
    of = settings(given, given.home)
    with tempfile.TemporaryDirectory() as folder, open_graph(of) as graph:
        files = [Path(folder) / name for name in ("short.csv", "long.csv")]
        write(files[0], given.rows // 10)
        write(files[1], given.rows // 5)
        fill(graph, given.rows)
        with service(of) as (address, process):
            readers = Readers(address)
            for thread in readers.threads:
                thread.start()
            sizes, done, seconds = [], 0, 60 * given.minutes
            for _ in range(2):
                done += loads(of, files, time.monotonic() + seconds / 2)
                sizes.append(memory(process))
            readers.stop.set()
            for thread in readers.threads:
                thread.join()
        subject = f"{graph.engine.name}, {given.rows:,} patents, {given.minutes:g} minutes, {CLIENTS} clients"
    answers = readers.answers
    told = ", ".join(f"{n} × {status}" for status, n in sorted(answers.items()))
    bad = answers.total() - answers["200"]
    cuts = quantiles(readers.spent, n=20)
    yield Figure("answers while loads go on", subject, answers.total(), "", f"{told}; {done} loads")
    yield Figure("of them lost or an error", subject, bad, "", at_most=0)
    yield Figure("their p50", subject, 1000 * cuts[9], "ms")
    yield Figure("their p95", subject, 1000 * cuts[-1], "ms")
    half = f"at half-time {sizes[0]:.0f} MB"
    yield Figure(
        "the service's memory at the end", subject, sizes[1], "MB", half, sizes[1] / sizes[0], at_most=FLAT
    )


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, home=True)
    parser.add_argument("--minutes", type=float, default=10)
    given = parser.parse_args()
    tell(measure(given), given.keep)


if __name__ == "__main__":
    main()
