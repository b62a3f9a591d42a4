"""Tokens with roles, kept hashed in KG_HOME/tokens.json.

A token reads `kg_ID_SECRET`. The id finds it, the secret proves it and is shown once, when it is made.
Hash: Argon2id (RFC 9106).
"""

import hmac
import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from kg.lang.errors import InputError, NotFound, UsageError
from kg.state import files

# The secret is 256 random bits, which no guessing finds; so the hash may be light (8 MiB, some milliseconds), and
# a flood of wrong tokens does not fill the memory.
_HASHER = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)
_FORM = re.compile(r"kg_([0-9a-f]{8})_([\w-]{43})")


class Role(IntEnum):
    """What a bearer may do; each may also do what those before it may."""

    reader = 1  # see things, lists, matches, named questions
    analyst = 2  # ask in Cypher, export
    editor = 3  # load files, judge
    admin = 4  # whatever else there is


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept; `expires` and `revoked` are moments in ISO 8601, UTC."""

    id: str
    name: str
    role: str
    hash: str
    created: str
    expires: str
    revoked: str | None = None

    def stands(self) -> bool:
        """Whether it is neither revoked nor expired."""
        return self.revoked is None and self.expires > _now().isoformat(timespec="seconds")


class Tokens:
    """The tokens of one KG_HOME."""

    def __init__(self, home: Path) -> None:
        self._path = home / "tokens.json"
        # Digests of tokens that were proved, by id and hash: a client pays for Argon2 once. Never the token itself.
        self._proved: dict[tuple[str, str], bytes] = {}

    def all(self) -> list[Token]:
        """All tokens, revoked and expired ones too, in the order they were made.

        Raises:
            InputError: the file is damaged.
        """
        if not self._path.exists():
            return []
        try:
            return [Token(**each) for each in json.loads(self._path.read_text(encoding="utf-8"))]
        except (ValueError, TypeError) as error:
            raise InputError("tokens-damaged", file=self._path) from error

    def create(self, name: str, role: Role, days: int) -> tuple[Token, str]:
        """Make a token that stands for `days`; the text to hand over is given here and never again.

        Raises:
            UsageError: the name is empty, or a token that stands has it.
        """
        if not name.strip():
            raise UsageError("token-name-empty")
        id_, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        made = Token(
            id_, name, role.name, _HASHER.hash(secret),
            _now().isoformat(timespec="seconds"),
            (_now() + timedelta(days=days)).isoformat(timespec="seconds"),
        )  # fmt: skip
        with self._changing() as tokens:
            if any(token.name == name and token.stands() for token in tokens):
                raise UsageError("token-name-taken", name=name)
            tokens.append(made)
        return made, f"kg_{id_}_{secret}"

    def revoke(self, which: str) -> Token:
        """Revoke the token of that id or name; it is refused from now on.

        Raises:
            NotFound: no token that stands has it.
        """
        with self._changing() as tokens:
            for i, token in enumerate(tokens):
                if which in (token.id, token.name) and token.revoked is None:
                    revoked = replace(token, revoked=_now().isoformat(timespec="seconds"))
                    tokens[i] = revoked
                    return revoked
        raise NotFound("token-not-found", token=which)

    def holder(self, text: str) -> Token | None:
        """The token that `text` is, or None when it is none that stands."""
        match = _FORM.fullmatch(text)
        if match is None:
            return None
        found = self.standing(match[1])
        return found if found is not None and self._proves(found, match[2]) else None

    def standing(self, id_: str) -> Token | None:
        """The token of that id, or None when there is none that stands."""
        return next((token for token in self.all() if token.id == id_ and token.stands()), None)

    def _proves(self, token: Token, secret: str) -> bool:
        digest = sha256(secret.encode()).digest()
        known = self._proved.get((token.id, token.hash))
        if known is not None:
            return hmac.compare_digest(known, digest)
        try:
            _HASHER.verify(token.hash, secret)
        except VerificationError:
            return False
        self._proved[token.id, token.hash] = digest
        return True

    @contextmanager
    def _changing(self) -> Iterator[list[Token]]:
        with files.locked(self._path):
            tokens = self.all()
            yield tokens
            text = json.dumps([asdict(token) for token in tokens], ensure_ascii=False, indent=1)
            files.replace(self._path, text.encode())


def _now() -> datetime:
    return datetime.now(UTC)
