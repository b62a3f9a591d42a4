"""What runs in a process of its own and asks what a person typed: the values of an answer are made there, where memory and
time have a hard end, and come back as JSON.

A driver unpacks a record whole before anybody can look at its size; one query of fifty characters took gigabytes in the
service so.
"""

import json
import os
import sys
import threading
from contextlib import closing
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from neo4j import READ_ACCESS, Query, Session
from neo4j.exceptions import Neo4jError

from kg.graph import bolt, neo4j
from kg.graph.engine import Access
from kg.graph.values import plain
from kg.lang.errors import EngineError, KgError, QueryRefused
from kg.lang.packing import packed_error

# A browser shows and a spreadsheet opens it; more is an export.
MAX_BYTES = 10_000_000
# An answer of ten megabytes is some hundred in Python, and a record is held packed and unpacked.
MEMORY = 400_000_000
# Lists within lists: JSON is read by calls within calls.
MAX_DEPTH = 100


class Question(NamedTuple):
    """A query that has passed the guard, with the caps of its answer and its time in seconds."""

    query: str
    params: dict[str, Any]
    rows: int
    bytes: int
    seconds: float


def work(pipe: Connection, access: Access) -> None:
    """Ask one question after another that comes through `pipe`, until it closes."""
    _limit_memory()
    with closing(bolt.connect(access.url, access.user, access.password)) as driver:
        pipe.send_bytes(b"{}")
        while True:
            try:
                question = Question(*json.loads(pipe.recv_bytes()))
            except EOFError:
                return
            over = threading.Event()
            threading.Thread(target=_leave_with_parent, args=(pipe, over), daemon=True).start()
            try:
                with driver.session(database=access.database, default_access_mode=READ_ACCESS) as session:
                    answer = _asked(session, question, access)
            except MemoryError:
                answer = _too_large(question)
            except Exception as error:
                answer = packed_error(_explained(error, access))
            over.set()
            pipe.send_bytes(
                json.dumps(answer, ensure_ascii=False, allow_nan=False, default=str).encode(
                    "utf-8", "replace"
                )
            )


def _leave_with_parent(pipe: Connection, over: threading.Event) -> None:
    """End when the service does: while a question is being asked nobody reads the pipe."""
    parent = os.getppid()
    while not over.wait(1.0):
        if os.getppid() != parent or pipe.closed:
            os._exit(1)


def _asked(session: Session, question: Question, access: Access) -> dict[str, Any]:
    if access.explained:
        neo4j.refuse_unsafe(session, question.query, question.params, question.seconds)
    # `Query` takes literal text alone by its types; this text is what the guard is for.
    result = session.run(Query(question.query, timeout=question.seconds), question.params)  # type: ignore[arg-type, unused-ignore]
    columns, size = list(result.keys()), 0
    rows: list[dict[str, Any]] = []
    for record in result:
        if len(rows) == question.rows:
            return {"columns": columns, "rows": rows, "truncated": True}
        row = {key: plain(record[key]) for key in columns}
        _refuse_deep(row, 0)
        size += len(json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "replace"))
        if size > question.bytes:
            return {"columns": columns, "rows": rows, "truncated": True} if rows else _too_large(question)
        rows.append(row)
    return {"columns": columns, "rows": rows, "truncated": False}


def _too_large(question: Question) -> dict[str, Any]:
    return packed_error(QueryRefused("query-answer-too-large", megabytes=question.bytes // 1_000_000))


def _refuse_deep(value: Any, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise QueryRefused("query-answer-too-deep", most=MAX_DEPTH)
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _refuse_deep(each, depth + 1)


def _explained(error: Exception, access: Access) -> KgError:
    """The guard lets only questions through, so what the engine says of one is about the question, whatever class of error it
    is: a value of a wrong type is a failure of the database to both engines."""
    if isinstance(error, RecursionError):
        return QueryRefused("query-answer-too-deep", most=MAX_DEPTH)
    found = bolt.explain(error, access.url)
    if isinstance(error, Neo4jError) and type(found) is EngineError:
        return QueryRefused("query-not-executable", detail=error.message or str(error))
    if isinstance(found, QueryRefused) and not access.explained and not isinstance(error, KgError):
        return bolt.placed(found)
    return found


def _limit_memory() -> None:
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - Windows has none

    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of a person
        held = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, held + MEMORY))
