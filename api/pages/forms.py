"""Forms that write: every POST of a page is proved to come from a page of ours.

How to add one: make the router with `pages()` (it has the check), put `{{ csrf_field(csrf) }}` of parts.html into the
form, show the form only `{% if may.editor %}`, and name path and role in `api.access.RULES`. A script that posts
sends the value of `<meta name="csrf-token">` as `X-CSRF-Token`. Within the route, `Asking` tells who asks; end with
`back(path)`, so that reloading the page does not write again.
"""

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import RedirectResponse

from api.access import CSRF_HEADER, READING
from api.problems import HttpError


async def ours(request: Request) -> AsyncIterator[None]:
    """Let a request pass that reads, or that a page of ours sent.

    A session must give the value that its own pages carry. Without a session there is none (/signin itself, or this
    machine): there the browser's own word on where the form came from must do. A program with a token in its header
    is nobody whom a page elsewhere could use.

    Raises:
        HttpError: 403, it came from elsewhere or from a page that is no longer valid.
    """
    try:
        if request.method not in READING:
            await _prove(request)
        yield
    finally:
        await request.close()  # files of a form, wherever they were read


async def _prove(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.url.netloc:
        raise HttpError(403, "form-foreign")
    session = request.state.caller.session
    if session is None:
        return
    given = request.headers.get(CSRF_HEADER) or (await request.form()).get("csrf")
    if not session.owns(given):
        raise HttpError(403, "form-out-of-date")


def back(path: str) -> RedirectResponse:
    """Go on to read `path` after something was written."""
    return RedirectResponse(path, status_code=303)
