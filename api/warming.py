"""What a match needs, read into memory before anybody waits for it: at the start of the service and after each load.

One thread looks whether the graph has changed and reads the whole table prefecture × industry once if it has. It is a daemon
and looks up between two prefectures, so that readiness never waits for it, and the end of the service hardly.
"""

import logging
from contextlib import suppress
from threading import Event, Thread

from kg.analysis.match.overview import PLACES, overview
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from kg.lang.errors import KgError

log = logging.getLogger(__name__)

# A person who has loaded a file turns to the match after some seconds; a look costs one small question.
SECONDS = 5.0
# The table of one prefecture takes some seconds on a busy machine; what takes longer ends with the process.
MOMENT = 15.0


class Warmer:
    """Keeps the memory of one graph warm."""

    def __init__(self, graph: Graph, seconds: float = SECONDS) -> None:
        self._graph, self._seconds, self._over = graph, seconds, Event()
        self._thread = Thread(target=self._run, name="kg-warming", daemon=True)

    def start(self) -> None:
        """Begin, in the background."""
        self._thread.start()

    def stop(self) -> None:
        """End after the match that is going on; it is waited for a moment and no longer."""
        self._over.set()
        self._thread.join(MOMENT)

    def _run(self) -> None:
        warm = seen = None
        with suppress(KgError):
            self._graph.askers.warm()
        while not self._over.is_set():
            try:
                state = read_cache(self._graph).state
                # A load of several parts changes it again and again: only what has settled is worth reading.
                if warm is None or (state != warm and state == seen):
                    self._match_all()
                    warm = state
                seen = state
            except KgError as error:  # the next look may find the engine well again
                log.debug("not warmed: %s", error)
            except Exception:
                # A request that runs into the same fault reports it; this thread goes on. A graph that is being closed is
                # no fault.
                if not self._over.is_set():
                    log.exception("not warmed")
            self._over.wait(self._seconds)

    def _match_all(self) -> None:
        for place in PLACES:
            if self._over.is_set():
                return
            overview(self._graph, prefecture=place)
