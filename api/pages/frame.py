"""What all pages share: templates, words in the language of the reader, addresses, and failures told as a page."""

import re
from collections.abc import Callable, Coroutine
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException

import api
from api import help as helping
from api.languages import language_of
from api.pages.forms import ours
from api.pages.found import words
from api.pages.rail import current, rail
from api.problems import http_message, invalid_message, status_of
from api.words import PLACES, VALUES, WORDS
from kg.data.tables import table
from kg.lang.errors import KgError
from kg.lang.text import Text
from kg.output.pictures.marks import outline
from kg.state.tokens import Role
from kg.values import days, regions
from kg.values.places import RECEIVING
from ontology.model import Ontology
from ontology.reader import ontology

templates = Jinja2Templates(directory=Path(str(files(api))) / "templates")
# When the dark colours hold, by the theme that was chosen: where none was, as the reader's system has it.
DARK = {"dark": "all", "light": "not all"}
DARK_BY_SYSTEM = "(prefers-color-scheme: dark)"
# Properties and columns that hold ids of vocabularies, where their name alone does not say so.
CODES = {
    "industry": ("industries",),
    "industries": ("industries",),
    "kind": ("events", "fund-kinds"),
    "modality": ("modalities",),
    "technologies": ("technologies",),
    "topic": ("office-topics",),
}
# Those that hold words of their source, which may look like a code.
PLAIN = frozenset(("name", "title", "text", "aliases", "id"))
PLACE = re.compile(rf"[{''.join(PLACES)}]\d+")


class PageRoute(APIRoute):
    """A route that tells a foreseen failure as a page to whoever asks for pages; programs get the problem document."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler with its failures told."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except (KgError, RequestValidationError, HTTPException) as error:
                if not wanted(request):
                    raise
                return page(request, "error.html", status=_status(error), told=_told(error))

        return answer


def pages() -> APIRouter:
    """A router for pages. What is posted to it must come from a page of ours."""
    return APIRouter(route_class=PageRoute, default_response_class=HTMLResponse, dependencies=[Depends(ours)])


def wanted(request: Request) -> bool:
    """Whether whoever asks reads pages."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """The page made of `template`, in the language that was chosen last."""
    term = terms(request)
    language = term.language
    caller = getattr(request.state, "caller", None)
    theme = request.query_params.get("theme", request.cookies.get("theme", ""))
    context = {
        "caller": caller,
        "csrf": caller.session.csrf if caller is not None and caller.session is not None else "",
        "may": {role.name: caller is not None and caller.role >= role for role in Role},
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "lang": language,
        "w": {key: _in(text, language) for key, text in words().items()},
        "rail": rail(),
        "term": term,
        "other_language": _here(request, lang="zh" if language == "en" else "en"),
        "theme": theme,
        "dark": DARK.get(theme, DARK_BY_SYSTEM),
        "other_theme": _here(request, theme="light" if theme == "dark" else "dark"),
        "current": current(request.url.path),
        "help": f"/help/{helping.screen_of(request.url.path)}",
        "status": status,
        **values,
    }
    response = templates.TemplateResponse(request, template, context, status_code=status)
    # A page that shows who is signed in is not for whoever uses this browser next.
    response.headers["Cache-Control"] = "no-store" if context["csrf"] else "private, no-cache"
    if "lang" in request.query_params:
        response.set_cookie("lang", language, httponly=True, samesite="strict")
    if request.query_params.get("theme") in DARK:
        response.set_cookie("theme", theme, httponly=True, samesite="strict")
    return response


def terms(request: Request) -> "Terms":
    """The names of things in the language that was chosen last."""
    return Terms(ontology(), language_of(request))


def node_path(label: str, id_: str) -> str:
    """Address of the page of a thing."""
    return f"/node/{label}/{quote(id_, safe='/')}"


def source_path(source: str) -> str:
    """Address of the line that a source names."""
    dataset, _, locator = source.rpartition("#")
    return f"/source/{quote(dataset, safe='/')}#{quote(locator)}"


def shown(value: Any) -> str:
    """A value as a person writes it: lists with 、, whole numbers without a fraction, nothing as a dash."""
    if value is None or value == []:
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
        """The name of a property of a kind of nodes or edges."""
        kind = self.model.classes.get(label) or self.model.relations.get(label)
        known = kind.properties.get(name) if kind is not None else None
        return self.text(known.label) if known is not None else name

    def name(self, label: str, id_: str, name: str) -> str:
        """The name of a thing; for who reads English that of the divisions, classes or vocabularies, where they have
        one."""
        return self.text(both(label, id_, name))

    def place(self, source: str) -> str:
        """Where in its file a source stands: "dataset#L12" is line 12."""
        locator = source.rpartition("#")[2]
        if PLACE.fullmatch(locator) is None:
            return locator
        return self.text(PLACES[locator[0]]).format(locator[1:])

    def value(self, value: Any) -> str:
        """A coded value in words, any other as it is."""
        if isinstance(value, bool):
            return self.text(WORDS["yes" if value else "no"])
        if isinstance(value, list) and value:
            return self.text(WORDS["list_comma"]).join(map(self.value, value))
        return self.text(VALUES[value]) if isinstance(value, str) and value in VALUES else shown(value)

    def coded(self, name: str, value: Any) -> str:
        """What the property or column `name` holds, in words: kinds, relations and terms of vocabularies by their labels."""
        if isinstance(value, list) and value:
            return self.text(WORDS["list_comma"]).join(self.coded(name, each) for each in value)
        if not isinstance(value, str) or name in PLAIN or name.endswith("_en"):
            return shown(value) if isinstance(value, str) else self.value(value)
        if name in ("holds", "relation") or name.endswith(("label", "labels")):
            return self.label(value) if value in self.model.classes else self.relation(value)
        if name == "kind" and value in self.model.classes:
            return self.label(value)
        for vocabulary in CODES.get(name, ()) if value not in VALUES else ():
            if concept := self.model.vocabularies[vocabulary].concepts.get(value):
                return self.text(concept.label)
        return self.value(value)

    def known(self, label: str, id_: str) -> str:
        """The Chinese name of what is called so everywhere, terms and regions; of anything else its id."""
        terms = [v.concepts for v in self.model.vocabularies.values() if v.node_class == label]
        found = next((concepts[id_].label.zh for concepts in terms if id_ in concepts), None)
        return found or (regions.name(id_) if label == "Region" else None) or id_

    def text(self, text: Any) -> str:
        """Whatever has `zh` and `en`, in the language of the page."""
        return _in(text, self.language)


def both(label: str, id_: str, name: str) -> Text:
    """The name of a thing in both languages. Where its id stands for it, the id stays."""
    return Text(name, name if name == id_ else _english().get((label, id_), name))


@cache
def _english() -> dict[tuple[str, str], str]:
    """The English names that come with the program, by label and id: terms, regions, classes."""
    terms = {
        (vocabulary.node_class, concept.id): concept.label.en
        for vocabulary in ontology().vocabularies.values()
        if vocabulary.node_class is not None
        for concept in vocabulary.concepts.values()
    }
    places = {("Region", code): r.name_en for code, r in regions.regions().items() if r.name_en}
    classes = {("IpcClass", row["symbol"]): row["name_en"] for _, row in table("ipc.csv") if row["name_en"]}
    return terms | places | classes


def _in(text: Any, language: str) -> str:
    return str(text.en if language == "en" else text.zh)


def _here(request: Request, **changed: str) -> str:
    """The query string of this address with some parameters changed."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changed]
    return "?" + urlencode([*kept, *changed.items()])


def _status(error: KgError | RequestValidationError | HTTPException) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    return status_of(error) if isinstance(error, KgError) else 422


def _told(error: KgError | RequestValidationError | HTTPException) -> str:
    if isinstance(error, KgError):
        return str(error)
    return str(http_message(error) if isinstance(error, HTTPException) else invalid_message(error))


templates.env.globals.update(
    receiving=RECEIVING,
    node_path=node_path,
    source_path=source_path,
    help_title=helping.title,
    outline=outline,
)
templates.env.filters["shown"] = shown
templates.env.filters["local"] = days.local
