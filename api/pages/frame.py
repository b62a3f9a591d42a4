"""What all pages share: templates, words in the language of the reader, addresses, and failures told as a page."""

import re
from collections.abc import Callable, Coroutine
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from fastapi.templating import Jinja2Templates

import api
from api.problems import status_of
from api.words import PLACES, VALUES, WORDS
from kg.errors import KgError
from ontology.model import Ontology
from ontology.reader import ontology

templates = Jinja2Templates(directory=Path(str(files(api))) / "templates")
PLACE = re.compile(rf"[{''.join(PLACES)}]\d+")


class PageRoute(APIRoute):
    """A route that tells a foreseen failure as a page to whoever asks for pages; programs get the problem document."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler with its failures told."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except (KgError, RequestValidationError) as error:
                if "text/html" not in request.headers.get("accept", ""):
                    raise
                status = status_of(error) if isinstance(error, KgError) else 422
                return page(request, "error.html", status=status, told=_told(error))

        return answer


def pages() -> APIRouter:
    """A router for pages."""
    return APIRouter(route_class=PageRoute, default_response_class=HTMLResponse)


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """The page made of `template`, in the language that was chosen last."""
    term = terms(request)
    language = term.language
    context = {
        "lang": language,
        "w": {key: _in(text, language) for key, text in WORDS.items()},
        "term": term,
        "other_language": _here(request, lang="zh" if language == "en" else "en"),
        "status": status,
        **values,
    }
    response = templates.TemplateResponse(request, template, context, status_code=status)
    if "lang" in request.query_params:
        response.set_cookie("lang", language, httponly=True, samesite="strict")
    return response


def terms(request: Request) -> "Terms":
    """The names of things in the language that was chosen last."""
    english = request.query_params.get("lang", request.cookies.get("lang")) == "en"
    return Terms(ontology(), "en" if english else "zh")


def node_path(label: str, id_: str) -> str:
    """Address of the page of a thing."""
    return f"/node/{label}/{quote(id_, safe='/')}"


def source_path(source: str) -> str:
    """Address of the line that a source names."""
    dataset, _, locator = source.rpartition("#")
    return f"/source/{quote(dataset, safe='/')}#{quote(locator)}"


def shown(value: Any) -> str:
    """A value as a person writes it: lists with 、, whole numbers without a fraction, nothing as a dash."""
    if value is None:
        return "—"
    if isinstance(value, list):
        return "、".join(map(shown, value))
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)


class Terms:
    """Labels of classes, relations and properties in the language of the page, from the ontology."""

    def __init__(self, model: Ontology, language: str) -> None:
        self.model, self.language = model, language

    def label(self, name: str) -> str:
        """The name of a kind of thing."""
        return self.text(self.model.classes[name].label) if name in self.model.classes else name

    def relation(self, kind: str) -> str:
        """The name of a kind of edge."""
        return self.text(self.model.relations[kind].label) if kind in self.model.relations else kind

    def prop(self, label: str, name: str) -> str:
        """The name of a property."""
        known = self.model.classes[label].properties.get(name) if label in self.model.classes else None
        return self.text(known.label) if known is not None else name

    def place(self, source: str) -> str:
        """Where in its file a source stands: "dataset#L12" is line 12."""
        locator = source.rpartition("#")[2]
        if PLACE.fullmatch(locator) is None:
            return locator
        return self.text(PLACES[locator[0]]).format(locator[1:])

    def value(self, value: Any) -> str:
        """A coded value in words, any other as it is."""
        return self.text(VALUES[value]) if isinstance(value, str) and value in VALUES else shown(value)

    def text(self, text: Any) -> str:
        """Whatever has `zh` and `en`, in the language of the page."""
        return _in(text, self.language)


def _in(text: Any, language: str) -> str:
    return str(text.en if language == "en" else text.zh)


def _here(request: Request, **changed: str) -> str:
    """The query string of this address with some parameters changed."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changed]
    return "?" + urlencode([*kept, *changed.items()])


def _told(error: KgError | RequestValidationError) -> str:
    if isinstance(error, KgError):
        return str(error)
    return "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())


templates.env.globals.update(node_path=node_path, source_path=source_path)
templates.env.filters["shown"] = shown
