"""Validates one record against the ontology: label, properties, types, values, ends of edges."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from math import isfinite
from typing import Protocol

from kg.lang.messages import Message
from ontology.model import Ontology, Property


class RefLike(Protocol):
    """The end of an edge."""

    @property
    def label(self) -> str: ...
    @property
    def id(self) -> str: ...


class NodeLike(Protocol):
    """A node as a loader states it."""

    @property
    def label(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def locators(self) -> tuple[str, ...]: ...
    @property
    def properties(self) -> Mapping[str, object]: ...


class EdgeLike(Protocol):
    """An edge as a loader states it."""

    @property
    def type(self) -> str: ...
    @property
    def start(self) -> RefLike: ...
    @property
    def end(self) -> RefLike: ...
    @property
    def locators(self) -> tuple[str, ...]: ...
    @property
    def properties(self) -> Mapping[str, object]: ...


# What the store writes itself; a record states them by its own fields.
_OWN = frozenset({"id", "name", "sources"})
# The message that names each type of value.
TYPES = {
    "string": "record-type-string",
    "integer": "record-type-integer",
    "number": "record-type-number",
    "boolean": "record-type-boolean",
    "date": "record-type-date",
}


def node_problems(ontology: Ontology, node: NodeLike) -> list[Message]:
    """Why `node` cannot stand in the graph; empty when it can."""
    found = [] if node.locators else [Message("record-no-source")]
    if not node.id.strip() or not node.name.strip():
        found.append(Message("record-no-name"))
    node_class = ontology.classes.get(node.label)
    if node_class is None:
        return [*found, Message("record-unknown-label", label=node.label)]
    return found + _property_problems(node_class.properties, node.properties)


def edge_problems(ontology: Ontology, edge: EdgeLike) -> list[Message]:
    """Why `edge` cannot stand in the graph; empty when it can."""
    found = [] if edge.locators else [Message("record-no-source")]
    relation = ontology.relations.get(edge.type)
    if relation is None:
        return [*found, Message("record-unknown-relation", type=edge.type)]
    found += _end_problems(ontology, edge.type, edge.start.label, edge.end.label)
    found += [Message("record-key-missing", name=key) for key in relation.key if key not in edge.properties]
    return found + _property_problems(relation.properties, edge.properties)


@cache  # as many answers as kinds of edges between kinds of nodes, and every edge of a load asks
def _end_problems(ontology: Ontology, edge_type: str, start: str, end: str) -> tuple[Message, ...]:
    relation, found = ontology.relations[edge_type], []
    for label, allowed, unknown, wrong in (
        (start, relation.sources, "record-unknown-start", "record-wrong-start"),
        (end, relation.targets, "record-unknown-end", "record-wrong-end"),
    ):
        if label not in ontology.classes:
            found.append(Message(unknown, label=label))
        elif "Thing" not in allowed and not set(ontology.labels(label)) & set(allowed):
            found.append(Message(wrong, type=edge_type, label=label, allowed=allowed))
    return tuple(found)


def _property_problems(allowed: Mapping[str, Property], given: Mapping[str, object]) -> list[Message]:
    found = []
    for name, value in given.items():
        if name not in allowed or name in _OWN:
            found.append(Message("record-unknown-property", name=name))
        else:
            found += value_problems(allowed[name], value)
    found += [
        Message("record-property-missing", name=name)
        for name, prop in allowed.items()
        if prop.required and name not in given and name not in _OWN
    ]
    return found


def value_problems(prop: Property, value: object) -> list[Message]:
    """Why `value` does not fit `prop`; empty when it does."""
    if isinstance(value, list | tuple):
        if not prop.many:
            return [Message("record-not-a-list", name=prop.name)]
        return [problem for item in value for problem in _scalar_problems(prop, item)]
    if prop.many:
        return [Message("record-needs-list", name=prop.name)]
    return _scalar_problems(prop, value)


def _scalar_problems(prop: Property, value: object) -> list[Message]:
    if not _fits(prop, value):
        return [
            Message("record-wrong-type", name=prop.name, value=value, expected=Message(TYPES[prop.datatype]))
        ]
    if prop.values and value not in prop.values:
        return [Message("record-not-in-list", name=prop.name, value=value, expected=prop.values)]
    if prop.pattern is not None and re.search(prop.pattern, str(value)) is None:
        return [Message("record-wrong-form", name=prop.name, value=value, expected=prop.pattern)]
    if prop.minimum is not None and isinstance(value, int | float) and value < prop.minimum:
        return [Message("record-too-small", name=prop.name, value=value, expected=f"{prop.minimum:g}")]
    return []


def _fits(prop: Property, value: object) -> bool:
    match prop.datatype:
        case "string":
            return isinstance(value, str) and value != ""
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
        case "boolean":
            return isinstance(value, bool)
        case "date":
            return isinstance(value, str) and _is_date(value)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
