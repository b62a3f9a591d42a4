"""`/queries`: the named questions as forms, and their answers as table, chart and network, to link and to download."""

import json
from collections import Counter
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.answers import CUT, lines
from api.downloads import csv_file, xlsx_file
from api.pages.answer_table import IS, OWN, AnswerTable
from api.pages.beginnings import PREFIX, cells
from api.pages.charts import measures, named
from api.pages.found import Section
from api.pages.frame import page, pages, terms
from api.pages.measures import place_column
from api.problems import status_of
from kg.answers.saying import defaults
from kg.graph.graph import Graph, Table
from kg.graph.guard.check import checked
from kg.graph.read_cache import read_cache
from kg.lang.errors import KgError, NotFound, QueryRefused
from kg.lang.text import Text
from kg.output.export.tables import Book, csv_lines, raw_lines
from kg.output.pictures.figures import ranking
from queries.catalogue import Question, catalogue, question
from queries.opening import opening
from queries.reads import rows
from queries.topics import topics

router = pages()
SECTION = Section("/queries", "queries", 60)
# Suggested names in a form; who needs another types it.
SUGGESTED = 400
# What the address says of the page, and not of the question.
_OWN = ("lang", "view", "column", "values", *OWN)


@router.get("/queries")
def all_questions(request: Request) -> HTMLResponse:
    """The catalogue by topic."""
    grouped: dict[str, list[Question]] = {topic: [] for topic in topics()}
    for asked in catalogue().values():
        grouped[asked.topic].append(asked)
    return page(request, "queries.html", topics=grouped, names=topics())


@router.get("/queries/{name}.csv")
def as_csv(request: Request, graph: OpenGraph, name: str) -> Response:
    """The answer as CSV, its rows, columns and order those of the page, under their Chinese names and in words; with
    `values=raw` the values are those of the API, all columns of it under their own names."""
    asked, table = question(name), _ask(request, graph, name)
    columns, rows = _sheet(request, graph, asked, table)
    if request.query_params.get("values") == "raw":
        # A program reads it: what the header X-Truncated says is no row here.
        return _marked(csv_file(name, "".join(raw_lines(columns, rows))), table)
    return _marked(
        csv_file(name, "".join(csv_lines(columns, lines(columns, rows, cut=table.truncated)))), table
    )


@router.get("/queries/{name}.xlsx")
def as_xlsx(request: Request, graph: OpenGraph, name: str) -> Response:
    """The answer as an Excel workbook, its rows, columns and order those of the page."""
    asked, table = question(name), _ask(request, graph, name)
    headings, rows = _sheet(request, graph, asked, table)
    book, sheet = Book(), terms(request).text(asked.header.title)
    book.open(sheet, headings)
    for row in lines(headings, rows, cut=table.truncated):
        book.add(sheet, headings, row)
    return _marked(xlsx_file(name, book.save), table)


def _marked(answer: Response, table: Table) -> Response:
    """The file with a header that says that it was cut, where it was."""
    if table.truncated:
        answer.headers[CUT] = "true"
    return answer


@router.get("/queries/{name}.svg")
def as_chart(request: Request, graph: OpenGraph, name: str, column: str = "") -> Response:
    """The answer as bars of one column of figures."""
    asked, rows = question(name), _ask(request, graph, name).rows
    columns = measures(asked, rows)
    if not columns or (column and column not in columns):
        raise NotFound("chart-no-figures", question=name, column=column, known=columns)
    column = column or columns[0]
    heading = terms(request).text(asked.header.columns[column].label)
    return Response(ranking(named(asked, rows, column), heading), media_type="image/svg+xml")


@router.get("/queries/{name}")
def one_question(request: Request, graph: OpenGraph, name: str) -> HTMLResponse:
    """The form of a question; its answer too when it can be asked with what is given."""
    asked, given = question(name), _given(request)
    table, told, status = None, "", 200
    if _complete(asked, given):
        try:
            table = asked.ask(graph, given)
        except KgError as error:
            told, status = str(error), status_of(error)
    suggested = {n: _suggested(graph, tuple(p.nodes)) for n, p in asked.header.parameters.items() if p.nodes}
    shaped = (
        AnswerTable(graph, terms(request), asked.header.columns, table.rows, request.query_params)
        if table is not None
        else None
    )
    figures = measures(asked, table.rows) if table is not None and len(table.rows) > 1 else []
    return page(
        request, "question.html", status=status, asked=asked, given=given, table=table, told=told, shaped=shaped, summary=_summary(asked, given, table),
        suggested=suggested, query=urlencode(given), figures=figures,
        view=request.query_params.get("view", ""), column=request.query_params.get("column") or "".join(figures[:1]),
        map=_map(asked, given, figures), network=_network(asked, given, table), cypher=_in_cypher(asked, graph, given) if table is not None else "",
    )  # fmt: skip


def _complete(asked: Question, given: dict[str, str]) -> bool:
    """Whether what must be given is; a form that is not filled in yet is no mistake."""
    header = asked.header
    needs = [n for n, p in header.parameters.items() if p.default is None and not p.optional]
    return all(given.get(n) for n in needs) and (
        not header.one_of or any(given.get(n) for n in header.one_of)
    )


def _summary(asked: Question, given: dict[str, str], table: Table | None) -> Text | None:
    """The sentence that opens the answer, with what was asked for by its name."""
    if table is None:
        return None
    taken = {n: str(p.default) for n, p in asked.header.parameters.items() if p.default is not None}
    return opening(asked.header, table, {**taken, **defaults(asked.name), **given})


def _network(asked: Question, given: dict[str, str], table: Table | None) -> str:
    """The address of the answer's network; empty where fewer than two things are in it."""
    if asked.name == "paths" and table is not None:
        return urlencode(given)
    if table is None or len({thing for row in table.rows for thing in cells(asked, row)}) < 2:
        return ""
    return urlencode({"question": asked.name, **{PREFIX + name: value for name, value in given.items()}})


def _map(asked: Question, given: dict[str, str], figures: list[str]) -> str:
    """The address of the answer on the map; empty where it names no regions or holds no figures."""
    if not figures or place_column(asked) is None:
        return ""
    params = {PREFIX + name: value for name, value in given.items()}
    return urlencode({"question": asked.name, "column": figures[0], **params})


def _in_cypher(asked: Question, graph: Graph, given: dict[str, str]) -> str:
    """What fills the editor of the query language with this question; empty where the guard would refuse it."""
    params = asked.resolved(graph, given)
    # The header of the file is told on this page.
    text = "\n".join(line for line in asked.text.splitlines() if not line.startswith("//")).strip()
    try:
        checked(text, params)
    except QueryRefused:
        return ""
    return urlencode({"q": text, "params": json.dumps(params, ensure_ascii=False)})


def _given(request: Request) -> dict[str, str]:
    return {k: v for k, v in request.query_params.items() if k not in _OWN and not k.startswith(IS)}


def _ask(request: Request, graph: Graph, name: str) -> Table:
    return question(name).ask(graph, _given(request))


def _sheet(
    request: Request, graph: Graph, asked: Question, table: Table
) -> tuple[list[str], list[dict[str, Any]]]:
    """Headings, and the rows by heading; two columns of one name are told apart by the name they have in the query."""
    term, names = terms(request), asked.header.columns
    shaped = AnswerTable(graph, term, names, table.rows, request.query_params)
    if request.query_params.get("values") == "raw":
        return list(names), [dict(line.row) for line in shaped.lines]
    twice = Counter(term.text(field.heading.label) for field in shaped.fields)
    headings = {
        field.name: f"{word} {field.name}" if twice[word := term.text(field.heading.label)] > 1 else word
        for field in shaped.fields
    }
    rows = [{h: line.cells[name].value for name, h in headings.items()} for line in shaped.lines]
    return list(headings.values()), rows


def _suggested(graph: Graph, labels: tuple[str, ...]) -> list[str]:
    """Names of things that a parameter can take; none for kinds that a graph has by the thousand."""
    kept = read_cache(graph)
    return kept.once(
        ("suggested", labels),
        lambda: sorted(
            {
                row["name"]
                for label in labels
                for row in rows(kept, "some-names", {"label": label}, limit=SUGGESTED)
            }
        )[:SUGGESTED],
    )
