"""Cypher that a person typed, for reading."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from api import answers
from api.access import OpenGraph
from kg.graph.graph import Table
from kg.graph.guard.ask import ask
from kg.graph.guard.check import MAX_QUERY

router = APIRouter(prefix="/api/v1/cypher", tags=["queries"])


class CypherQuery(BaseModel):
    """A query with its parameters."""

    model_config = ConfigDict(extra="forbid")

    query: Annotated[str, Field(min_length=1, max_length=MAX_QUERY, description="one reading statement")]
    params: Annotated[dict[str, Any], Field(description="values of its $parameters")] = {}
    limit: Annotated[int | None, Field(ge=1, description="rows at the most; KG_MAX_ROWS by default")] = None


Asked = Annotated[
    CypherQuery,
    Body(
        examples=[
            {
                "query": "MATCH (r:Region) WHERE r.name CONTAINS $part RETURN r.id AS id, r.name AS name ORDER BY id",
                "params": {"part": "喀什"},
                "limit": 20,
            }
        ]
    ),
]


@router.post(
    "",
    summary="One guarded read in Cypher",
    responses=answers.described(answers.TABLES),
    response_model=Table,
)
def cypher(request: Request, graph: OpenGraph, asked: Asked) -> Response:
    """The answer as columns and rows; `truncated` when there was more than the limit of rows or bytes.

    Reading clauses, a list of functions, and paths with an end are allowed; a refusal says where and why.
    """
    found = ask(graph, asked.query, asked.params, asked.limit)
    return answers.table(request, "cypher", asdict(found), found.columns, found.rows)
