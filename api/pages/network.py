"""`/network`: a thing and what stands around it, to expand by a click, to hide by kind, to save."""

from typing import Annotated, Any

from fastapi import Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse

from api.access import OpenGraph
from api.downloads import named
from api.pages.frame import page, pages
from kg.pictures.network import around, as_json, legend
from kg.pictures.offline import VIS, offline_page

router = pages()
# A click adds what one can still follow with the eye; the largest picture draws in three seconds on two cores.
USUAL, LARGEST = 60, 2000

Label = Annotated[str, Query(max_length=40)]
Id = Annotated[str, Query(max_length=500)]
Limit = Annotated[int, Query(ge=1, le=LARGEST)]


@router.get("/network")
def network(
    request: Request,
    graph: OpenGraph,
    label: Label = "",
    id: Id = "",  # noqa: A002
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Limit = USUAL,
) -> HTMLResponse:
    """The picture of one thing, or what to begin with."""
    if not label or not id:
        hits = graph.search(q, limit=30) if q else []
        return page(request, "network.html", picture=None, begin=q, hits=hits)
    picture = around(graph, label, id, limit)
    return page(
        request, "network.html", picture=picture, legend=legend(picture), label=label, id=id, limit=limit
    )


@router.get("/network/data", response_class=JSONResponse)
def data(graph: OpenGraph, label: Label, id: Id, limit: Limit = USUAL) -> dict[str, Any]:  # noqa: A002
    """The same picture for the module of the page."""
    return as_json(around(graph, label, id, limit))


@router.get("/network/page.html")
def saved(graph: OpenGraph, label: Label, id: Id, limit: Limit = USUAL) -> Response:  # noqa: A002
    """The picture as one file that opens without this service and without a network."""
    picture = around(graph, label, id, limit)
    return named(f"{picture.spots[0].name}.html", offline_page(picture).encode(), "text/html; charset=utf-8")


@router.get("/lib/vis-network.js")
def library() -> FileResponse:
    """vis-network, as the pyvis package carries it."""
    return FileResponse(VIS, media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})
