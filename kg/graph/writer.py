"""One load: what a dataset says now against what the graph holds of it, and only the difference written."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import chain, islice
from typing import Any, TypeVar
from uuid import uuid4

from kg.graph.alone import alone
from kg.graph.changes import Changes, Outcome
from kg.graph.gather import Batch, Gatherer, Key, Taken, key_told, kind_and_id
from kg.graph.precedence import HIGHEST, Standing, usual_rank
from kg.graph.records import Row
from kg.graph.retire import Retraction, retract
from kg.graph.session import Door, Session
from kg.graph.undo import Before, Undo, said_by
from kg.lang.errors import DiskFull, InputError, LoadCancelled, UsageError
from kg.lang.messages import Message
from kg.state.listings import REJECTS, Difference, Differences, Listing, Rejected

log = logging.getLogger(__name__)

# Facts of one transaction. Up to here a load is one transaction, so that a failure leaves the graph as it
# was; more would strain the memory of an engine with 1 GB, and a file of that size is loaded in steps that
# a repeat completes.
STEP = 20_000
_COUNTS = ("created", "updated", "unchanged", "retired", "rejected")

T = TypeVar("T")
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is loaded: `id` prefixes every source ("id#L87"), `sha256` is of the file. With the `fingerprint`
    of its last complete load nothing is read again; without one every load compares. `rank` and `as_of` (the day that
    the data describes, ISO) decide where sources differ; what is not given stays as it was set before, and a
    dataset that is new has its `usual_rank`, by default that of its kind."""

    id: str
    name: str
    sha256: str
    kind: str
    fingerprint: str = ""
    rank: int | None = None
    as_of: str | None = None
    usual_rank: int | None = None


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did; read = created + updated + unchanged + rejected, in rows of the file. `retired` counts
    nodes and edges that the file no longer states."""

    run: str
    dataset: str
    read: int
    created: int
    updated: int
    unchanged: int
    retired: int
    rejected: int
    rejects_file: str | None
    seconds: float


@dataclass(slots=True)
class _Done:
    """What became of some rows; added to the load's totals once their transaction has been committed."""

    counts: Counter[str] = field(default_factory=Counter)
    rejects: list[Rejected] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    before: list[Before] = field(default_factory=list)


class Load:
    """One run of one dataset."""

    def __init__(
        self,
        door: Door,
        dataset: Dataset,
        *,
        dry_run: bool,
        progress: Progress | None = None,
        stop: Callable[[], None] | None = None,
    ) -> None:
        if "#" in dataset.id or not dataset.id.strip():
            raise UsageError("dataset-name-unusable", name=dataset.id)
        if dataset.rank is not None and not 0 <= dataset.rank <= HIGHEST:
            raise UsageError("rank-out-of-range", rank=dataset.rank, highest=HIGHEST)
        self.door, settings = door, door.settings
        self.dataset, self.dry_run, self.progress = dataset, dry_run, progress
        self.stop = stop if stop is not None else lambda: None
        self.undo: Undo | None = None
        self.run_id = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:8]}"
        self.gatherer = Gatherer(door.ontology)
        self.total = _Done()
        file = f"{_file_name(dataset.id)}-{self.run_id}.csv"
        self.rejects = Listing(settings.home / "rejects" / file, REJECTS)
        self.differences = Differences(settings.home / "differences" / file)
        self.started = time.monotonic()
        self.held: set[str] = set()
        self.standing = Standing()

    def run(self, rows: Iterable[Row]) -> LoadReport:
        """Load `rows`, retract what the dataset no longer says, and report."""
        with alone(self.door.settings, self.door.engine, self.stop):
            before = self.transact(self._source)
            self.standing = self._standing(before)
            if not self.dry_run and (same := self._nothing_to_do(before)) is not None:
                return self.transact(lambda session: self._write_run(session, same))
            stated = frozenset(before.get("holds", ()))
            self.held |= stated
            empty = cache(
                lambda kind: (
                    kind not in stated and bool(self.transact(lambda session: self._is_empty(session, kind)))
                )
            )
            batches = _ahead(self.gatherer.batches(rows, STEP))
            first = next(batches)
            gone = self._gone(stated) if first.last else []
            if first.last and len(gone) <= STEP:
                self._commit(
                    lambda session: self._finish(
                        session, self._take_back(session, self._apply(session, first, empty), gone)
                    )
                )
            else:
                self._in_steps(chain((first,), batches), empty, stated, before)
        return self._report()

    def _in_steps(
        self,
        batches: Iterable[Batch],
        empty: Callable[[str], bool],
        stated: Iterable[str],
        before: Mapping[str, Any],
    ) -> None:
        """A transaction for each batch. A file that turns out to be unusable half-way, and a load that a person ends, is
        taken back whole; after an interruption the steps stay, and the same load again completes them."""
        # Of a first load everything goes; a later one has overwritten what must come back.
        self.undo = Undo(self.dataset.id) if before and not self.dry_run else None
        try:
            for batch in batches:
                self._commit(lambda session, batch=batch: self._apply(session, batch, empty))  # type: ignore[misc]
        except (InputError, LoadCancelled, DiskFull):
            if self.undo is not None:
                self._bring_back(self.undo, before)
            elif not self.dry_run:
                self._remove()
            raise
        gone = self._gone(stated)
        self.stop = lambda: None  # what is retired now is in no undo
        for step in batched(gone, STEP):
            self._commit(lambda session, step=step: self._take_back(session, _Done(), step))  # type: ignore[misc]
        self._commit(lambda session: self._finish(session, _Done()))

    def _bring_back(self, undo: Undo, before: Mapping[str, Any]) -> None:
        """Make the dataset say what it said before this load, with the rank that it had."""
        source = {name: value for name, value in before.items() if name != "last"}
        standing = {
            self.dataset.id: Standing(before.get("rank", self.standing.rank), before.get("as_of", ""))
        }
        for step in undo.steps():
            self.door.write(lambda session, step=step: undo.take_back(session, step), standing)  # type: ignore[misc]
        query = "MATCH (s:Source {id: $id}) SET s = $source"
        self.door.write(
            lambda session: session.run(query, id=self.dataset.id, source=source).consume(), standing
        )

    def _remove(self) -> None:
        """Take everything back that a first load has written."""
        for step in batched(self._gone(self.held, lambda _key: False), STEP):
            self.transact(lambda session, step=step: retract(session, self.dataset.id, step))  # type: ignore[misc]
        query = "MATCH (s:Source {id: $id}) DETACH DELETE s"
        self.transact(lambda session: session.run(query, id=self.dataset.id).consume())

    def _standing(self, before: Mapping[str, Any]) -> Standing:
        """What decides for this dataset where others differ from it: as given, else as it was, else as usual."""
        given = self.dataset
        usual = given.usual_rank if given.usual_rank is not None else usual_rank(given.kind)
        rank = given.rank if given.rank is not None else before.get("rank", usual)
        as_of = given.as_of or before.get("as_of", "")
        return Standing(rank, as_of)

    def transact(self, work: Callable[[Session], T]) -> T:
        """Run `work` in one transaction, in which this dataset has the rank that it is loaded with."""
        return self.door.write(work, {self.dataset.id: self.standing})

    def _commit(self, work: Callable[[Session], _Done]) -> None:
        def unless_stopped(session: Session) -> _Done:
            done = work(session)
            self.stop()
            return done

        self.stop()
        if not self.dry_run:
            self.door.engine.see_to_room()
        done = self.transact(unless_stopped)
        if self.undo is not None and done.before:
            self.undo.add(done.before)
        self.total.counts += done.counts
        self.rejects.add(done.rejects)
        self.differences.add(done.differences)
        if self.progress is not None:
            self.progress(self._report().read)

    def _apply(self, session: Session, batch: Batch, empty: Callable[[str], bool]) -> _Done:
        done = _Done(Counter(rejected=batch.rows_rejected), rejects=list(batch.rejected))
        changes = Changes(session, self.dataset.id, empty, dry_run=self.dry_run)
        self.held |= {ref.label for ref in batch.nodes}
        self.held |= {f"{k.type}:{k.start.label}:{k.end.label}" for k in batch.edges}
        if not self.dry_run:
            self._write_source(session, complete=False)
        node_outcomes = changes.nodes(batch)
        loose = self._loose(changes, batch)
        edges = {key: said for key, said in batch.edges.items() if key not in loose}
        outcomes = node_outcomes | changes.edges(edges, batch, node_outcomes)
        if not self.dry_run:
            session.write_clashes()
        for row in batch.rows:
            done.rejects += _told_loose(row, loose)
            outcome = "rejected" if row.own in loose else _row_outcome(row.own, row.new, outcomes)
            done.counts[outcome] += 1
        done.differences = changes.differences
        if self.undo is not None:
            done.before = [(key, said_by(self.dataset.id, stored)) for key, stored in changes.overwritten]
        return done

    def _loose(self, changes: Changes, batch: Batch) -> dict[Key, str]:
        """The edges of `batch` an end of which is nowhere in the graph, with that end."""
        ends = {ref for key in batch.edges for ref in (key.start, key.end)}
        # Not asked of the gatherer: it is ahead, and knows nodes that are not written yet.
        missing = changes.missing(ends - batch.nodes.keys())
        if not missing:
            return {}
        return {
            key: f"{gone.label} {gone.id}"
            for key in batch.edges
            for gone in (key.start, key.end)
            if gone in missing
        }

    def _finish(self, session: Session, done: _Done) -> _Done:
        if not self.dry_run:
            self._write_source(session, complete=True)
            self._write_run(session, self._report(done))
        return done

    def _gone(self, kinds: Iterable[str], kept: Callable[[Key], bool] | None = None) -> list[Key]:
        """What of these kinds the dataset stated before and, all rows gathered, states no more."""
        gone = Retraction(self.door, self.dataset.id, kept or self.gatherer.has)
        return list(gone.keys(sorted(kinds)))

    def _take_back(self, session: Session, done: _Done, gone: Sequence[Key]) -> _Done:
        done.counts["retired"] = len(gone)
        if self.dry_run:
            done.differences += [Difference("retired", *kind_and_id(key)) for key in gone]
        else:
            retract(session, self.dataset.id, gone)
        return done

    def _source(self, session: Session) -> dict[str, Any]:
        """The dataset's Source as it stands, its last run's counts under `last`; empty when it was never loaded."""
        query = (
            "MATCH (s:Source {id: $id}) OPTIONAL MATCH (s)-[:FROM_RUN]->(r:LoadRun) "
            "RETURN properties(s) AS s, properties(r) AS r ORDER BY coalesce(r.ordinal, 0) DESC, r.at DESC, r.id DESC LIMIT 1"
        )
        found = session.run(query, id=self.dataset.id).single()
        return {} if found is None else {**found["s"], "last": found["r"]}

    def _nothing_to_do(self, before: dict[str, Any]) -> LoadReport | None:
        """The report when the last complete load was of this very file, read by this very program."""
        last = before.get("last")
        wanted = self.dataset.fingerprint
        if not wanted or not last or not before.get("complete") or before.get("fingerprint") != wanted:
            return None
        if (before.get("rank"), before.get("as_of", "")) != (self.standing.rank, self.standing.as_of):
            return None
        return LoadReport(
            self.run_id,
            self.dataset.id,
            last["read"],
            0,
            0,
            last["read"] - last["rejected"],
            0,
            last["rejected"],
            last.get("rejects_file"),
            round(time.monotonic() - self.started, 3),
        )

    @staticmethod
    def _is_empty(session: Session, kind: str) -> bool:
        """Whether the graph holds no node with this label, or no edge of this kind between these labels ("K:A:B")."""
        name, *ends = kind.split(":")
        # Whether there is such an edge at all an engine knows without going from node to node.
        patterns = (
            [f"()-[x:`{name}`]->()", f"(:`{ends[0]}`)-[x:`{name}`]->(:`{ends[1]}`)"]
            if ends
            else [f"(x:`{name}`)"]
        )
        return any(session.run(f"MATCH {pattern} RETURN 1 LIMIT 1").single() is None for pattern in patterns)

    def _write_source(self, session: Session, *, complete: bool) -> None:
        properties: dict[str, Any] = {
            **{name: getattr(self.dataset, name) for name in ("id", "name", "sha256", "kind", "fingerprint")},
            "rank": self.standing.rank,
            **({"as_of": self.standing.as_of} if self.standing.as_of else {}),
            "at": _now(),
            "sources": [f"{self.dataset.id}#file"],
            "complete": complete,
            "holds": sorted(self.held),
        }
        if not complete or not self.dataset.fingerprint:
            # Null takes it away; what else is there, the count of merges, stays.
            properties["fingerprint"] = None
        session.run("MERGE (s:Source {id: $id}) SET s += $p", id=self.dataset.id, p=properties).consume()

    def _write_run(self, session: Session, report: LoadReport) -> LoadReport:
        at = _now()
        properties = {
            k: v for k, v in asdict(report).items() if k not in ("run", "dataset") and v is not None
        }
        properties |= {"id": report.run, "name": f"{report.dataset} {at}", "at": at}
        properties["sources"] = [f"{report.dataset}#run"]
        session.run(
            # The ordinal, not the time, says which was the last: a clock can be set back, and two runs end in one second.
            "MATCH (s:Source {id: $dataset}) OPTIONAL MATCH (o:LoadRun) WITH s, coalesce(max(o.ordinal), 0) AS before "
            "MERGE (r:LoadRun {id: $run}) SET r = $properties SET r.ordinal = before + 1 "
            "CREATE (s)-[:FROM_RUN {sources: $sources}]->(r)",
            dataset=report.dataset,
            run=report.run,
            properties=properties,
            sources=properties["sources"],
        ).consume()
        return report

    def _report(self, open_part: _Done | None = None) -> LoadReport:
        """The totals, with those of a transaction that is not yet committed."""
        more = open_part if open_part is not None else _Done()
        counts = {name: self.total.counts[name] + more.counts[name] for name in _COUNTS}
        anything = self.rejects.lines or more.rejects
        return LoadReport(
            run=self.run_id,
            dataset=self.dataset.id,
            read=sum(counts.values()) - counts["retired"],
            **counts,
            rejects_file=str(self.rejects.path) if anything else None,
            seconds=round(time.monotonic() - self.started, 3),
        )


def batched(keys: Iterable[Key], size: int) -> Iterator[list[Key]]:
    """`keys` in lists of `size`."""
    rest = iter(keys)
    while step := list(islice(rest, size)):
        yield step


def _ahead(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The same batches, each made in a thread of its own while the one before is being written. The thread speaks the
    language of its caller: batches carry the reasons why rows were left out."""
    context = copy_context()

    def following() -> Batch | None:
        return next(batches, None)

    with ThreadPoolExecutor(1, "kg-gather") as pool:
        coming = pool.submit(context.run, following)
        while (batch := coming.result()) is not None:
            coming = pool.submit(context.run, following)
            yield batch


def _row_outcome(own: Key, new: list[Key], outcomes: dict[Key, Outcome]) -> Outcome:
    """A row is new when its own thing is, changed when anything that it is the first to state has changed."""
    if new and new[0] == own and outcomes[own] == "created":
        return "created"
    changed = any(outcomes.get(key, "unchanged") != "unchanged" for key in new)
    return "updated" if changed else "unchanged"


def _told_loose(row: Taken, loose: dict[Key, str]) -> list[Rejected]:
    """Lines for the edges of `row` that have an end nowhere; without its own edge the row is rejected."""
    return [
        Rejected(
            row.locator,
            "rejected" if key == row.own else "remark",
            "",
            key_told(key),
            str(Message("record-end-missing", end=loose[key])),
        )
        for key in row.new
        if key in loose
    ]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _file_name(dataset: str) -> str:
    """The dataset's id with what a file system could take amiss replaced."""
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in dataset)
