"""The whole graph as the files that `neo4j-admin database import` reads, and the command that reads them.

Format: Neo4j Operations Manual 5, "Import" (https://neo4j.com/docs/operations-manual/5/import/).
"""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.output.export.whole import Item, declared, root
from ontology.model import Ontology

_TYPES = {"string": "string", "integer": "long", "number": "double", "boolean": "boolean", "date": "string"}
# Parts a list; no text of a file holds it.
UNIT_SEPARATOR = "\x1f"
COMMAND = "import.txt"
OPTIONS = ("--array-delimiter=U+001F", "--multiline-fields=true", "--id-type=string")


def write_neo4j_csv(model: Ontology, items: Iterable[Item], folder: Path) -> None:
    """One file per label and per type of edge in `folder`, which must exist, and the command in import.txt."""
    files: dict[str, str] = {}
    with ExitStack() as opened:
        writers: dict[tuple[str, ...], Any] = {}
        for item in items:
            spaces = [root(model, end[0]) for end in (item.start, item.end) if end is not None]
            # Ids are unique within a topmost label, so a file of edges goes from one such label to one.
            table = (item.kind, *spaces)
            if table not in writers:
                name = "-".join(table) + ".csv"
                files[name] = "relationships" if spaces else "nodes"
                file = opened.enter_context((folder / name).open("w", encoding="utf-8", newline=""))
                writers[table] = csv.writer(file)
                writers[table].writerow(_heading(model, item, spaces))
            writers[table].writerow(_row(model, item))
    lines = [
        "neo4j-admin database import full neo4j",
        *OPTIONS,
        *(f"--{kind}={name}" for name, kind in files.items()),
    ]
    (folder / COMMAND).write_text(" \\\n  ".join(lines) + "\n", encoding="utf-8")


def _heading(model: Ontology, item: Item, spaces: list[str]) -> list[str]:
    known = declared(model, item)
    typed = [
        f"{name}:{_TYPES[p.datatype]}{'[]' if p.many else ''}" for name, p in known.items() if name != "id"
    ]
    if item.start is None:
        return [f"id:ID({root(model, item.kind)})", *typed, ":LABEL"]
    return [f":START_ID({spaces[0]})", f":END_ID({spaces[1]})", *typed, ":TYPE"]


def _row(model: Ontology, item: Item) -> list[str]:
    values = [_text(item.properties.get(name)) for name in declared(model, item) if name != "id"]
    if item.start is None or item.end is None:
        return [item.properties["id"], *values, UNIT_SEPARATOR.join(item.labels)]
    return [item.start[1], item.end[1], *values, item.kind]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return UNIT_SEPARATOR.join(map(_text, value)) if isinstance(value, list) else str(value)
