"""The service as it is served: uvicorn in a thread over an open graph, on a free port of loopback."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from kg.graph.graph import Graph, open_graph
from kg.settings import Settings
from tests.engines import empty

# A thread that imports nothing new is up in a tenth of that, even on a busy machine.
START_SECONDS = 30


@contextmanager
def served(what: Graph | FastAPI) -> Iterator[str]:
    """Serve a graph, or an application made of one, and give the address of its first page, without a slash at
    its end. A graph is open to this machine although another test has made tokens in its home."""
    service = what if isinstance(what, FastAPI) else create_app(what, trust_local=True)
    config = uvicorn.Config(service, host="127.0.0.1", port=0, log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        assert thread.is_alive() and time.monotonic() < deadline, "the service did not start"
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(START_SECONDS)


@contextmanager
def served_with(settings: Settings, fill: Callable[[Graph], object]) -> Iterator[str]:
    """Serve what `fill` puts into a graph that is empty before and after. A query may take a minute: a busy machine must
    not turn a slow first one into a failure of a page."""
    with open_graph(settings.model_copy(update={"query_seconds": 60})) as graph:
        empty(graph)
        fill(graph)
        with served(graph) as address:
            yield address
        empty(graph)
