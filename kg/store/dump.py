"""The canonical dump: every node and edge as one JSON line, the same on every engine.

Left out: run ids and times (`Source.at`, LoadRun nodes, FROM_RUN edges), and what the store keeps for
itself (`claims`; of a Source what it ever held and its fingerprint). Numbers are written so that 5 and 5.0 are the same. Lines are sorted.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from kg.store.graph import Graph

# Rows of one page: a page of patents with abstracts stays under some megabytes.
PAGE = 5000


def dump(graph: Graph) -> Iterator[str]:
    """The lines of the dump, nodes first."""
    yield from sorted(_line(row) for row in nodes(graph) if "LoadRun" not in row["labels"])
    yield from sorted(_line(row) for row in edges(graph) if row["type"] != "FROM_RUN")


def digest(graph: Graph) -> str:
    """SHA-256 over the lines of the dump, each with a newline, in hexadecimal."""
    total = sha256()
    for line in dump(graph):
        total.update(line.encode() + b"\n")
    return total.hexdigest()


def nodes(graph: Graph) -> Iterator[dict[str, Any]]:
    """Every node once: {"labels", "properties"}."""
    for label, node_class in graph.ontology.classes.items():
        if node_class.parent is not None:
            continue
        query = f"MATCH (n:`{label}`) WHERE n.id > $after RETURN n.id AS id, labels(n) AS labels, n ORDER BY n.id LIMIT $page"
        after = ""
        while rows := graph.read(query, {"after": after, "page": PAGE}, limit=PAGE).rows:
            for row in rows:
                properties = {key: value for key, value in row["n"].items() if key != "labels"}
                yield {"labels": sorted(row["labels"]), "properties": properties}
            after = rows[-1]["id"]


def edges(graph: Graph) -> Iterator[dict[str, Any]]:
    """Every edge once: {"type", "start": [labels, id], "end": [labels, id], "properties"}."""
    for kind in graph.ontology.relations:
        query = (
            f"MATCH (a)-[e:`{kind}`]->(b) RETURN labels(a) AS la, a.id AS start, labels(b) AS lb, b.id AS end, e "
            "ORDER BY start, end, e.line, e.period SKIP $skip LIMIT $page"
        )
        skip = 0
        while rows := graph.read(query, {"skip": skip, "page": PAGE}, limit=PAGE).rows:
            for row in rows:
                yield {
                    "type": kind,
                    "start": [sorted(row["la"]), row["start"]],
                    "end": [sorted(row["lb"]), row["end"]],
                    "properties": {key: value for key, value in row["e"].items() if key != "type"},
                }
            skip += PAGE


def _line(row: dict[str, Any]) -> str:
    properties = {key: _same(value) for key, value in row["properties"].items()}
    if row.get("labels") == ["Source"]:
        for own in ("at", "holds", "fingerprint"):
            properties.pop(own, None)
    return json.dumps({**row, "properties": properties}, ensure_ascii=False, sort_keys=True)


def _same(value: Any) -> Any:
    if isinstance(value, list):
        return [_same(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
