"""Looking one thing up: a node with its properties, and what stands around it."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from kg.errors import NotFound, UsageError
from kg.store.graph import Graph


def node(graph: Graph, label: str, id_: str) -> dict[str, Any]:
    """The node: {"labels", "id", "name", "sources", …its properties}.

    Raises:
        UsageError: no such label.
        NotFound: no such node.
    """
    if label not in graph.ontology.classes:
        raise UsageError(f"{label!r} is no label. Labels: {', '.join(graph.ontology.classes)}.")
    rows = graph.read(f"MATCH (n:`{label}` {{id: $id}}) RETURN n", {"id": id_}).rows
    if not rows:
        raise NotFound(f"There is no {label} {id_!r}. Search for it by name.")
    found: dict[str, Any] = rows[0]["n"]
    return found


def neighbours(graph: Graph, label: str, id_: str, limit: int) -> tuple[list[dict[str, Any]], bool]:
    """Edges of the node with what is at their other end, and whether there were more than `limit`.

    Each is {"type", "direction": "out" or "in", "label", "id", "name", "edge": its properties}.

    Raises:
        UsageError, NotFound: as `node`.
    """
    node(graph, label, id_)
    query = " UNION ALL ".join(
        f"MATCH (n:`{label}` {{id: $id}}){arrow} RETURN type(e) AS type, '{direction}' AS direction, "
        "labels(x) AS labels, x.id AS id, x.name AS name, e AS edge "
        "ORDER BY type, labels, id, e.line LIMIT $limit"
        for arrow, direction in (("-[e]->(x)", "out"), ("<-[e]-(x)", "in"))
    )
    table = graph.read(query, {"id": id_, "limit": limit + 1}, limit=2 * limit + 2)
    rows = [{**row, "label": own_label(graph, row.pop("labels"))} for row in table.rows]
    for row in rows:
        row["edge"].pop("type", None)
    return rows[:limit], len(rows) > limit


def own_label(graph: Graph, labels: list[str]) -> str:
    """The most specific of a node's labels; Thing when the ontology knows none of them."""
    known = [label for label in labels if label in graph.ontology.classes]
    return max(known, key=lambda label: len(graph.ontology.labels(label)), default="Thing")


def holding(graph: Graph, labels: Sequence[str]) -> str:
    """A digest of the datasets that hold nodes of `labels`, as they stand: what was derived from these is up to
    date as long as it stays the same. Datasets that are themselves derived do not count."""
    query = (
        "MATCH (s:Source) WHERE s.kind <> 'derived' AND any(kind IN s.holds WHERE kind IN $labels) "
        "RETURN s.id AS id, s.sha256 AS sha, s.at AS at ORDER BY id"
    )
    rows = graph.read(query, {"labels": list(labels)}, limit=MANY).rows
    return sha256(str([(row["id"], row["sha"], row["at"]) for row in rows]).encode()).hexdigest()


# More datasets than anybody loads; the limit of an answer is for people.
MANY = 1_000_000
