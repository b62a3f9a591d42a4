"""Who may do what over HTTP, decided before a request's body is read.

This machine may read without a token. All else needs one, in the Authorization header alone. A path that no
rule names needs the highest role, so a new one is closed until someone opens it.
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
from kg.access.tokens import Role, Tokens
from kg.store.graph import Graph

LOOPBACK = frozenset({"127.0.0.1", "::1", "::ffff:127.0.0.1"})
# The first rule that fits counts: methods, path, and the role it needs (None: nobody has to say who he is).
RULES: tuple[tuple[str, str, Role | None], ...] = (
    ("GET", r"/healthz|/readyz|/docs/.+|/static/.+", None),
    ("POST", r"/api/v1/match", Role.reader),
    ("POST", r"/api/v1/cypher", Role.analyst),
    ("GET", r"/api/v1/export(/.*)?", Role.analyst),
    ("POST", r"/api/v1/loads/[^/]+", Role.editor),
    ("GET", r"/.*", Role.reader),
    ("POST PUT PATCH DELETE", r"/.*", Role.admin),
)
# What reading without a token on this machine may do: all that does not change anything.
AT_HOME = Role.analyst
# A person who clicks makes thirty; a script that needs more wants an export.
PER_MINUTE = 600
# A mistyped token happens twice or thrice.
FAILURES_PER_MINUTE = 10


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the id of a token, or `local` on this machine."""

    id: str
    name: str
    role: Role


class Gate:
    """Lets a request pass or answers it with 401, 403 or 429."""

    def __init__(self, tokens: Tokens, per_minute: int = PER_MINUTE) -> None:
        self._tokens = tokens
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerMinute(per_minute)
        self._failures = RateLimitItemPerMinute(FAILURES_PER_MINUTE)

    def check(self, request: Request) -> Caller | Response:
        """The caller who may do what `request` asks, or the answer that refuses it."""
        needed = role_needed(request.method, request.scope["path"])
        if request.method != "GET" and not _offered(request):
            needed = Role.reader  # there is nothing to protect, and 404 or 405 tells more
        given = request.headers.get("authorization")
        if given is not None:
            caller = self._bearer(request, given)
        elif at_home(request):
            caller = Caller("local", "local", AT_HOME)
        elif needed is None:
            caller = Caller("anyone", "anyone", Role.reader)
        else:
            return _unknown("From another machine a token is needed.")
        if isinstance(caller, Response) or needed is None or caller.role >= needed:
            return caller
        if caller.id == "local":
            return _unknown(f"This needs a token of the role {needed.name}, on this machine too.")
        return problem(
            403,
            "Forbidden",
            f"This needs the role {needed.name}; the token {caller.name} has {caller.role.name}.",
        )

    def _bearer(self, request: Request, given: str) -> Caller | Response:
        address = request.client.host if request.client is not None else ""
        if not self._limiter.test(self._failures, "failed", address):
            return self._too_many(self._failures, "failed", address)
        scheme, _, text = given.partition(" ")
        token = self._tokens.holder(text.strip()) if scheme.lower() == "bearer" else None
        if token is None:
            self._limiter.hit(self._failures, "failed", address)
            return _unknown("The token is unknown, revoked or expired.")
        if not self._limiter.hit(self._requests, "token", token.id):
            return self._too_many(self._requests, "token", token.id)
        return Caller(token.id, token.name, Role[token.role])

    def _too_many(self, item: RateLimitItemPerMinute, *key: str) -> Response:
        seconds = max(1, round(self._limiter.get_window_stats(item, *key).reset_time - time.time()))
        answer = problem(429, "Too many requests", f"More than {item.amount} in a minute. Wait {seconds} s.")
        answer.headers["Retry-After"] = str(seconds)
        return answer


def role_needed(method: str, path: str) -> Role | None:
    """The least role for a request; None when it is open to all."""
    method = "GET" if method in ("HEAD", "OPTIONS") else method
    for methods, pattern, role in RULES:
        if method in methods.split() and re.fullmatch(pattern, path, re.DOTALL):
            return role
    return Role.admin


def _offered(request: Request) -> bool:
    return any(route.matches(request.scope)[0] == Match.FULL for route in request.app.router.routes)


def at_home(request: Request) -> bool:
    """Whether a request comes from this machine itself, and not through a proxy that stands on it."""
    passed_on = any(name in request.headers for name in ("forwarded", "x-forwarded-for", "x-real-ip", "via"))
    return request.client is not None and request.client.host in LOOPBACK and not passed_on


def _unknown(why: str) -> Response:
    answer = problem(
        401, "Unauthorized", f"{why} Send one as `Authorization: Bearer …`; `kg token create` makes it."
    )
    answer.headers["WWW-Authenticate"] = 'Bearer realm="kg"'
    return answer


def _graph(request: Request) -> Graph:
    return cast(Graph, request.app.state.graph)


def _caller(request: Request) -> Caller:
    return cast(Caller, request.state.caller)


OpenGraph = Annotated[Graph, Depends(_graph)]
Asking = Annotated[Caller, Depends(_caller)]
