"""The one door for Cypher that a person typed: the rules, then the engine's half, then the caps."""

from collections.abc import Mapping
from typing import Any

from kg.graph.graph import Graph, Table
from kg.graph.guard.check import checked

# A browser shows and a spreadsheet opens it; more is an export.
MAX_BYTES = 10_000_000


def ask(graph: Graph, query: str, params: Mapping[str, Any] | None = None, limit: int | None = None) -> Table:
    """The answer to `query`, at most `limit` rows (by default and at most as the settings say) and MAX_BYTES.

    Raises:
        QueryRefused: it would do more than read, or is not understood; the message says what to do instead.
        QueryTimeout: it was ended at its time limit.
        EngineUnavailable: the engine went away.
    """
    given = dict(params or {})
    most = min(limit or graph.settings.max_rows, graph.settings.max_rows)
    return graph.read_guarded(checked(query, given), given, limit=most, max_bytes=MAX_BYTES)
