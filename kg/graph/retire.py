"""Cleanup: what a dataset said in an earlier load and says no more is found page by page, and retracted.

A dataset's Source lists the kinds of things that it has ever stated, so a small dataset in a large graph
looks at its own kinds alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from kg.graph.changes import grouped
from kg.graph.claims import owner, retract_by
from kg.graph.engine import pages_of
from kg.graph.gather import EdgeKey, Key
from kg.graph.portions import read
from kg.graph.records import Ref
from kg.graph.session import Door, Session


class Retraction:
    """Finds the keys of what `dataset` once stated and `kept` does not know, in read-only transactions."""

    def __init__(self, door: Door, dataset: str, kept: Callable[[Key], bool]) -> None:
        self.door, self.ontology, self.kept = door, door.ontology, kept
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
        for ids in pages_of(self.door.engine, label):
            yield from self.door.write(
                lambda session, ids=ids: list(read(session.tx, match, returned, ids, prefix=self.prefix))  # type: ignore[misc]
            )


def retract(session: Session, dataset: str, gone: Sequence[Key]) -> None:
    """Retract `dataset`'s claims on these edges and nodes; what nobody claims any more is removed."""
    edges = [key for key in gone if isinstance(key, EdgeKey)]
    for (kind, start, end), keys in grouped(edges, lambda k: (k.type, k.start.label, k.end.label)):
        _retract_edges(session, dataset, (kind, start, end), keys)
    hurt: set[str] = set()
    for label, refs in grouped((key for key in gone if isinstance(key, Ref)), lambda ref: ref.label):
        hurt |= _retract_nodes(session, dataset, label, refs)
    session.write_clashes()
    # They lost edges with a node that only this dataset had; their next load must look again.
    query = "UNWIND $ids AS id MATCH (s:Source {id: id}) REMOVE s.fingerprint"
    session.run(query, ids=sorted(hurt - {dataset})).consume()


def _retract_edges(session: Session, dataset: str, kinds: tuple[str, str, str], keys: Sequence[Key]) -> None:
    edges = session.edges(*kinds)
    stored = edges.stored([key for key in keys if isinstance(key, EdgeKey)])
    rules = session.precedences.of(kinds[0])
    rest = {key: retract_by(properties, dataset, rules) for key, properties in stored.items()}
    for key, properties in stored.items():
        session.clashes.note(key, properties, rest[key])
    edges.change({key: properties for key, properties in rest.items() if properties is not None})
    edges.remove(key for key, properties in rest.items() if properties is None)


def _retract_nodes(session: Session, dataset: str, label: str, refs: Sequence[Ref]) -> set[str]:
    """The datasets that lost an edge with a node."""
    stored, rules = session.nodes(label, [ref.id for ref in refs]), session.precedences.of(label)
    rest = {id_: retract_by(properties, dataset, rules) for id_, properties in stored.items()}
    for id_, properties in stored.items():
        session.clashes.note(Ref(label, id_), properties, rest[id_])
    session.change_nodes(label, {id_: p for id_, p in rest.items() if p is not None})
    gone = [id_ for id_, p in rest.items() if p is None]
    match = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}})-[e]-()"
    hurt = {owner(source) for row in read(session.tx, match, "e.sources", gone) for source in row[0] or ()}
    session.delete_nodes(label, gone)
    return hurt
