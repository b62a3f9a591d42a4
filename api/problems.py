"""One error shape for everything: application/problem+json (RFC 9457)."""

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.answers import NotAcceptable
from kg.lang import fields
from kg.lang.errors import (
    DiskFull,
    EngineDenied,
    EngineUnavailable,
    InputError,
    KgError,
    LoadCancelled,
    LoadOver,
    NotFound,
    QueryKilled,
    QueryRefused,
    QueryTimeout,
    UsageError,
    disk_full,
)
from kg.lang.language import current
from kg.lang.messages import Message

log = logging.getLogger(__name__)

# The first that fits counts, so the narrower stand first.
_STATUS: tuple[tuple[type[KgError], int], ...] = (
    (NotFound, 404),
    (UsageError, 400),
    (InputError, 422),
    (LoadCancelled, 409),
    (LoadOver, 409),
    (QueryRefused, 400),
    (QueryTimeout, 504),
    (EngineUnavailable, 503),
    (EngineDenied, 503),
    (DiskFull, 507),
    (KgError, 500),
)
_TITLES = {
    400: "title-400",
    401: "title-401",
    403: "title-403",
    404: "title-404",
    405: "title-405",
    406: "title-406",
    408: "title-408",
    409: "title-409",
    411: "title-411",
    413: "title-413",
    415: "title-415",
    422: "title-422",
    429: "title-429",
    500: "title-500",
    503: "title-503",
    504: "title-504",
    507: "title-507",
}
_HTTP = {404: "http-address-unknown", 405: "http-method-unknown"}
# The embedded engine starts anew within that.
RETRY_SECONDS = "5"
# A problem document (RFC 9457), a component of the description of the service.
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {
            "type": "string",
            "description": "stable; `detail` is its sentence in your language",
        },
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
# How the description of the service tells of a problem document.
DESCRIBED: dict[str, Any] = {
    "description": (
        "A problem (RFC 9457): 400 asked wrongly, 401 no token, 403 a token of too low a role, 404 no such thing, 406 "
        "`Accept` asks for what there is not, 411 and 413 the body's length, 415 its kind, 422 fields, 429 too many "
        "requests, 500 a fault of ours, 503 the engine is away, 504 the query took too long."
    ),
    "content": {
        "application/problem+json": {
            "example": {
                "type": "about:blank",
                "title": "Unusable input",
                "status": 422,
                "detail": "One or more parameters are not valid: limit: it must be 1 or more.",
                "code": "invalid-parameters",
                "errors": [{"field": "query.limit", "message": "it must be 1 or more"}],
            },
            "schema": {"$ref": "#/components/schemas/Problem"},
        }
    },
}


class HttpError(KgError):
    """A failure that is one of HTTP alone, with its status."""

    def __init__(self, status: int, code: str, /, **params: object) -> None:
        super().__init__(code, **params)
        self.status = status


def problem(status: int, told: Message | KgError, errors: list[dict[str, Any]] | None = None) -> JSONResponse:
    """A problem document in the language of the request. `errors` names fields where fields were wrong."""
    body: dict[str, Any] = {
        "type": "about:blank", "title": str(Message(_TITLES.get(status, "title-400"))), "status": status,
        "detail": str(told), "code": told.code,
    }  # fmt: skip
    if errors:
        body["errors"] = errors
    headers = {"Content-Language": current(), "Vary": "Accept-Language"}
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def status_of(error: KgError) -> int:
    """The HTTP status of a foreseen failure."""
    if isinstance(error, HttpError):
        return error.status
    return next(status for kind, status in _STATUS if isinstance(error, kind))


def http_message(error: HTTPException) -> Message:
    """What to say of an address or method that there is not."""
    if error.status_code in _HTTP:
        return Message(_HTTP[error.status_code])
    return Message("http-failed", detail=error.detail)


def invalid_message(error: RequestValidationError) -> Message:
    """What to say of parameters that are not valid, each with its reason."""
    named = [{**each, "loc": each["loc"][1:] or each["loc"]} for each in error.errors()]
    return Message("invalid-parameters", problems=fields.problems(named))


def unexpected(error: Exception, request_id: str) -> JSONResponse:
    """The problem document of a failure nobody foresaw; its stack goes to the log alone."""
    if (full := disk_full(error)) is not None:
        return problem(507, full)
    log.error("unexpected failure in request %s", request_id, exc_info=error)
    return problem(500, Message("unexpected-failure", id=request_id))


def install(app: FastAPI) -> None:
    """Make every foreseen failure of `app` a problem document."""

    @app.exception_handler(KgError)
    def kg_error(request: Request, error: KgError) -> JSONResponse:
        answer = problem(status_of(error), error)
        request.state.killed = isinstance(error, QueryKilled)
        if answer.status_code == 503:
            answer.headers["Retry-After"] = RETRY_SECONDS
        return answer

    @app.exception_handler(NotAcceptable)
    def not_acceptable(_request: Request, error: NotAcceptable) -> JSONResponse:
        return problem(406, Message("accept-not-possible", offered=error.offered))

    @app.exception_handler(RequestValidationError)
    def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        wrong = [
            {"field": ".".join(map(str, each["loc"])), "message": str(fields.reason(each))}
            for each in error.errors()
        ]
        return problem(422, invalid_message(error), wrong)

    @app.exception_handler(HTTPException)
    def http(_request: Request, error: HTTPException) -> JSONResponse:
        return of_http(error)


def of_http(error: HTTPException) -> JSONResponse:
    """The problem document of an address or method that there is not."""
    answer = problem(error.status_code, http_message(error))
    answer.headers.update(error.headers or {})
    return answer
