"""The edges of one kind between nodes of two labels: read, made, changed and removed many at a time.

An edge is looked for from one of its ends, and an engine then goes through all that end's edges of the kind. So
each end is gone to once for all its edges, and what is found is later reached by the engine's own id for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from neo4j import ManagedTransaction

from kg.graph.gather import EdgeKey
from kg.graph.portions import portions, read, write
from kg.graph.precedence import Properties
from kg.graph.records import Ref
from ontology.model import Ontology

# Values of a key property that a statement names: the engine goes through them for each edge.
FEW = 10


class Edges:
    """Edges of `kind` from nodes labelled `start` to nodes labelled `end`, within the transaction `tx`."""

    def __init__(self, tx: ManagedTransaction, ontology: Ontology, kind: str, start: str, end: str) -> None:
        self.tx, self.kind, self.start, self.end = tx, kind, start, end
        self.names = ontology.relations[kind].key
        self.from_start = True
        self.found: dict[EdgeKey, tuple[str, str]] = {}

    def stored(self, keys: Sequence[EdgeKey]) -> dict[EdgeKey, Properties]:
        """The properties of those of `keys` that the graph holds.

        Of the two kinds of ends the one with more different nodes in `keys` has fewer edges on each: a patent few,
        its applicant or its class a thousand. The edges are gone to from there. A key property of which `keys` have
        FEW values is left to the engine to look at: of a region's edges it then sends those of these periods.
        """
        starts, ends = {k.start.id for k in keys}, {k.end.id for k in keys}
        self.from_start = len(starts) >= len(ends)
        values = [sorted({key.key[at] for key in keys}, key=repr) for at in range(len(self.names))]
        among = {
            name: some
            for name, some in zip(self.names, values, strict=True)
            if len(some) <= FEW and None not in some
        }
        wanted, there = set(keys), {}
        for a, b, element, properties in self._of(sorted(starts if self.from_start else ends), among):
            named = tuple(properties.get(name) for name in self.names)
            key = EdgeKey(self.kind, Ref(self.start, a), Ref(self.end, b), named)
            if key in wanted:
                there[key] = properties
                self.found[key] = (a if self.from_start else b, element)
        return there

    def make(self, new: Mapping[EdgeKey, Properties]) -> None:
        """Create edges with these properties; the ends must exist."""
        ends = f"UNWIND $rows AS row MATCH (a:`{self.start}` {{id: row[0]}}) MATCH (b:`{self.end}` {{id: row[1]}})"
        rows = [[key.start.id, key.end.id, properties] for key, properties in new.items()]
        write(self.tx, f"{ends} CREATE (a)-[e:`{self.kind}`]->(b) SET e = row[2]", rows)

    def change(self, mended: Mapping[EdgeKey, Properties]) -> None:
        """Give edges that `stored` found these properties."""
        query = f"{self._match()} WITH e, row[1][elementId(e)] AS said WHERE said IS NOT NULL SET e = said"
        rows = [[*self.found[key], properties] for key, properties in mended.items()]
        for portion in portions(rows):
            by_end: dict[str, dict[str, Properties]] = defaultdict(dict)
            for end, element, properties in portion:
                by_end[end][element] = properties
            self.tx.run(query, rows=[list(item) for item in by_end.items()]).consume()

    def remove(self, keys: Iterable[EdgeKey]) -> None:
        """Delete edges that `stored` found.

        They are collected first: the embedded engine fails over an edge beside one that the statement has deleted.
        """
        query = (
            f"{self._match()} WHERE elementId(e) IN row[1] WITH collect(e) AS gone UNWIND gone AS e DELETE e"
        )
        by_end: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            end, element = self.found[key]
            by_end[end].append(element)
        write(self.tx, query, [list(item) for item in by_end.items()])

    def _match(self) -> str:
        if self.from_start:
            return f"UNWIND $rows AS row MATCH (a:`{self.start}` {{id: row[0]}})-[e:`{self.kind}`]->(:`{self.end}`)"
        return (
            f"UNWIND $rows AS row MATCH (b:`{self.end}` {{id: row[0]}})<-[e:`{self.kind}`]-(:`{self.start}`)"
        )

    def _of(self, ids: Sequence[str], among: Mapping[str, Sequence[Any]]) -> Iterator[list[Any]]:
        a, b = f"(a:`{self.start}`", f"(b:`{self.end}`"
        pattern = (
            f"{a} {{id: id}})-[e:`{self.kind}`]->{b})"
            if self.from_start
            else f"{b} {{id: id}})<-[e:`{self.kind}`]-{a})"
        )
        where = " AND ".join(f"e.`{name}` IN $among.`{name}`" for name in among) or "true"
        match = f"UNWIND $rows AS id MATCH {pattern} WHERE {where}"
        return read(self.tx, match, "a.id, b.id, elementId(e), properties(e)", ids, among=dict(among))
