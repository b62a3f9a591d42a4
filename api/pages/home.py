"""`/`: what this is, what is loaded, and the ways in."""

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.found import Section
from api.pages.frame import page, pages
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from queries.catalogue import question

router = pages()
SECTION = Section("/", "workbench", 0)


@router.get("/")
def home(request: Request, graph: OpenGraph) -> HTMLResponse:
    """Datasets with their dates, and counts by kind, of which some may be made up."""
    datasets, kinds = loaded(graph)
    return page(
        request, "home.html", datasets=datasets, kinds=kinds, made_up=any(k["synthetic"] for k in kinds)
    )


def loaded(graph: Graph) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The datasets, and the kinds of things with how many there are; these are counted once per state of the graph."""
    kinds = read_cache(graph).once("kinds", lambda: question("synthetic-share").ask(graph, {}).rows)
    return question("datasets").ask(graph, {}).rows, kinds
