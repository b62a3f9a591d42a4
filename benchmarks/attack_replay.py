"""The queries of an attack against a service of its own, with a bystander beside them:
`python -m benchmarks.attack_replay SAMPLES PORT [OUT.jsonl]`. SAMPLES is the file of queries (JSON lines with id, kind, engine, expect,
query, params); the engine and its graph are those of KG_URI and KG_HOME. For each kind it prints how many were as expected, the
longest answer and the largest growth of memory; then what the bystander and /healthz met, and the memory 30 s later.
"""

import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psutil
from httpx import Client, HTTPError

from kg.settings import Settings

START_SECONDS = 180
# What an attacker's own client would wait.
PATIENCE = 75
# How long memory may take to come back.
REST = 30
# A service warms up for so long at the most; it is warm when its memory is still for a while.
SETTLING, QUIET = 180, 15
EXPECTED: dict[str, frozenset[int]] = {
    "refuse": frozenset({400}),
    "read": frozenset({200}),
    "client": frozenset({200, 400, 422, 504}),
    # As many as may be are asked at once, or a sender whose query ended the engine is held off.
    "bounded": frozenset({200, 400, 422, 429, 504}),
}


@dataclass(slots=True)
class Seen:
    """What came of one query; memory in MB of the service and its workers."""

    id: str
    kind: str
    expect: str
    status: int
    seconds: float
    grown: float

    @property
    def well(self) -> bool:
        """Whether the answer is one of those that are expected."""
        return self.status in EXPECTED[self.expect]


@dataclass(slots=True)
class Bystander:
    """Somebody who reads while others attack; seconds of each answer, and what was no answer."""

    address: str
    health: list[float] = field(default_factory=list)
    reads: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def watch(self, path: str, times: list[float], pause: float) -> None:
        """Ask `path` again and again until it is over."""
        with Client(base_url=self.address, timeout=PATIENCE, trust_env=False) as client:
            while not self.over.wait(pause):
                begun = time.perf_counter()
                try:
                    status = client.get(path).status_code
                except HTTPError as error:
                    status = 0
                    self.faults.append(type(error).__name__)
                times.append(time.perf_counter() - begun)
                if status >= 500:
                    self.faults.append(f"{path} {status}")


@contextmanager
def service(port: int) -> Iterator[psutil.Process]:
    """`kg serve` on `port`, ready to answer."""
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", str(port), "--no-browser", "--trust-local"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _ready(f"http://127.0.0.1:{port}/readyz")
            yield psutil.Process(process.pid)
        finally:
            process.terminate()


def _ready(url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    with Client(trust_env=False, timeout=5) as client:
        while time.monotonic() < deadline:
            try:
                if client.get(url).is_success:
                    return
            except HTTPError:
                pass
            time.sleep(0.5)
    raise SystemExit("the service did not start")


def memory(process: psutil.Process) -> float:
    """Megabytes of the service itself; the engine, a child too, has a heap of its own."""
    return float(process.memory_info().rss) / 1e6


def settled(process: psutil.Process) -> float:
    """The memory once the service has read what it keeps; it warms up after its start."""
    before = memory(process)
    for _ in range(SETTLING // QUIET):
        time.sleep(QUIET)
        now = memory(process)
        if abs(now - before) < 1:
            return now
        before = now
    return before


def replay(rows: list[dict[str, Any]], address: str, process: psutil.Process) -> Iterator[Seen]:
    """Send each query and tell what came of it."""
    with Client(base_url=address, timeout=PATIENCE, trust_env=False) as client:
        for row in rows:
            before, begun = memory(process), time.perf_counter()
            try:
                answer = client.post("/api/v1/cypher", json={"query": row["query"], "params": row["params"]})
                status = answer.status_code
            except HTTPError:
                status = 0
            seconds = time.perf_counter() - begun
            grown = memory(process) - before
            yield Seen(row["id"], row["kind"], row["expect"], status, round(seconds, 2), round(grown, 1))


def share(times: list[float], part: float) -> float:
    """The value below which `part` of `times` lie, in milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(part * len(times)))] if times else 0.0


def main(samples: Path, port: int, out: Path | None) -> None:
    """Replay and print."""
    engine = "embedded" if Settings().uri == "embedded" else "neo4j"
    rows = [json.loads(line) for line in samples.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["engine"] in ("both", engine)]
    address = f"http://127.0.0.1:{port}"
    with service(port) as process:
        bystander = Bystander(address)
        asked = (
            ("/healthz", bystander.health, 0.05),
            ("/api/v1/nodes/Region/653100", bystander.reads, 0.5),
        )
        threads = [Thread(target=bystander.watch, args=each, daemon=True) for each in asked]
        at_first = settled(process)
        for thread in threads:
            thread.start()
        seen = list(replay(rows, address, process))
        bystander.over.set()
        for thread in threads:
            thread.join(PATIENCE)
        time.sleep(REST)
        at_last = memory(process)
    if out is not None:
        out.write_text("".join(json.dumps(asdict(each)) + "\n" for each in seen), encoding="utf-8")
    kinds: dict[str, list[Seen]] = defaultdict(list)
    for each in seen:
        kinds[each.kind].append(each)
    for kind, some in sorted(kinds.items()):
        print(
            f"{engine} | {kind} | {sum(e.well for e in some)} of {len(some)} as expected"
            f" | {sum((e.status >= 500 and e.status != 504) or e.status == 0 for e in some)} faults"
            f" | longest {max(e.seconds for e in some):.1f} s | memory +{max(e.grown for e in some):.0f} MB at most"
        )
    for each in (e for e in seen if not e.well):
        print("not as expected:", asdict(each))
    print(
        f"/healthz p50 {share(bystander.health, 0.5):.0f}, p99.9 {share(bystander.health, 0.999):.0f} ms of {len(bystander.health)};"
        f" another client p95 {share(bystander.reads, 0.95):.0f} ms of {len(bystander.reads)}; faults {bystander.faults[:5]};"
        f" memory {at_first:.0f} → {at_last:.0f} MB {REST} s later; load {psutil.getloadavg()[0]:.0f}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
