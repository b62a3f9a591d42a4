"""`/library`: how many patents and firms there are, and forms by what one knows of them, each leading to a named question."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.found import Section
from api.pages.frame import page, pages
from api.pages.home import loaded
from kg.graph.read_cache import read_cache
from queries.catalogue import question
from queries.reads import rows

router = pages()
SECTION = Section("/library", "library", 35)
# The questions behind the forms, and those that lead to a list without being asked more.
PATENTS = ("patents-about", "technology-patents", "region-patents", "industry-patents", "firm-patents")
FIRMS = ("firms", "top-holders", "firms-without-inventions", "organization-record")
LISTS = ("expiring-patents", "lapsed-patents", "pledged-patents", "open-licences", "patent-moves")


@router.get("/library")
def library(request: Request, graph: OpenGraph) -> HTMLResponse:
    """Counts by legal status, once per state of the graph, and the forms."""
    statuses = read_cache(graph).once("patents by status", lambda: rows(graph, "patents-by-legal-status"))
    firms = next((kind for kind in loaded(graph)[1] if kind["label"] == "Enterprise"), None)
    return page(
        request, "library.html", statuses=statuses, patents=sum(row["patents"] for row in statuses),
        made_up=sum(row["synthetic"] for row in statuses), firms=firms["total"] if firms else 0,
        groups=[("library_patents", list(map(question, PATENTS))), ("library_firms", list(map(question, FIRMS)))],
        lists=list(map(question, LISTS)),
    )  # fmt: skip
