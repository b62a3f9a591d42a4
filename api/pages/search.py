"""`/search`: the one box. A question in words is answered, and beside it stands what full text finds."""

from collections import Counter
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import QueryParams

from api.access import OpenGraph
from api.pages.answer_table import AnswerTable
from api.pages.frame import page, pages, terms
from kg.analysis.match.models import Match
from kg.answers.answer import Answer, answer
from kg.answers.ask import Understood, ask
from kg.answers.askable import MATCH
from kg.answers.search import find
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
    everything = find(graph, q, limit=HITS)
    kinds = Counter(everything.kinds)
    hits = find(graph, q, [label], HITS).hits if label in graph.ontology.classes else everything.hits
    asked = _understood(graph, q)
    given, told = _answered(graph, asked) if asked is not None else (None, "")
    found = given.content if given is not None else None
    return page(
        request, "search.html", q=q, label=label, hits=hits, kinds=kinds, full=len(hits) == HITS, asked=asked,
        match=found if isinstance(found, Match) else None, table=found if isinstance(found, Table) else None, told=told,
        summary=given.summary if given is not None else None,
        shaped=_shaped(request, graph, asked.question, found) if isinstance(found, Table) and asked and asked.question else None,
        whole=_address(asked.question, asked.parameters) if asked and asked.question else "", address=_address, rows=ROWS,
    )  # fmt: skip


def _shaped(request: Request, graph: Graph, name: str, found: Table) -> AnswerTable:
    """The first rows of an answer, as its own page shows them."""
    return AnswerTable(graph, terms(request), question(name).header.columns, found.rows[:ROWS], QueryParams())


def _understood(graph: Graph, text: str) -> Understood | None:
    """What a text asks; None where there are no words in it."""
    try:
        return ask(graph, text)
    except UsageError:
        return None


def _answered(graph: Graph, asked: Understood) -> tuple[Answer | None, str]:
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
