"""Every error a user can meet, as a tree. Each message says what was wrong, where, and what to do.

An error carries a stable code and parameters, `InputError("table-empty", file=path)`; the catalogues in kg/lang turn them
into a sentence in the reader's language.

KgError
├── UsageError             the question itself was wrong (exit 2, HTTP 400)
│   └── NotFound           nothing of that name or id (HTTP 404)
├── InputError             a file that was handed in cannot be used
├── LoadCancelled          a person has ended a load (HTTP 409)
├── LoadOver               it had ended before it could be cancelled (HTTP 409)
├── DiskFull               nothing more can be written (HTTP 507)
└── EngineError            the engine's side
    ├── EngineUnavailable  cannot be reached, wrong address, not started, stopped half-way (HTTP 503)
    │   └── QueriesBusy    as many free queries at once as may be
    ├── EngineDenied       wrong password or missing right
    ├── QueryRefused       the query is not allowed or not understood (HTTP 400)
    └── QueryTimeout       the query took longer than its limit (HTTP 504)
        └── QueryKilled    it did not stop there and was ended

An inconsistent Turtle file raises `ontology.model.OntologyError`, which stands outside this tree:
it is a mistake of whoever edits the ontology, not of a user.
"""

import errno

from kg.lang.messages import Message

# No room on the device, more than the user's quota, a larger file than the process may write.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Coded(Exception):
    """An exception whose text is a message of the catalogues."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.message = Message(code, **params)

    @property
    def code(self) -> str:
        """The stable name of this error, as in problem documents."""
        return self.message.code

    @property
    def params(self) -> dict[str, object]:
        """What the placeholders of the message hold."""
        return self.message.params

    def text(self, language: str | None = None) -> str:
        """The message in `language`, by default in that of the reader at hand."""
        return self.message.text(language)

    def __str__(self) -> str:
        return self.text()


class KgError(Coded):
    """Base of all errors that are shown to the user as one message, without a stack trace."""

    exit_code = 1


class BadValue(Coded, ValueError):
    """One value (a cell, a parameter) cannot be read. Its message becomes the reason of a remark, or a part of the
    message of the error that the caller raises."""


def reason_of(wrong: ValueError) -> str | Message:
    """Why a value cannot be read, as the reason of a remark: not yet said in a language where it has a message."""
    return wrong.message if isinstance(wrong, BadValue) else str(wrong)


class UsageError(KgError):
    """The command, query name or parameter was wrong."""

    exit_code = 2


class NotFound(UsageError):
    """Nothing has that name or id."""


class InputError(KgError):
    """A file cannot be used; the message names file, line where known, and the way out."""


class LoadCancelled(KgError):
    """A person has ended a load; the graph says of its dataset what it said before."""


class LoadOver(KgError):
    """A load that is to be cancelled has ended already."""


class DiskFull(KgError):
    """Nothing more can be written. A file that was being made does not appear; the graph holds whole steps."""


def disk_full(error: BaseException) -> DiskFull | None:
    """What to tell a person of `error` if it says that there is no room; lxml has its own way to say so."""
    codes = {f"IO_{errno.errorcode[code]}" for code in _FULL}
    if getattr(error, "errno", None) not in _FULL and str(error) not in codes:
        return None
    return DiskFull("disk-full")


class EngineError(KgError):
    """The engine could not do its part."""


class EngineUnavailable(EngineError):
    """The engine cannot be reached or went away."""


class EngineDenied(EngineError):
    """The engine refused the credentials."""


class QueryRefused(EngineError):
    """The query is not allowed here or the engine does not understand it."""

    exit_code = 2


class QueryTimeout(EngineError):
    """The query ran into its time limit."""


class QueryKilled(QueryTimeout):
    """The query did not stop at its time limit and was ended with its connection."""


class QueriesBusy(EngineUnavailable):
    """As many free queries as may be are being asked at once."""
