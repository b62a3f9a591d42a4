"""`kg demo` and `kg serve`: the pages and the API on this machine."""

import logging
import socket
import threading
import webbrowser
from typing import Annotated

import typer
import uvicorn

from api.app import create_app
from api.hosts import HOME, own_names
from cli.loading import progress
from cli.output import say
from kg.access.tokens import Tokens
from kg.errors import EngineUnavailable, UsageError
from kg.settings import Settings
from kg.store.graph import Graph, open_graph
from loaders.demo.load import load_demo
from loaders.pipeline import load_reference, load_shipped

Port = Annotated[int, typer.Option(min=1, max=65535, help="port to listen on")]
LOOPBACK = "127.0.0.1"
# The server is up well before that on a slow machine; a browser that comes too early shows an error.
BROWSER_SECONDS = 1.0


def demo(
    port: Port = 8000,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="open the browser")] = True,
) -> None:
    """Build the graph from the shipped facts if it is empty, and serve pages and API on this machine."""
    _refuse_taken(LOOPBACK, port)
    with open_graph() as graph:
        if not graph.read("MATCH (s:Source) RETURN s.id AS id ORDER BY id LIMIT 1").rows:
            build(graph)
        if browser:
            threading.Timer(BROWSER_SECONDS, webbrowser.open, [f"http://{LOOPBACK}:{port}/"]).start()
        _run(graph, LOOPBACK, port)


def build(graph: Graph) -> None:
    """Load everything that comes with the program, with a bar for each part."""
    say("正在用随附数据建图 building the graph from the data that come with the program …")
    with progress("规划 plan"):
        load_shipped(graph)
    with progress("基础数据 reference") as told:
        for _ in load_reference(graph, progress=told):
            pass
    with progress("虚构演示数据 made-up demo data") as told:
        for _ in load_demo(graph, progress=told):
            pass


def serve(
    port: Port = 8000,
    host: Annotated[
        str, typer.Option(help="address to listen on; others than loopback need a token to exist")
    ] = LOOPBACK,
    log: Annotated[bool, typer.Option("--log", help="write a JSON line for each request to stderr")] = False,
    name: Annotated[
        list[str] | None, typer.Option(help="a further name under which browsers call this machine")
    ] = None,
) -> None:
    """Serve pages and API over the graph as it is."""
    hosts = HOME
    if host not in HOME:
        if not any(token.stands() for token in Tokens(Settings().home).all()):
            raise UsageError(
                f"{host} is not this machine alone, and nobody has a token yet. Make one first: kg token create NAME"
            )
        hosts = own_names([host, *(name or [])])
    _refuse_taken(host, port)
    if log:
        _log_requests()
    with open_graph() as graph:
        _run(graph, host, port, hosts)


def _run(graph: Graph, host: str, port: int, hosts: frozenset[str] = HOME) -> None:
    say(f"http://{host}:{port}/  (Ctrl-C stops it)")
    # Headers of a proxy are not believed: they would make anyone a caller from this machine.
    uvicorn.run(
        create_app(graph, hosts),
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
    )


def _log_requests() -> None:
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(message)s"))
    requests = logging.getLogger("kg.requests")
    requests.setLevel(logging.INFO)
    requests.addHandler(lines)
    requests.propagate = False


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise EngineUnavailable(
                f"Port {port} on {host} is taken. Choose another: --port {port + 1}"
            ) from None
