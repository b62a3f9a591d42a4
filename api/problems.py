"""One error shape for everything: application/problem+json (RFC 9457)."""

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.answers import NotAcceptable
from kg.lang.errors import (
    DiskFull,
    EngineDenied,
    EngineUnavailable,
    InputError,
    KgError,
    NotFound,
    QueryRefused,
    QueryTimeout,
    UsageError,
    disk_full,
)
from kg.lang.language import current

log = logging.getLogger(__name__)

# The first that fits counts, so the narrower stand first.
_STATUS: tuple[tuple[type[KgError], int, str], ...] = (
    (NotFound, 404, "Not found"),
    (UsageError, 400, "Bad request"),
    (InputError, 422, "Unusable input"),
    (QueryRefused, 400, "Query refused"),
    (QueryTimeout, 504, "Query took too long"),
    (EngineUnavailable, 503, "Engine unavailable"),
    (EngineDenied, 503, "Engine unavailable"),
    (DiskFull, 507, "Insufficient storage"),
    (KgError, 500, "Failed"),
)
# The embedded engine starts anew within that.
RETRY_SECONDS = "5"
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
                "title": "Invalid parameters",
                "status": 422,
                "detail": "One or more parameters are not valid.",
                "code": "invalid-parameters",
                "errors": [{"field": "query.limit", "message": "Input should be greater than or equal to 1"}],
            },
            "schema": {
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
            },
        }
    },
}


def problem(
    status: int,
    title: str,
    detail: str,
    errors: list[dict[str, Any]] | None = None,
    code: str = "unspecified",
) -> JSONResponse:
    """A problem document in the language of the request. `errors` names fields where fields were wrong; `code` is what
    programs tell problems apart by."""
    body: dict[str, Any] = {
        "type": "about:blank", "title": title, "status": status, "detail": detail, "code": code
    }  # fmt: skip
    if errors:
        body["errors"] = errors
    headers = {"Content-Language": current(), "Vary": "Accept-Language"}
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def status_of(error: KgError) -> int:
    """The HTTP status of a foreseen failure."""
    return next(status for kind, status, _ in _STATUS if isinstance(error, kind))


def unexpected(error: Exception, request_id: str) -> JSONResponse:
    """The problem document of a failure nobody foresaw; its stack goes to the log alone."""
    if (told := disk_full(error)) is not None:
        return problem(507, "Insufficient storage", str(told))
    log.error("unexpected failure in request %s", request_id, exc_info=error)
    return problem(
        500, "Failed", f"The service failed in a way nobody foresaw; its log says how, at {request_id}."
    )


def install(app: FastAPI) -> None:
    """Make every foreseen failure of `app` a problem document."""

    @app.exception_handler(KgError)
    def kg_error(_request: Request, error: KgError) -> JSONResponse:
        status, title = next((s, t) for kind, s, t in _STATUS if isinstance(error, kind))
        answer = problem(status, title, str(error), code=error.code)
        if status == 503:
            answer.headers["Retry-After"] = RETRY_SECONDS
        return answer

    @app.exception_handler(NotAcceptable)
    def not_acceptable(_request: Request, error: NotAcceptable) -> JSONResponse:
        return problem(
            406, "Not acceptable", f"Accept asks for what there is not. There is: {', '.join(error.offered)}."
        )

    @app.exception_handler(RequestValidationError)
    def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        fields = [{"field": ".".join(map(str, e["loc"])), "message": e["msg"]} for e in error.errors()]
        return problem(
            422, "Invalid parameters", "One or more parameters are not valid.", fields, "invalid-parameters"
        )

    @app.exception_handler(HTTPException)
    def http(_request: Request, error: HTTPException) -> JSONResponse:
        return of_http(error)


def of_http(error: HTTPException) -> JSONResponse:
    """The problem document of an address or method that there is not."""
    answer = problem(
        error.status_code, str(error.detail), f"{error.detail}: see /api/v1/openapi.json for what exists."
    )
    answer.headers.update(error.headers or {})
    return answer
