"""Looking one thing up: a node with its properties, and what stands around it."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from hashlib import sha256
from typing import Any

from kg.graph.claims import Claim, claims_of
from kg.graph.graph import Graph
from kg.graph.precedence import Precedences
from kg.graph.standings import QUERY, as_standings
from kg.lang.errors import NotFound, UsageError
from kg.lang.messages import Message


def node(graph: Graph, label: str, id_: str) -> dict[str, Any]:
    """The node: {"labels", "id", "name", "sources", …its properties}.

    Raises:
        UsageError: no such label; near ones are told.
        NotFound: no such node.
    """
    classes = graph.ontology.classes
    if label not in classes:
        near = get_close_matches(label, classes, n=3, cutoff=0.5)
        known = [Message("name-with-id", name=classes[name].label, id=name) for name in near or classes]
        raise UsageError("label-unknown", label=label, known=known)
    rows = graph.read(f"MATCH (n:`{label}` {{id: $id}}) RETURN n", {"id": id_}).rows
    if not rows:
        raise NotFound("node-not-found", id=id_, kind=classes[label].label)
    found: dict[str, Any] = rows[0]["n"]
    return found


def claims(graph: Graph, label: str, id_: str) -> list[Claim]:
    """Every statement on a node, the one that outranks the others first.

    Raises:
        UsageError, NotFound: as `node`.
    """
    found = node(graph, label, id_)
    row = graph.read(f"MATCH (n:`{label}` {{id: $id}}) RETURN n.claims AS claims", {"id": id_}).rows[0]
    stored = {key: value for key, value in found.items() if key != "labels"}
    told = claims_of(stored if row["claims"] is None else {**stored, "claims": row["claims"]})
    ranks = as_standings(graph.read(QUERY).rows[0]["sources"])
    rules = Precedences(graph.ontology, ranks).of(label)
    return sorted(told, key=rules.key, reverse=True)


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
    rows = [{**row, "label": graph.ontology.most_specific(row.pop("labels"))} for row in table.rows]
    for row in rows:
        row["edge"].pop("type", None)
    return rows[:limit], len(rows) > limit


def holding(graph: Graph, labels: Sequence[str]) -> str:
    """A digest of the datasets that hold nodes of `labels`, as they stand: what was derived from these is up to
    date as long as it stays the same. Datasets that are themselves derived do not count."""
    query = (
        "MATCH (s:Source) WHERE s.kind <> 'derived' AND any(kind IN s.holds WHERE kind IN $labels) "
        "RETURN s.id AS id, s.sha256 AS sha, s.at AS at, s.rank AS rank ORDER BY id"
    )
    rows = graph.rows(query, {"labels": list(labels)})
    return sha256(str([(row["id"], row["sha"], row["at"], row["rank"]) for row in rows]).encode()).hexdigest()


def kinds_around(graph: Graph, label: str, id_: str) -> list[dict[str, Any]]:
    """What stands around a node, by kind: [{"type", "direction", "label", "count"}], the rarest kinds first, since
    these say most.

    Raises:
        EngineError: the engine failed.
    """
    query = " UNION ALL ".join(
        f"MATCH (n:`{label}` {{id: $id}}){arrow} RETURN type(e) AS type, '{direction}' AS direction, "
        "labels(x) AS labels, count(*) AS count ORDER BY type, labels"
        for arrow, direction in (("-[e]->(x)", "out"), ("<-[e]-(x)", "in"))
    )
    rows = graph.read(query, {"id": id_}).rows
    kinds = [{**row, "label": graph.ontology.most_specific(row.pop("labels"))} for row in rows]
    return sorted(kinds, key=lambda kind: (kind["count"], kind["type"], kind["direction"], kind["label"]))


def of_kind(
    graph: Graph, label: str, id_: str, kind: Mapping[str, Any], limit: int, after: str = ""
) -> list[dict[str, Any]]:
    """The neighbours of one kind in the order of their ids: [{"x": the node, "edge": its properties}].

    Raises:
        UsageError: no such type of edge, direction or label.
        EngineError: the engine failed.
    """
    model = graph.ontology
    if kind["type"] not in model.relations or kind["label"] not in model.classes:
        raise UsageError("relation-unknown", type=kind["type"], label=kind["label"])
    arrow = {"out": "-[e:`{}`]->", "in": "<-[e:`{}`]-"}.get(kind["direction"])
    if arrow is None:
        raise UsageError("direction-unknown", direction=kind["direction"])
    query = (
        f"MATCH (n:`{label}` {{id: $id}}){arrow.format(kind['type'])}(x:`{kind['label']}`) WHERE x.id > $after "
        "RETURN x, e AS edge ORDER BY x.id, e.line LIMIT $limit"
    )
    rows = graph.read(query, {"id": id_, "after": after, "limit": limit}, limit=limit).rows
    return [row for row in rows if graph.ontology.most_specific(row["x"]["labels"]) == kind["label"]]
