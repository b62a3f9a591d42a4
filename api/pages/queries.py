"""`/queries`: the named questions as forms, and their answers as tables to link and to download."""

from collections import Counter
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.downloads import csv_file, xlsx_file
from api.pages.frame import page, pages
from api.problems import status_of
from kg.errors import KgError
from kg.export.tables import Book, csv_lines
from kg.matching.memory import memory
from kg.store.graph import Graph, Table
from ontology.model import Text
from queries.catalogue import Question, catalogue, question

router = pages()
TOPICS = {
    "plan": Text("规划", "Plan"),
    "aid": Text("援疆与匹配", "Aid and matching"),
    "network": Text("企业与技术网络", "Networks of firms and technologies"),
    "central-asia": Text("中亚", "Central Asia"),
    "data": Text("数据", "Data"),
}
# Suggested names in a form; who needs another types it.
SUGGESTED = 400


@router.get("/queries")
def all_questions(request: Request) -> HTMLResponse:
    """The catalogue by topic."""
    topics: dict[str, list[Question]] = {topic: [] for topic in TOPICS}
    for asked in catalogue().values():
        topics.setdefault(asked.topic, []).append(asked)
    return page(request, "queries.html", topics=topics, names=TOPICS)


@router.get("/queries/{name}.csv")
def as_csv(request: Request, graph: OpenGraph, name: str) -> Response:
    """The answer as CSV, its columns under their Chinese names."""
    return csv_file(name, "".join(csv_lines(*_sheet(question(name), _ask(request, graph, name)))))


@router.get("/queries/{name}.xlsx")
def as_xlsx(request: Request, graph: OpenGraph, name: str) -> Response:
    """The answer as an Excel workbook."""
    headings, rows = _sheet(question(name), _ask(request, graph, name))
    book = Book()
    book.open(name, headings)
    for row in rows:
        book.add(name, headings, row)
    return xlsx_file(name, book.save)


@router.get("/queries/{name}")
def one_question(request: Request, graph: OpenGraph, name: str) -> HTMLResponse:
    """The form of a question; its answer too when it can be asked with what is given."""
    asked, given = question(name), _given(request)
    table, told, status = None, "", 200
    needs = [n for n, p in asked.header.parameters.items() if p.default is None and not p.optional]
    if all(given.get(need) for need in needs):
        try:
            table = asked.ask(graph, given)
        except KgError as error:
            told, status = str(error), status_of(error)
    suggested = {n: _suggested(graph, tuple(p.nodes)) for n, p in asked.header.parameters.items() if p.nodes}
    return page(
        request, "question.html", status=status, asked=asked, given=given, table=table, told=told,
        suggested=suggested, query=request.url.query,
    )  # fmt: skip


def _given(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.query_params.items() if name != "lang"}


def _ask(request: Request, graph: Graph, name: str) -> Table:
    return question(name).ask(graph, _given(request))


def _sheet(asked: Question, table: Table) -> tuple[list[str], list[dict[str, Any]]]:
    """Headings, and the rows by heading; two columns of one name are told apart by the name they have in the query."""
    names = asked.header.columns
    twice = Counter(column.label.zh for column in names.values())
    headings = {n: f"{c.label.zh} {n}" if twice[c.label.zh] > 1 else c.label.zh for n, c in names.items()}
    return list(headings.values()), [{h: row[n] for n, h in headings.items()} for row in table.rows]


def _suggested(graph: Graph, labels: tuple[str, ...]) -> list[str]:
    """Names of things that a parameter can take; none for kinds that a graph has by the thousand."""
    kept = memory(graph)
    query = " UNION ".join(f"MATCH (n:`{label}`) RETURN n.name AS name LIMIT {SUGGESTED}" for label in labels)
    return kept.once(
        ("suggested", labels), lambda: sorted({row["name"] for row in kept.rows(query)})[:SUGGESTED]
    )
