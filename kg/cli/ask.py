"""`kg ask`: a question in words. What was understood is said first, then the answer."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from kg.analysis.match.models import Match
from kg.answers.answer import Answer, answer
from kg.answers.ask import Understood, ask
from kg.cli.match import show
from kg.cli.output import AsJson, print_json, print_table, say
from kg.graph.graph import Table, open_graph
from kg.lang.messages import Message
from kg.lang.text import chosen
from queries.catalogue import question


def ask_in_words(
    text: Annotated[str, typer.Argument(help="help-ask-text")],
    as_json: AsJson = False,
) -> None:
    """Ask in words, Chinese or English; exit 2 when that is not understood."""
    with open_graph() as graph:
        understood = ask(graph, text)
        found = answer(graph, understood)
    if as_json:
        print_json({**_plain(understood), "answer": _answer(found)})
    else:
        _tell(understood)
        _print(understood, found)
    if found is None:
        raise typer.Exit(2)


def _tell(understood: Understood) -> None:
    say(chosen(understood.said))
    for other in understood.alternatives:
        say(Message("cli-ask-also", title=other.title, question=other.question, score=other.score))


def _print(understood: Understood, answered: Answer | None) -> None:
    found = answered.content if answered is not None else None
    for told in (answered.nothing, answered.summary) if answered is not None else ():
        if told is not None:
            say(chosen(told))
    if isinstance(found, Match):
        show(found)
        for note in found.warnings:
            say(Message("cli-note", text=note.text))
    elif isinstance(found, Table) and understood.question is not None:
        columns = question(understood.question).header.columns.values()
        print_table([column.label for column in columns], [list(row.values()) for row in found.rows])
        if found.truncated:
            say(Message("cli-cut", rows=len(found.rows)))


def _plain(understood: Understood) -> dict[str, Any]:
    shown = [{**asdict(other), "title": other.title.model_dump()} for other in understood.alternatives]
    return {**asdict(understood), "alternatives": shown}


def _answer(found: Answer | None) -> dict[str, Any] | None:
    if found is None:
        return None
    content = found.content
    return asdict(content) if isinstance(content, Table) else content.model_dump(mode="json")
