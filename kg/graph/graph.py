"""The graph's one door: `open_graph` joins the engine, `Graph` reads, searches and loads."""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from neo4j import GraphDatabase, ManagedTransaction, Session, unit_of_work
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    wait_random_exponential,
)

from kg.graph import embedded, neo4j
from kg.graph.askers import Askers
from kg.graph.asking import MAX_BYTES, Question
from kg.graph.engine import Engine, pages_of
from kg.graph.fulltext import Hit, lucene_query, search_statement
from kg.graph.precedence import Standing
from kg.graph.records import Row
from kg.graph.session import Session as WriteSession
from kg.graph.values import plain
from kg.graph.writer import Dataset, Load, LoadReport, Progress
from kg.lang.errors import UsageError
from kg.settings import Settings
from kg.state.home import sweep
from kg.state.private import private
from ontology.model import Ontology
from ontology.reader import ontology

log = logging.getLogger(__name__)
T = TypeVar("T")

# Two writers collide rarely; five tries with random pauses part them, and a real fault still shows soon.
WRITE_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: JSON-ready rows by column. `truncated` when there were more rows than the limit."""

    columns: list[str]
    rows: list[dict[str, Any]]
    truncated: bool


class Graph:
    """An open graph. Every value goes as a parameter; every failure comes as a `kg.lang.errors` error."""

    def __init__(self, engine: Engine, model: Ontology, settings: Settings) -> None:
        self.engine, self.ontology, self.settings = engine, model, settings
        # What `kg.graph.read_cache` keeps of the graph.
        self.cache: object = None
        # One manager for all sessions: what was written through this door is seen by the next read.
        self.askers = Askers(engine)
        self._bookmarks = GraphDatabase.bookmark_manager()

    def read(
        self,
        query: str,
        params: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Table:
        """Ask a question of our own. `timeout` in seconds and `limit` in rows, by default as the settings say.

        Raises:
            QueryRefused: the engine does not understand it.
            QueryTimeout: it took longer than `timeout`.
            EngineUnavailable: the engine went away.
        """
        work = unit_of_work(timeout=timeout or self.settings.query_seconds)(self._fetch)
        with self._session() as session, self._explained():
            return session.execute_read(work, query, dict(params or {}), limit or self.settings.max_rows)

    def rows(
        self, query: str, params: Mapping[str, Any] | None = None, *, timeout: float | None = None
    ) -> list[dict[str, Any]]:
        """Every row of a question of our own, for programs; `read` has a limit, which is for people. The rows are taken
        from the engine at once: its time limit goes on while a result is open, whatever is done with the rows meanwhile.

        Raises:
            EngineError: as `read`.
        """
        work = unit_of_work(timeout=timeout or self.settings.query_seconds)(self._fetch)
        with self._session() as session, self._explained():
            return session.execute_read(work, query, dict(params or {}), sys.maxsize).rows

    def read_guarded(
        self,
        query: str,
        params: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        max_bytes: int | None = None,
    ) -> Table:
        """Ask as a user or in a session that cannot write: the engine's half of `kg.graph.guard.ask`, the door for text
        that a person typed. The answer is cut after `limit` rows or `max_bytes` of their JSON.

        Raises:
            QueryRefused: it would write, load a file or call a procedure, or is not understood.
            QueryTimeout, EngineUnavailable: as `read`; also when as many as may be are being asked already.
        """
        most = min(self.settings.query_seconds, self.engine.reading_access().limit)
        question = Question(
            query, dict(params or {}), limit or self.settings.max_rows, max_bytes or MAX_BYTES, most
        )
        columns, rows, truncated = self.askers.ask(question)
        return Table(columns, rows, truncated)

    def state(self) -> list[Any]:
        """What loads have made of the graph: another list after each load or merge that changed something. Of a load
        in steps each second is a state of its own.

        Raises:
            EngineError: as `read`.
        """
        query = (
            "MATCH (s:Source) WITH s ORDER BY s.id "
            "RETURN collect([s.id, s.sha256, s.at, s.complete, s.fingerprint, s.merges, s.rank]) AS state"
        )
        state: list[Any] = self.read(query).rows[0]["state"]
        return state

    def pages(self, label: str) -> Iterator[list[str]]:
        """The ids of all nodes of `label`, page by page, in their order.

        Raises:
            EngineUnavailable: the engine went away.
        """
        with self._explained():
            yield from pages_of(self.engine, label)

    def search(self, text: str, *, labels: Sequence[str] = (), limit: int = 20) -> list[Hit]:
        """Nodes whose full-text fields hold `text`, best first. All labels by default.

        Raises:
            EngineError: as `read`.
        """
        found = [hit for hits in self.search_each(text, labels=labels, limit=limit).values() for hit in hits]
        best = {(hit.label, hit.id): hit for hit in found}
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.label, hit.id))[:limit]

    def search_each(self, text: str, *, labels: Sequence[str] = (), limit: int = 20) -> dict[str, list[Hit]]:
        """The hits of each label by themselves, at most `limit` of each, best first: scores of different indexes do not
        compare.

        Raises:
            EngineError: as `read`.
        """
        query = lucene_query(text)
        wanted = [label for label in labels or self.ontology.classes if label in self.ontology.classes]
        indexes = {label: self.engine.fulltext_index(self.ontology, label) for label in wanted}
        named = {label: index for label, index in indexes.items() if index is not None}
        if not query or not named:
            return {}
        statement, params = search_statement(named)
        rows = self.read(statement, {**params, "text": query, "limit": limit}, limit=limit * len(named)).rows
        found: dict[str, list[Hit]] = {}
        for hit in (Hit(**row) for row in rows):
            found.setdefault(hit.label, []).append(hit)
        return {label: sorted(hits, key=lambda hit: (-hit.score, hit.id)) for label, hits in found.items()}

    def load(
        self,
        dataset: Dataset,
        rows: Iterable[Row],
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
        stop: Callable[[], None] | None = None,
    ) -> LoadReport:
        """Make the graph say exactly what `rows` say in the name of `dataset`: the one writing door.

        `progress` is told the number of rows done after each step. `stop` is called before each commit and ends the load
        by raising `LoadCancelled`; the graph then says what it said before. Once what a newer file no longer says is
        being taken back, it is too late.

        Raises:
            LoadCancelled: `stop` raised it.
            EngineError: the engine failed; with up to 20,000 facts the graph is then unchanged, with
                more a repeated load ends where this one would have.
        """
        with self._explained():
            load = Load(self, dataset, dry_run=dry_run, progress=progress, stop=stop)
            return load.run(rows)

    def write(
        self, work: Callable[[WriteSession], T], standings: Mapping[str, Standing] = MappingProxyType({})
    ) -> T:
        """Run `work` in one transaction; it may be called again after a collision, so it must be repeatable. `standings`
        are ranks of datasets beside those that the graph holds."""

        def run(tx: ManagedTransaction) -> T:
            return work(WriteSession(tx, self.engine, self.ontology, standings))

        attempts = Retrying(
            retry=retry_if_exception(lambda error: self._retry_reason(error) is not None),
            stop=stop_after_attempt(WRITE_ATTEMPTS),
            wait=wait_random_exponential(multiplier=0.05, max=2),
            before_sleep=self._log_retry,
            reraise=True,
        )
        with self._explained():
            for attempt in attempts:
                with attempt, self._session() as session:
                    return session.execute_write(run)
        raise AssertionError("unreachable: the last attempt raises")

    def ensure_schema(self) -> None:
        """Make the constraints and indexes of the ontology that are missing."""
        with self._explained():
            self.engine.ensure_schema(self.ontology)

    def _session(self) -> Session:
        return self.engine.session(self._bookmarks)

    @staticmethod
    def _fetch(tx: ManagedTransaction, query: str, params: dict[str, Any], limit: int) -> Table:
        return _table(tx.run(query, params), limit)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            explained = self.engine.explain(error)
            if explained is error:
                raise
            raise explained from error

    def _retry_reason(self, error: BaseException) -> str | None:
        return self.engine.retry_reason(error) if isinstance(error, Exception) else None

    def _log_retry(self, state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome is not None else None
        reason = self._retry_reason(error) if error is not None else None
        log.warning("writing again, try %d of %d: %s", state.attempt_number + 1, WRITE_ATTEMPTS, reason)


def _table(result: Any, limit: int) -> Table:
    columns = list(result.keys())
    rows: list[dict[str, Any]] = []
    for record in result:
        if len(rows) == limit:
            return Table(columns, rows, truncated=True)
        rows.append({key: plain(record[key]) for key in columns})
    return Table(columns, rows, truncated=False)


@contextmanager
def open_graph(settings: Settings | None = None) -> Iterator[Graph]:
    """Join the engine that the settings name, see that its schema is there, and give the graph.

    Raises:
        EngineUnavailable: it cannot be reached or does not start.
        EngineDenied: it refuses the user name or password.
        UsageError: KG_URI is no address that we know.
    """
    settings = settings if settings is not None else Settings()
    if swept := sweep(settings.home):
        log.info("removed %d leftovers of earlier runs from %s", swept, settings.home)
    with open_engine(settings) as engine:
        graph = Graph(engine, ontology(), settings)
        graph.ensure_schema()
        with closing(graph.askers):
            yield graph


@contextmanager
def open_engine(settings: Settings) -> Iterator[Engine]:
    """The engine alone, its schema untouched."""
    private(settings.home)
    if settings.uri == "embedded":
        with embedded.opened(settings) as arcade:
            yield arcade
    elif not settings.uri.startswith(neo4j.SCHEMES):
        raise UsageError("engine-address-unknown", uri=settings.uri)
    else:
        with neo4j.opened(settings) as server:
            yield server
