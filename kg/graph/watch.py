"""A watch over queries that their engine does not stop: both look at the time between records alone."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from neo4j.exceptions import DriverError

from kg.lang.errors import QueryTimeout

log = logging.getLogger(__name__)

# An engine that is well ends a query within milliseconds of its limit; nobody should wait three seconds beyond it.
GRACE_SECONDS = 2.0


@contextmanager
def watched(limit: float, end: Callable[[], None]) -> Iterator[None]:
    """Call `end`, which must break the connection, when the body outlives `limit` seconds and the grace.

    Raises:
        QueryTimeout: the body outlived it.
    """
    outlived = threading.Event()

    def late() -> None:
        outlived.set()
        try:
            end()
        except Exception:
            log.exception("a query that outlived its limit could not be broken off cleanly")

    timer = threading.Timer(limit + GRACE_SECONDS, late)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (DriverError, OSError) as error:
        if not outlived.is_set():
            raise
        raise QueryTimeout("query-out-of-time") from error
    finally:
        timer.cancel()
