"""A part of the graph as records, for a file of what a picture shows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.graph.graph import Graph
from kg.output.export.whole import Item
from queries.reads import rows


def items_of(
    graph: Graph, things: Iterable[tuple[str, str]], edges: Iterable[tuple[str, str, str]]
) -> Iterator[Item]:
    """The things (label, id) with their properties, then the edges (key, type, key), where a key is `label/id`. An edge
    that stands for a line of an answer, which the graph does not have, has its type alone.

    Raises:
        EngineError: the engine failed.
    """
    by_label: dict[str, list[str]] = {}
    for label, id_ in things:
        by_label.setdefault(label, []).append(id_)
    for label, ids in by_label.items():
        for row in rows(graph, "nodes", {"label": label}, ids=ids):
            properties = {name: value for name, value in row["n"].items() if name != "labels"}
            yield Item(graph.ontology.most_specific(row["n"]["labels"]), row["n"]["labels"], properties)
    wanted: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for start, kind, end in edges:
        (a, start_id), (b, end_id) = start.split("/", 1), end.split("/", 1)
        wanted.setdefault((a, kind, b), []).append((start_id, end_id))
    for (a, kind, b), pairs in wanted.items():
        known = _properties(graph, a, kind, b, pairs) if kind in graph.ontology.relations else {}
        for start_id, end_id in pairs:
            yield Item(kind, [], known.get((start_id, end_id), {}), (a, start_id), (b, end_id))


def _properties(
    graph: Graph, a: str, kind: str, b: str, pairs: list[tuple[str, str]]
) -> Mapping[tuple[str, str], dict[str, Any]]:
    """What the first edge of a type between two things says, by their ids."""
    told = rows(
        graph, "edges-of-pairs", {"start": a, "type": kind, "end": b}, pairs=[list(pair) for pair in pairs]
    )
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in told:
        properties = {name: value for name, value in row["e"].items() if name != "type"}
        found.setdefault((row["start"], row["end"]), properties)
    return found


# MENTIONS is one edge for each line of a plan; a hundred between two things is many.
_PER_PAIR = 100
