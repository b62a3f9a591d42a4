"""The pages: the plan as a tree, one page per thing, the lines of a source, search."""

import re
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

import api
from api.access import OpenGraph
from api.words import PLACES, WORDS
from kg.lookup import neighbours, node, own_label
from kg.store.graph import Graph
from ontology.model import Ontology, Text

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
templates = Jinja2Templates(directory=Path(str(files(api))) / "templates")
# What a page of one thing shows at the most; it says so when there is more.
NEIGHBOURS = 300
PLACE = re.compile(rf"[{''.join(PLACES)}]\d+")


@dataclass(slots=True)
class Branch:
    """A section in the tree, with what it sets and what is below it."""

    section: dict[str, Any]
    thing: tuple[str, str] | None = None
    targets: list[dict[str, Any]] = field(default_factory=list)
    below: list["Branch"] = field(default_factory=list)


def node_path(label: str, id_: str) -> str:
    """Address of the page of a thing."""
    return f"/node/{label}/{quote(id_, safe='/')}"


def source_path(source: str) -> str:
    """Address of the line that a source names."""
    dataset, _, locator = source.rpartition("#")
    return f"/source/{quote(dataset, safe='/')}#{quote(locator)}"


def shown(value: Any) -> str:
    """A value as a person writes it: lists with 、, whole numbers without a fraction."""
    if isinstance(value, list):
        return "、".join(map(shown, value))
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)


templates.env.globals.update(node_path=node_path, source_path=source_path)
templates.env.filters["shown"] = shown


@router.get("/")
def plan(request: Request, graph: OpenGraph) -> HTMLResponse:
    """All loaded plans as trees."""
    policies = graph.read(
        "MATCH (p:Policy) WHERE EXISTS { MATCH (:Section)-[:PART_OF]->(p) } RETURN p ORDER BY p.id"
    ).rows
    trees = [(row["p"], _tree(graph, row["p"]["id"])) for row in policies]
    return _page(request, graph, "plan.html", trees=trees)


@router.get("/node/{label}/{id:path}")
def thing(request: Request, graph: OpenGraph, label: str, id: str) -> HTMLResponse:  # noqa: A002
    """One thing: properties, sources, neighbours."""
    found = node(graph, label, id)
    around, truncated = neighbours(graph, label, id, NEIGHBOURS)
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in around:
        groups.setdefault((row["type"], row["direction"]), []).append(row)
    label = own_label(graph, found["labels"])
    return _page(request, graph, "thing.html", node=found, label=label, groups=groups, truncated=truncated)


@router.get("/source/{dataset:path}")
def source(request: Request, graph: OpenGraph, dataset: str) -> HTMLResponse:
    """The places of a dataset that say something (lines, rows, documents), each with what it says."""
    found = node(graph, "Source", dataset)
    prefix = f"{dataset}#"
    table = graph.read(
        "MATCH (n) WHERE any(s IN n.sources WHERE s STARTS WITH $prefix) RETURN n ORDER BY n.id",
        {"prefix": prefix},
    )
    places: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for row in table.rows:
        label = own_label(graph, row["n"]["labels"])
        for said in row["n"]["sources"]:
            if said.startswith(prefix) and PLACE.fullmatch(said.removeprefix(prefix)):
                places.setdefault(said.removeprefix(prefix), []).append((label, row["n"]))
    in_order = sorted(places.items(), key=lambda item: (item[0][0], int(item[0][1:])))
    return _page(request, graph, "source.html", source=found, places=in_order, truncated=table.truncated)


@router.get("/search")
def search(request: Request, graph: OpenGraph, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """What the search box finds."""
    return _page(request, graph, "search.html", q=q, hits=graph.search(q, limit=50))


def _tree(graph: Graph, policy: str) -> list[Branch]:
    prefix = f"{policy}/"
    sections = graph.read(
        "MATCH (s:Section)-[:PART_OF]->(up) WHERE s.id STARTS WITH $prefix RETURN s, up.id AS up ORDER BY s.line, s.id",
        {"prefix": prefix},
    ).rows
    branches = {row["s"]["id"]: Branch(row["s"]) for row in sections}
    things = graph.read(
        "MATCH (x)-[:STATED_IN]->(s:Section) WHERE x.id = s.id AND s.id STARTS WITH $prefix RETURN s.id AS id, labels(x)[0] AS label ORDER BY id",
        {"prefix": prefix},
    ).rows
    for row in things:
        branches[row["id"]].thing = (row["label"], row["id"])
    targets = graph.read(
        "MATCH (t:Target)-[:STATED_IN]->(s:Section) WHERE s.id STARTS WITH $prefix RETURN s.id AS id, t ORDER BY t.line, t.id",
        {"prefix": prefix},
    ).rows
    for row in targets:
        branches[row["id"]].targets.append(row["t"])
    roots: list[Branch] = []
    for row in sections:
        above = branches.get(row["up"])
        (above.below if above is not None else roots).append(branches[row["s"]["id"]])
    return roots


def _page(request: Request, graph: Graph, template: str, **values: Any) -> HTMLResponse:
    language = "en" if request.query_params.get("lang", request.cookies.get("lang")) == "en" else "zh"
    words = {key: getattr(text, language) for key, text in WORDS.items()}
    context = {"lang": language, "w": words, "term": _Terms(graph.ontology, language), **values}
    response = templates.TemplateResponse(request, template, context)
    if "lang" in request.query_params:
        response.set_cookie("lang", language, httponly=True, samesite="strict")
    return response


class _Terms:
    """Labels of classes, relations and properties in the language of the page, from the ontology."""

    def __init__(self, model: Ontology, language: str) -> None:
        self.model, self.language = model, language

    def label(self, name: str) -> str:
        return self._text(self.model.classes[name].label)

    def relation(self, kind: str) -> str:
        return self._text(self.model.relations[kind].label)

    def prop(self, label: str, name: str) -> str:
        known = self.model.classes[label].properties.get(name)
        return self._text(known.label) if known is not None else name

    def place(self, source: str) -> str:
        """Where in its file a source stands: "dataset#L12" is line 12."""
        locator = source.rpartition("#")[2]
        if PLACE.fullmatch(locator) is None:
            return locator
        return self._text(PLACES[locator[0]]).format(locator[1:])

    def _text(self, text: Text) -> str:
        return text.en if self.language == "en" else text.zh
