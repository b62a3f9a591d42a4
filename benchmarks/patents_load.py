"""File to graph, everything included, against a bare driver loop that sends the same rows already prepared.

    python -m benchmarks.patents_load --rows 10000 [--uri bolt://… --user … --password …]

The loop groups what the loader would send by kind and sends it with UNWIND and MERGE; making it ready is not counted.
The loader runs as `kg load patents` in a process of its own, so its peak memory is its own. Then the same file again,
and a file with one tenth more rows. Run it on a graph of its own: it removes every node.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from neo4j import ManagedTransaction

from benchmarks.engines import arguments, environment, settings
from benchmarks.patents_file import write
from kg.records import Edge, Node, Row
from kg.settings import Settings
from kg.store.graph import Graph, open_graph
from loaders.patents.loader import read
from loaders.pipeline import load_reference
from loaders.reading import Options

LOOP_BATCH = 1000


def loop(graph: Graph, rows: Iterator[Row]) -> float:
    """Seconds that sending alone takes."""
    spent, seen = 0.0, set[Any]()
    while chunk := list(islice(rows, 5000)):
        groups: dict[str, list[Any]] = defaultdict(list)
        for row in chunk:
            for fact in row.facts:
                key = fact.ref if isinstance(fact, Node) else (fact.type, fact.start, fact.end)
                if key not in seen:
                    seen.add(key)
                    groups[_statement(fact)].append(_row(fact))
        started = time.perf_counter()
        with graph.engine.driver.session(database=graph.engine.database) as session:
            for statement, values in sorted(groups.items(), key=lambda item: "MATCH" in item[0]):
                for at in range(0, len(values), LOOP_BATCH):
                    session.execute_write(_send, statement, values[at : at + LOOP_BATCH])
        spent += time.perf_counter() - started
    return spent


def _statement(fact: Node | Edge) -> str:
    if isinstance(fact, Node):
        return f"UNWIND $rows AS row MERGE (n:`{fact.label}` {{id: row.id}}) SET n += row"
    return (
        f"UNWIND $rows AS row MATCH (a:`{fact.start.label}` {{id: row.a}}) MATCH (b:`{fact.end.label}` {{id: row.b}}) "
        f"MERGE (a)-[e:`{fact.type}`]->(b) SET e += row.p"
    )


def _row(fact: Node | Edge) -> dict[str, Any]:
    if isinstance(fact, Node):
        return {"id": fact.id, "name": fact.name, **fact.properties}
    return {"a": fact.start.id, "b": fact.end.id, "p": dict(fact.properties)}


def _send(tx: ManagedTransaction, statement: Any, rows: Iterable[Any]) -> None:
    tx.run(statement, rows=rows).consume()


def empty(graph: Graph) -> None:
    """Remove patents, firms and what was derived; the reference facts stay."""
    for label in ("Patent", "Organization", "Enterprise", "LegalEvent"):
        query = f"MATCH (n:`{label}`) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n"
        while graph.write(lambda tx, query=query: tx.run(query).single(strict=True)["n"]):  # type: ignore[misc]
            pass
    graph.write(lambda tx: tx.run("MATCH (s:Source) WHERE s.kind = 'patents' DETACH DELETE s").consume())


def command(file: Path, of: Settings) -> tuple[float, float, dict[str, Any]]:
    """Seconds and peak megabytes of `kg load patents`, and its report."""
    code = (
        "import resource, sys\nfrom cli.main import main\n"
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
        "benchmark.csv",
        "--json",
    ]
    started = time.perf_counter()
    done = subprocess.run(command, env=environment(of), capture_output=True, text=True, check=False)
    spent = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(done.stderr)
    return spent, float(done.stderr.split()[-1]), json.loads(done.stdout)


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        of = settings(given, Path(home))
        file, more = Path(home) / "patents.csv", Path(home) / "more.csv"
        write(file, given.rows)
        write(more, given.rows * 11 // 10)
        with open_graph(of.model_copy(update={"home": Path(home) / "loop"})) as graph:
            list(load_reference(graph))
            sent = loop(graph, read(file, Options()).rows)
            empty(graph)
        with open_graph(of) as graph:
            list(load_reference(graph))
            first, peak, report = command(file, of)
            again, _, _ = command(file, of)
            grown, _, newer = command(more, of)
            print(f"{graph.engine.name}, {given.rows} patents, {report['created']} created; loop = 1.00")
        inside = report["seconds"]
        print(f"bare driver loop             {sent:8.1f} s  {given.rows / sent:8.0f} rows/s")
        print(
            f"kg load, first               {first:8.1f} s  {given.rows / first:8.0f} rows/s  rate {sent / first:5.2f}, peak {peak:.0f} MB"
        )
        print(
            f"  of it the load itself      {inside:8.1f} s  {given.rows / inside:8.0f} rows/s  rate {sent / inside:5.2f}"
        )
        print(f"kg load, the same file again {again:8.1f} s  {first / again:.1f} times as fast as the first")
        print(
            f"kg load, a tenth more rows   {grown:8.1f} s  {newer['created']} created, {newer['unchanged']} unchanged"
        )


if __name__ == "__main__":
    main()
