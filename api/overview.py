"""The table prefecture × industry, as JSON, Excel or Word."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from api.access import OpenGraph
from api.downloads import named, xlsx_file
from api.match import Industry, OneDonor, Prefecture, Real
from kg.analysis.match.overview import Overview, overview
from kg.output import overview_sheet
from kg.output.reports.word import MEDIA_TYPE as WORD

router = APIRouter(prefix="/api/v1", tags=["match"])
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/overview", response_model=Overview, responses={200: {"content": {WORD: {}, EXCEL: {}}}})
def read_overview(
    graph: OpenGraph,
    prefecture: Prefecture = None,
    industry: Industry = None,
    donor: OneDonor = None,
    real: Real = False,
    form: Annotated[
        Literal["json", "docx", "xlsx"],
        Query(alias="format", description="docx or xlsx for a file", examples=["json"]),
    ] = "json",
) -> Overview | Response:
    """For every southern prefecture and industry the best technology, who could give it, and what stands behind it."""
    found = overview(graph, prefecture=prefecture, industry=industry, donor=donor, real=real)
    if form == "xlsx":
        return xlsx_file("overview", lambda path: overview_sheet.workbook(found, path))
    if form == "docx":
        return named("overview.docx", overview_sheet.document(found), WORD)
    return found
