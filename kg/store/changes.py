"""What one batch of a dataset changes: read what is stored, compare, write the difference.

Labels and edge types are written into the query text only after the ontology has been asked whether they
exist (`validation` refuses the record otherwise); everything else is a parameter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from neo4j import ManagedTransaction

from kg.records import Edge, Node, Ref
from kg.store.claims import Properties, assert_by, retract_by
from kg.store.engine import Engine
from ontology.model import Ontology

Outcome = Literal["created", "updated", "unchanged"]
# Rows of one statement: keeps each well under the embedded engine's time limit for a statement.
ROWS = 1000
# The store's own records of loads are no facts of a dataset; no load takes them back.
OWN_LABELS = frozenset({"Source", "LoadRun"})


@dataclass(frozen=True, slots=True)
class EdgeKey:
    """What tells one edge from another: type, ends, and the values of the relation's key properties."""

    type: str
    start: Ref
    end: Ref
    key: tuple[Any, ...] = ()


@dataclass(slots=True)
class Said:
    """What the dataset says of one node or edge, gathered from all records of it."""

    properties: Properties
    locators: list[str]

    def add(self, properties: Mapping[str, Any], locators: Iterable[str]) -> None:
        """A further record of the same thing: the value said first stays, new properties and places come in."""
        for name, value in properties.items():
            self.properties.setdefault(name, value)
        self.locators += locators


class Changes:
    """Compares and writes inside one transaction. With `dry_run` it compares alone."""

    def __init__(
        self, tx: ManagedTransaction, engine: Engine, ontology: Ontology, dataset: str, *, dry_run: bool
    ) -> None:
        self.tx, self.engine, self.ontology, self.dataset, self.dry_run = (
            tx,
            engine,
            ontology,
            dataset,
            dry_run,
        )

    def nodes(self, said: Mapping[Ref, Said]) -> dict[Ref, Outcome]:
        """Bring the nodes of `said` up to date and tell what became of each."""
        outcomes: dict[Ref, Outcome] = {}
        for label, refs in _by(said, lambda ref: ref.label):
            rows = self._run(
                f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) RETURN id, properties(n) AS p", refs, "id"
            )
            stored = {row["id"]: row["p"] for row in rows}
            wanted = {
                ref: assert_by(stored.get(ref.id), self.dataset, said[ref].properties, said[ref].locators)
                for ref in refs
            }
            outcomes |= {ref: _outcome(stored.get(ref.id), wanted[ref]) for ref in refs}
            extra = "".join(f" SET n:`{above}`" for above in self.engine.labels_to_set(self.ontology, label))
            self._write(
                f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row.id}}) SET n = row.p{extra}",
                [{"id": ref.id, "p": wanted[ref]} for ref in refs if outcomes[ref] != "unchanged"],
            )
        return outcomes

    def missing(self, refs: Iterable[Ref]) -> set[Ref]:
        """Those of `refs` that the graph does not hold."""
        gone: set[Ref] = set()
        for label, some in _by(refs, lambda ref: ref.label):
            rows = self._run(f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) RETURN id", some, "id")
            there = {row["id"] for row in rows}
            gone |= {ref for ref in some if ref.id not in there}
        return gone

    def edges(self, said: Mapping[EdgeKey, Said]) -> dict[EdgeKey, Outcome]:
        """Bring the edges of `said` up to date and tell what became of each. Their ends must exist."""
        outcomes: dict[EdgeKey, Outcome] = {}
        for (kind, start, end), keys in _by(said, lambda k: (k.type, k.start.label, k.end.label)):
            stored = self._stored_edges(kind, start, end, keys)
            wanted = {
                k: assert_by(stored.get(k), self.dataset, said[k].properties, said[k].locators) for k in keys
            }
            outcomes |= {k: _outcome(stored.get(k), wanted[k]) for k in keys}
            ends = f"UNWIND $rows AS row MATCH (a:`{start}` {{id: row.a}}) MATCH (b:`{end}` {{id: row.b}})"
            self._write(
                f"{ends} CREATE (a)-[e:`{kind}`]->(b) SET e = row.p",
                [_edge_row(k, wanted[k]) for k in keys if outcomes[k] == "created"],
            )
            self._write(
                f"{self._match_edge(kind, start, end)} SET e = row.p",
                [_edge_row(k, wanted[k]) for k in keys if outcomes[k] == "updated"],
            )
        return outcomes

    def retire_edges(self, kept: set[EdgeKey]) -> int:
        """Take back what the dataset said of edges and says no more; how many."""
        retired = 0
        for kind, relation in self.ontology.relations.items():
            found = self.tx.run(
                f"MATCH (a)-[e:`{kind}`]->(b) WHERE any(s IN e.sources WHERE s STARTS WITH $prefix) "
                "RETURN labels(a) AS la, a.id AS a, labels(b) AS lb, b.id AS b, properties(e) AS p",
                prefix=f"{self.dataset}#",
            )
            gone: dict[EdgeKey, Properties] = {}
            for row in found:
                start, end = Ref(self._own(row["la"]), row["a"]), Ref(self._own(row["lb"]), row["b"])
                key = EdgeKey(kind, start, end, tuple(row["p"].get(name) for name in relation.key))
                if start.label not in OWN_LABELS and key not in kept:
                    gone[key] = row["p"]
            self._take_back_edges(gone)
            retired += len(gone)
        return retired

    def retire_nodes(self, kept: set[Ref]) -> int:
        """Take back what the dataset said of nodes and says no more; how many."""
        retired = 0
        for label in self.ontology.classes:
            if label in OWN_LABELS:
                continue
            found = self.tx.run(
                f"MATCH (n:`{label}`) WHERE any(s IN n.sources WHERE s STARTS WITH $prefix) "
                "RETURN labels(n) AS labels, n.id AS id, properties(n) AS p",
                prefix=f"{self.dataset}#",
            )
            mine = {Ref(self._own(row["labels"]), row["id"]): row["p"] for row in found}
            gone = {ref: p for ref, p in mine.items() if ref.label == label and ref not in kept}
            rest = {ref: retract_by(p, self.dataset) for ref, p in gone.items()}
            self._write(
                f"UNWIND $rows AS row MATCH (n:`{label}` {{id: row.id}}) SET n = row.p",
                [{"id": ref.id, "p": p} for ref, p in rest.items() if p is not None],
            )
            self._write(
                f"UNWIND $rows AS row MATCH (n:`{label}` {{id: row.id}}) DETACH DELETE n",
                [{"id": ref.id} for ref, p in rest.items() if p is None],
            )
            retired += len(gone)
        return retired

    def _take_back_edges(self, gone: Mapping[EdgeKey, Properties]) -> None:
        for (kind, start, end), keys in _by(gone, lambda k: (k.type, k.start.label, k.end.label)):
            rest = {k: retract_by(gone[k], self.dataset) for k in keys}
            match = self._match_edge(kind, start, end)
            self._write(f"{match} SET e = row.p", [_edge_row(k, p) for k, p in rest.items() if p is not None])
            self._write(f"{match} DELETE e", [_edge_row(k, {}) for k, p in rest.items() if p is None])

    def _stored_edges(
        self, kind: str, start: str, end: str, keys: list[EdgeKey]
    ) -> dict[EdgeKey, Properties]:
        pairs = sorted({(k.start.id, k.end.id) for k in keys})
        rows = self._run(
            f"UNWIND $rows AS pair MATCH (a:`{start}` {{id: pair[0]}})-[e:`{kind}`]->(b:`{end}` {{id: pair[1]}}) "
            "RETURN pair[0] AS a, pair[1] AS b, properties(e) AS p",
            [list(pair) for pair in pairs],
        )
        names = self.ontology.relations[kind].key
        return {
            EdgeKey(kind, Ref(start, r["a"]), Ref(end, r["b"]), tuple(r["p"].get(n) for n in names)): r["p"]
            for r in rows
        }

    def _match_edge(self, kind: str, start: str, end: str) -> str:
        names = self.ontology.relations[kind].key
        where = " AND ".join(f"e.`{name}` = row.key[{number}]" for number, name in enumerate(names))
        pattern = (
            f"UNWIND $rows AS row MATCH (a:`{start}` {{id: row.a}})-[e:`{kind}`]->(b:`{end}` {{id: row.b}})"
        )
        return f"{pattern} WHERE {where}" if where else pattern

    def _own(self, labels: list[str]) -> str:
        """The most specific of a node's labels."""
        known = [label for label in labels if label in self.ontology.classes]
        return max(known, key=lambda label: len(self.ontology.labels(label)))

    def _run(self, query: str, items: list[Any], attribute: str | None = None) -> list[dict[str, Any]]:
        values = [getattr(item, attribute) for item in items] if attribute is not None else items
        found: list[dict[str, Any]] = []
        for at in range(0, len(values), ROWS):
            found += self.tx.run(query, rows=values[at : at + ROWS]).data()
        return found

    def _write(self, query: str, rows: list[dict[str, Any]]) -> None:
        if self.dry_run:
            return
        for at in range(0, len(rows), ROWS):
            self.tx.run(query, rows=rows[at : at + ROWS]).consume()


def node_said(node: Node) -> tuple[Ref, Properties]:
    """The key of a node record and the properties it says, id and name among them."""
    return node.ref, {"id": node.id, "name": node.name, **node.properties}


def edge_key(edge: Edge, ontology: Ontology) -> EdgeKey:
    """The key of an edge record."""
    names = ontology.relations[edge.type].key
    return EdgeKey(edge.type, edge.start, edge.end, tuple(edge.properties[name] for name in names))


def _outcome(stored: Properties | None, wanted: Properties) -> Outcome:
    if stored is None:
        return "created"
    return "unchanged" if stored == wanted else "updated"


def _edge_row(key: EdgeKey, properties: Properties) -> dict[str, Any]:
    return {"a": key.start.id, "b": key.end.id, "key": list(key.key), "p": properties}


def _by(items: Iterable[Any], group: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Items by group, in the order in which groups first come."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for item in items:
        found[group(item)].append(item)
    yield from found.items()
