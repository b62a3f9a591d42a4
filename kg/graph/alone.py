"""One writer of many facts at a time: loads and merges read first and write the difference."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from filelock import FileLock, Timeout

from kg.graph.engine import Engine
from kg.lang.errors import EngineUnavailable
from kg.settings import Settings

log = logging.getLogger(__name__)

# A person who started two loads is told to wait no longer than a large one lasts.
LOCK_SECONDS = 600


@contextmanager
def alone(settings: Settings, engine: Engine) -> Iterator[None]:
    """Hold the graph against other loads and merges from this machine.

    Raises:
        EngineUnavailable: another one still runs after ten minutes.
    """
    name = sha256(f"{settings.uri}/{engine.database}".encode()).hexdigest()[:16]
    settings.home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.home / f"load-{name}.lock")
    try:
        lock.acquire(timeout=1)
    except Timeout:
        log.warning("another load into this graph is running; waiting for it")
        try:
            lock.acquire(timeout=LOCK_SECONDS)
        except Timeout:
            raise EngineUnavailable("load-running") from None
    try:
        yield
    finally:
        lock.release()
