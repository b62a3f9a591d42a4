"""A question in words over HTTP: what was understood, and the answer."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.access import OpenGraph
from kg.answers.answer import Content, answer
from kg.answers.ask import LONGEST, Alternative
from kg.answers.ask import ask as understand
from kg.lang.text import Text

router = APIRouter(prefix="/api/v1/ask", tags=["queries"])


class Asked(BaseModel):
    """What a text was understood to ask, and the answer.

    `question` is a question's name, "match", or null when the text was not understood; `answer` is null then, and
    where `missing` names parameters that the text should have given. `unused` are names, numbers and words of the text
    that the answer does not use; `summary` sums the answer up in a sentence.
    """

    text: str
    question: str | None
    score: float
    said: Text
    parameters: dict[str, str]
    missing: tuple[str, ...]
    unused: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    summary: Text | None
    answer: Content | None


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
    found = answer(graph, understood)
    said = understood.said
    if found is not None and found.nothing is not None:
        said = Text(f"{said.zh}{found.nothing.zh}", f"{said.en} {found.nothing.en}")
    fields: dict[str, Any] = {
        name: getattr(understood, name)
        for name in Asked.model_fields
        if name not in ("answer", "said", "summary")
    }
    return Asked(
        **fields,
        said=said,
        summary=found.summary if found is not None else None,
        answer=found.content if found is not None else None,
    )
