"""`/signin`: a token shown once is remembered for this browser; `/signout` ends that."""

import json
import re
from typing import Annotated, cast
from urllib.parse import urlencode

from fastapi import Form, Query, Request, Response

from api.access import COOKIE, Asking, Gate, OpenGraph, address_of
from api.pages.forms import back
from api.pages.frame import page, pages
from kg.graph.graph import Graph
from kg.state.audit import record
from kg.state.sessions import SESSION_SECONDS
from kg.state.tokens import Token

router = pages()
# A path of this service: not //host, nor \\host, which browsers take for it, nor what they leave out on the way.
LOCAL = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
Next = Annotated[str, Query(alias="next", max_length=2000)]


@router.get("/signin")
def form(
    request: Request,
    graph: OpenGraph,
    then: Next = "/",
    code: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """The form, or who is signed in. With the code of a link of `kg demo` one is signed in at once."""
    if not code:
        return page(request, "signin.html", then=_local(then))
    token = _gate(request).redeemed(code)
    if token is None:
        _failed(graph, request, "link")
        return page(request, "signin.html", status=401, then=_local(then), told="link")
    return _begun(request, graph, token, then)


@router.post("/signin")
def sign_in(
    request: Request,
    graph: OpenGraph,
    token: Annotated[str, Form(max_length=200)],
    then: Annotated[str, Form(alias="next", max_length=2000)] = "/",
) -> Response:
    """Take the token and go on to where one wanted to go."""
    shown = _gate(request).shown(request, token)
    if isinstance(shown, Token):
        return _begun(request, graph, shown, then)
    if shown.status_code == 401:
        _failed(graph, request, "token")
    told = "token" if shown.status_code == 401 else "often"
    answer = page(request, "signin.html", status=shown.status_code, then=_local(then), told=told)
    if "retry-after" in shown.headers:
        answer.headers["Retry-After"] = shown.headers["retry-after"]
    return answer


@router.post("/signout")
def sign_out(request: Request, graph: OpenGraph, asking: Asking) -> Response:
    """End the session, here and wherever its cookie was copied to."""
    answer = back("/")
    if asking.session is not None:
        _gate(request).sessions.end(asking.session)
        record(graph.settings.home, f"token:{asking.name}", "signout")
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer


def _begun(request: Request, graph: Graph, token: Token, then: str) -> Response:
    answer = back(_local(then))
    # Lax, not Strict: a colleague's link to a page must open signed in, and no POST from elsewhere gets the cookie either
    # way. Secure where the browser speaks TLS to us or to a proxy before us; who lies about that harms only himself.
    safe = "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))
    note = _gate(request).sessions.begin(token.id)
    answer.set_cookie(COOKIE, note, max_age=SESSION_SECONDS, httponly=True, samesite="lax", secure=safe)
    record(graph.settings.home, f"token:{token.name}", "signin", address=address_of(request))
    return answer


def _failed(graph: Graph, request: Request, what: str) -> None:
    record(graph.settings.home, "anyone", "signin.failed", address=address_of(request), by=what)


def refusal(request: Request, refused: Response) -> Response:
    """What a person sees instead of a problem document: the way to sign in, or why not."""
    if refused.status_code == 401:
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return back("/signin?" + urlencode({"next": here if request.method == "GET" else "/"}))
    told = json.loads(bytes(refused.body))["detail"]
    answer = page(request, "error.html", status=refused.status_code, told=told)
    if "retry-after" in refused.headers:
        answer.headers["Retry-After"] = refused.headers["retry-after"]
    return answer


def _local(path: str) -> str:
    return path if LOCAL.fullmatch(path) else "/"


def _gate(request: Request) -> Gate:
    return cast(Gate, request.app.state.gate)
