"""`kg query` and `kg cypher`: named questions, and questions in Cypher of one's own."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from kg.cli.output import AsJson, print_json, print_table, say
from kg.graph.graph import Table, open_graph
from kg.graph.guard.ask import ask as ask_guarded
from kg.lang.errors import UsageError
from kg.lang.messages import Message
from kg.lang.text import Text, chosen
from queries.catalogue import catalogue, question


def query(
    name: Annotated[str | None, typer.Argument(help="help-query-name")] = None,
    given: Annotated[list[str] | None, typer.Argument(help="help-pairs")] = None,
    listed: Annotated[bool, typer.Option("--list", help="help-query-list")] = False,
    as_json: AsJson = False,
) -> None:
    """Ask a named question."""
    if listed:
        _print_catalogue(as_json)
        return
    if name is None:
        raise UsageError("cli-query-unnamed")
    asked, params = question(name), pairs(given or [])
    asked.parameters(params)
    with open_graph() as graph:
        table = asked.ask(graph, params)
    _print_answer(table, [column.label.zh for column in asked.header.columns.values()], as_json)


def cypher(
    text: Annotated[str, typer.Argument(help="help-cypher-text")],
    param: Annotated[list[str] | None, typer.Option(help="help-cypher-param")] = None,
    as_json: AsJson = False,
) -> None:
    """Ask in Cypher, read-only."""
    with open_graph() as graph:
        table = ask_guarded(graph, text, pairs(param or []))
    _print_answer(table, table.columns, as_json)


def pairs(given: list[str]) -> dict[str, str]:
    """Parameters given as name=value.

    Raises:
        UsageError: one is not of that form.
    """
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise UsageError("cli-parameter-unreadable", text=text)
        found[name] = value
    return found


def _print_answer(table: Table, headings: list[str], as_json: bool) -> None:
    if as_json:
        print_json(asdict(table))
    else:
        print_table(headings, [[row[column] for column in table.columns] for row in table.rows])
    if table.truncated:
        say(Message("cli-cut", rows=len(table.rows)))


def _print_catalogue(as_json: bool) -> None:
    if as_json:
        print_json(
            [{"name": q.name, "topic": q.topic, **q.header.model_dump()} for q in catalogue().values()]
        )
        return
    rows: list[tuple[Any, ...]] = [
        (q.name, chosen(q.header.title), " ".join(f"{p}=…" for p in q.header.parameters))
        for q in catalogue().values()
    ]
    print_table([Text("名称", "name"), Text("问题", "question"), Text("参数", "parameters")], rows)
