"""The answer to what was understood: the rows of a question with the sentence that sums them up, or a match."""

from dataclasses import dataclass
from typing import Any

from kg.analysis.match.match import match
from kg.analysis.match.models import Match, Request
from kg.analysis.match.reverse import PatentUses, who_could_use
from kg.answers.ask import Understood
from kg.answers.askable import MATCH
from kg.answers.saying import defaults
from kg.graph.graph import Graph, Table
from kg.lang.text import Text
from queries.catalogue import question
from queries.opening import opening

_FIELDS = ("prefecture", "industry", "product", "donor")
Content = Table | Match | PatentUses


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, a sentence that sums it up, and, where nothing was found, that this is what was looked for."""

    content: Content
    summary: Text | None = None
    nothing: Text | None = None


def answer(graph: Graph, understood: Understood) -> Answer | None:
    """The answer to what was understood; None where it was not, or where a parameter is missing.

    Raises:
        NotFound, UsageError: as the question or the match that is asked.
        EngineError: the engine failed.
    """
    if understood.question is None or understood.missing:
        return None
    if understood.question == MATCH:
        return Answer(_match(graph, understood.parameters))
    asked = question(understood.question)
    table = asked.ask(graph, understood.parameters)
    taken = {n: str(p.default) for n, p in asked.header.parameters.items() if p.default is not None}
    shown = {**taken, **defaults(asked.name), **understood.shown}
    return Answer(table, opening(asked.header, table, shown), None if table.rows else _nothing(understood))


def _match(graph: Graph, given: dict[str, str]) -> Content:
    if "patent" in given:
        return who_could_use(graph, given["patent"])
    fields: dict[str, Any] = {key: given[key] for key in _FIELDS if key in given}
    return match(graph, Request.model_validate(fields))


def _nothing(understood: Understood) -> Text:
    """That the graph holds none of what was asked for, which is not that there is none."""
    what = "、".join(understood.shown.values())
    return Text(
        f"图谱中没有这样的记录{f'（{what}）' if what else ''}；这不等于实际没有。",
        f"The graph holds no such record{f' ({what})' if what else ''}; that does not mean that there is none.",
    )
