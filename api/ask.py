"""A question in words over HTTP: what was understood, and the answer."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.access import OpenGraph
from kg.analysis.match.models import Match
from kg.answers.ask import LONGEST, Alternative, answer
from kg.answers.ask import ask as understand
from kg.graph.graph import Table
from kg.lang.text import Text

router = APIRouter(prefix="/api/v1/ask", tags=["queries"])


class Asked(BaseModel):
    """What a text was understood to ask, and the answer.

    `question` is a question's name, "match", or null when the text was not understood; `answer` is null then, and
    where `missing` names parameters that the text should have given.
    """

    text: str
    question: str | None
    score: float
    said: Text
    parameters: dict[str, str]
    missing: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    answer: Table | Match | None


@router.get("")
def ask(
    graph: OpenGraph,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=LONGEST,
            description="a question in Chinese or English",
            examples=["哪些援疆省市的技术适合喀什的纺织业"],
        ),
    ],
) -> Asked:
    """Understand a question in words, and answer it."""
    understood = understand(graph, q)
    fields: dict[str, Any] = {
        name: getattr(understood, name) for name in Asked.model_fields if name != "answer"
    }
    return Asked(**fields, answer=answer(graph, understood))
