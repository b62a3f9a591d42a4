"""What one batch of a dataset changes: read what is stored, compare, write the difference."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from kg.graph.claims import Said, assert_by
from kg.graph.gather import Batch, EdgeKey, Key, kind_and_id
from kg.graph.precedence import Properties
from kg.graph.records import Ref
from kg.graph.session import Session
from kg.state.listings import Change, Difference

Outcome = Literal["created", "updated", "unchanged"]


class Changes:
    """Compares and writes inside one transaction; with `dry_run` it compares alone.

    `is_empty` tells whether a label, or a kind of edges between two labels ("K:A:B"), had nothing in the graph when the
    load began: what a load states once is then new, and nothing need be looked up.
    """

    def __init__(
        self, session: Session, dataset: str, is_empty: Callable[[str], bool], *, dry_run: bool
    ) -> None:
        self.session, self.dataset, self.is_empty, self.dry_run = session, dataset, is_empty, dry_run
        self.differences: list[Difference] = []
        # What this changes, with what the graph held of it before.
        self.overwritten: list[tuple[Key, Properties | None]] = []

    def nodes(self, batch: Batch) -> dict[Key, Outcome]:
        """Bring the nodes of `batch` up to date and tell what became of each."""
        said = batch.nodes
        outcomes: dict[Key, Outcome] = {}
        for label, refs in grouped(said, lambda ref: ref.label):
            unknown = self.is_empty(label) and not batch.again
            stored = {} if unknown else self.session.nodes(label, [ref.id for ref in refs])
            rows = {}
            for ref in refs:
                was = stored.get(ref.id)
                wanted = self._wanted(ref, label, was, said[ref], batch)
                outcomes[ref] = outcome = self._outcome(ref, was, wanted)
                if outcome != "unchanged":
                    rows[ref.id] = wanted
            if not self.dry_run:
                self.session.put_nodes(label, rows)
        return outcomes

    def missing(self, refs: Iterable[Ref]) -> set[Ref]:
        """Those of `refs` that the graph does not hold."""
        gone: set[Ref] = set()
        for label, some in grouped(refs, lambda ref: ref.label):
            gone |= self.session.missing(label, some)
        return gone

    def edges(
        self, said: Mapping[EdgeKey, list[Said]], batch: Batch, new: Mapping[Key, Outcome]
    ) -> dict[Key, Outcome]:
        """Bring the edges of `said` up to date and tell what became of each. Their ends must exist; `new` are
        the nodes of the batch: no edge of one that was just created can be there."""
        outcomes: dict[Key, Outcome] = {}
        for (kind, start, end), keys in grouped(said, lambda k: (k.type, k.start.label, k.end.label)):
            edges = self.session.edges(kind, start, end)
            old = [k for k in keys if new.get(k.start) != "created" and new.get(k.end) != "created"]
            unknown = self.is_empty(f"{kind}:{start}:{end}") and not batch.again
            stored = {} if unknown else edges.stored(old)
            made, mended = {}, {}
            for key in keys:
                was = stored.get(key)
                wanted = self._wanted(key, kind, was, said[key], batch)
                outcomes[key] = outcome = self._outcome(key, was, wanted)
                if outcome == "created":
                    made[key] = wanted
                elif outcome == "updated":
                    mended[key] = wanted
            if not self.dry_run:
                edges.make(made)
                edges.change(mended)
        return outcomes

    def _wanted(
        self, key: Key, kind: str, stored: Properties | None, said: list[Said], batch: Batch
    ) -> Properties:
        rules = self.session.precedences.of(kind)
        wanted = assert_by(stored, self.dataset, said, rules, also=key in batch.again)
        self.session.clashes.note(key, stored, wanted)
        return wanted

    def _outcome(self, key: Key, stored: Properties | None, wanted: Properties) -> Outcome:
        if stored == wanted:
            return "unchanged"
        outcome: Literal["created", "updated"] = "created" if stored is None else "updated"
        self.overwritten.append((key, stored))
        if self.dry_run:
            name = "" if isinstance(key, EdgeKey) else str(wanted.get("name", ""))
            changes = () if stored is None else _changes(stored, wanted)
            self.differences.append(Difference(outcome, *kind_and_id(key), name, changes))
        return outcome


def grouped(items: Iterable[Any], group: Callable[[Any], Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Items by group, in the order in which groups first come."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for item in items:
        found[group(item)].append(item)
    yield from found.items()


def _changes(stored: Properties, wanted: Properties) -> tuple[Change, ...]:
    """The properties that differ."""
    names = sorted((stored.keys() | wanted.keys()) - {"claims"})
    return tuple(
        Change(name, stored.get(name), wanted.get(name))
        for name in names
        if stored.get(name) != wanted.get(name)
    )
