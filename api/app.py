"""The application: routers, error shape, and headers that keep a page from loading anything from outside."""

from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

import api
from api import lists, meta, nodes, pages, problems, questions
from kg import __version__
from kg.store.graph import Graph

CSP = "default-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"


def create_app(graph: Graph) -> FastAPI:
    """The service over an open graph. It reads; nothing in it writes."""
    app = FastAPI(
        title="疆知图谱 · Xinjiang IP Knowledge Graph",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.graph = graph
    # Only names of this machine: a page elsewhere cannot reach the service by a name of its own.
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]"])
    app.middleware("http")(_secure)
    problems.install(app)
    for router in (nodes.router, questions.router, meta.router, lists.router, pages.router):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=Path(str(files(api))) / "static"))
    return app


async def _secure(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call(request)
    response.headers["Content-Security-Policy"] = CSP
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
