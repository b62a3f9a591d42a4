"""`/map`: provinces and prefectures of Xinjiang as tiles, coloured by a measure, with lines from donor to recipient; and
the same figures on a user's own map where there is one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.found import Section
from api.pages.frame import page, pages, terms
from api.pages.measures import MEASURES, Asked, figures, observed_indicators, pairs, periods
from api.words import WORDS
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from kg.lang.errors import InputError, NotFound
from kg.lang.text import Text
from kg.output.pictures.choropleth import Shapes, choropleth, own_map, read_shapes
from kg.output.pictures.tiles import draw, tiles
from kg.values.places import thing
from ontology.reader import ontology
from queries.catalogue import question
from queries.reads import rows

router = pages()
SECTION = Section("/map", "map", 45, "/network")
# Below one a region is weaker than the average, above it stronger; each further step doubles.
RTA = (0.5, 1.0, 2.0, 4.0)
_BY_TECHNOLOGY = ("count", "rta")
_BY_INDUSTRY = ("match-best", "match-mean")

Word = Annotated[str, Query(max_length=40)]
Id = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the map shows: what was asked for, its title, the figures and the lines."""

    asked: Asked
    title: Text
    values: dict[str, float]
    flows: list[tuple[str, str]]

    @property
    def bounds(self) -> tuple[float, ...] | None:
        """Where the steps of colour begin; None for shares of the largest. Scores lie close together, so their steps hold
        about as many regions each."""
        if self.asked.question or self.asked.measure not in ("rta", *_BY_INDUSTRY):
            return None
        if self.asked.measure == "rta":
            return RTA
        ordered = sorted(self.values.values())
        return tuple(ordered[len(ordered) * part // 5] for part in range(1, 5)) if ordered else None


def _drawn(
    request: Request,
    graph: OpenGraph,
    measure: Word = "pairings",
    technology: Annotated[str, Query(max_length=12)] = "D01H",
    period: Word = "",
    industry: Word = "textile",
    indicator: Id = "",
    question: Word = "",
    column: Word = "",
    flows: Annotated[str, Query(max_length=5)] = "",
) -> Drawn:
    """The map that an address asks for."""
    if measure in _BY_TECHNOLOGY:
        period = period or next(iter(reversed(periods(graph))), "")
    if measure == "observed" and not indicator:
        indicator = next((row["id"] for row in observed_indicators(graph)), "")
    asked = Asked(
        measure, technology.upper(), period, industry, indicator, question, column, request.query_params
    )
    values = figures(graph, asked)
    lined = flows or (measure == "pairings" and not question)
    return Drawn(asked, _title(graph, asked), values, pairs(graph) if lined else [])


Shown = Annotated[Drawn, Depends(_drawn)]


@router.get("/map")
def show(request: Request, graph: OpenGraph, shown: Shown) -> HTMLResponse:
    """The map, its data as a table, and what it can show."""
    rows = sorted(_rows(graph, shown), key=lambda row: -row["value"])
    query = urlencode([pair for pair in request.query_params.multi_items() if pair[0] != "lang"])
    path = own_map(graph.settings)
    own, wrong = _shapes(path)
    return page(
        request, "map.html", shown=shown, names=MEASURES, periods=periods(graph), rows=rows, query=query,
        industries=ontology().vocabularies["industries"].concepts.values(), indicators=observed_indicators(graph),
        own=own, wrong=wrong, by_technology=_BY_TECHNOLOGY, by_industry=_BY_INDUSTRY,
    )  # fmt: skip


@router.get("/map.svg")
def picture(request: Request, shown: Shown) -> Response:
    """The map alone."""
    term = terms(request)
    headings = [term.text(word) for word in (WORDS["map_xinjiang"], WORDS["map_provinces"])]
    drawn = draw(
        shown.values,
        shown.flows,
        (headings[0], headings[1]),
        english=term.language == "en",
        bounds=shown.bounds,
    )
    return Response(drawn, media_type="image/svg+xml")


@router.get("/map/own.svg")
def own_picture(request: Request, graph: OpenGraph, shown: Shown) -> Response:
    """The same figures on the user's own map."""
    path = own_map(graph.settings)
    if path is None:
        raise NotFound("map-file-missing")
    drawn = choropleth(read_shapes(path), shown.values, terms(request).text(shown.title), bounds=shown.bounds)
    return Response(drawn, media_type="image/svg+xml")


def _shapes(path: Path | None) -> tuple[Shapes | None, str]:
    """The user's own map, or what is wrong with it; the tiles show in any case."""
    try:
        return (read_shapes(path) if path is not None else None), ""
    except InputError as error:
        return None, str(error)


def _title(graph: Graph, asked: Asked) -> Text:
    if asked.question:
        header = question(asked.question).header
        column = header.columns[asked.column].label if asked.column in header.columns else header.title
        return Text(f"{header.title.zh}：{column.zh}", f"{header.title.en}: {column.en}")
    name = MEASURES[asked.measure]
    if asked.measure in _BY_TECHNOLOGY:
        told = f"{asked.technology} · {asked.period}"
        return Text(f"{name.zh} · {told}", f"{name.en} · {told}")
    if asked.measure in _BY_INDUSTRY:
        concept = ontology().vocabularies["industries"].concepts.get(asked.industry)
        label = concept.label if concept is not None else Text(asked.industry, asked.industry)
        return Text(f"{name.zh} · {label.zh}", f"{name.en} · {label.en}")
    if asked.measure == "observed":
        of = next((row["name"] for row in observed_indicators(graph) if row["id"] == asked.indicator), "—")
        return Text(f"{name.zh} · {of}", f"{name.en} · {of}")
    return name


def _rows(graph: Graph, shown: Drawn) -> list[dict[str, Any]]:
    """The figures with what must be said of a region's counts."""
    kept = read_cache(graph)
    marks = kept.once("map-marks", lambda: {row["id"]: row for row in rows(kept, "region-marks")})
    told = marks if shown.asked.measure in _BY_TECHNOLOGY else {}
    return [
        {"region": code, "name": thing(code).name, "value": value, "marks": told.get(code, {})}
        for code, value in sorted(shown.values.items())
        if code in tiles()
    ]
