"""Who may do at once what takes the service long: free queries and uploads, so many for each and so many in all."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from fastapi import Request, Response

from api.problems import problem
from kg.lang.messages import Message

# Whose query had to be ended with force may ask the next one after so many seconds.
HELD_SECONDS = 30.0
RETRY_SECONDS = 5


@dataclass(slots=True)
class Turns:
    """So many at once for each caller and for all."""

    each: int
    most: int
    running: Counter[str] = field(default_factory=Counter)
    held: dict[str, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    @contextmanager
    def taken(self, who: str) -> Iterator[Response | None]:
        """A turn for `who`; the answer that refuses it where there is none."""
        with self.lock:
            refused = self._refused(who)
            if refused is None:
                self.running[who] += 1
        try:
            yield refused
        finally:
            if refused is None:
                with self.lock:
                    self.running[who] -= 1
                    self.running += Counter()

    def hold(self, who: str) -> None:
        """Give `who` no turn for a while."""
        now = time.monotonic()
        with self.lock:
            self.held = {name: until for name, until in self.held.items() if until > now}
            self.held[who] = now + HELD_SECONDS

    def _refused(self, who: str) -> Response | None:
        wait = self.held.get(who, 0.0) - time.monotonic()
        if wait > 0:
            return _later(429, Message("turn-held", seconds=round(wait) + 1), round(wait) + 1)
        if self.running[who] >= self.each:
            return _later(429, Message("turn-yours", most=self.each, seconds=RETRY_SECONDS), RETRY_SECONDS)
        if self.running.total() >= self.most:
            return _later(503, Message("turn-all", most=self.most, seconds=RETRY_SECONDS), RETRY_SECONDS)
        return None


def key(request: Request) -> str:
    """Whose turn it is: of a token or, without one, of an address."""
    caller = request.state.caller
    address = request.client.host if request.client is not None else ""
    return f"at {address}" if caller.id in ("local", "anyone") else str(caller.id)


def _later(status: int, why: Message, seconds: int) -> Response:
    answer = problem(status, why)
    answer.headers["Retry-After"] = str(seconds)
    return answer
