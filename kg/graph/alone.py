"""One writer of many facts at a time: loads and merges read first and write the difference."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256

from filelock import FileLock, Timeout

from kg.graph.engine import Engine
from kg.lang.errors import EngineUnavailable
from kg.settings import Settings

log = logging.getLogger(__name__)

# A person who started two loads is told to wait no longer than a large one lasts.
LOCK_SECONDS = 600


@contextmanager
def alone(settings: Settings, engine: Engine, stop: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the graph against other loads and merges from this machine. `stop` is called each second that this waits,
    and ends the waiting by raising.

    Raises:
        EngineUnavailable: another one still runs after ten minutes.
    """
    name = sha256(f"{settings.uri}/{engine.database}".encode()).hexdigest()[:16]
    settings.home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.home / f"load-{name}.lock")
    for second in range(LOCK_SECONDS):
        stop()
        with suppress(Timeout):
            lock.acquire(timeout=1)
            break
        if second == 0:
            log.warning("another load into this graph is running; waiting for it")
    else:
        raise EngineUnavailable("load-running")
    try:
        yield
    finally:
        lock.release()
