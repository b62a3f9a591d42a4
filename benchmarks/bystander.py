"""What other people notice while one person's queries have no end: a named question asked all along by a client of its
own, first alone, then while queries that never end are sent one after another and broken off.

    python -m benchmarks.bystander --home DIR --rows 10000 [--uri bolt://… --user … --password …]

DIR keeps the graph for the next run. The service's limit of a question is LIMIT seconds here, so that many queries are
broken off within ALONE + BESIDE seconds; the default is 15.
"""

import json
import threading
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.engines import Client, Times, arguments, fill, service, settings
from benchmarks.figures import Figure, tell
from kg.graph.graph import open_graph

LIMIT, ALONE, BESIDE = 5, 20, 60
# How long after its limit a query may still run, in seconds.
AFTER = 3
# A person's pace, with many at once.
PAUSE = 0.02
ASKED = "/api/v1/queries/tasks-without-fund"
# A product and a path, whose engines stop between records, and one that keeps them within a single record.
ENDLESS = {
    "a product": "MATCH (a), (b), (c), (d) WHERE a.id + b.id = c.id + d.id + 'x' RETURN a.id AS a",
    "paths": "MATCH (a)-[*1..10]-(b)-[*1..10]-(c) RETURN count(*) AS n",
    "within one record": "WITH range(1, 9999) AS l "
    "RETURN any(a IN l + l + l + l WHERE any(b IN l + l + l + l WHERE a + b = -1)) AS x",
}


@dataclass(slots=True)
class Told:
    """Answers of a client: by status, and how long each took in seconds."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def asking(address: str, seconds: float) -> Told:
    """A client asks the named question again and again."""
    told, client, until = Told(), Client.to(address), time.monotonic() + seconds
    while time.monotonic() < until:
        _timed(told, lambda: client.ask(ASKED))
        time.sleep(PAUSE)
    return told


def sending(address: str, query: str, until: threading.Event) -> Told:
    """A client sends a query without an end again and again, each when the engine answers."""
    told, client, body = Told(), Client.to(address), json.dumps({"query": query})
    while not until.is_set():
        _timed(told, lambda: client.ask("/api/v1/cypher", body))
        client.ask(ASKED)
    return told


def _timed(told: Told, ask: Callable[[], int]) -> None:
    started = time.perf_counter()
    status = ask()
    told.statuses[status] += 1
    told.seconds.append(time.perf_counter() - started)


def beside(address: str, query: str) -> tuple[Told, Told]:
    """What the two clients were told, both at once."""
    done, sent = threading.Event(), list[Told]()
    sender = threading.Thread(target=lambda: sent.append(sending(address, query, done)))
    sender.start()
    found = asking(address, BESIDE)
    done.set()
    sender.join()
    return found, sent[0]


def measure(given: Namespace) -> Iterator[Figure]:
    """The question alone, then beside each kind of query."""
    of = settings(given, given.home)
    with open_graph(of) as graph:
        fill(graph, given.rows)
        subject = f"{graph.engine.name}, {given.rows:,} patents"
    with service(of, KG_QUERY_SECONDS=str(LIMIT)) as (address, _):
        asking(address, 2)
        alone = Times(asking(address, ALONE).seconds, ALONE)
        peer = f"alone p50 {alone.p50:.1f}, p95 {alone.p95:.1f} ms"
        for name, query in ENDLESS.items():
            found, sent = beside(address, query)
            times, lost = Times(found.seconds, BESIDE), found.statuses.total() - found.statuses[200]
            whose = f"another's question beside {name} without an end"
            yield Figure(f"{whose}, p50", subject, times.p50, "ms", peer, times.p50 / alone.p50)
            yield Figure(f"{whose}, p95", subject, times.p95, "ms", peer, times.p95 / alone.p95)
            yield Figure(f"{whose}, lost", subject, lost, "", f"{found.statuses.total()} asked", at_most=0)
            told = ", ".join(f"{count} × {status}" for status, count in sorted(sent.statuses.items()))
            worst = max(sent.seconds)
            yield Figure(
                f"{name} without an end, the longest", subject, worst, "s", told, at_most=LIMIT + AFTER
            )


def main() -> None:
    """Measure and print."""
    given = arguments(__doc__, home=True).parse_args()
    tell(measure(given), given.keep)


if __name__ == "__main__":
    main()
