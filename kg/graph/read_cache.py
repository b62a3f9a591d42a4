"""What was read of a graph, kept as long as no load has changed it.

A match asks the same of a graph again and again: what provinces are strong in, who holds what in a technology.
That is read once per state of the graph; the state is asked for before each match.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from kg.graph.graph import Graph

T = TypeVar("T")

# Technologies, needs and texts of a working day; at 1M patents one entry is some kilobytes.
ENTRIES = 4096

_LOCK = Lock()


class ReadCache:
    """A graph in one state, with what has been read of it."""

    def __init__(self, graph: Graph, state: list[Any]) -> None:
        self.graph, self.state = graph, state
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._size = 0
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def once(self, key: Hashable, make: Callable[[], T], size: int = 1) -> T:
        """What `make` gives, made at the first call for `key`; who asks for it meanwhile waits. `size` tells how many
        usual entries it takes the room of."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key][0]
                return found
            making = self._making.setdefault(key, Lock())
        with making:
            if key in self._kept:
                return self.once(key, make, size)
            made = make()
            with self._lock:
                self._kept[key] = made, size
                self._size += size
                self._making.pop(key, None)
                while self._size > ENTRIES:
                    self._size -= self._kept.popitem(last=False)[1][1]
            return made

    def kept(self, key: Hashable) -> Any:
        """What was made for `key`; None where nothing was yet. It never waits."""
        with self._lock:
            return self._kept[key][0] if key in self._kept else None

    def rows(self, query: str, **params: Any) -> list[dict[str, Any]]:
        """All rows of a question to the graph.

        Raises:
            EngineError: the engine failed.
        """
        return self.graph.rows(query, params)


def read_cache(graph: Graph) -> ReadCache:
    """The cache of `graph` in its present state: an empty one after a load. The graph holds it, so it goes with the graph.

    Raises:
        EngineError: the engine failed.
    """
    state = graph.state()
    with _LOCK:
        found = graph.cache
        if not isinstance(found, ReadCache) or found.state != state:
            found = graph.cache = ReadCache(graph, state)
        return found
