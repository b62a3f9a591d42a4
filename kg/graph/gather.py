"""Rows of a file as batches of facts: validated, each thing once, ready to be compared with the graph.

The first row that states a thing says it, and repeats change nothing: so a firm that a thousand rows name
carries the first of them as its source, and each row stands on its own edges. A figure is another matter: rows that
give one thing different figures, or from different references, are all kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from kg.graph.claims import Said
from kg.graph.precedence import distinguishing
from kg.graph.records import Edge, Node, Record, Ref, Remark, Row
from kg.graph.seen import Seen
from kg.graph.validation import edge_problems, node_problems
from kg.lang.messages import Message
from kg.state.listings import Rejected
from ontology.model import Ontology


class EdgeKey(NamedTuple):
    """What tells one edge from another: type, ends, and the values of the relation's key properties."""

    type: str
    start: Ref
    end: Ref
    key: tuple[Any, ...] = ()


Key = Ref | EdgeKey


class Taken(NamedTuple):
    """A row that was taken: its own thing, and the things that no earlier row of the load had stated."""

    locator: str
    own: Key
    new: list[Key]


@dataclass(slots=True)
class Batch:
    """The facts of some rows, the `last` ones or not. `edges` may still have an end that is nowhere. What is said of
    things in `again` stands beside what an earlier batch of the load said of them."""

    rows: list[Taken] = field(default_factory=list)
    nodes: dict[Ref, list[Said]] = field(default_factory=dict)
    edges: dict[EdgeKey, list[Said]] = field(default_factory=dict)
    again: set[Key] = field(default_factory=set)
    rejected: list[Rejected] = field(default_factory=list)
    rows_rejected: int = 0
    last: bool = False

    def size(self) -> int:
        """How many facts it holds."""
        return len(self.nodes) + len(self.edges)


class Gatherer:
    """Makes batches of rows; `seen` holds every key so far."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self.seen = Seen()

    def batches(self, rows: Iterable[Row], size: int) -> Iterator[Batch]:
        """Batches of at least `size` facts, the last one smaller and perhaps empty. One comes as soon as it is known
        whether a row follows, so that it can be written while the next is gathered."""
        batch = Batch()
        for row in rows:
            if batch.size() >= size:
                yield batch
                batch = Batch()
            self._take(row, batch)
        batch.last = True
        yield batch

    def has(self, key: Key) -> bool:
        """Whether a row so far stated it."""
        return key in self.seen

    def _take(self, row: Row, batch: Batch) -> None:
        remarks, problems = row.remarks, self._problems(row.facts[0]) if row.facts else []
        if problems:
            remarks = (
                *remarks,
                Remark("", _told(row.facts[0]), Message("record-problems", problems=problems)),
            )
        rejected = not row.facts or bool(problems)
        batch.rejected += _as_rejects(row.locator, remarks, whole=rejected)
        if rejected:
            batch.rows_rejected += 1
            return
        own, new = self._key(row.facts[0]), list[Key]()
        for fact in row.facts:
            key = self._key(fact)
            if self.has(key) and not self._is_another(key, fact):
                continue
            # The row's own thing was looked at above.
            if key != own and (problems := self._problems(fact)):
                why = str(Message("record-problems", problems=problems))
                batch.rejected.append(Rejected(row.locator, "remark", "", _told(fact), why))
                continue
            self._add(key, fact, batch)
            new.append(key)
        batch.rows.append(Taken(row.locator, own, new))

    def _key(self, fact: Record) -> Key:
        return fact.ref if isinstance(fact, Node) else edge_key(fact, self.ontology)

    def _add(self, key: Key, fact: Record, batch: Batch) -> None:
        known = self.has(key)
        if not known:
            self.seen.add(key)
        if (figure := self._figure(key, fact)) is not None:
            self.seen.add(figure)
        if isinstance(fact, Node):
            there = batch.nodes.setdefault(fact.ref, [])
            there.append(Said({"id": fact.id, "name": fact.name, **fact.properties}, fact.locators))
        elif isinstance(key, EdgeKey):
            there = batch.edges.setdefault(key, [])
            there.append(Said(dict(fact.properties), fact.locators))
        if known and len(there) == 1:
            batch.again.add(key)

    def _is_another(self, key: Key, fact: Record) -> bool:
        """Whether it gives a thing that was stated already a figure or reference that it did not have."""
        figure = self._figure(key, fact)
        return figure is not None and figure not in self.seen

    def _figure(self, key: Key, fact: Record) -> tuple[Any, ...] | None:
        names = distinguishing(self.ontology, fact.label if isinstance(fact, Node) else fact.type)
        values = tuple(fact.properties.get(name) for name in names)
        return (key, values) if any(value is not None for value in values) else None

    def _problems(self, fact: Record) -> list[Message]:
        if isinstance(fact, Node):
            return node_problems(self.ontology, fact)
        return edge_problems(self.ontology, fact)


def edge_key(edge: Edge, ontology: Ontology) -> EdgeKey:
    """The key of an edge record; of one that lacks a key property or has no known type, one that no edge has."""
    relation = ontology.relations.get(edge.type)
    names = relation.key if relation is not None else ()
    return EdgeKey(edge.type, edge.start, edge.end, tuple(edge.properties.get(name) for name in names))


def key_told(key: Key) -> str:
    """A key as a person reads it in the rejects file."""
    if isinstance(key, EdgeKey):
        return f"{key.type}: {key.start.id} → {key.end.id}"
    return f"{key.label} {key.id}"


def kind_and_id(key: Key) -> tuple[str, str]:
    """A label and id, or an edge type and both ends."""
    return (key.type, f"{key.start.id} → {key.end.id}") if isinstance(key, EdgeKey) else (key.label, key.id)


def _told(fact: Record) -> str:
    if isinstance(fact, Node):
        return f"{fact.label} {fact.id}"
    return f"{fact.type}: {fact.start.id} → {fact.end.id}"


def _as_rejects(locator: str, remarks: Iterable[Remark], *, whole: bool) -> list[Rejected]:
    outcome: Literal["rejected", "remark"] = "rejected" if whole else "remark"
    found = [Rejected(locator, outcome, r.column, r.value, str(r.reason)) for r in remarks]
    nothing = str(Message("record-states-nothing")) if whole and not found else ""
    return found or ([Rejected(locator, outcome, "", "", nothing)] if whole else [])
