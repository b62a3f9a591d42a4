"""The application: routers, error shape, and headers that keep a page from loading anything from outside."""

from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles

import api
from api import ask, cypher, lists, match, meta, nodes, pages, problems, questions
from kg import __version__
from kg.store.graph import Graph

# Only names of this machine: a page elsewhere cannot reach the service by a name of its own (DNS rebinding).
HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(graph: Graph) -> FastAPI:
    """The service over an open graph. It reads; nothing in it writes."""
    app = FastAPI(
        title="疆知图谱 · Xinjiang IP Knowledge Graph",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses={"default": problems.DESCRIBED, 422: problems.DESCRIBED},
    )
    app.state.graph = graph
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
    """Refuse foreign names of this machine; every answer, an unforeseen failure too, gets the headers."""
    response: Response
    if request.url.hostname not in HOSTS:
        response = problems.problem(
            400, "Bad request", f"The service answers to {', '.join(sorted(HOSTS))} and to no other name."
        )
    else:
        try:
            response = await call(request)
        except Exception as error:
            response = problems.unexpected(error)
    response.headers.update(HEADERS)
    return response
