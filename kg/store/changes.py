"""What one batch of a dataset changes: read what is stored, compare, write the difference.

Labels and edge types are written into the query text only after the ontology has been asked whether they
exist (validation refuses the record otherwise); everything else is a parameter.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from neo4j import ManagedTransaction

from kg.records import Ref
from kg.store.claims import Properties, assert_by
from kg.store.engine import Engine
from kg.store.gather import EdgeKey, Key, Said, key_told
from kg.store.listings import Difference
from ontology.model import Ontology

Outcome = Literal["created", "updated", "unchanged"]
# Rows of one statement, and letters in them: keeps each well under the embedded engine's time limit for a
# statement, also where abstracts go into the full-text index (seen: 140,000 letters a second on a busy machine).
ROWS = 2000
LETTERS = 60_000


class Changes:
    """Compares and writes inside one transaction; with `dry_run` it compares alone.

    `is_empty` tells whether a label or edge type had nothing in the graph when the load began: what a load
    states once is then new, and nothing need be looked up.
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
            self._write(f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row[0]}}) SET n = row[1]{extra}", rows)
        return outcomes

    def missing(self, refs: Iterable[Ref]) -> set[Ref]:
        """Those of `refs` that the graph does not hold."""
        gone: set[Ref] = set()
        for label, some in grouped(refs, lambda ref: ref.label):
            query = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) RETURN id"
            there = {row[0] for row in run(self.tx, query, [ref.id for ref in some])}
            gone |= {ref for ref in some if ref.id not in there}
        return gone

    def edges(self, said: Mapping[EdgeKey, Said], new: Mapping[Key, Outcome]) -> dict[Key, Outcome]:
        """Bring the edges of `said` up to date and tell what became of each. Their ends must exist; `new` are
        the nodes of the batch: no edge of one that was just created can be there."""
        outcomes: dict[Key, Outcome] = {}
        for (kind, start, end), keys in grouped(said, lambda k: (k.type, k.start.label, k.end.label)):
            old = [k for k in keys if new.get(k.start) != "created" and new.get(k.end) != "created"]
            stored = (
                {} if self.is_empty(kind) else stored_edges(self.tx, self.ontology, kind, start, end, old)
            )
            made, mended = [], []
            for key in keys:
                was = stored.get(key)
                wanted = assert_by(was, self.dataset, *said[key])
                outcomes[key] = outcome = self._outcome(key, was, wanted)
                if outcome == "created":
                    made.append([key.start.id, key.end.id, wanted])
                elif outcome == "updated":
                    mended.append([key.start.id, key.end.id, wanted, list(key.key)])
            ends = f"UNWIND $rows AS row MATCH (a:`{start}` {{id: row[0]}}) MATCH (b:`{end}` {{id: row[1]}})"
            self._write(f"{ends} CREATE (a)-[e:`{kind}`]->(b) SET e = row[2]", made)
            self._write(f"{match_edge(self.ontology, kind, start, end, mended)} SET e = row[2]", mended)
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

    def _write(self, query: str, rows: Sequence[Any]) -> None:
        if not self.dry_run:
            write(self.tx, query, rows)


def stored_nodes(tx: ManagedTransaction, label: str, refs: Sequence[Ref]) -> dict[str, Properties]:
    """The properties of those of `refs` that the graph holds, by id."""
    query = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) RETURN id, properties(n)"
    return {row[0]: row[1] for row in run(tx, query, [ref.id for ref in refs])}


def stored_edges(
    tx: ManagedTransaction, ontology: Ontology, kind: str, start: str, end: str, keys: Sequence[EdgeKey]
) -> dict[EdgeKey, Properties]:
    """The properties of all edges of `kind` that the graph holds between the ends of `keys`."""
    names = ontology.relations[kind].key
    pairs = sorted({(k.start.id, k.end.id) for k in keys})
    query = f"UNWIND $rows AS row MATCH {edge_pattern(kind, start, end, pairs)} RETURN row[0], row[1], properties(e)"
    return {
        EdgeKey(kind, Ref(start, a), Ref(end, b), tuple(p.get(n) for n in names)): p
        for a, b, p in run(tx, query, [list(pair) for pair in pairs])
    }


def run(tx: ManagedTransaction, query: str, rows: Sequence[Any]) -> Iterator[list[Any]]:
    """The answer to `query` over `$rows`, asked in portions."""
    for at in range(0, len(rows), ROWS):
        for record in tx.run(query, rows=rows[at : at + ROWS]):
            yield record.values()


def write(tx: ManagedTransaction, query: str, rows: Sequence[Any]) -> None:
    """Run `query` over `$rows`, each [id, …, properties, …], in portions."""
    for portion in _portions(rows):
        tx.run(query, rows=portion).consume()


def _portions(rows: Sequence[Any]) -> Iterator[list[Any]]:
    portion: list[Any] = []
    letters = 0
    for row in rows:
        portion.append(row)
        letters += sum(len(v) for p in row if isinstance(p, dict) for v in p.values() if isinstance(v, str))
        if len(portion) == ROWS or letters > LETTERS:
            yield portion
            portion, letters = [], 0
    if portion:
        yield portion


def match_edge(ontology: Ontology, kind: str, start: str, end: str, rows: Sequence[Sequence[Any]]) -> str:
    """The beginning of a statement that finds each edge of `$rows`: [start id, end id, …, key values]."""
    names = ontology.relations[kind].key
    where = " AND ".join(f"e.`{name}` = row[3][{number}]" for number, name in enumerate(names))
    statement = f"UNWIND $rows AS row MATCH {edge_pattern(kind, start, end, rows)}"
    return f"{statement} WHERE {where}" if where else statement


def edge_pattern(kind: str, start: str, end: str, rows: Sequence[Sequence[Any]]) -> str:
    """The pattern of an edge between row[0] and row[1], from the side where the engine has less to go through.

    An engine goes through all edges of the node that it begins at. Of the two kinds of ends the one with more
    different nodes in `rows` has fewer edges on each: a patent few, its applicant or its class a thousand.
    """
    a, b = f"(a:`{start}` {{id: row[0]}})", f"(b:`{end}` {{id: row[1]}})"
    if len({row[0] for row in rows}) >= len({row[1] for row in rows}):
        return f"{a}-[e:`{kind}`]->{b}"
    return f"{b}<-[e:`{kind}`]-{a}"


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
