"""Who may do what over HTTP, decided before a request's body is read.

While there is no token, this machine may read without one. Once there is one, everybody needs one: in the Authorization
header, or shown once at /signin and remembered by a session; the header counts where both are given. (`kg serve
--trust-local` lets this machine read all the same.) A proxy that signs people in may say who they are, with a secret that it
shares with the service. A path that no rule names needs the highest role, so a new one is closed until someone opens it.
"""

import hmac
import re
import time
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Annotated, cast
from urllib.parse import unquote, urlsplit

from fastapi import Depends, Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.responses import Response
from starlette.routing import Match

from api.hosts import ours
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
    ("POST DELETE", r"/api/v1/loads/[^/]+", Role.editor),
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
PROXY_HEADERS = frozenset(
    {
        "forwarded",
        "via",
        "x-real-ip",
        "x-client-ip",
        "cf-connecting-ip",
        "true-client-ip",
        "x-original-forwarded-for",
    }
)
# What a proxy sends that signs people in; the name percent-encoded (UTF-8).
SECRET_HEADER, USER_HEADER, ROLE_HEADER = "x-kg-proxy-secret", "x-kg-user", "x-kg-role"
# Who opened the service on this machine, for the browser that it opens. Whoever starts it owns its folder and could make
# any token; this one is in no file, so that it is no token that others would need one for.
OWNER = Token("owner", "owner", Role.editor.name, "", "", "9999")
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

    def __init__(
        self,
        tokens: Tokens,
        per_minute: int = PER_MINUTE,
        *,
        trust_local: bool = False,
        proxy_secret: str = "",
    ) -> None:
        self._tokens, self._trust_local, self._proxy_secret = tokens, trust_local, proxy_secret
        # Whether a token is right takes some milliseconds and megabytes to find out: two at once.
        self._looking = BoundedSemaphore(2)
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
        held = self._standing(session.token) if session is not None else None
        caller: Caller | Response
        if given is not None:
            caller = self._bearer(request, given)
        elif SECRET_HEADER in request.headers:
            caller = self._signed_in_by_proxy(request)
        elif held is not None:
            caller = self._counted(held, session)
        elif self._trusted(request):
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
        """The token that somebody shows. Wrong ones are counted by address, in the header and at /signin alike; one that is
        right passes whatever others at its address do, since all who come through a proxy share one."""
        with self._looking:
            token = self._tokens.holder(text.strip())
        if token is not None:
            return token
        address = address_of(request)
        if not self._limiter.hit(self._failures, "failed", address):
            return self._too_many(self._failures, "failed", address)
        return _unknown(Message("token-unknown"))

    def redeemed(self, code: str) -> Token | None:
        """Whose link `kg demo` or `kg serve` made, the first time it is used."""
        found = self.sessions.redeem(code)
        return self._standing(found) if found is not None else None

    def _standing(self, id_: str) -> Token | None:
        return OWNER if id_ == OWNER.id else self._tokens.standing(id_)

    def _trusted(self, request: Request) -> bool:
        """Whether `request` may read without a token."""
        return at_home(request) and (self._trust_local or not any(t.stands() for t in self._tokens.all()))

    def _signed_in_by_proxy(self, request: Request) -> Caller | Response:
        """Whom a proxy has signed in. Its headers count for nothing without the secret."""
        given = request.headers[SECRET_HEADER].encode()
        if not self._proxy_secret or not hmac.compare_digest(given, self._proxy_secret.encode()):
            return _unknown(Message("proxy-secret-wrong"))
        name, role = (
            unquote(request.headers.get(USER_HEADER, "")).strip(),
            request.headers.get(ROLE_HEADER, ""),
        )
        if not name or not name.isprintable() or role not in Role.__members__:
            return _unknown(
                Message(
                    "proxy-names-nobody", user=USER_HEADER, role=ROLE_HEADER, roles=list(Role.__members__)
                )
            )
        if not self._limiter.hit(self._requests, "proxy", name):
            return self._too_many(self._requests, "proxy", name)
        return Caller(f"proxy:{name}", name, Role[role])

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
    if request.method in READING or not request.scope["path"].startswith("/api/"):
        return False
    if caller.id.startswith("proxy:"):
        origin = request.headers.get("origin")
        return origin is not None and urlsplit(origin).netloc != request.url.netloc
    if caller.session is None:
        return False
    return not caller.session.owns(request.headers.get(CSRF_HEADER))


def address_of(request: Request) -> str:
    """The address a request comes from."""
    return request.client.host if request.client is not None else ""


def _offered(request: Request) -> bool:
    return any(route.matches(request.scope)[0] == Match.FULL for route in request.app.router.routes)


def at_home(request: Request) -> bool:
    """Whether a request comes from this machine itself, by the user who runs the service, and not through a proxy on it.

    A proxy is known by its headers, by HTTP/1.0 (which nginx speaks unless told otherwise), or as another user's process
    (where the system tells: Linux). One that gives no sign, run by the same user, is not known; so a service behind a proxy
    has tokens, and with one nobody is trusted for the place he calls from.
    """
    if request.client is None or request.client.host not in LOOPBACK:
        return False
    if request.scope.get("http_version") == "1.0" or any(map(_is_of_a_proxy, request.headers)):
        return False
    return ours(*request.client)


def _is_of_a_proxy(header: str) -> bool:
    return header.startswith("x-forwarded") or header in PROXY_HEADERS


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
