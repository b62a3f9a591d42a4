"""Sessions: a token that was shown once, remembered for a working day by a signed note that a browser keeps.

The note names the token and says nothing secret; each use asks again whether that token stands, so revoking it ends
its sessions. The key is made when the service starts and is written nowhere: a restart ends all sessions.
Signatures: itsdangerous (HMAC).
"""

import hmac
import secrets
from dataclasses import dataclass, field
from threading import Lock

from itsdangerous import BadData, URLSafeTimedSerializer
from itsdangerous.signer import Signer

# A long working day: nobody signs in twice in it, and a machine left open overnight is closed in the morning.
SESSION_SECONDS = 12 * 3600
# The first start builds the graph before the browser opens; ten minutes are plenty after that.
LINK_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the token `token`; `csrf` is what a form of this session, and of no other, carries."""

    id: str
    token: str
    csrf: str

    def owns(self, csrf: object) -> bool:
        """Whether a form with this value was given out to this session."""
        return isinstance(csrf, str) and hmac.compare_digest(csrf.encode(), self.csrf.encode())


@dataclass(slots=True)
class Sessions:
    """The sessions of one service."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _spent: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, token: str) -> str:
        """The note of a new session of the token of that id."""
        return self._notes("session").dumps([secrets.token_urlsafe(16), token])

    def find(self, note: str) -> Session | None:
        """The session of a note; None when it is forged, too old or was ended."""
        found = self._read("session", note, SESSION_SECONDS)
        if found is None or found[0] in self._spent:
            return None
        return Session(*found, Signer(self.key, salt="csrf").get_signature(found[0]).decode())

    def end(self, session: Session) -> None:
        """Sign out: the note is worth nothing from now on, wherever a copy of it lies."""
        self._spent.add(session.id)

    def link(self, token: str) -> str:
        """A code that begins a session of the token once, within ten minutes."""
        return self._notes("link").dumps([secrets.token_urlsafe(16), token])

    def redeem(self, code: str) -> str | None:
        """The id of the token whose link this is; None when it is forged, too old or was used."""
        found = self._read("link", code, LINK_SECONDS)
        with self._lock:
            if found is None or found[0] in self._spent:
                return None
            self._spent.add(found[0])
        return found[1]

    def _notes(self, what: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt=what)

    def _read(self, what: str, note: str, seconds: int) -> tuple[str, str] | None:
        try:
            id_, token = self._notes(what).loads(note, max_age=seconds)
        except BadData:
            return None
        return id_, token
