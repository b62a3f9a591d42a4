"""Typed records of the ontology: what `ontology.reader` makes of the Turtle files.

Everything that depends on the shape of the graph (constraints and indexes, validation, RDF names,
form fields, the reference page) reads these records and never the Turtle itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.lang.text import Text

Datatype = Literal["string", "integer", "number", "boolean", "date"]


class OntologyError(Exception):
    """A Turtle file is inconsistent; the message names file and subject."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node or an edge, as its SHACL property shape states it.

    `many` is true for lists (no `sh:maxCount 1`). `values` is empty where any value is allowed. Properties of one
    group (`together`) are taken from one source. One `of_statement` describes what was said, not the thing, so
    sources that differ in it do not contradict each other.
    """

    name: str
    iri: str
    label: Text
    definition: Text
    datatype: Datatype
    required: bool = False
    many: bool = False
    values: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    indexed: bool = False
    fulltext: bool = False
    together: str | None = None
    of_statement: bool = False


@dataclass(frozen=True, slots=True)
class NodeClass:
    """A node label. `properties` holds its own and its parents' properties; `parent` is the label
    above it (an Enterprise is also an Organization) or None."""

    name: str
    iri: str
    label: Text
    definition: Text
    parent: str | None
    properties: Mapping[str, Property]
    aligned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge type. `key` names the edge properties that, with both ends, tell one edge from
    another (MENTIONS is one edge a line); empty for most types."""

    type: str
    iri: str
    label: Text
    definition: Text
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: Mapping[str, Property]
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of a vocabulary. `id` is the id that a node made from it gets (a slug or a code). `standing` orders the
    terms of a list in which a higher one counts for more."""

    id: str
    iri: str
    label: Text
    alternatives: tuple[str, ...] = ()
    broader: str | None = None
    note: str = ""
    standing: int | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A SKOS concept scheme: `concepts` by id. `node_class` names the label its terms become in
    the graph, or None for plain value lists."""

    name: str
    iri: str
    label: Text
    node_class: str | None
    concepts: Mapping[str, Concept]


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """The whole model: node classes by label, relations by edge type, vocabularies by name. Compared as an object,
    so that answers about one can be kept."""

    classes: Mapping[str, NodeClass]
    relations: Mapping[str, Relation]
    vocabularies: Mapping[str, Vocabulary]

    def roots(self) -> list[str]:
        """Labels that stand below no other: each node has one of them."""
        return [label for label, node_class in self.classes.items() if node_class.parent is None]

    def labels(self, name: str) -> tuple[str, ...]:
        """The label and every label above it, its own first: ("Enterprise", "Organization")."""
        found: list[str] = []
        current: str | None = name
        while current is not None:
            found.append(current)
            current = self.classes[current].parent
        return tuple(found)

    def most_specific(self, labels: Sequence[str]) -> str:
        """Of a node's labels the one that stands below the others; where none is known here, one of its own."""
        known = [label for label in labels if label in self.classes]
        return max(known, key=lambda label: len(self.labels(label)), default=min(labels, default="Thing"))
