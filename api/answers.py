"""Answers in the form that the caller asks for by `Accept`: JSON, CSV, XLSX, and Turtle where nodes are listed."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from kg.graph.graph import Graph
from kg.lang.messages import Message
from kg.output.export.rdf import turtle
from kg.output.export.tables import Book, csv_lines

JSON, CSV, TURTLE = "application/json", "text/csv", "text/turtle"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLES = (JSON, CSV, XLSX)
LISTS = (*TABLES, TURTLE)
# Header of a file that does not hold every row.
CUT = "X-Truncated"
Rows = Sequence[dict[str, Any]]


class NotAcceptable(Exception):
    """The caller takes none of the forms that there are."""

    def __init__(self, offered: Sequence[str]) -> None:
        self.offered = offered


def wanted(request: Request, offered: Sequence[str]) -> str:
    """The first of `offered` with the highest quality in `Accept` (RFC 9110, section 12.5.1).

    Raises:
        NotAcceptable: none of them.
    """
    header = request.headers.get("accept", "*/*")
    best = max(offered, key=lambda form: (_quality(header, form), -offered.index(form)))
    if _quality(header, best) == 0:
        raise NotAcceptable(offered)
    return best


def table(request: Request, name: str, body: dict[str, Any], columns: Sequence[str], rows: Rows) -> Response:
    """`body` as JSON, or its table of `columns` and `rows` as a file called `name`. A file of a table that was cut at the
    limit says so in the header X-Truncated and in its last line."""
    form = wanted(request, TABLES)
    if form == JSON:
        return JSONResponse(body)
    cut = body["truncated"]
    return _file(form, name, columns, lines(columns, rows, cut=cut), {CUT: "true"} if cut else None)


def lines(columns: Sequence[str], rows: Rows, *, cut: bool) -> Rows:
    """The lines of a file: the rows, and below them one that says that there are more if it was cut."""
    return [*rows, {columns[0]: str(Message("answer-cut", rows=len(rows)))}] if cut and columns else rows


def listing(
    request: Request, graph: Graph, name: str, label: str, body: dict[str, Any], rows: Rows
) -> Response:
    """`body` as JSON, or its nodes as a table of all properties that `label` can have, or as Turtle."""
    form = wanted(request, LISTS)
    if form == JSON:
        return JSONResponse(body)
    headers = {"Link": f'<{_next(request, body["next"])}>; rel="next"'} if body["next"] else {}
    if form == TURTLE:
        return Response(turtle(graph, rows), media_type=f"{TURTLE}; charset=utf-8", headers=headers)
    known = sorted(graph.ontology.classes[label].properties, key=lambda p: (p not in ("id", "name"), p))
    return _file(form, name, known, rows, headers)


def described(offered: Sequence[str]) -> dict[int | str, dict[str, Any]]:
    """The forms for the description of the service; JSON is described by the route itself."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    text = {"schema": {"type": "string"}}
    content = {form: (binary if form == XLSX else text) for form in offered if form != JSON}
    return {200: {"description": "In the form that Accept asks for", "content": content}}


def _file(
    form: str, name: str, columns: Sequence[str], rows: Rows, headers: dict[str, str] | None = None
) -> Response:
    make: dict[str, Callable[[], bytes]] = {
        CSV: lambda: "".join(csv_lines(columns, rows)).encode(),
        XLSX: lambda: _book(name, columns, rows),
    }
    suffix = "csv" if form == CSV else "xlsx"
    told = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"', **(headers or {})}
    return Response(make[form](), media_type=f"{CSV}; charset=utf-8" if form == CSV else form, headers=told)


def _book(name: str, columns: Sequence[str], rows: Rows) -> bytes:
    book, file = Book(), io.BytesIO()
    book.open(name, columns)
    for row in rows:
        book.add(name, columns, row)
    book.save(file)
    return file.getvalue()


def _next(request: Request, cursor: str) -> str:
    url = request.url.include_query_params(cursor=cursor)
    return f"{url.path}?{url.query}"


def _quality(header: str, form: str) -> float:
    """The quality that the most specific range of `header` gives to `form`; 0 when none fits."""
    found: tuple[int, float] = (-1, 0.0)
    for part in header.split(","):
        given, *options = [piece.strip().lower() for piece in part.split(";")]
        precision = {form: 2, f"{form.split('/', maxsplit=1)[0]}/*": 1, "*/*": 0}.get(given, -1)
        quality = next((option[2:] for option in options if option.startswith("q=")), "1")
        try:
            found = max(found, (precision, float(quality))) if precision > found[0] else found
        except ValueError:
            continue
    return found[1]
