"""Nodes that turn out to be one: what datasets say of them, and their edges, go over to the one that stays.

Labels and edge types in the queries come from the ontology; everything else is a parameter.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from kg.graph.alone import alone
from kg.graph.changes import grouped
from kg.graph.claims import joined, mended, owner
from kg.graph.gather import EdgeKey
from kg.graph.graph import Graph
from kg.graph.portions import read, write
from kg.graph.precedence import Properties
from kg.graph.records import Ref
from kg.graph.session import Session

# Nodes that others go into, of one transaction: with some hundred edges each it stays far below a load's step.
BATCH = 100

Mend = Callable[[str, Properties], Properties]


@dataclass(frozen=True, slots=True)
class Merged:
    """How many nodes and edges went over."""

    nodes: int
    edges: int


def merge_nodes(graph: Graph, moves: Mapping[Ref, Ref], mend: Mend) -> Merged:
    """Let each node of `moves` go into the one it is mapped to, which is made if it is not there.

    `mend(id, said)` gives what a dataset says of the node `id` from now on. It is what a load of the dataset would
    say, so the datasets concerned keep their fingerprint.

    Raises:
        EngineUnavailable: a load into this graph runs for more than ten minutes.
        EngineError: the engine failed; what was merged by then stays so, and a repeat does the rest.
    """
    into: dict[Ref, list[Ref]] = defaultdict(list)
    for old, new in moves.items():
        into[new].append(old)
    nodes = edges = 0
    news = sorted(into)
    with alone(graph.settings, graph.engine):
        for at in range(0, len(news), BATCH):
            some = {new: into[new] for new in news[at : at + BATCH]}
            done = graph.write(lambda session, some=some: _Merge(session).run(some, mend))  # type: ignore[misc]
            nodes, edges = nodes + done.nodes, edges + done.edges
    return Merged(nodes, edges)


def _mended(mend: Mend, id_: str, said: Properties) -> Properties:
    return mend(id_, {**said, "id": id_})


class _Merge:
    """One transaction of it."""

    def __init__(self, session: Session) -> None:
        self.session, self.ontology = session, session.ontology
        self.tx, self.clashes = session.tx, session.clashes

    def run(self, into: Mapping[Ref, list[Ref]], mend: Mend) -> Merged:
        stored = self._nodes({ref for new, olds in into.items() for ref in (new, *olds)})
        to = {old: new for new, olds in into.items() for old in olds if old in stored}
        if not to:
            return Merged(0, 0)
        moved = self._edges(to)
        self._delete(to)
        for new in dict.fromkeys(to.values()):
            things = [stored[ref] for ref in (new, *into[new]) if ref in stored]
            rules = self.session.precedences.of(new.label)
            mended_by = partial(_mended, mend, new.id)
            said = mended(joined(things, rules), mended_by, rules)
            self.session.put_nodes(new.label, {new.id: said})
            self.clashes.note(new, stored.get(new), said)
        for old in to:
            self.clashes.note(old, stored[old], None)
        self._write_edges(moved)
        self.session.write_clashes()
        self._tell_sources([stored[old] for old in to], set(to.values()), moved)
        return Merged(len(to), len(moved))

    def _nodes(self, refs: set[Ref]) -> dict[Ref, Properties]:
        """Those of `refs` that are in the graph under that very label."""
        found: dict[Ref, Properties] = {}
        for label, some in grouped(sorted(refs), lambda ref: ref.label):
            match = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}})"
            ids = [ref.id for ref in some]
            for id_, labels, properties in read(self.tx, match, "id, labels(n), properties(n)", ids):
                if self.ontology.most_specific(labels) == label:
                    found[Ref(label, id_)] = properties
        return found

    def _edges(self, to: Mapping[Ref, Ref]) -> dict[EdgeKey, list[Properties]]:
        """The edges of the nodes that go, by what tells them apart at their new ends."""
        moved: dict[EdgeKey, dict[Any, Properties]] = defaultdict(dict)
        own = self.ontology.most_specific
        for label, refs in grouped(to, lambda ref: ref.label):
            ids = [ref.id for ref in refs]
            for kind, relation in self.ontology.relations.items():
                for pattern in self._patterns(kind, label):
                    match, wanted = (
                        f"UNWIND $rows AS id MATCH {pattern}",
                        "labels(a), a.id, labels(b), b.id, properties(e)",
                    )
                    for la, a, lb, b, stored in read(self.tx, match, wanted, ids):
                        was = (Ref(own(la), a), Ref(own(lb), b))
                        start, end = (to.get(ref, ref) for ref in was)
                        key = EdgeKey(kind, start, end, tuple(stored.get(name) for name in relation.key))
                        # An edge between two that go is found from both its ends.
                        moved[key][was] = stored
                        self.clashes.note(key._replace(start=was[0], end=was[1]), stored, None)
        return {key: list(things.values()) for key, things in moved.items()}

    def _patterns(self, kind: str, label: str) -> Iterator[str]:
        relation, labels = self.ontology.relations[kind], set(self.ontology.labels(label))
        if labels & set(relation.sources):
            yield f"(a:`{label}` {{id: id}})-[e:`{kind}`]->(b)"
        if labels & set(relation.targets):
            yield f"(b:`{label}` {{id: id}})<-[e:`{kind}`]-(a)"

    def _delete(self, to: Mapping[Ref, Ref]) -> None:
        for label, refs in grouped(to, lambda ref: ref.label):
            self.session.delete_nodes(label, [ref.id for ref in refs])

    def _write_edges(self, moved: Mapping[EdgeKey, list[Properties]]) -> None:
        for (kind, start, end), keys in grouped(moved, lambda k: (k.type, k.start.label, k.end.label)):
            edges = self.session.edges(kind, start, end)
            there, rules = edges.stored(keys), self.session.precedences.of(kind)
            wanted = {
                key: joined([*([there[key]] if key in there else []), *moved[key]], rules) for key in keys
            }
            for key, said in wanted.items():
                self.clashes.note(key, there.get(key), said)
            edges.change({key: said for key, said in wanted.items() if key in there})
            edges.make({key: said for key, said in wanted.items() if key not in there})

    def _tell_sources(
        self, gone: list[Properties], news: set[Ref], moved: Mapping[EdgeKey, list[Properties]]
    ) -> None:
        """The datasets concerned hold kinds of things that they never stated; their cleanup must look at these. The
        count tells one state of the graph from another."""
        datasets = {owner(s) for p in gone for s in p["sources"]}
        datasets |= {owner(s) for things in moved.values() for p in things for s in p["sources"]}
        kinds = {ref.label for ref in news} | {f"{k.type}:{k.start.label}:{k.end.label}" for k in moved}
        match = "UNWIND $rows AS id MATCH (s:Source {id: id})"
        held = read(self.tx, match, "id, s.holds", sorted(datasets))
        rows = [[id_, sorted({*(holds or ()), *kinds})] for id_, holds in held]
        write(
            self.tx,
            "UNWIND $rows AS row MATCH (s:Source {id: row[0]}) "
            "SET s.holds = row[1], s.merges = coalesce(s.merges, 0) + 1",
            rows,
        )
