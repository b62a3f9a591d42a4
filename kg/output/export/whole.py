"""The whole graph as records, one kind after another, for formats that are tables: what kinds there are, which
columns each has, and their rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.graph.dump import edges, nodes
from kg.graph.graph import Graph
from ontology.model import Ontology, Property


@dataclass(frozen=True, slots=True)
class Item:
    """A node (`start` and `end` None) or an edge. `kind` is its own label or type; ends are (label, id)."""

    kind: str
    labels: list[str]
    properties: dict[str, Any]
    start: tuple[str, str] | None = None
    end: tuple[str, str] | None = None


def items(graph: Graph) -> Iterator[Item]:
    """Every node once, then every edge once."""
    for row in nodes(graph):
        yield Item(graph.ontology.most_specific(row["labels"]), row["labels"], row["properties"])
    for row in edges(graph):
        ends = [(graph.ontology.most_specific(labels), id_) for labels, id_ in (row["start"], row["end"])]
        yield Item(row["type"], [], row["properties"], *ends)


def declared(model: Ontology, item: Item) -> dict[str, Property]:
    """The properties that the ontology knows of an item's kind."""
    if item.start is None:
        return dict(model.classes[item.kind].properties) if item.kind in model.classes else {}
    return dict(model.relations[item.kind].properties) if item.kind in model.relations else {}


def root(model: Ontology, label: str) -> str:
    """The topmost label above `label`, within which ids are unique."""
    return model.labels(label)[-1] if label in model.classes else label
