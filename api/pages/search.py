"""`/search`: what the search box finds, of all kinds or of one."""

from collections import Counter
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.frame import page, pages

router = pages()
# More than that nobody reads through; a better word or a kind helps more.
HITS = 50


@router.get("/search")
def search(
    request: Request,
    graph: OpenGraph,
    q: Annotated[str, Query(max_length=200)] = "",
    label: Annotated[str, Query(max_length=40)] = "",
) -> HTMLResponse:
    """The best hits, and how many of each kind they are."""
    hits = graph.search(q, limit=HITS)
    kinds = Counter(hit.label for hit in hits)
    if label:
        hits = graph.search(q, labels=[label], limit=HITS)
    return page(request, "search.html", q=q, label=label, hits=hits, kinds=kinds, full=len(hits) == HITS)
