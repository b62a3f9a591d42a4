"""Clash nodes: one for each property on which two sources of a thing differ, kept in step with the claims on it.

Which clashes a thing has follows from its stored claims alone, before a write and after it. So their nodes are found
by id and nothing is searched for; the question `clashes` lists them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from neo4j import ManagedTransaction

from kg.graph.claims import Claim, clashes_of
from kg.graph.gather import EdgeKey, Key
from kg.graph.portions import write
from kg.graph.precedence import Precedences, Properties
from kg.graph.records import Ref
from ontology.model import Ontology

# A value in a list for people; a text that two sources word differently is not shown whole.
SHOWN = 200


@dataclass(slots=True)
class Clashes:
    """The clashes of things that one transaction writes: note each, then `write` once all of them are stored."""

    ontology: Ontology
    precedences: Precedences
    _old: set[str] = field(default_factory=set)
    _new: dict[str, tuple[Properties, list[Ref]]] = field(default_factory=dict)

    def note(self, key: Key, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        """The thing `key` was stored as `before` and is now stored as `after`; None where it was not or is not."""
        if before is not None and "claims" in before:
            self._old |= {id_ for id_, _ in self._nodes(key, before)}
        if after is not None and "claims" in after:
            self._new |= {id_: (node, self._ends(key)) for id_, node in self._nodes(key, after)}

    def write(self, tx: ManagedTransaction) -> None:
        """Remove the nodes of clashes that are settled, and write those of the others."""
        gone = sorted(self._old - self._new.keys())
        write(tx, "UNWIND $rows AS id MATCH (c:`Clash` {id: id}) DETACH DELETE c", gone)
        write(
            tx,
            "UNWIND $rows AS row MERGE (c:`Clash` {id: row[0]}) SET c = row[1]",
            [[id_, node] for id_, (node, _) in self._new.items()],
        )
        ends: dict[str, list[Any]] = {}
        for id_, (node, refs) in self._new.items():
            for ref in refs:
                ends.setdefault(ref.label, []).append([id_, ref.id, node["sources"]])
        for label, rows in ends.items():
            match = f"UNWIND $rows AS row MATCH (c:`Clash` {{id: row[0]}}) MATCH (n:`{label}` {{id: row[1]}})"
            write(tx, f"{match} MERGE (c)-[e:DISPUTES]->(n) SET e.sources = row[2]", rows)

    def _nodes(self, key: Key, stored: Mapping[str, Any]) -> Iterator[tuple[str, Properties]]:
        kind = key.type if isinstance(key, EdgeKey) else key.label
        precedence = self.precedences.of(kind)
        count: dict[str, int] = {}
        for clash in clashes_of(stored, precedence):
            name = clash.property
            count[name] = count.get(name, 0) + 1
            id_ = f"{self._thing(key)}#{name}/{count[name]}"
            yield id_, {
                "id": id_,
                "name": f"{self._named(key, stored)}：{precedence.properties[name].label.zh}",
                "kind": key.type if isinstance(key, EdgeKey) else self._root(key),
                "disputed": name,
                "shown": _value(clash.winner, name),
                "shown_by": _place(clash.winner),
                "other": _value(clash.other, name),
                "other_by": _place(clash.other),
                "sources": sorted({*clash.winner.sources, *clash.other.sources}),
            }  # fmt: skip

    def _thing(self, key: Key) -> str:
        """What tells a thing from all others whatever label it is stated under."""
        if isinstance(key, EdgeKey):
            ends = "/".join(f"{self._root(ref)}/{ref.id}" for ref in (key.start, key.end))
            return "/".join([key.type, ends, *map(str, key.key)])
        return f"{self._root(key)}/{key.id}"

    def _root(self, ref: Ref) -> str:
        return self.ontology.labels(ref.label)[-1]

    def _ends(self, key: Key) -> list[Ref]:
        refs = [key.start, key.end] if isinstance(key, EdgeKey) else [key]
        return [Ref(self._root(ref), ref.id) for ref in refs]

    def _named(self, key: Key, stored: Mapping[str, Any]) -> str:
        if isinstance(key, EdgeKey):
            return f"{key.start.id} → {key.end.id} {self.ontology.relations[key.type].label.zh}"
        return str(stored.get("name", key.id))


def _value(claim: Claim, name: str) -> str:
    """A value with its unit, as a person reads it."""
    value = claim.said.get(name, "")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    unit = claim.said.get("unit") if number else None
    text = f"{value} {unit}" if unit else str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _place(claim: Claim) -> str:
    """Where it was said: the first place, and what the source itself refers to."""
    reference = claim.said.get("reference")
    place = claim.sources[0] if claim.locators else claim.dataset
    return f"{place} · {reference}" if reference else place
