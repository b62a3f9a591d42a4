"""How long `match` takes over HTTP, warm, at 1, 8 and 32 clients, with made-up patents in the graph.

    python -m benchmarks.match_latency --home DIR --rows 100000 [--uri bolt://… --user … --password …]

DIR keeps the graph for the next run. Asked are the five receivers of southern Xinjiang × three industries in turn;
beside it stands the same engine answering RETURN 1 through the driver.
"""

from argparse import Namespace
from collections.abc import Callable, Iterator
from itertools import product
from urllib.parse import urlencode

from benchmarks.engines import Client, arguments, fill, service, settings, settle, timed
from benchmarks.figures import Figure, tell
from kg.graph.graph import Graph, open_graph

RECEIVERS = ("喀什地区", "和田地区", "阿克苏地区", "克孜勒苏柯尔克孜自治州", "南疆四地州")
INDUSTRIES = ("纺织服装", "农副产品加工", "中药民族药")
PATHS = [
    "/api/v1/match?" + urlencode({"prefecture": p, "industry": i}) for p, i in product(RECEIVERS, INDUSTRIES)
]
CALLS = 240
# The goal for one client, in milliseconds.
P95 = 100


def in_turn(address: str) -> Callable[[int], object]:
    """A client that asks the cells in turn."""
    client = Client.to(address)

    def ask(number: int) -> None:
        status = client.ask(PATHS[number % len(PATHS)])
        if status != 200:
            raise SystemExit(f"{PATHS[number % len(PATHS)]} answered {status}")

    return ask


def bare(graph: Graph) -> Callable[[int], object]:
    """The engine's shortest answer."""
    session = graph.engine.session()
    return lambda _: session.run("RETURN 1 AS n").consume()


def measure(given: Namespace) -> Iterator[Figure]:
    """The engine's shortest answer, then the match at each number of clients."""
    of = settings(given, given.home)
    with open_graph(of) as graph:
        fill(graph, given.rows)
        subject = f"{graph.engine.name}, {given.rows:,} patents"
        shortest = timed(1, CALLS, lambda: bare(graph))
        peer = f"`RETURN 1` through the driver, p50 {shortest.p50:.1f} ms"
        with service(of) as (address, _):
            settle()
            timed(1, len(PATHS), lambda: in_turn(address))
            for clients in (1, 8, 32):
                found = timed(clients, CALLS, lambda: in_turn(address))
                name = f"match, {clients} client{'s' if clients > 1 else ''}"
                yield Figure(f"{name}, p50", subject, found.p50, "ms", peer)
                goal = P95 if clients == 1 else None
                yield Figure(f"{name}, p95", subject, found.p95, "ms", peer, at_most=goal)
                yield Figure(f"{name}, throughput", subject, found.rate, "a second")


def main() -> None:
    """Measure and print."""
    given = arguments(__doc__, home=True).parse_args()
    tell(measure(given), given.keep)


if __name__ == "__main__":
    main()
