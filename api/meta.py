"""Search, the ontology, and whether the service is well."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from api.access import OpenGraph
from api.problems import problem
from kg.answers.search import find, suggestions
from kg.graph.fulltext import Hit
from kg.lang.errors import EngineError, UsageError
from kg.lang.messages import Message
from ontology.reader import ontology
from queries.reads import rows

# Described as a choice, checked by hand: the answer then names what there is.
LABEL = Annotated[str, Field(json_schema_extra={"enum": list(ontology().classes)})]

router = APIRouter(tags=["service"])


class Hits(BaseModel):
    """What a search found, and how many of each kind."""

    items: list[Hit]
    kinds: dict[str, int]


@router.get("/api/v1/search")
def search(
    graph: OpenGraph,
    q: Annotated[str, Query(min_length=1, max_length=200, description="what to look for", examples=["纺织"])],
    label: Annotated[
        list[LABEL],
        Query(description="labels to look in; all by default", examples=[["Patent", "Enterprise"]]),
    ] = [],  # noqa: B006
    limit: Annotated[int, Query(ge=1, le=100, description="hits at the most", examples=[20])] = 20,
) -> Hits:
    """Things that are called `q` first, then those whose text holds it, the kinds by turns."""
    for name in label:
        if name not in graph.ontology.classes:
            raise UsageError("search-label-unknown", label=name, known=list(graph.ontology.classes))
    found = find(graph, q, label, limit)
    return Hits(items=found.hits, kinds=found.kinds)


@router.get("/api/v1/search/suggestions")
def suggest(
    graph: OpenGraph,
    q: Annotated[str, Query(max_length=200, description="what was typed so far", examples=["喀什"])] = "",
) -> list[str]:
    """Names that begin with `q` or hold it, for a box that is being typed in."""
    return suggestions(graph, q)


@router.get("/api/v1/ontology")
def read_ontology() -> dict[str, Any]:
    """Classes, relations and vocabularies: what can be in the graph."""
    model = ontology()
    return {
        "classes": {name: asdict(node_class) for name, node_class in model.classes.items()},
        "relations": {name: asdict(relation) for name, relation in model.relations.items()},
        "vocabularies": {name: asdict(vocabulary) for name, vocabulary in model.vocabularies.items()},
    }


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(request: Request, graph: OpenGraph) -> JSONResponse:
    """The engine answers and something is loaded. A graph that is being filled says so, apart from a broken one."""
    try:
        sources = [row["id"] for row in rows(graph, "sources")]
    except EngineError as error:
        return problem(503, error)
    running = request.app.state.loads.running()
    if not sources and running:
        answer = problem(503, Message("not-ready-loading", rows=running[0].rows, dataset=running[0].dataset))
        answer.headers["Retry-After"] = "5"
        return answer
    if not sources:
        return problem(503, Message("not-ready-empty"))
    told = {"status": "ready", "datasets": sources}
    return JSONResponse({**told, "loading": [state.dataset for state in running]} if running else told)
