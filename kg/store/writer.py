"""One load: what a dataset says now against what the graph holds of it, and only the difference written."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain, islice
from uuid import uuid4

from filelock import FileLock, Timeout
from neo4j import ManagedTransaction

from kg.errors import EngineUnavailable, UsageError
from kg.records import Edge, Record, Ref
from kg.settings import Settings
from kg.store.changes import Changes, EdgeKey, Outcome, Said, edge_key, node_said
from kg.store.engine import Engine
from kg.store.rejects import Rejected, write_rejects
from ontology.model import Ontology
from ontology.validation import edge_problems, node_problems

log = logging.getLogger(__name__)

# One transaction up to here, so that a failure leaves the graph as it was; more would strain the
# memory of an engine with 1 GB, and a file of that size is loaded in steps that a repeat completes.
BATCH = 20_000
# A person who started two loads is told to wait no longer than a large one lasts.
LOCK_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is loaded: `id` prefixes every source ("id#L87"), `sha256` is of the file."""

    id: str
    name: str
    sha256: str
    kind: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did; read = created + updated + unchanged + rejected, in records."""

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
class _Batch:
    """What became of one batch; added to the load's totals once its transaction has been committed."""

    counts: dict[Outcome, int] = field(default_factory=lambda: {"created": 0, "updated": 0, "unchanged": 0})
    rejected: list[Rejected] = field(default_factory=list)
    nodes: set[Ref] = field(default_factory=set)
    edges: set[EdgeKey] = field(default_factory=set)
    retired: int = 0

    def count(self, outcomes: Iterable[Outcome], repeated: int) -> None:
        """One outcome per thing; a further record of the same thing changed nothing by itself."""
        for outcome in outcomes:
            self.counts[outcome] += 1
        self.counts["unchanged"] += repeated


class Load:
    """One run of one dataset. `write` runs a function in one transaction and may call it again."""

    def __init__(
        self,
        engine: Engine,
        ontology: Ontology,
        settings: Settings,
        write: Callable[[Callable[[ManagedTransaction], _Batch]], _Batch],
        dataset: Dataset,
        *,
        dry_run: bool,
    ) -> None:
        if "#" in dataset.id or not dataset.id.strip():
            raise UsageError(f"{dataset.id!r} cannot name a dataset: it must not be empty or hold a #.")
        self.engine, self.ontology, self.settings, self.write = engine, ontology, settings, write
        self.dataset, self.dry_run = dataset, dry_run
        self.run_id = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:8]}"
        self.total = _Batch()

    def run(self, records: Iterable[Record]) -> LoadReport:
        """Load `records`, take back what the dataset no longer says, and report."""
        started = time.monotonic()
        with self._alone():
            source = iter(records)
            batch = list(islice(source, BATCH))
            rest = next(source, None)
            if rest is None:
                self._commit(lambda tx: self._finish(tx, self._apply(tx, batch), started))
            else:
                self._in_steps(batch, chain([rest], source), started)
        return self._report(started)

    def _in_steps(self, batch: list[Record], rest: Iterator[Record], started: float) -> None:
        while batch:
            step = batch
            self._commit(lambda tx, step=step: self._apply(tx, step))  # type: ignore[misc]
            batch = list(islice(rest, BATCH))
        self._commit(lambda tx: self._finish(tx, _Batch(), started))

    def _commit(self, work: Callable[[ManagedTransaction], _Batch]) -> None:
        done = self.write(work)
        for outcome, number in done.counts.items():
            self.total.counts[outcome] += number
        self.total.rejected += done.rejected
        self.total.nodes |= done.nodes
        self.total.edges |= done.edges
        self.total.retired += done.retired

    def _apply(self, tx: ManagedTransaction, records: list[Record]) -> _Batch:
        done = _Batch()
        nodes, edges = self._gather(records, done)
        changes = self._changes(tx)
        if not self.total.nodes and not self.dry_run:
            self._write_source(tx)
        done.count(changes.nodes(nodes).values(), 0)
        done.nodes = set(nodes)
        self._reject_loose(changes, edges, done)
        done.count(changes.edges(edges).values(), 0)
        done.edges = set(edges)
        done.counts["unchanged"] += len(records) - sum(done.counts.values()) - len(done.rejected)
        return done

    def _finish(self, tx: ManagedTransaction, done: _Batch, started: float) -> _Batch:
        changes = self._changes(tx)
        done.retired = changes.retire_edges(self.total.edges | done.edges)
        done.retired += changes.retire_nodes(self.total.nodes | done.nodes)
        if not self.dry_run:
            self._write_run(tx, done, started)
        return done

    def _gather(self, records: list[Record], done: _Batch) -> tuple[dict[Ref, Said], dict[EdgeKey, Said]]:
        nodes: dict[Ref, Said] = {}
        edges: dict[EdgeKey, Said] = {}
        for record in records:
            if isinstance(record, Edge):
                if problems := edge_problems(self.ontology, record):
                    done.rejected.append(_rejected(record, "; ".join(problems)))
                else:
                    said = edges.setdefault(edge_key(record, self.ontology), Said({}, []))
                    said.add(record.properties, record.locators)
            elif problems := node_problems(self.ontology, record):
                done.rejected.append(_rejected(record, "; ".join(problems)))
            else:
                ref, properties = node_said(record)
                nodes.setdefault(ref, Said({}, [])).add(properties, record.locators)
        return nodes, edges

    def _reject_loose(self, changes: Changes, edges: dict[EdgeKey, Said], done: _Batch) -> None:
        """Leave out the edges an end of which is nowhere in the graph."""
        known = self.total.nodes | done.nodes
        missing = changes.missing({ref for key in edges for ref in (key.start, key.end)} - known)
        for key in [k for k in edges if k.start in missing or k.end in missing]:
            gone = key.start if key.start in missing else key.end
            said = edges.pop(key)
            reason = f"its end {gone.label} {gone.id} is not in the graph"
            done.rejected.append(
                Rejected(",".join(said.locators), key.type, f"{key.start.id} → {key.end.id}", reason)
            )

    def _changes(self, tx: ManagedTransaction) -> Changes:
        return Changes(tx, self.engine, self.ontology, self.dataset.id, dry_run=self.dry_run)

    def _write_source(self, tx: ManagedTransaction) -> None:
        properties = {**asdict(self.dataset), "at": _now(), "sources": [f"{self.dataset.id}#file"]}
        tx.run(
            "MERGE (s:Source {id: $id}) SET s = $properties", id=self.dataset.id, properties=properties
        ).consume()

    def _write_run(self, tx: ManagedTransaction, done: _Batch, started: float) -> None:
        report = self._report(started, done)
        counts = {k: v for k, v in asdict(report).items() if k not in ("run", "dataset", "rejects_file")}
        at = _now()
        properties = {
            **counts,
            "id": report.run,
            "name": f"{report.dataset} {at}",
            "at": at,
            "sources": [f"{report.dataset}#run"],
        }
        tx.run(
            "MATCH (s:Source {id: $dataset}) MERGE (r:LoadRun {id: $run}) SET r = $properties "
            "CREATE (s)-[:FROM_RUN {sources: $sources}]->(r)",
            dataset=report.dataset,
            run=report.run,
            properties=properties,
            sources=properties["sources"],
        ).consume()

    def _report(self, started: float, open_batch: _Batch | None = None) -> LoadReport:
        more = open_batch if open_batch is not None else _Batch()
        counts = {name: self.total.counts[name] + more.counts[name] for name in self.total.counts}
        rejected = [*self.total.rejected, *more.rejected]
        file = None
        if rejected and open_batch is None:
            folder = self.settings.home / "rejects"
            file = str(write_rejects(folder / f"{_file_name(self.dataset.id)}-{self.run_id}.csv", rejected))
        return LoadReport(
            run=self.run_id,
            dataset=self.dataset.id,
            read=sum(counts.values()) + len(rejected),
            **counts,
            retired=self.total.retired + more.retired,
            rejected=len(rejected),
            rejects_file=file,
            seconds=round(time.monotonic() - started, 3),
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One load at a time into one graph from this machine."""
        name = sha256(f"{self.settings.uri}/{self.engine.database}".encode()).hexdigest()[:16]
        self.settings.home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.settings.home / f"load-{name}.lock")
        try:
            lock.acquire(timeout=1)
        except Timeout:
            log.warning("another load into this graph is running; waiting for it")
            try:
                lock.acquire(timeout=LOCK_SECONDS)
            except Timeout:
                raise EngineUnavailable(
                    "Another load into this graph is still running. Try again when it is done."
                ) from None
        try:
            yield
        finally:
            lock.release()


def _rejected(record: Record, reason: str) -> Rejected:
    locator = ",".join(record.locators)
    if isinstance(record, Edge):
        return Rejected(locator, record.type, f"{record.start.id} → {record.end.id}", reason)
    return Rejected(locator, record.label, record.id, reason)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _file_name(dataset: str) -> str:
    """The dataset's id with what a file system could take amiss replaced."""
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in dataset)
