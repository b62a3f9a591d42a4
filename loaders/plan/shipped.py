"""The shipped plan in our own structured form: `kg/data/xinjiang-ip-13fyp.json`.

`python -m loaders.plan.shipped PLAN.txt` reads the plan's text and writes the file anew; a test
holds the two together. The demo needs the file alone.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg import data
from kg.graph.records import Edge, Node, Record, Ref
from loaders.plan.facts import plan_facts
from loaders.plan.opened import read_plan
from ontology.reader import ontology

SLUG = "xinjiang-ip-13fyp"


def shipped_text() -> str:
    """The JSON text of the shipped facts."""
    return files(data).joinpath(f"{SLUG}.json").read_text(encoding="utf-8")


def shipped_sha256() -> str:
    """SHA-256 of the shipped facts, for their Source node."""
    return hashlib.sha256(shipped_text().encode()).hexdigest()


def shipped_facts() -> Iterator[Record]:
    """The facts of the shipped plan, as the loader would read them from its text."""
    content = json.loads(shipped_text())
    for row in content["nodes"]:
        yield Node(row["label"], row["id"], row["name"], tuple(row["at"]), row.get("properties", {}))
    for row in content["edges"]:
        start, end = Ref(*row["start"]), Ref(*row["end"])
        yield Edge(row["type"], start, end, tuple(row["at"]), row.get("properties", {}))


def as_json(records: Iterable[Record]) -> str:
    """The records as the text of the data file: one record a line, in the order of the plan."""
    nodes: list[str] = []
    edges: list[str] = []
    for record in records:
        (nodes if isinstance(record, Node) else edges).append(_row(record))
    comma = ",\n"
    return f'{{"nodes": [\n{comma.join(nodes)}\n],\n"edges": [\n{comma.join(edges)}\n]}}\n'


def _row(record: Record) -> str:
    row: dict[str, Any]
    if isinstance(record, Node):
        row = {"label": record.label, "id": record.id, "name": record.name}
    else:
        row = {"type": record.type, "start": [record.start.label, record.start.id]}
        row["end"] = [record.end.label, record.end.id]
    row["at"] = list(record.locators)
    if record.properties:
        row["properties"] = dict(record.properties)
    return json.dumps(row, ensure_ascii=False)


def main(path: Path, target: Path) -> None:
    """Read the plan's text at `path` and write its facts to `target`."""
    target.write_text(as_json(plan_facts(read_plan(path, SLUG), ontology())), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parents[2] / "kg" / "data" / f"{SLUG}.json")
