"""`/help`: what each screen is for, with one worked example whose links lead into the demo set."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.help import SCREENS, body
from api.languages import language_of
from api.pages.frame import page, pages
from kg.lang.errors import NotFound

router = pages()


@router.get("/help")
def contents(request: Request) -> HTMLResponse:
    """The list of help pages."""
    return page(request, "help.html", screen="", screens=SCREENS)


@router.get("/help/{screen}")
def one(request: Request, screen: str) -> HTMLResponse:
    """The help of a screen."""
    if screen not in SCREENS:
        raise NotFound("help-missing", screen=screen)
    return page(
        request, "help.html", screen=screen, screens=SCREENS, body=body(screen, language_of(request)), opens=SCREENS[screen]
    )  # fmt: skip
