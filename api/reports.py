"""Declared reports over HTTP: the list of them, and one filled as Word, Excel or HTML."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from api.access import OpenGraph
from api.downloads import named
from kg.output.reports.declared import fill, report, reports
from kg.output.reports.files import written

router = APIRouter(prefix="/api/v1/reports", tags=["reports"])

_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}


@router.get("")
def list_reports() -> list[dict[str, Any]]:
    """Every declared report with its parameters."""
    return [
        {"name": name, **each.model_dump(include={"title", "description", "parameters"})}
        for name, each in reports().items()
    ]


@router.get("/{name}", response_class=Response)
def make_report(
    request: Request,
    graph: OpenGraph,
    name: Annotated[str, Path(description="of a report, as the list gives it", examples=["pledges"])],
    form: Annotated[
        Literal["docx", "xlsx", "html"],
        Query(alias="format", description="form of the file", examples=["docx"]),
    ] = "docx",
) -> Response:
    """The report as a file; its parameters go in the query string."""
    declared = report(name)
    given = {key: value for key, value in request.query_params.items() if key != "format"}
    content = written(fill(graph, declared, given), f".{form}")
    return named(f"{name}.{form}", content, _MEDIA[form])
