"""The named questions over HTTP."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api import answers
from api.access import OpenGraph
from queries.catalogue import catalogue, question

router = APIRouter(prefix="/api/v1/queries", tags=["queries"])


@router.get("")
def list_questions() -> list[dict[str, Any]]:
    """Every question with its parameters and columns."""
    return [{"name": q.name, "topic": q.topic, **q.header.model_dump()} for q in catalogue().values()]


@router.get("/{name}", responses=answers.described(answers.TABLES), response_model=dict[str, Any])
def ask(graph: OpenGraph, name: str, request: Request) -> Response:
    """The answer to a question; its parameters go in the query string."""
    asked = question(name)
    found = asked.ask(graph, dict(request.query_params))
    return answers.table(
        request, name, {"name": name, **asdict(found)}, list(asked.header.columns), found.rows
    )
