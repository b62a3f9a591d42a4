"""`kg check`: the shapes of the ontology and the invariants of the store, over the whole graph.

Each node and edge is held against the ontology by the same validation as on its way in, so a graph of any size is
checked in one pass; that this says what pySHACL says of the shapes is tested.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.graph.dump import edges, nodes
from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Ref
from kg.graph.validation import edge_problems, node_problems
from kg.lang.messages import Message
from ontology.model import Ontology

# What must hold whatever was loaded: the code of its message, and a query that finds what breaks it.
INVARIANTS = {
    "check-target-without-indicator": (
        "MATCH (n:Target) WHERE NOT EXISTS { MATCH (n)-[:OF_INDICATOR]->(:Indicator) } RETURN n.id AS id ORDER BY id LIMIT 100"
    ),
    "check-target-set-by-nothing": (
        "MATCH (n:Target) WHERE NOT EXISTS { MATCH ()-[:SETS]->(n) } RETURN n.id AS id ORDER BY id LIMIT 100"
    ),
    "check-section-alone": (
        "MATCH (n:Section) WHERE NOT EXISTS { MATCH (n)-[:PART_OF]->() } RETURN n.id AS id ORDER BY id LIMIT 100"
    ),
    "check-dataset-in-part": (
        "MATCH (s:Source) WHERE s.complete = false RETURN s.id AS id ORDER BY id LIMIT 100"
    ),
}
# What the store writes itself and no record states.
_OWN = frozenset({"id", "name", "sources", "labels", "claims"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the graph that must not be: what, and where."""

    what: Message
    where: str


def check(graph: Graph) -> Iterator[Problem]:
    """Every problem; none in a sound graph.

    Raises:
        EngineError: the graph cannot be read.
    """
    for code, query in INVARIANTS.items():
        for row in graph.read(query).rows:
            yield Problem(Message(code), str(row["id"]))
    yield from _undeclared(graph)
    for row in nodes(graph):
        node = _node(graph.ontology, row)
        for problem in node_problems(graph.ontology, node):
            yield Problem(problem, _place(node.ref))
    for row in edges(graph):
        edge = _edge(graph.ontology, row)
        for problem in edge_problems(graph.ontology, edge):
            yield Problem(
                Message("check-relation-problem", type=edge.type, problem=problem),
                f"{_place(edge.start)} → {_place(edge.end)}",
            )


def _undeclared(graph: Graph) -> Iterator[Problem]:
    """Labels and edge types that the ontology does not know: what has them is written past the loader."""
    labels = "MATCH (n) UNWIND labels(n) AS name RETURN DISTINCT name ORDER BY name"
    types = "MATCH ()-[e]->() RETURN DISTINCT type(e) AS name ORDER BY name"
    for row in graph.read(labels).rows:
        if row["name"] not in graph.ontology.classes:
            yield Problem(Message("check-undeclared-label"), row["name"])
    for row in graph.read(types).rows:
        if row["name"] not in graph.ontology.relations:
            yield Problem(Message("check-undeclared-relation"), row["name"])


def _place(ref: Ref) -> str:
    return f"{ref.label}/{ref.id}"


def _node(model: Ontology, row: dict[str, Any]) -> Node:
    given = row["properties"]
    return Node(
        model.most_specific(row["labels"]),
        str(given.get("id") or ""),
        str(given.get("name") or ""),
        tuple(given.get("sources") or ()),
        {name: value for name, value in given.items() if name not in _OWN},
    )


def _edge(model: Ontology, row: dict[str, Any]) -> Edge:
    (start_labels, start), (end_labels, end) = row["start"], row["end"]
    given = row["properties"]
    return Edge(
        row["type"],
        Ref(model.most_specific(start_labels), start),
        Ref(model.most_specific(end_labels), end),
        tuple(given.get("sources") or ()),
        {name: value for name, value in given.items() if name not in _OWN},
    )
