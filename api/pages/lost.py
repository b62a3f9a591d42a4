"""What a browser is shown at an address that has no page: the frame, what may have been meant, and the way on."""

import difflib
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from api.pages.found import sections, words
from api.pages.frame import page, terms, wanted
from api.problems import of_http
from queries.catalogue import catalogue


def install(app: FastAPI) -> None:
    """Make a page of what `app` has no answer for, where a page is asked for; programs get the problem document."""

    @app.exception_handler(HTTPException)
    def lost(request: Request, error: HTTPException) -> Response:
        answer = of_http(error)
        if not wanted(request):
            return answer
        shown = page(request, "lost.html", status=error.status_code, near=_near(request))
        shown.headers.update(error.headers or {})
        return shown


def _near(request: Request) -> list[tuple[str, Any]]:
    """Addresses and names of pages and questions whose name is like a part of this address."""
    term = terms(request)
    known: dict[str, list[tuple[str, Any]]] = {}
    for name, asked in catalogue().items():
        known.setdefault(name, []).append((f"/queries/{name}", term.text(asked.header.title)))
    pages = {address: section.word for address, section in sections().items()}
    for address, word in {**pages, "/help": "help"}.items():
        known.setdefault(address.removeprefix("/"), []).insert(0, (address, term.text(words()[word])))
    parts = [part[:100].lower() for part in request.url.path.split("/") if part]
    near = [name for part in parts[-1:] + parts[:1] for name in difflib.get_close_matches(part, known, n=3)]
    return list(dict.fromkeys(pair for name in near for pair in known[name]))
