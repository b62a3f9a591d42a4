"""`kg match`: which technologies of which donors suit an industry of a prefecture, and why."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.analysis.match.match import match as ask
from kg.analysis.match.match import request
from kg.analysis.match.models import Match, Result
from kg.analysis.match.overview import Overview, overview
from kg.analysis.match.weights import parsed
from kg.cli.output import print_table, say
from kg.graph.graph import Graph, open_graph
from kg.lang.errors import UsageError
from kg.lang.messages import Message
from kg.lang.text import Text, chosen
from kg.output import overview_sheet
from kg.output.match_sheet import csv_text, rows, workbook
from kg.output.reports.brief import brief

# What fits beside each other on a screen; JSON and the sheets hold all of it.
REASONS = 3
# Columns of the table of prefectures and industries that fit on a screen.
SHORT = 8


class Form(StrEnum):
    """How the answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"


class View(StrEnum):
    """What comes first."""

    DEFAULT = "default"
    LIKELY = "likely"
    PAIRED = "paired"


def match(
    prefecture: Annotated[str | None, typer.Option(help="help-match-prefecture")] = None,
    industry: Annotated[str | None, typer.Option(help="help-match-industry")] = None,
    product: Annotated[str | None, typer.Option(help="help-match-product")] = None,
    county: Annotated[str | None, typer.Option(help="help-match-county")] = None,
    donor: Annotated[str | None, typer.Option(help="help-match-donor")] = None,
    need: Annotated[str | None, typer.Option(help="help-match-need")] = None,
    text: Annotated[str | None, typer.Option(help="help-match-text")] = None,
    technology: Annotated[list[str] | None, typer.Option(help="help-match-technology")] = None,
    view: Annotated[View, typer.Option(help="help-match-view")] = View.DEFAULT,
    real: Annotated[bool, typer.Option("--real", help="help-match-real")] = False,
    limit: Annotated[int, typer.Option(min=1, max=100, help="help-match-limit")] = 10,
    weight: Annotated[list[str] | None, typer.Option(help="help-match-weight")] = None,
    every: Annotated[bool, typer.Option("--all", help="help-match-all")] = False,
    form: Annotated[Form, typer.Option("--format", help="help-match-format")] = Form.TABLE,
    output: Annotated[Path | None, typer.Option(help="help-match-output")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="help-match-json")] = False,
) -> None:
    """Rank technologies of aid provinces for an industry of a prefecture, and say why."""
    form = Form.JSON if as_json else form
    if form in (Form.XLSX, Form.DOCX) and output is None:
        raise UsageError("cli-format-needs-file", format=form.value)
    if output is not None and not output.absolute().parent.is_dir():
        raise UsageError("export-folder-missing", folder=output.parent)
    if every and (need or text or product):
        raise UsageError("cli-all-and-more")
    with open_graph() as graph:
        if every:
            whole = overview(
                graph, prefecture=county or prefecture, industry=industry, donor=donor, real=real
            )
            _write_overview(whole, form, output)
        else:
            asked = request(
                prefecture=county or prefecture,
                industry=industry,
                product=product,
                need=need,
                text=text,
                donor=donor,
                technologies=technology or [],
                view=view.value,
                real=real,
                limit=limit,
                weights=parsed(weight or []),
            )
            _write(graph, ask(graph, asked), form, output)


def _write_overview(found: Overview, form: Form, output: Path | None) -> None:
    if form is Form.DOCX and output is not None:
        output.write_bytes(overview_sheet.document(found))
    elif form is Form.XLSX and output is not None:
        overview_sheet.workbook(found, output)
    elif form is Form.CSV:
        _out(overview_sheet.csv_text(found), output, "utf-8-sig")
    elif form is Form.JSON:
        _out(found.model_dump_json(indent=2) + "\n", output, "utf-8")
    elif output is not None:
        raise UsageError("cli-table-in-file")
    else:
        shown = [row[:SHORT] for row in overview_sheet.rows(found)]
        print_table(overview_sheet.HEADER[:SHORT], shown)
    if output is not None:
        say(Message("cli-wrote", path=output))


def _write(graph: Graph, found: Match, form: Form, output: Path | None) -> None:
    table = rows(found)
    if form is Form.DOCX and output is not None:
        output.write_bytes(brief(graph, found))
    elif form is Form.XLSX and output is not None:
        workbook(table, output)
    elif form is Form.CSV:
        _out(csv_text(table), output, "utf-8-sig")
    elif form is Form.JSON:
        _out(found.model_dump_json(indent=2) + "\n", output, "utf-8")
    elif output is not None:
        raise UsageError("cli-table-in-file")
    else:
        show(found)
    for note in found.warnings:
        say(chosen(note.text))
    if output is not None:
        say(Message("cli-wrote", path=output))


def _out(text: str, output: Path | None, encoding: str) -> None:
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding=encoding, newline="")


def show(found: Match) -> None:
    """The ranking on a screen."""
    for guess in found.technologies:
        code = "cli-match-guess" if guess.guess else "cli-match-used" if guess.used else "cli-match-left-out"
        told = (guess.technology.id, guess.technology.name, guess.words)
        say(Message(code, symbol=told[0], name=told[1], words=told[2]))
    industries = [industry.name for industry in found.need.industries] or [found.need.text or ""]
    say(
        Message(
            "cli-match-heading",
            prefecture=found.need.prefecture.name,
            industries=industries,
            total=found.total,
        )
    )
    headings = [
        Text("名次", "rank"),
        Text("级别", "tier"),
        Text("得分", "score"),
        Text("援助方", "donor"),
        Text("结对方最佳", "best paired donor"),
        Text("技术", "technology"),
        Text("专利（有效/在审/失效/不明）", "patents (live/pending/lapsed/unknown)"),
        Text(f"得分最高的 {REASONS} 项", f"{REASONS} largest factors"),
        Text("注意", "beware"),
    ]
    print_table(headings, [_line(number, result) for number, result in enumerate(found.results, 1)])


def _line(number: int, result: Result) -> list[str]:
    gate = result.gate
    largest = sorted(result.factors, key=lambda factor: -factor.contribution)[:REASONS]
    return [
        str(number),
        result.tier,
        f"{result.score:.4f}",
        result.donor.name,
        f"{result.paired.donor.name} {result.paired.tier}" if result.paired is not None else "—",
        f"{result.technology.id} {result.technology.name}",
        f"{gate.live}/{gate.pending}/{gate.lapsed}/{gate.unknown}",
        "\n".join(f"{factor.contribution:.4f} {chosen(factor.label)}" for factor in largest),
        "\n".join(_beware(result)),
    ]


def _beware(result: Result) -> Iterator[str]:
    """The first notes of a result, always what of it was made up, and how many more there are."""
    invented = result.invented
    rest = [note for note in (*result.counter_evidence, *result.warnings) if note not in invented]
    yield from (chosen(note.text) for note in (*invented, *rest[:REASONS]))
    if len(rest) > REASONS:
        yield str(Message("cli-more-notes", count=len(rest) - REASONS))
