"""What both engines share: the driver's settings, session options, and reading its errors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity
from neo4j.auth_management import AuthManagers
from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from kg.lang.errors import EngineDenied, EngineError, EngineUnavailable, KgError, QueryRefused, QueryTimeout
from kg.lang.messages import Message

# A person waits for an answer; a server that does not accept a connection by then is called down.
CONNECT_SECONDS = 10.0
# Managed transactions retry transient errors with growing pauses for this long at the most.
RETRY_SECONDS = 15.0
# ArcadeDB counts columns from 0.
_PLACE = re.compile(r"line (\d+)(?:, column |:)(\d+)")
# The embedded engine calls it a failure of its own when a query meets a value of the wrong type.
_VALUE = re.compile(r"TypeError: (?P<told>.+)", re.DOTALL)


def connect(address: str, user: str, password: str) -> Driver:
    """A driver for `address` ("bolt://…", "neo4j://…"). Nothing is sent yet."""
    return GraphDatabase.driver(
        address,
        auth=AuthManagers.static((user, password)),
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=CONNECT_SECONDS * 2,
        max_transaction_retry_time=RETRY_SECONDS,
        # Neo4j warns of labels that no node has yet; in a young graph that is no news.
        notifications_min_severity=NotificationMinimumSeverity.OFF,
    )


@contextmanager
def connected(address: str, user: str, password: str) -> Iterator[Driver]:
    """A driver as of `connect`, closed at the end. A thread that still reads holds a connection, whose buffer cannot take
    the goodbye then: it ends with its socket, and the second try closes what is left."""
    driver = connect(address, user, password)
    try:
        yield driver
    finally:
        with suppress(BufferError):
            driver.close()
        driver.close()


def explain(error: Exception, address: str | Message) -> KgError:
    """The error of ours that stands for a driver's error."""
    code = getattr(error, "code", None) or ""
    message = getattr(error, "message", None) or str(error)
    match error:
        case KgError():
            return error
        case AuthError():
            return EngineDenied("engine-refused-password", address=address)
        case Neo4jError() if "TransactionTimedOut" in code or "TransactionTerminated" in code:
            return QueryTimeout("query-timeout")
        case Neo4jError() if "OutOfMemory" in code:
            return QueryRefused("query-out-of-memory", detail=message)
        case ClientError() if (
            "Security.Forbidden" in code or "AccessMode" in code or "Statement.AccessMode" in code
        ):
            return QueryRefused("query-writes")
        case ClientError() if ".Statement." in code:
            return QueryRefused("query-not-understood", detail=message)
        case Neo4jError() if (what := _VALUE.match(message)) is not None:
            return QueryRefused("query-not-executable", detail=what["told"])
        case ServiceUnavailable() | SessionExpired() | DriverError() | OSError():
            return EngineUnavailable(
                "engine-no-answer", address=address, detail=message or type(error).__name__
            )
        case _:
            return EngineError(
                "engine-failed", address=address, detail=message, kind=code or type(error).__name__
            )


def placed(found: QueryRefused) -> QueryRefused:
    """What ArcadeDB says of a query with columns counted from 1, as people and the guard count, and without the line drawn
    again below."""
    if "detail" not in found.params:
        return found
    detail = str(found.params["detail"]).partition("\n")[0]
    detail = _PLACE.sub(lambda at: f"line {at[1]}, column {int(at[2]) + 1}", detail)
    return QueryRefused(found.code, detail=detail)
