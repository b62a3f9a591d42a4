"""The application: routers, error shape, and headers that keep a page from loading anything from outside."""

from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles

import api
from api import ask, cypher, lists, match, meta, nodes, pages, problems, questions
from api.access import Gate
from api.hosts import HOME
from kg import __version__
from kg.access.tokens import Tokens
from kg.store.graph import Graph

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(graph: Graph, hosts: frozenset[str] = HOME) -> FastAPI:
    """The service over an open graph; it answers to the names in `hosts`."""
    app = FastAPI(
        title="疆知图谱 · Xinjiang IP Knowledge Graph",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses={"default": problems.DESCRIBED, 422: problems.DESCRIBED},
    )
    app.state.graph = graph
    app.state.gate = Gate(Tokens(graph.settings.home))
    app.state.hosts = hosts
    app.middleware("http")(_secure)
    problems.install(app)
    for router in (
        ask.router,
        cypher.router,
        match.router,
        nodes.router,
        questions.router,
        meta.router,
        lists.router,
        pages.router,
    ):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=Path(str(files(api))) / "static"))
    return app


async def _secure(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse foreign names and those who may not; every answer, an unforeseen failure too, gets the headers."""
    response: Response
    try:
        response = _refused(request) or await call(request)
    except Exception as error:
        response = problems.unexpected(error)
    response.headers.update(HEADERS)
    return response


def _refused(request: Request) -> Response | None:
    """The answer to whom this is not for. Here nothing of the body has been read."""
    if request.url.hostname not in request.app.state.hosts:
        return problems.problem(
            400, "Bad request", "The service answers to the names of its machine and to no other name."
        )
    found = request.app.state.gate.check(request)
    if isinstance(found, Response):
        return found
    request.state.caller = found
    return None
