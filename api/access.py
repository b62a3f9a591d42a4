"""Who may do what over HTTP, decided before a request's body is read.

This machine may read without a token. All else needs one: in the Authorization header, or shown once at /signin and
remembered by a session; the header counts where both are given. A path that no rule names needs the highest role, so
a new one is closed until someone opens it.
"""

import re
import time
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.responses import Response
from starlette.routing import Match

from api.problems import problem
from kg.graph.graph import Graph
from kg.lang.messages import Message
from kg.state.sessions import Session, Sessions
from kg.state.tokens import Role, Token, Tokens

LOOPBACK = frozenset({"127.0.0.1", "::1", "::ffff:127.0.0.1"})
# The first rule that fits counts: methods, path, and the role it needs (None: nobody has to say who he is).
RULES: tuple[tuple[str, str, Role | None], ...] = (
    ("GET", r"/healthz|/readyz|/docs/.+|/static/.+", None),
    ("GET POST", r"/signin", None),
    ("POST", r"/signout", Role.reader),
    ("POST", r"/match/feedback", Role.editor),
    ("POST", r"/api/v1/match", Role.reader),
    ("POST", r"/api/v1/cypher", Role.analyst),
    ("GET", r"/api/v1/export(/.*)?", Role.analyst),
    ("POST", r"/api/v1/loads/[^/]+", Role.editor),
    ("POST", r"/data/.+|/identity/.+", Role.editor),
    ("GET", r"/.*", Role.reader),
    ("POST PUT PATCH DELETE", r"/.*", Role.admin),
)
# What reading without a token on this machine may do: all that does not change anything.
AT_HOME = Role.analyst
# A person who clicks makes thirty; a script that needs more wants an export.
PER_MINUTE = 600
# A mistyped token happens twice or thrice.
FAILURES_PER_MINUTE = 10
COOKIE = "kg_session"
# Where a script of a page puts the value that a form carries as `csrf`.
CSRF_HEADER = "x-csrf-token"
READING = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the id of a token, or `local` on this machine; `session` where it was remembered from /signin."""

    id: str
    name: str
    role: Role
    session: Session | None = None


class Gate:
    """Lets a request pass or answers it with 401, 403 or 429."""

    def __init__(self, tokens: Tokens, per_minute: int = PER_MINUTE) -> None:
        self._tokens = tokens
        self.sessions = Sessions()
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerMinute(per_minute)
        self._failures = RateLimitItemPerMinute(FAILURES_PER_MINUTE)

    def check(self, request: Request) -> Caller | Response:
        """The caller who may do what `request` asks, or the answer that refuses it."""
        needed = role_needed(request.method, request.scope["path"])
        if request.method != "GET" and not _offered(request):
            needed = Role.reader  # there is nothing to protect, and 404 or 405 tells more
        given = request.headers.get("authorization")
        session = self.sessions.find(request.cookies.get(COOKIE, ""))
        held = self._tokens.standing(session.token) if session is not None else None
        caller: Caller | Response
        if given is not None:
            caller = self._bearer(request, given)
        elif held is not None:
            caller = self._counted(held, session)
        elif at_home(request):
            caller = Caller("local", "local", AT_HOME)
        elif needed is None:
            caller = Caller("anyone", "anyone", Role.reader)
        else:
            return _unknown(Message("token-needed"))
        if isinstance(caller, Response):
            return caller
        if _unsigned(request, caller):
            return problem(403, Message("csrf-header-missing", header=CSRF_HEADER))
        if needed is None or caller.role >= needed:
            return caller
        if caller.id == "local":
            return _unknown(Message("token-needed-here", role=needed.name))
        return problem(
            403, Message("role-too-low", role=needed.name, token=caller.name, has=caller.role.name)
        )

    def shown(self, request: Request, text: str) -> Token | Response:
        """The token that somebody shows. Wrong ones are counted by address, in the header and at /signin alike."""
        address = address_of(request)
        if not self._limiter.test(self._failures, "failed", address):
            return self._too_many(self._failures, "failed", address)
        token = self._tokens.holder(text.strip())
        if token is None:
            self._limiter.hit(self._failures, "failed", address)
            return _unknown(Message("token-unknown"))
        return token

    def redeemed(self, code: str) -> Token | None:
        """The token whose link `kg demo` made, the first time it is used."""
        found = self.sessions.redeem(code)
        return self._tokens.standing(found) if found is not None else None

    def _bearer(self, request: Request, given: str) -> Caller | Response:
        scheme, _, text = given.partition(" ")
        token = self.shown(request, text if scheme.lower() == "bearer" else "")
        return self._counted(token) if isinstance(token, Token) else token

    def _counted(self, token: Token, session: Session | None = None) -> Caller | Response:
        if not self._limiter.hit(self._requests, "token", token.id):
            return self._too_many(self._requests, "token", token.id)
        return Caller(token.id, token.name, Role[token.role], session)

    def _too_many(self, item: RateLimitItemPerMinute, *key: str) -> Response:
        seconds = max(1, round(self._limiter.get_window_stats(item, *key).reset_time - time.time()))
        answer = problem(429, Message("requests-too-many", limit=item.amount, seconds=seconds))
        answer.headers["Retry-After"] = str(seconds)
        return answer


def role_needed(method: str, path: str) -> Role | None:
    """The least role for a request; None when it is open to all."""
    method = "GET" if method in READING else method
    for methods, pattern, role in RULES:
        if method in methods.split() and re.fullmatch(pattern, path, re.DOTALL):
            return role
    return Role.admin


def _unsigned(request: Request, caller: Caller) -> bool:
    """Whether a browser may have been made to call the API by a page elsewhere. Forms carry their proof in the body:
    `api.pages.forms` looks at it."""
    if caller.session is None or request.method in READING or not request.scope["path"].startswith("/api/"):
        return False
    return not caller.session.owns(request.headers.get(CSRF_HEADER))


def address_of(request: Request) -> str:
    """The address a request comes from."""
    return request.client.host if request.client is not None else ""


def _offered(request: Request) -> bool:
    return any(route.matches(request.scope)[0] == Match.FULL for route in request.app.router.routes)


def at_home(request: Request) -> bool:
    """Whether a request comes from this machine itself, and not through a proxy that stands on it."""
    passed_on = any(name in request.headers for name in ("forwarded", "x-forwarded-for", "x-real-ip", "via"))
    return request.client is not None and request.client.host in LOOPBACK and not passed_on


def _unknown(why: Message) -> Response:
    answer = problem(401, why)
    answer.headers["WWW-Authenticate"] = 'Bearer realm="kg"'
    return answer


# Not plain functions: those FastAPI hands to a thread, which takes longer than what they do.
async def _graph(request: Request) -> Graph:
    return cast(Graph, request.app.state.graph)


async def _caller(request: Request) -> Caller:
    return cast(Caller, request.state.caller)


OpenGraph = Annotated[Graph, Depends(_graph)]
Asking = Annotated[Caller, Depends(_caller)]
