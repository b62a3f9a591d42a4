"""File to graph, everything included, against a bare driver loop that sends the same rows already prepared.

    python -m benchmarks.patents_load --rows 10000 [--home DIR] [--uri bolt://… --user … --password …]

The loop groups what the loader would send, sources and all, by kind and sends it with UNWIND and MERGE; making it ready
is not counted. Then it sends the edges that `kg load` derives, with CREATE, which is the faster. So "the load itself" is
held against what the file says, and "all included" against that and, on a line of its own, against all that is written.
The loader runs as `kg load patents` in a process of its own, so its peak memory is its own. Then the same file again,
and a file with one tenth more rows. Run it on a graph of its own: it removes every node. DIR keeps the embedded
graph for a measurement of its use; it must be empty.
"""

import json
import subprocess
import sys
import tempfile
import time
from argparse import BooleanOptionalAction, Namespace
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from neo4j import ManagedTransaction

from benchmarks.engines import arguments, environment, settings
from benchmarks.figures import Figure, tell
from benchmarks.patents_file import write
from kg.analysis.profiles import of_patents
from kg.graph.gather import EdgeKey, Key, edge_key
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Edge, Node, Row
from kg.settings import Settings
from loaders.patents.loader import read
from loaders.pipeline import load_reference
from loaders.reading import Options

DATASET = "benchmark.csv"
LOOP_BATCH = 1000
# Goals: of the loop's rate, of the loader's memory at a million patents, and how much faster an unchanged file is.
RATE, MEGABYTES, AGAIN = 0.7, 1024, 5


def loop(graph: Graph, rows: Iterator[Row]) -> float:
    """Seconds that sending alone takes."""
    spent, seen = 0.0, set[Any]()
    while chunk := list(islice(rows, 5000)):
        groups: dict[str, list[Any]] = defaultdict(list)
        for row in chunk:
            for fact in row.facts:
                key = fact.ref if isinstance(fact, Node) else edge_key(fact, graph.ontology)
                if key not in seen:
                    seen.add(key)
                    groups[_statement(fact, key)].append(_row(fact))
        started = time.perf_counter()
        with graph.engine.session() as session:
            for statement, values in sorted(groups.items(), key=lambda item: "MATCH" in item[0]):
                for at in range(0, len(values), LOOP_BATCH):
                    session.execute_write(_send, statement, values[at : at + LOOP_BATCH])
        spent += time.perf_counter() - started
    return spent


def _statement(fact: Node | Edge, key: Key) -> str:
    if isinstance(fact, Node):
        return f"UNWIND $rows AS row MERGE (n:`{fact.label}` {{id: row.id}}) SET n += row"
    # Of edges with a key two may join the same ends, which a bare MERGE would take for one.
    make = "CREATE" if isinstance(key, EdgeKey) and key.key else "MERGE"
    return (
        f"UNWIND $rows AS row MATCH (a:`{fact.start.label}` {{id: row.a}}) MATCH (b:`{fact.end.label}` {{id: row.b}}) "
        f"{make} (a)-[e:`{fact.type}`]->(b) SET e += row.p"
    )


def _row(fact: Node | Edge) -> dict[str, Any]:
    said = {**fact.properties, "sources": [f"{DATASET}#{locator}" for locator in fact.locators]}
    if isinstance(fact, Node):
        return {"id": fact.id, "name": fact.name, **said}
    return {"a": fact.start.id, "b": fact.end.id, "p": said}


def _send(tx: ManagedTransaction, statement: Any, rows: Iterable[Any]) -> None:
    tx.run(statement, rows=rows).consume()


def empty(graph: Graph) -> None:
    """Remove patents, firms and what was derived; the reference facts stay."""
    for label in ("Patent", "Organization", "Enterprise", "LegalEvent"):
        query = f"MATCH (n:`{label}`) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n"
        while graph.write(lambda tx, query=query: tx.run(query).single(strict=True)["n"]):  # type: ignore[misc]
            pass
    graph.write(lambda tx: tx.run("MATCH (s:Source) WHERE s.kind = 'patents' DETACH DELETE s").consume())


def looped(of: Settings, file: Path) -> tuple[float, float]:
    """Seconds that the loop takes for what the file says, in a graph that holds the reference facts, and for the edges
    that are derived of it."""
    with open_graph(of) as graph:
        list(load_reference(graph))
        sent = loop(graph, read(file, Options()).rows), loop(graph, of_patents(graph))
        if of.uri != "embedded":
            # The load that follows goes into the same database.
            empty(graph)
    return sent


def command(file: Path, of: Settings) -> tuple[float, float, dict[str, Any]]:
    """Seconds and peak megabytes of `kg load patents`, and its report."""
    code = (
        "import resource, sys\nfrom kg.cli.main import main\n"
        "try: main()\nfinally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)"
    )
    command = [
        sys.executable,
        "-c",
        code,
        "load",
        "patents",
        str(file),
        "--dataset",
        DATASET,
        "--json",
    ]
    started = time.perf_counter()
    done = subprocess.run(command, env=environment(of), capture_output=True, text=True, check=False)
    spent = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(done.stderr)
    return spent, float(done.stderr.split()[-1]), json.loads(done.stdout)


def measure(given: Namespace) -> Iterator[Figure]:
    """The loop, the first load, the same file again, and a longer one."""
    rows = given.rows
    if given.home is not None and given.home.exists():
        raise SystemExit(f"{given.home} is there already; a first load needs an empty graph")
    with tempfile.TemporaryDirectory() as folder:
        of = settings(given, given.home or Path(folder) / "first")
        file, more = Path(folder) / "patents.csv", Path(folder) / "more.csv"
        write(file, rows)
        sent = looped(of.model_copy(update={"home": Path(folder) / "loop"}), file) if given.loop else None
        with open_graph(of) as graph:
            list(load_reference(graph))
            subject = f"{graph.engine.name}, {rows:,} patents"
            first, peak, report = command(file, of)
            inside = report["seconds"]
            if sent is None:
                yield Figure("the load itself", subject, inside, "s")
                yield Figure("`kg load`, all included", subject, first, "s")
            else:
                own, derived = sent
                peer, whole = f"bare driver loop {own:.1f} s", own + derived
                yield Figure("the load itself, its rate", subject, inside, "s", peer, own / inside, RATE)
                what = "`kg load`, all included, its rate"
                yield Figure(f"{what} of the file's own rows", subject, first, "s", peer, own / first, RATE)
                peer = f"bare driver loop, derived edges too, {whole:.1f} s"
                yield Figure(f"{what} of all rows written", subject, first, "s", peer, whole / first, RATE)
            yield Figure("peak memory of the loader", subject, peak, "MB", at_most=MEGABYTES)
            again, _, _ = command(file, of)
            yield Figure(
                "the same file again, times as fast",
                subject,
                again,
                "s",
                f"first load {first:.1f} s",
                first / again,
                at_least=AGAIN,
            )
            if given.grow:
                write(more, rows * 11 // 10)
                grown, _, newer = command(more, of)
                told = f"{newer['created']:,} created, {newer['unchanged']:,} unchanged"
                yield Figure("a tenth more rows", subject, grown, "s", told)


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__)
    parser.add_argument(
        "--grow", action=BooleanOptionalAction, default=True, help="load a longer file as well"
    )
    parser.add_argument(
        "--loop", action=BooleanOptionalAction, default=True, help="send the rows through a bare loop first"
    )
    parser.add_argument("--home", type=Path, help="keeps the graph; by default it goes")
    given = parser.parse_args()
    tell(measure(given), given.keep)


if __name__ == "__main__":
    main()
