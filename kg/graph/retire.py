"""Cleanup: what a dataset said in an earlier load and says no more is found page by page, and taken back.

A dataset's Source lists the kinds of things that it has ever stated, so a small dataset in a large graph
looks at its own kinds alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from neo4j import ManagedTransaction

from kg.graph.changes import grouped, stored_nodes
from kg.graph.claims import Properties, owner, retract_by
from kg.graph.edges import Edges
from kg.graph.engine import Engine, pages_of
from kg.graph.gather import EdgeKey, Key
from kg.graph.portions import read, write
from kg.graph.records import Ref
from ontology.model import Ontology


class Gone:
    """Finds the keys of what `dataset` once stated and `kept` does not know, in read-only transactions."""

    def __init__(
        self,
        transact: Callable[[Callable[[ManagedTransaction], Any]], Any],
        engine: Engine,
        ontology: Ontology,
        dataset: str,
        kept: Callable[[Key], bool],
    ) -> None:
        self.transact, self.engine, self.ontology, self.kept = transact, engine, ontology, kept
        self.prefix = f"{dataset}#"

    def keys(self, held: Iterable[str]) -> Iterator[Key]:
        """Edges first, then nodes, of the kinds `held`: "PART_OF:Region:Region" and "Region"."""
        yield from self._edges(tuple(kind.split(":")) for kind in held if ":" in kind)
        yield from self._nodes(kind for kind in held if ":" not in kind)

    def _edges(self, kinds: Iterable[tuple[str, ...]]) -> Iterator[EdgeKey]:
        """An end may have been stated under a label above its own, so labels are compared by their roots and each
        edge is looked at once."""
        roots = {(kind, self.ontology.labels(a)[-1], self.ontology.labels(b)[-1]) for kind, a, b in kinds}
        for kind, start, end in sorted(roots):
            named = ", ".join(f"e.`{name}`" for name in self.ontology.relations[kind].key)
            match = (
                f"UNWIND $rows AS id MATCH (a:`{start}` {{id: id}})-[e:`{kind}`]->(b:`{end}`) "
                "WHERE any(s IN e.sources WHERE s STARTS WITH $prefix)"
            )
            for la, a, lb, b, values in self._asked(
                match, f"labels(a), id, labels(b), b.id, [{named}]", start
            ):
                key = EdgeKey(kind, Ref(start, a), Ref(end, b), tuple(values))
                stated = (key._replace(start=Ref(x, a), end=Ref(y, b)) for x in la for y in lb)
                if not any(map(self.kept, stated)):
                    yield key

    def _nodes(self, labels: Iterable[str]) -> Iterator[Ref]:
        for label in sorted(labels):
            below = [name for name, c in self.ontology.classes.items() if c.parent == label]
            match = (
                f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) "
                "WHERE any(s IN n.sources WHERE s STARTS WITH $prefix)"
                + "".join(f" AND NOT n:`{name}`" for name in below)
            )
            for (id_,) in self._asked(match, "id", label):
                if not self.kept(Ref(label, id_)):
                    yield Ref(label, id_)

    def _asked(self, match: str, returned: str, label: str) -> Iterator[list[Any]]:
        for ids in pages_of(self.engine, label):
            yield from self.transact(
                lambda tx, ids=ids: list(read(tx, match, returned, ids, prefix=self.prefix))  # type: ignore[misc]
            )


def take_back(tx: ManagedTransaction, ontology: Ontology, dataset: str, gone: Sequence[Key]) -> None:
    """Take `dataset`'s claims on these edges and nodes back; what nobody claims any more is removed."""
    edges = [key for key in gone if isinstance(key, EdgeKey)]
    for (kind, start, end), keys in grouped(edges, lambda k: (k.type, k.start.label, k.end.label)):
        _take_back_edges(tx, ontology, dataset, (kind, start, end), keys)
    hurt: set[str] = set()
    for label, refs in grouped((key for key in gone if isinstance(key, Ref)), lambda ref: ref.label):
        hurt |= _take_back_nodes(tx, dataset, label, refs)
    # They lost edges with a node that only this dataset had; their next load must look again.
    query = "UNWIND $ids AS id MATCH (s:Source {id: id}) REMOVE s.fingerprint"
    tx.run(query, ids=sorted(hurt - {dataset})).consume()


def _take_back_edges(
    tx: ManagedTransaction,
    ontology: Ontology,
    dataset: str,
    kinds: tuple[str, str, str],
    keys: Sequence[EdgeKey],
) -> None:
    edges = Edges(tx, ontology, *kinds)
    rest = {key: retract_by(properties, dataset) for key, properties in edges.stored(keys).items()}
    edges.change({key: properties for key, properties in rest.items() if properties is not None})
    edges.remove(key for key, properties in rest.items() if properties is None)


def _take_back_nodes(tx: ManagedTransaction, dataset: str, label: str, refs: Sequence[Ref]) -> set[str]:
    """The datasets that lost an edge with a node."""
    stored = stored_nodes(tx, label, refs)
    rest: dict[str, Properties | None] = {id_: retract_by(p, dataset) for id_, p in stored.items()}
    match = f"UNWIND $rows AS row MATCH (n:`{label}` {{id: row[0]}})"
    write(tx, f"{match} SET n = row[1]", [[id_, p] for id_, p in rest.items() if p is not None])
    gone = [[id_] for id_, p in rest.items() if p is None]
    hurt = {
        owner(source)
        for row in read(tx, f"{match} MATCH (n)-[e]-()", "e.sources", gone)
        for source in row[0] or ()
    }
    write(tx, f"{match} DETACH DELETE n", gone)
    return hurt
