"""`/search`: what the search box finds, of all kinds or of one; and which question the text asks, if it asks one."""

from collections import Counter
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.frame import page, pages
from kg.store.graph import Graph
from queries.ask import Understood, ask
from queries.intent import MATCH

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
    asked = _asked(graph, q) if not label else None
    return page(
        request,
        "search.html",
        q=q,
        label=label,
        hits=hits,
        kinds=kinds,
        full=len(hits) == HITS,
        asked=asked,
        answer=_path(asked) if asked is not None else "",
    )


def _asked(graph: Graph, text: str) -> Understood | None:
    """What `text` asks; None when it asks nothing that is known."""
    if not text.strip():
        return None
    asked = ask(graph, text)
    return asked if asked.question is not None else None


def _path(asked: Understood) -> str:
    """The page that answers, or asks for what is still missing."""
    page = "/match" if asked.question == MATCH else f"/queries/{asked.question}"
    return f"{page}?{urlencode(asked.parameters)}" if asked.parameters else page
