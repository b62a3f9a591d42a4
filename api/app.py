"""The application: routers, error shape, who may pass, and headers that keep a page from loading anything from
outside."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

import api
from api import (
    ask,
    cypher,
    docs,
    examples,
    exports,
    lists,
    loads,
    match,
    meta,
    nodes,
    overview,
    pages,
    patience,
    problems,
    questions,
    reports,
    subgraph,
    watching,
)
from api.access import Gate
from api.bodies import Bodies
from api.heads import Heads
from api.hosts import HOME, named
from api.keeping import keep
from api.languages import language_of
from api.loading import Loads
from api.turns import Turns, key
from api.uploads import Uploads
from api.warming import Warmer
from kg import __version__
from kg.graph.graph import Graph
from kg.lang.errors import KgError
from kg.lang.language import speaking
from kg.lang.messages import Message
from kg.state.tokens import Tokens

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with that a browser hides from us whether a form is ours (its Origin reads null).
    "Referrer-Policy": "same-origin",
}
# A query with its parameters; files have a path and a limit of their own.
MAX_BODY = 1_000_000
# At once: free queries, of which each may take an engine to its limits, and uploads, of which each takes disk.
ASKING_EACH, ASKING = 2, 4
UPLOADING_EACH, UPLOADING = 4, 16
# What a browser sends from a form.
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
# Below it the saving is smaller than the work.
GZIP_FROM = 1_000


class _Service(FastAPI):
    def openapi(self) -> dict[str, Any]:
        described = super().openapi()
        described["components"]["schemas"]["Problem"] = problems.SCHEMA
        return examples.illustrate(described)


def create_app(graph: Graph, hosts: frozenset[str] = HOME, *, trust_local: bool = False) -> FastAPI:
    """The service over an open graph; it answers to the names in `hosts`. With `trust_local` this machine may read without
    a token although there are tokens."""
    app = _Service(
        title="疆知图谱 · Xinjiang IP Knowledge Graph",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_life,
        responses={"default": problems.DESCRIBED, 422: problems.DESCRIBED},
    )
    app.state.graph, app.state.hosts = graph, hosts
    secret = graph.settings.proxy_secret.get_secret_value()
    app.state.gate = Gate(Tokens(graph.settings.home), trust_local=trust_local, proxy_secret=secret)
    app.state.asking, app.state.uploading = Turns(ASKING_EACH, ASKING), Turns(UPLOADING_EACH, UPLOADING)
    app.state.loads, app.state.meters = Loads(), watching.Meters()
    app.state.uploads, app.state.warmer = Uploads(), Warmer(graph)
    app.add_middleware(GZipMiddleware, minimum_size=GZIP_FROM)
    app.middleware("http")(_secure)
    app.add_middleware(Bodies)
    app.add_middleware(Heads)
    problems.install(app)
    pages.install(app)
    for module in (
        ask,
        match,
        overview,
        nodes,
        subgraph,
        questions,
        reports,
        cypher,
        exports,
        loads,
        meta,
        watching,
        docs,
        lists,
        pages,
    ):
        app.include_router(module.router)
    app.mount("/docs", docs.ASSETS)
    app.mount("/static", StaticFiles(directory=Path(str(files(api))) / "static"))
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    app.state.warmer.start()
    keeping = asyncio.create_task(keep(app.state.graph))
    yield
    keeping.cancel()
    app.state.warmer.stop()
    app.state.uploads.clear()


async def _secure(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse foreign names and those who may not; every answer, an unforeseen failure too, gets the headers."""
    begun = time.perf_counter()
    request.state.id = watching.request_id(request)
    response: Response
    with speaking(language_of(request)):
        try:
            seconds = patience.limit(request, request.app.state.graph.settings)
            response = await patience.within(seconds, _whole(request, call))
        except Exception as error:
            response = problems.unexpected(error, request.state.id)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-ID"] = request.state.id
    watching.told(request, response, begun)
    return response


async def _whole(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    if request.scope["path"] == "/healthz" and request.method in ("GET", "HEAD") and _is_named(request):
        return JSONResponse(
            {"status": "ok"}
        )  # in the loop: whatever keeps all threads busy, the process answers
    refused, tag = await run_in_threadpool(_before, request)
    if refused is not None:
        return pages.refusal(request, refused) if pages.wanted(request) else refused
    turns = _turns(request)
    if turns is None:
        return await _answer(request, call, tag)
    with turns.taken(who := key(request)) as refused:
        answer = refused or await _answer(request, call, tag)
    if getattr(request.state, "killed", False):
        turns.hold(who)
    return answer


def _turns(request: Request) -> Turns | None:
    """Of what takes long, so many at once."""
    path = request.scope["path"]
    if request.method != "POST":
        return None
    if path == "/api/v1/cypher":
        return cast(Turns, request.app.state.asking)
    if path.startswith("/api/v1/loads/") or path == "/data/upload":
        return cast(Turns, request.app.state.uploading)
    return None


def _before(request: Request) -> tuple[Response | None, str | None]:
    """What is settled before anything is answered: the refusal, or the tag of what is read."""
    try:
        refused = _refused(request)
    except KgError as error:  # the file of tokens cannot be read
        refused = problems.problem(503, error)
    return refused, None if refused is not None else watching.etag(request, request.app.state.graph)


async def _answer(
    request: Request, call: Callable[[Request], Awaitable[Response]], tag: str | None
) -> Response:
    """The answer, or 304 when the caller has it since the last load."""
    told = (
        {
            "ETag": tag,
            "Vary": "Accept, Accept-Encoding, Accept-Language",
            "Cache-Control": "private, no-cache",
        }
        if tag
        else {}
    )
    if tag is not None and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=told)
    try:
        response = await call(request)
    except RuntimeError:
        # Starlette's word for it when the caller has gone before the answer began; 499 is nginx's number for that.
        if not await request.is_disconnected():
            raise
        return Response(status_code=499)
    if response.status_code == 200:
        response.headers.update(told)
    return response


def _is_named(request: Request) -> bool:
    return named(request.scope["headers"]) in request.app.state.hosts


def _refused(request: Request) -> Response | None:
    """The answer to whom this is not for. Here nothing of the body has been read."""
    if not _is_named(request):
        return problems.problem(400, Message("host-foreign"))
    found = request.app.state.gate.check(request)
    if isinstance(found, Response):
        return found
    request.state.caller = found
    if request.method in ("POST", "PUT", "PATCH"):
        return _unfit(request)
    return None


def _unfit(request: Request) -> Response | None:
    """The answer to a body that is too long or of a kind that is not taken here, by what its headers say."""
    path = request.scope["path"]
    is_file, is_form = path.startswith("/api/v1/loads/"), not path.startswith("/api/")
    length = request.headers.get("content-length", "")
    most = loads.MAX_UPLOAD if is_file else loads.MAX_FORM if path == "/data/upload" else MAX_BODY
    if length.isdecimal() and int(length) > most:
        return problems.problem(413, Message("body-too-large", limit=most))
    if is_file:
        return None
    if not length.isdecimal():
        return problems.problem(411, Message("body-length-missing"))
    # A page elsewhere can send forms and plain text here unasked, but no JSON; what a form of ours must carry besides
    # is in `api.pages.forms`.
    taken = FORMS if is_form else ("application/json",)
    given = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if int(length) and given not in taken:
        return problems.problem(415, Message("body-wrong-type", types=taken))
    return None
