"""The named questions over HTTP."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel

from api import answers
from api.access import OpenGraph
from queries.catalogue import catalogue, question

router = APIRouter(prefix="/api/v1/queries", tags=["queries"])

Name = Annotated[str, Path(description="of a question, as the list tells it", examples=["pairings"])]


class Answer(BaseModel):
    """A question's rows by column; `truncated` where there were more than its limit."""

    name: str
    columns: list[str]
    rows: list[dict[str, Any]]
    truncated: bool


@router.get("")
def list_questions() -> list[dict[str, Any]]:
    """Every question with its parameters and columns."""
    return [{"name": q.name, "topic": q.topic, **q.header.model_dump()} for q in catalogue().values()]


# The parameters of a question are as many and as different as the questions are.
PARAMETERS = {
    "parameters": [
        {
            "name": "parameters",
            "in": "query",
            "style": "form",
            "explode": True,
            "description": "the parameters of the question, each in the query string under its own name, "
            "as the list of questions gives them",
            "schema": {"type": "object", "additionalProperties": {"type": "string"}},
            "example": {"region": "653100"},
        }
    ]
}


@router.get(
    "/{name}",
    responses=answers.described(answers.TABLES),
    response_model=Answer,
    openapi_extra=PARAMETERS,
)
def ask(graph: OpenGraph, name: Name, request: Request) -> Response:
    """The answer to a question; its parameters go in the query string."""
    asked = question(name)
    found = asked.ask(graph, dict(request.query_params))
    return answers.table(
        request, name, {"name": name, **asdict(found)}, list(asked.header.columns), found.rows
    )
