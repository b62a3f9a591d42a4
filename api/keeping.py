"""The engine kept running while the service is up: a request that finds it gone waits for it instead of failing."""

import asyncio
import logging

from fastapi.concurrency import run_in_threadpool

from kg.graph.graph import Graph
from kg.lang.errors import KgError

log = logging.getLogger(__name__)

# The driver asks again for 15 s; with the three that the engine takes to start, a request in flight is still answered.
SECONDS = 1.0


async def keep(graph: Graph) -> None:
    """Look after the engine of `graph` until cancelled."""
    while True:
        await asyncio.sleep(SECONDS)
        try:
            await run_in_threadpool(graph.engine.revive)
        except KgError as error:
            # The next look tries again; whoever asks meanwhile is told by his own request.
            log.warning("the engine could not be started again: %s", error)
