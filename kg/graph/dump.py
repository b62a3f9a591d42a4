"""The canonical dump: every node and edge as one JSON line, the same on every engine.

Left out: run ids and times (`Source.at`, LoadRun nodes, FROM_RUN edges), and what the store keeps for
itself (`claims`; of a Source what it ever held, its fingerprint and its merges). Numbers are written so that 5 and 5.0
are the same. Lines are sorted.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from kg.graph.graph import Graph

# Nodes whose edges are asked for in one statement: a region has some thousand.
STARTS = 500


def dump(graph: Graph) -> Iterator[str]:
    """The lines of the dump: nodes by label, then edges by the label of their start, sorted within each."""
    for label in graph.ontology.roots():
        if label != "LoadRun":
            yield from sorted(_line(row) for row in nodes(graph, label))
    for label in graph.ontology.roots():
        yield from sorted(_line(row) for row in edges(graph, label) if row["type"] != "FROM_RUN")


def digest(graph: Graph) -> str:
    """SHA-256 over the lines of the dump, each with a newline, in hexadecimal."""
    total = sha256()
    for line in dump(graph):
        total.update(line.encode() + b"\n")
    return total.hexdigest()


def nodes(graph: Graph, label: str | None = None, *, claims: bool = False) -> Iterator[dict[str, Any]]:
    """Every node once, or those of one label: {"labels", "properties"}; with what the store keeps for itself if
    `claims` are wanted."""
    for name in [label] if label is not None else graph.ontology.roots():
        query = f"UNWIND $ids AS id MATCH (n:`{name}` {{id: id}}) RETURN labels(n) AS labels, n, n.claims AS claims"
        for ids in graph.pages(name):
            for row in graph.read(query, {"ids": ids}, limit=len(ids)).rows:
                yield {
                    "labels": sorted(row["labels"]),
                    "properties": _properties(row, "n", "labels", claims=claims),
                }


def edges(graph: Graph, label: str | None = None, *, claims: bool = False) -> Iterator[dict[str, Any]]:
    """Every edge once, or those that begin at one label: {"type", "start": [labels, id], "end": [labels, id],
    "properties"}; `claims` as with `nodes`."""
    for name in [label] if label is not None else graph.ontology.roots():
        query = (
            f"UNWIND $ids AS id MATCH (a:`{name}` {{id: id}})-[e]->(b) "
            "RETURN type(e) AS type, labels(a) AS la, id AS start, labels(b) AS lb, b.id AS end, e, e.claims AS claims"
        )
        for ids in graph.pages(name):
            for at in range(0, len(ids), STARTS):
                for row in graph.rows(query, {"ids": ids[at : at + STARTS]}):
                    yield {
                        "type": row["type"],
                        "start": [sorted(row["la"]), row["start"]],
                        "end": [sorted(row["lb"]), row["end"]],
                        "properties": _properties(row, "e", "type", claims=claims),
                    }


def _properties(row: dict[str, Any], name: str, beside: str, *, claims: bool) -> dict[str, Any]:
    """Those of the node or edge `name` in an answer; `beside` stands among them there and is none."""
    found = {key: value for key, value in row[name].items() if key != beside}
    return {**found, "claims": row["claims"]} if claims and row["claims"] is not None else found


def _line(row: dict[str, Any]) -> str:
    properties = {key: _same(value) for key, value in row["properties"].items()}
    if row.get("labels") == ["Source"]:
        # The state from which something was derived has times in it.
        derived = ("sha256",) if properties.get("kind") == "derived" else ()
        for own in ("at", "holds", "fingerprint", "merges", *derived):
            properties.pop(own, None)
    return json.dumps({**row, "properties": properties}, ensure_ascii=False, sort_keys=True)


def _same(value: Any) -> Any:
    if isinstance(value, list):
        return [_same(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
