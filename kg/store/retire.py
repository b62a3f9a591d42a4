"""Cleanup: what a dataset said in an earlier load and says no more is taken back, page by page.

A dataset's Source lists the kinds of things that it has ever stated, so a small dataset in a large graph
looks at its own kinds alone.
"""

from collections.abc import Callable, Iterable
from typing import Any

from neo4j import ManagedTransaction

from kg.records import Ref
from kg.store.changes import match_edge, run, write
from kg.store.claims import Properties, owner, retract_by
from kg.store.engine import Engine, pages_of
from kg.store.gather import EdgeKey, Key, key_told
from kg.store.listings import Difference
from ontology.model import Ontology


class Cleanup:
    """Takes back in one transaction what `dataset` no longer says. `kept` tells what it still says."""

    def __init__(
        self,
        tx: ManagedTransaction,
        engine: Engine,
        ontology: Ontology,
        dataset: str,
        kept: Callable[[Key], bool],
        *,
        dry_run: bool,
    ) -> None:
        self.tx, self.engine, self.ontology = tx, engine, ontology
        self.dataset, self.kept, self.dry_run = dataset, kept, dry_run
        self.prefix = f"{dataset}#"
        self.differences: list[Difference] = []

    def edges(self, kinds: list[tuple[str, str, str]]) -> int:
        """Take back edges of these (type, start label, end label); how many.

        An end may have been stated under a label above its own, so labels are compared by their roots and each
        edge is looked at once.
        """
        roots = {(kind, self.ontology.labels(a)[-1], self.ontology.labels(b)[-1]) for kind, a, b in kinds}
        retired = 0
        for kind, start, end in sorted(roots):
            query = (
                f"UNWIND $rows AS id MATCH (a:`{start}` {{id: id}})-[e:`{kind}`]->(b:`{end}`) "
                "WHERE any(s IN e.sources WHERE s STARTS WITH $prefix) "
                "RETURN labels(a), id, labels(b), b.id, properties(e)"
            )
            for ids in pages_of(self.engine, start):
                gone: dict[EdgeKey, Properties] = {}
                for la, a, lb, b, stored in self._asked(query, ids):
                    key = EdgeKey(kind, Ref(start, a), Ref(end, b), self._told_apart(kind, stored))
                    stated = (key._replace(start=Ref(x, a), end=Ref(y, b)) for x in la for y in lb)
                    if not any(map(self.kept, stated)):
                        gone[key] = stored
                self._note(gone)
                self._take_back_edges(kind, start, end, gone)
                retired += len(gone)
        return retired

    def _told_apart(self, kind: str, stored: Properties) -> tuple[Any, ...]:
        return tuple(stored.get(name) for name in self.ontology.relations[kind].key)

    def nodes(self, labels: list[str]) -> tuple[int, set[str]]:
        """Take back nodes of these labels; how many, and the datasets that lost an edge with a node."""
        retired, hurt = 0, set()
        for label in labels:
            below = [name for name, c in self.ontology.classes.items() if c.parent == label]
            query = (
                f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) "
                "WHERE any(s IN n.sources WHERE s STARTS WITH $prefix)"
                + "".join(f" AND NOT n:`{name}`" for name in below)
                + " RETURN id, properties(n)"
            )
            for ids in pages_of(self.engine, label):
                mine: dict[str, Properties] = dict(self._asked(query, ids))
                rest = {
                    id_: retract_by(stored, self.dataset)
                    for id_, stored in mine.items()
                    if not self.kept(Ref(label, id_))
                }
                self._note(Ref(label, id_) for id_ in rest)
                retired += len(rest)
                if not self.dry_run and rest:
                    hurt |= self._take_back_nodes(label, rest)
        return retired, hurt

    def _note(self, gone: Iterable[Key]) -> None:
        if self.dry_run:
            self.differences += [Difference("retired", key_told(key)) for key in gone]

    def _take_back_nodes(self, label: str, rest: dict[str, Properties | None]) -> set[str]:
        match = f"UNWIND $rows AS row MATCH (n:`{label}` {{id: row[0]}})"
        write(self.tx, f"{match} SET n = row[1]", [[i, p] for i, p in rest.items() if p is not None])
        gone = [[id_] for id_, p in rest.items() if p is None]
        hurt = {
            owner(source)
            for row in run(self.tx, f"{match} MATCH (n)-[e]-() RETURN e.sources", gone)
            for source in row[0] or ()
        }
        write(self.tx, f"{match} DETACH DELETE n", gone)
        return hurt - {self.dataset}

    def _take_back_edges(self, kind: str, start: str, end: str, gone: dict[EdgeKey, Properties]) -> None:
        if self.dry_run:
            return
        rest = [
            [k.start.id, k.end.id, retract_by(stored, self.dataset), list(k.key)]
            for k, stored in gone.items()
        ]
        match = match_edge(self.ontology, kind, start, end, rest)
        write(self.tx, f"{match} SET e = row[2]", [row for row in rest if row[2] is not None])
        write(self.tx, f"{match} DELETE e", [row for row in rest if row[2] is None])

    def _asked(self, query: str, ids: list[str]) -> list[tuple[Any, ...]]:
        return [tuple(record.values()) for record in self.tx.run(query, rows=ids, prefix=self.prefix)]
