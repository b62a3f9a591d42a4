"""What one batch of a dataset changes: read what is stored, compare, write the difference.

Labels and edge types are written into the query text only after the ontology has been asked whether they
exist (validation refuses the record otherwise); everything else is a parameter.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from neo4j import ManagedTransaction

from kg.graph.claims import Properties, assert_by
from kg.graph.edges import Edges
from kg.graph.engine import Engine
from kg.graph.gather import EdgeKey, Key, Said, key_told
from kg.graph.portions import read, write
from kg.graph.records import Ref
from kg.state.listings import Difference
from ontology.model import Ontology

Outcome = Literal["created", "updated", "unchanged"]


class Changes:
    """Compares and writes inside one transaction; with `dry_run` it compares alone.

    `is_empty` tells whether a label, or a kind of edges between two labels ("K:A:B"), had nothing in the graph when the
    load began: what a load states once is then new, and nothing need be looked up.
    """

    def __init__(
        self,
        tx: ManagedTransaction,
        engine: Engine,
        ontology: Ontology,
        dataset: str,
        is_empty: Callable[[str], bool],
        *,
        dry_run: bool,
    ) -> None:
        self.tx, self.engine, self.ontology, self.dataset = tx, engine, ontology, dataset
        self.is_empty, self.dry_run = is_empty, dry_run
        self.differences: list[Difference] = []

    def nodes(self, said: Mapping[Ref, Said]) -> dict[Key, Outcome]:
        """Bring the nodes of `said` up to date and tell what became of each."""
        outcomes: dict[Key, Outcome] = {}
        for label, refs in grouped(said, lambda ref: ref.label):
            stored = {} if self.is_empty(label) else stored_nodes(self.tx, label, refs)
            rows = []
            for ref in refs:
                was = stored.get(ref.id)
                wanted = assert_by(was, self.dataset, *said[ref])
                outcomes[ref] = outcome = self._outcome(ref, was, wanted)
                if outcome != "unchanged":
                    rows.append([ref.id, wanted])
            extra = "".join(f" SET n:`{above}`" for above in self.engine.labels_to_set(self.ontology, label))
            if not self.dry_run:
                query = f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row[0]}}) SET n = row[1]{extra}"
                write(self.tx, query, rows)
        return outcomes

    def missing(self, refs: Iterable[Ref]) -> set[Ref]:
        """Those of `refs` that the graph does not hold."""
        gone: set[Ref] = set()
        for label, some in grouped(refs, lambda ref: ref.label):
            match = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}})"
            there = {row[0] for row in read(self.tx, match, "id", [ref.id for ref in some])}
            gone |= {ref for ref in some if ref.id not in there}
        return gone

    def edges(self, said: Mapping[EdgeKey, Said], new: Mapping[Key, Outcome]) -> dict[Key, Outcome]:
        """Bring the edges of `said` up to date and tell what became of each. Their ends must exist; `new` are
        the nodes of the batch: no edge of one that was just created can be there."""
        outcomes: dict[Key, Outcome] = {}
        for (kind, start, end), keys in grouped(said, lambda k: (k.type, k.start.label, k.end.label)):
            edges = Edges(self.tx, self.ontology, kind, start, end)
            old = [k for k in keys if new.get(k.start) != "created" and new.get(k.end) != "created"]
            stored = {} if self.is_empty(f"{kind}:{start}:{end}") else edges.stored(old)
            made, mended = {}, {}
            for key in keys:
                was = stored.get(key)
                wanted = assert_by(was, self.dataset, *said[key])
                outcomes[key] = outcome = self._outcome(key, was, wanted)
                if outcome == "created":
                    made[key] = wanted
                elif outcome == "updated":
                    mended[key] = wanted
            if not self.dry_run:
                edges.make(made)
                edges.change(mended)
        return outcomes

    def _outcome(self, key: Key, stored: Properties | None, wanted: Properties) -> Outcome:
        if stored == wanted:
            return "unchanged"
        outcome: Literal["created", "updated"] = "created" if stored is None else "updated"
        if self.dry_run:
            # An id alone tells a person nothing of what is new.
            detail = str(wanted.get("name", "")) if stored is None else _changed(stored, wanted)
            self.differences.append(Difference(outcome, key_told(key), detail))
        return outcome


def stored_nodes(tx: ManagedTransaction, label: str, refs: Sequence[Ref]) -> dict[str, Properties]:
    """The properties of those of `refs` that the graph holds, by id."""
    match = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}})"
    return {row[0]: row[1] for row in read(tx, match, "id, properties(n)", [ref.id for ref in refs])}


def grouped(items: Iterable[Any], group: Callable[[Any], Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Items by group, in the order in which groups first come."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for item in items:
        found[group(item)].append(item)
    yield from found.items()


def _changed(stored: Properties, wanted: Properties) -> str:
    """The properties that differ, old → new."""
    names = [name for name in sorted(stored.keys() | wanted.keys()) if stored.get(name) != wanted.get(name)]
    return "; ".join(
        f"{name}: {_shown(stored.get(name))} → {_shown(wanted.get(name))}"
        for name in names
        if name != "claims"
    )


def _shown(value: Any) -> str:
    """A value in a list for people: an abstract is not shown whole."""
    text = "" if value is None else str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


# Letters of a value that tell a person which it is.
SHOWN = 60
