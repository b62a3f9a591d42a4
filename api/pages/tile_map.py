"""`/map`: provinces and prefectures of Xinjiang as tiles, coloured by a measure, with lines from donor to recipient."""

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.frame import page, pages
from api.words import WORDS
from kg.errors import UsageError
from kg.matching.memory import memory
from kg.matching.places import XINJIANG, owner, thing
from kg.pictures.tiles import draw, tiles
from kg.store.graph import Graph
from ontology.model import Text

router = pages()
MEASURES = {
    "pairings": Text("对口援疆结对数", "aid pairings"),
    "firms": Text("图中企业数", "firms in the graph"),
    "patents": Text("图中专利数", "patents in the graph"),
    "count": Text("已公布技术件数", "published counts of a technology"),
    "rta": Text("相对技术优势 RTA", "revealed technological advantage"),
}
# Below one a region is weaker than the average, above it stronger; each further step doubles.
RTA = (0.5, 1.0, 2.0, 4.0)
_BY_PLACE = {
    "firms": "MATCH (x:Enterprise)-[:LOCATED_IN]->(r:Region) RETURN r.id AS region, count(x) AS value ORDER BY region",
    "patents": "MATCH (x:Patent)-[:IN_REGION]->(r:Region) RETURN r.id AS region, count(x) AS value ORDER BY region",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the map shows: a measure, and a technology and period where it needs them."""

    measure: str
    technology: str
    period: str
    values: dict[str, float]
    flows: list[tuple[str, str]]


def _drawn(
    graph: OpenGraph,
    measure: Annotated[str, Query(max_length=20)] = "pairings",
    technology: Annotated[str, Query(max_length=12)] = "D01H",
    period: Annotated[str, Query(max_length=20)] = "",
    flows: Annotated[str, Query(max_length=5)] = "",
) -> Drawn:
    """The map that an address asks for."""
    if measure not in MEASURES:
        raise UsageError(f"{measure!r} is no measure. Choose one of: {', '.join(MEASURES)}.")
    kept = memory(graph)
    pairs = kept.once("map-flows", lambda: _pairs(graph))
    if measure == "pairings":
        values: dict[str, float] = {}
        for pair in pairs:
            for code in pair:
                values[code] = values.get(code, 0) + 1
    elif measure in _BY_PLACE:
        values = kept.once(("map", measure), lambda: _summed(kept.rows(_BY_PLACE[measure])))
    else:
        period = period or next(iter(reversed(_periods(graph))), "")
        values = _special(graph, measure, technology.upper(), period)
    return Drawn(measure, technology.upper(), period, values, pairs if flows or measure == "pairings" else [])


Shown = Annotated[Drawn, Depends(_drawn)]


@router.get("/map")
def show(request: Request, graph: OpenGraph, shown: Shown) -> HTMLResponse:
    """The map, its data as a table, and what it can show."""
    rows = sorted(_rows(graph, shown), key=lambda row: -row["value"])
    query = urlencode([pair for pair in request.query_params.multi_items() if pair[0] != "lang"])
    return page(
        request, "map.html", shown=shown, names=MEASURES, periods=_periods(graph), rows=rows, query=query
    )


@router.get("/map.svg")
def picture(shown: Shown, lang: Annotated[str, Query(max_length=2)] = "zh") -> Response:
    """The map alone."""
    english = lang == "en"
    headings = [word.en if english else word.zh for word in (WORDS["map_xinjiang"], WORDS["map_provinces"])]
    bounds = RTA if shown.measure == "rta" else None
    drawn = draw(shown.values, shown.flows, (headings[0], headings[1]), english=english, bounds=bounds)
    return Response(drawn, media_type="image/svg+xml")


def _rows(graph: Graph, shown: Drawn) -> list[dict[str, Any]]:
    """The figures with what must be said of a region's counts."""
    query = "MATCH (r:Region) WHERE r.marks IS NOT NULL RETURN r.id AS id, r.marks AS zh, r.marks_en AS en ORDER BY id"
    kept = memory(graph)
    marks = kept.once("map-marks", lambda: {row["id"]: row for row in kept.rows(query)})
    told = marks if shown.measure in ("count", "rta") else {}
    return [
        {"region": code, "name": thing(code).name, "value": value, "marks": told.get(code, {})}
        for code, value in sorted(shown.values.items())
        if code in tiles()
    ]


def _pairs(graph: Graph) -> list[tuple[str, str]]:
    """Donor and recipient of each pairing, 深圳 in the tile of 广东."""
    query = (
        "MATCH (d:Region)<-[:DONOR]-(:AidPairing)-[:RECIPIENT]->(r:Region) "
        "RETURN DISTINCT d.id AS donor, r.id AS recipient ORDER BY donor, recipient"
    )
    places = [(_tile(row["donor"]), _tile(row["recipient"])) for row in memory(graph).rows(query)]
    return [(donor, recipient) for donor, recipient in places if donor is not None and recipient is not None]


def _tile(code: str) -> str | None:
    return owner(code, tiles())


def _summed(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Counts by tile; what lies in Xinjiang counts in its prefecture and in Xinjiang."""
    found: dict[str, float] = {}
    for row in rows:
        tile = _tile(row["region"])
        for code in {tile, XINJIANG} if tile is not None and tiles()[tile].panel == "xinjiang" else {tile}:
            if code is not None:
                found[code] = found.get(code, 0) + row["value"]
    return found


def _periods(graph: Graph) -> list[str]:
    kept = memory(graph)
    query = "MATCH (:Region)-[s:SPECIALISES_IN]->(:IpcClass) WHERE s.basis = 'counts' RETURN DISTINCT s.period AS period ORDER BY period"
    return kept.once("map-periods", lambda: [row["period"] for row in kept.rows(query)])


def _special(graph: Graph, measure: str, technology: str, period: str) -> dict[str, float]:
    rows = memory(graph).rows(
        "MATCH (r:Region)-[s:SPECIALISES_IN]->(:IpcClass {id: $technology}) WHERE s.period = $period AND s.basis = 'counts' "
        "RETURN r.id AS region, s.count AS count, s.rta AS rta ORDER BY region",
        technology=technology, period=period,
    )  # fmt: skip
    return {row["region"]: float(row[measure]) for row in rows if row[measure] is not None}
