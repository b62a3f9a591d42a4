"""What lies in a region: firms and other bodies of its counties too, as an office counts them."""

from typing import Any

from kg.graph.graph import Graph
from queries.reads import Row, rows

LOCATED = {"type": "LOCATED_IN", "direction": "in"}


def located_kinds(graph: Graph, region: str) -> list[dict[str, Any]]:
    """The kinds of what lies there, as `kg.graph.lookup.kinds_around` gives kinds.

    Raises:
        EngineError: the engine failed.
    """
    found: dict[str, int] = {}
    for row in rows(graph, "located-kinds", id=region):
        label = graph.ontology.most_specific(row["labels"])
        found[label] = found.get(label, 0) + row["count"]
    return [{**LOCATED, "label": label, "count": count} for label, count in found.items()]


def located(graph: Graph, region: str, label: str, limit: int, after: str = "") -> list[Row]:
    """What of a kind lies there, in the order of ids: [{"x": the node, "edge": its properties, "place", "place_name": the
    smallest region that it is known to lie in}].

    Raises:
        EngineError: the engine failed.
    """
    found = rows(graph, "located", {"label": label}, id=region, limit=limit, after=after)
    return [row for row in found if graph.ontology.most_specific(row["x"]["labels"]) == label]


def with_parts(graph: Graph, region: str, kinds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The kinds around a region, what lies in its parts counted with what lies in it; the rarest first.

    Raises:
        EngineError: the engine failed.
    """
    others = [kind for kind in kinds if not is_located(kind)]
    return sorted(
        [*others, *located_kinds(graph, region)],
        key=lambda kind: (kind["count"], kind["type"], kind["label"]),
    )


def is_located(kind: dict[str, Any]) -> bool:
    """Whether this kind around a region is what lies there."""
    return all(kind[name] == value for name, value in LOCATED.items())
