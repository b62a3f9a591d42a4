"""The processes that ask what people typed: a few, each for one question at a time, ended when a question outlives its limit."""

import json
import logging
import multiprocessing
import threading
import time
from multiprocessing.connection import Connection
from typing import Any

from kg.graph.asking import MAX_BYTES, Question, work
from kg.graph.engine import Access, Engine
from kg.lang.errors import EngineUnavailable, KgError, QueriesBusy, QueryKilled, QueryRefused
from kg.lang.packing import unpacked_error

log = logging.getLogger(__name__)

# As many free questions at once: more would leave no thread and no engine for the pages.
MOST = 4
# How long one waits for its turn: a page of somebody who asks two things at once.
TURN_SECONDS = 1.0
# An engine that is well ends a query within milliseconds of its limit; nobody should wait three seconds beyond it.
GRACE_SECONDS = 2.0
# A process loads the driver, on a busy machine for some seconds.
START_SECONDS = 60.0

_START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_context: Any = multiprocessing.get_context(_START)


class _Asker:
    """One process and the pipe to it."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self.pipe: Connection
        self.pipe, theirs = _context.Pipe()
        self.process = _context.Process(target=work, args=(theirs, access), daemon=True)
        self.process.start()
        theirs.close()

    def ready(self) -> bool:
        """Wait until it can be asked."""
        try:
            return self.pipe.poll(START_SECONDS) and self.pipe.recv_bytes() == b"{}"
        except (EOFError, OSError):
            return False

    def end(self) -> None:
        """End the process, with its connection to the engine."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


class Askers:
    """The askers of one graph, started when they are needed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turns = threading.BoundedSemaphore(MOST)
        self._lock = threading.Lock()
        self._idle: list[_Asker] = []

    def ask(self, question: Question) -> tuple[list[str], list[dict[str, Any]], bool]:
        """Columns, rows and whether the answer was cut.

        Raises:
            QueriesBusy: as many as may be are being asked already.
            QueryKilled: it did not stop at its limit and was ended.
            QueryRefused, QueryTimeout, EngineUnavailable: as the engine says.
        """
        if not self._turns.acquire(timeout=TURN_SECONDS):
            raise QueriesBusy("queries-busy", most=MOST)
        try:
            return self._asked(question)
        finally:
            self._turns.release()

    def warm(self) -> None:
        """Have one asker ready, so that the first question does not wait for it."""
        asker = self._taken()
        with self._lock:
            self._idle.append(asker)

    def close(self) -> None:
        """End all that wait."""
        with self._lock:
            for asker in self._idle:
                asker.end()
            self._idle.clear()

    def _asked(self, question: Question) -> tuple[list[str], list[dict[str, Any]], bool]:
        asker = self._taken()
        kept = False
        try:
            asker.pipe.send_bytes(json.dumps(question).encode())
            if not asker.pipe.poll(question.seconds + GRACE_SECONDS):
                self._break_off(asker)
                raise QueryKilled("query-outlived")
            data = asker.pipe.recv_bytes(8 * MAX_BYTES)
            kept = len(data) < MAX_BYTES // 10  # the memory of a large answer is given back with the process
        except (EOFError, ConnectionError):
            # Its memory had an end before the answer had.
            raise QueryRefused("query-answer-too-large", megabytes=MAX_BYTES // 1_000_000) from None
        finally:
            if kept:
                with self._lock:
                    self._idle.append(asker)
            else:
                asker.end()
        answer = json.loads(data)
        if "error" in answer:
            raise self._explained(unpacked_error(answer))
        return answer["columns"], answer["rows"], answer["truncated"]

    def _explained(self, error: KgError) -> KgError:
        """The error, but an engine that has gone as the engine itself says it, which knows its process and its log."""
        if not isinstance(error, EngineUnavailable):
            return error
        found = self._engine.explain(ConnectionError(str(error)))
        return found if isinstance(found, EngineUnavailable) and found.code != error.code else error

    def _taken(self) -> _Asker:
        access = self._engine.reading_access()
        with self._lock:
            while self._idle:
                asker = self._idle.pop()
                if asker.access == access and asker.process.is_alive():
                    return asker
                asker.end()
        asker = _Asker(access)
        if not asker.ready():
            asker.end()
            raise EngineUnavailable("asker-not-started")
        return asker

    def _break_off(self, asker: _Asker) -> None:
        begun = time.monotonic()
        try:
            self._engine.break_off(asker.access)
        except Exception:
            log.exception("a query that outlived its limit could not be broken off cleanly")
        log.warning("a query outlived its limit and was broken off in %.1f s", time.monotonic() - begun)
