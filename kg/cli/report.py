"""`kg report`: documents from the graph, by their declarations."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import print_table, say
from kg.cli.query import pairs
from kg.graph.graph import open_graph
from kg.lang.errors import InputError, UsageError
from kg.output.reports.declared import fill, report, reports
from kg.output.reports.files import FORMS, written


def make_report(
    name: Annotated[str | None, typer.Argument(help="help-report-name")] = None,
    given: Annotated[list[str] | None, typer.Argument(help="help-pairs")] = None,
    output: Annotated[Path | None, typer.Option(help="help-report-output")] = None,
    listed: Annotated[bool, typer.Option("--list", help="help-report-list")] = False,
) -> None:
    """Write a report to a file."""
    if listed or name is None:
        rows = [(key, each.title.zh, "、".join(each.parameters)) for key, each in reports().items()]
        print_table(["name", "title", "parameters"], rows)
        return
    declared, params = report(name), pairs(given or [])
    target = output or Path(f"{name}.docx")
    if target.suffix not in FORMS:
        raise UsageError("report-form-unknown", ending=target.suffix, forms=FORMS)
    with open_graph() as graph:
        content = written(fill(graph, declared, params), target.suffix)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise InputError("report-not-written", file=target, reason=error.strerror or str(error)) from None
    say(str(target))
