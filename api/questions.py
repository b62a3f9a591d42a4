"""The named questions over HTTP."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request

from api.access import OpenGraph
from queries.catalogue import catalogue, question

router = APIRouter(prefix="/api/v1/queries", tags=["queries"])


@router.get("")
def list_questions() -> list[dict[str, Any]]:
    """Every question with its parameters and columns."""
    return [{"name": q.name, "topic": q.topic, **q.header.model_dump()} for q in catalogue().values()]


@router.get("/{name}")
def ask(graph: OpenGraph, name: str, request: Request) -> dict[str, Any]:
    """The answer to a question; its parameters go in the query string."""
    asked = question(name)
    return {"name": name, **asdict(asked.ask(graph, dict(request.query_params)))}
