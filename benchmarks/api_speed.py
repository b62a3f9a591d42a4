"""The API against the driver alone with the same query, in one run: the median at one client, and calls a second at 32.

    python -m benchmarks.api_speed --home DIR --rows 10000 [--uri bolt://… --user … --password …]

DIR keeps the graph for the next run. The driver's calls are in a process that does nothing else, as the API's clients
are; what the API adds is HTTP, the check of who asks, the guard, and the answer as JSON.
"""

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from benchmarks.engines import Times, arguments, asker, fill, service, settings, settle, timed
from benchmarks.figures import Figure, tell
from kg.graph.graph import Graph, open_graph
from queries.catalogue import question

CALLS, MANY = 400, 32
# The goal for the median of one client, in times the driver's.
GOAL = 1.5
DONOR = {"donor": "320000", "basis": "counts", "least": 10}
CYPHER = "MATCH (p:Patent)-[:CLASSIFIED_AS]->(c:IpcClass {id: $c}) RETURN p.id AS id, p.name AS name LIMIT 50"


@dataclass(frozen=True, slots=True)
class Case:
    """One question both ways."""

    name: str
    query: str
    parameters: dict[str, Any]
    path: str
    body: str | None = None


def cases(graph: Graph) -> list[Case]:
    """A node, a named question, a query in Cypher."""
    patent = graph.read("MATCH (p:Patent) RETURN p.id AS id ORDER BY id LIMIT 1").rows[0]["id"]
    asked = question("donor-strengths")
    typed = json.dumps({"query": CYPHER, "params": {"c": "A01G"}})
    return [
        Case(
            "one node",
            "MATCH (n:Patent {id: $id}) RETURN n",
            {"id": patent},
            f"/api/v1/nodes/Patent/{patent}",
        ),
        Case("a named question", asked.text, DONOR, f"/api/v1/queries/{asked.name}?{urlencode(DONOR)}"),
        Case("Cypher", CYPHER, {"c": "A01G"}, "/api/v1/cypher", typed),
    ]


def through_driver(graph: Graph, case: Case) -> Callable[[int], object]:
    """The driver alone: the rows read whole."""
    session = graph.engine.session()
    return lambda _: session.execute_read(lambda tx: tx.run(case.query, case.parameters).data())


def measure(given: Namespace) -> Iterator[Figure]:
    """Each case both ways, at one client and at MANY."""
    of = settings(given, given.home)
    with open_graph(of) as graph:
        fill(graph, given.rows)
        subject = f"{graph.engine.name}, {given.rows:,} patents"
        with service(of) as (address, _):
            settle()
            for case in cases(graph):
                for clients in (1, MANY):
                    ways: list[Times] = []
                    for way in (
                        partial(through_driver, graph, case),
                        partial(asker, address, case.path, case.body),
                    ):
                        timed(clients, CALLS // 4, way)
                        ways.append(timed(clients, CALLS, way))
                    driver, api = ways
                    if clients == 1:
                        yield Figure(
                            f"{case.name} over the API, p50",
                            subject,
                            api.p50,
                            "ms",
                            f"the driver, {driver.p50:.1f} ms",
                            api.p50 / driver.p50,
                            at_most=GOAL,
                        )
                    else:
                        yield Figure(
                            f"{case.name} over the API, {MANY} clients",
                            subject,
                            api.rate,
                            "a second",
                            f"the driver, {driver.rate:.0f} a second",
                            api.rate / driver.rate,
                        )


def main() -> None:
    """Measure and print."""
    given = arguments(__doc__, home=True).parse_args()
    tell(measure(given), given.keep)


if __name__ == "__main__":
    main()
