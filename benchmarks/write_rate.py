"""The loader's write rate against a bare driver loop that sends the same rows.

    python -m benchmarks.write_rate [--uri bolt://… --user neo4j --password …] [--nodes 20000] [--rounds 3]

Both write the same regions and PART_OF edges into an empty graph, in turn; the loop sends batches with
UNWIND and MERGE and keeps neither sources nor claims, validates nothing and takes nothing back. A second
load of the same records, where there is nothing to write, is timed too. Run it on a graph of its own:
it removes every node.
"""

import statistics
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import LiteralString

from neo4j import ManagedTransaction

from benchmarks.engines import arguments, settings
from benchmarks.figures import Figure, tell
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Edge, Node, Record, one_by_one
from kg.graph.writer import Dataset

LOOP_BATCH = 1000


def records(nodes: int) -> list[Record]:
    """`nodes` regions in a chain of parents, one edge less."""
    places = [Node("Region", f"r{i}", f"地区{i}", (f"R{i}",), {"level": "county"}) for i in range(nodes)]
    edges = [Edge("PART_OF", places[i].ref, places[i // 2].ref, (f"R{i}",)) for i in range(1, nodes)]
    return [*places, *edges]


def loader(graph: Graph, facts: list[Record]) -> None:
    """What `kg load` does with the records."""
    graph.load(Dataset("benchmark", "benchmark", "0" * 64, "reference"), one_by_one(facts))


def bare_loop(graph: Graph, facts: list[Record]) -> None:
    """What a script without the project would do with the driver alone."""
    nodes = [{"id": r.id, "name": r.name, **r.properties} for r in facts if isinstance(r, Node)]
    edges = [{"start": r.start.id, "end": r.end.id} for r in facts if isinstance(r, Edge)]
    with graph.engine.session() as session:
        for start in range(0, len(nodes), LOOP_BATCH):
            session.execute_write(
                _send,
                "UNWIND $rows AS row MERGE (n:Region {id: row.id}) SET n += row",
                nodes[start : start + LOOP_BATCH],
            )
        for start in range(0, len(edges), LOOP_BATCH):
            session.execute_write(
                _send,
                "UNWIND $rows AS row MATCH (a:Region {id: row.start}) MATCH (b:Region {id: row.end}) MERGE (a)-[:PART_OF]->(b)",
                edges[start : start + LOOP_BATCH],
            )


def _send(tx: ManagedTransaction, statement: LiteralString, rows: Sequence[Mapping[str, object]]) -> None:
    tx.run(statement, rows=rows).consume()


def timed(
    work: Callable[[Graph, list[Record]], None], graph: Graph, facts: list[Record], *, empty: bool
) -> float:
    """Seconds that `work` takes, on an emptied graph if asked."""
    if empty:
        while graph.write(
            lambda tx: tx.run("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n").single(
                strict=True
            )["n"]
        ):
            pass
    started = time.perf_counter()
    work(graph, facts)
    return time.perf_counter() - started


def measure(given: Namespace) -> Iterator[Figure]:
    """The loop and the loader in turn, `rounds` times; medians."""
    facts = records(given.nodes)
    with tempfile.TemporaryDirectory() as home, open_graph(settings(given, Path(home))) as graph:
        timed(bare_loop, graph, facts, empty=True)  # warms the engine
        rounds = [
            (
                timed(bare_loop, graph, facts, empty=True),
                timed(loader, graph, facts, empty=True),
                timed(loader, graph, facts, empty=False),
            )
            for _ in range(given.rounds)
        ]
        subject = f"{graph.engine.name}, {len(facts):,} records"
    loop, load, again = (statistics.median(column) for column in zip(*rounds, strict=True))
    peer = f"bare driver loop {loop:.2f} s"
    for what, spent, ratio in (
        ("small records, all new, times as long", load, statistics.median(b / a for a, b, _ in rounds)),
        ("the same again, times as long", again, statistics.median(c / a for a, _, c in rounds)),
    ):
        yield Figure(what, subject, spent, "s", peer, ratio)


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, rows=None)
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    tell(measure(given), given.keep)


if __name__ == "__main__":
    main()
