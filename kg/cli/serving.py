"""`kg demo` and `kg serve`: the pages and the API on this machine."""

import logging
import os
import socket
import threading
import webbrowser
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI

from api.access import OWNER, Gate
from api.app import create_app
from api.hosts import HOME, own_names
from kg.cli.loading import progress
from kg.cli.output import say
from kg.graph.graph import Graph, open_graph
from kg.lang.errors import EngineUnavailable, UsageError
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.settings import Settings
from kg.state.tokens import Tokens
from loaders.demo.load import load_demo
from loaders.pipeline import load_reference, load_shipped
from queries.reads import rows

Port = Annotated[int, typer.Option(min=1, max=65535, help="help-port")]
LOOPBACK = "127.0.0.1"
# The server is up well before that on a slow machine; a browser that comes too early shows an error.
BROWSER_SECONDS = 1.0


def demo(
    port: Port = 8000,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="help-demo-browser")] = True,
) -> None:
    """Build the graph from the shipped facts if it is empty, and serve pages and API on this machine."""
    _refuse_taken(LOOPBACK, port)
    with open_graph() as graph:
        if not rows(graph, "sources"):
            build(graph)
        app = create_app(graph)
        _invite(app, graph, port, browser)
        _run(app, LOOPBACK, port)


def _invite(app: FastAPI, graph: Graph, port: int, browser: bool) -> None:
    """Print a link that signs in once, and open the browser with it. Command lines can be read by every user of a machine,
    so the browser is given a file that only this user can read, and the file leads on."""
    gate: Gate = app.state.gate
    link = f"http://{LOOPBACK}:{port}/signin?code={gate.sessions.link(OWNER.id)}"
    say(Message("cli-sign-in-once", link=link))
    if not browser:
        return
    file = graph.settings.home / "signin.html"
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as page:
        page.write(f'<!doctype html><meta http-equiv="refresh" content="0;url={link}">')
    threading.Timer(BROWSER_SECONDS, webbrowser.open, [file.absolute().as_uri()]).start()


def build(graph: Graph) -> None:
    """Load everything that comes with the program, with a bar for each part."""
    say(Message("cli-building-graph"))
    with progress(Text("规划", "plan").text()):
        load_shipped(graph)
    with progress(Text("基础数据", "reference facts").text()) as told:
        for _ in load_reference(graph, progress=told):
            pass
    with progress(Text("虚构的演示数据", "made-up demo data").text()) as told:
        for _ in load_demo(graph, progress=told):
            pass


def serve(
    port: Port = 8000,
    host: Annotated[str, typer.Option(help="help-serve-host")] = LOOPBACK,
    log: Annotated[bool, typer.Option("--log", help="help-serve-log")] = False,
    name: Annotated[list[str] | None, typer.Option(help="help-serve-name")] = None,
    trust_local: Annotated[
        bool,
        typer.Option("--trust-local", help="help-serve-trust-local"),
    ] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="help-serve-browser")] = False,
) -> None:
    """Serve pages and API over the graph as it is. Once there is a token, everybody needs one, on this machine too."""
    hosts = HOME
    if host not in HOME:
        if not any(token.stands() for token in Tokens(Settings().home).all()):
            raise UsageError("serve-no-token", host=host)
        hosts = own_names([host, *(name or [])])
    _refuse_taken(host, port)
    if log:
        _log_requests()
    with open_graph() as graph:
        app = create_app(graph, hosts, trust_local=trust_local)
        if host in HOME:
            _invite(app, graph, port, browser)
        _run(app, host, port)


def _run(app: FastAPI, host: str, port: int) -> None:
    say(Message("cli-serving", address=f"http://{host}:{port}/"))
    # Headers of a proxy are not believed: they would make anyone a caller from this machine.
    uvicorn.run(
        app,
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
            raise EngineUnavailable("serve-port-taken", host=host, port=port, next=port + 1) from None
