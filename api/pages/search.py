"""`/search`: the one box. A question in words is answered, and beside it stands what full text finds."""

from collections import Counter
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.frame import page, pages
from kg.analysis.match.models import Match
from kg.answers.ask import Understood, answer, ask
from kg.answers.intent import MATCH
from kg.graph.graph import Graph, Table
from kg.lang.errors import EngineError, KgError, UsageError
from queries.catalogue import question

router = pages()
# More than that nobody reads through; a better word or a kind helps more.
HITS = 50
# Of an answer, so that what full text found is still seen; the whole of it is a click away.
ROWS = 5


@router.get("/search")
def search(
    request: Request,
    graph: OpenGraph,
    q: Annotated[str, Query(max_length=200)] = "",
    label: Annotated[str, Query(max_length=40)] = "",
) -> HTMLResponse:
    """The answer to what was understood, the best hits, and how many of each kind they are."""
    hits = graph.search(q, limit=HITS)
    kinds = Counter(hit.label for hit in hits)
    if label:
        hits = graph.search(q, labels=[label], limit=HITS)
    asked = _understood(graph, q)
    found, told = _answered(graph, asked) if asked is not None else (None, "")
    return page(
        request, "search.html", q=q, label=label, hits=hits, kinds=kinds, full=len(hits) == HITS, asked=asked,
        match=found if isinstance(found, Match) else None, table=found if isinstance(found, Table) else None, told=told,
        columns=question(asked.question).header.columns if isinstance(found, Table) and asked and asked.question else {},
        whole=_address(asked.question, asked.parameters) if asked and asked.question else "", address=_address, rows=ROWS,
    )  # fmt: skip


def _understood(graph: Graph, text: str) -> Understood | None:
    """What a text asks; None where there are no words in it."""
    try:
        return ask(graph, text)
    except UsageError:
        return None


def _answered(graph: Graph, asked: Understood) -> tuple[Table | Match | None, str]:
    """The answer, or why there is none though the question was understood."""
    try:
        return answer(graph, asked), ""
    except EngineError:
        raise
    except KgError as error:
        return None, str(error)


def _address(name: str, parameters: dict[str, str] | None = None) -> str:
    """Where a question or the match is asked on its own page."""
    path = "/match" if name == MATCH else f"/queries/{name}"
    return f"{path}?{urlencode(parameters)}" if parameters else path
