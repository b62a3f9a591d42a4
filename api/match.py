"""The match, over GET for a link and over POST for a need in words, and its reverse questions."""

from typing import Annotated, Literal

from fastapi import APIRouter, Header, Query, Response

from api.access import OpenGraph
from kg.matching.match import match, request
from kg.matching.models import Match, Request
from kg.matching.reverse import Gap, Offer, PatentUses, WhyNot, offers, unmet, who_could_use, why_not
from kg.matching.weights import parsed
from kg.reports.brief import brief
from kg.reports.word import MEDIA_TYPE as WORD
from kg.store.graph import Graph

router = APIRouter(prefix="/api/v1/match", tags=["match"])

Name = Annotated[str | None, Query(max_length=100)]
Weights = Annotated[list[str], Query(description="weights to set anew, each as name=number")]
Accept = Annotated[str, Header(description="application/json, or the media type of Word for a brief")]
# What both ways to ask can give.
_FORMS: dict[int | str, dict[str, object]] = {200: {"content": {WORD: {}}}}


@router.get("", response_model=Match, responses=_FORMS)
def read_match(
    graph: OpenGraph,
    prefecture: Name = None,
    industry: Name = None,
    need: Annotated[str | None, Query(max_length=200)] = None,
    text: Annotated[str | None, Query(max_length=2000)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    weight: Weights = [],  # noqa: B006  FastAPI reads the default and never changes it
    form: Annotated[
        Literal["json", "docx"] | None,
        Query(alias="format", description="docx for a brief of two pages in Word"),
    ] = None,
    accept: Accept = "",
) -> Match | Response:
    """Technologies of aid provinces that suit an industry of a prefecture, ranked and explained."""
    asked = request(
        prefecture=prefecture, industry=industry, need=need, text=text, limit=limit, weights=parsed(weight)
    )
    return _answer(graph, match(graph, asked), word=form == "docx" or (form is None and WORD in accept))


@router.post("", response_model=Match, responses=_FORMS)
def post_match(graph: OpenGraph, asked: Request, accept: Accept = "") -> Match | Response:
    """The same, asked in a JSON body."""
    return _answer(graph, match(graph, asked), word=WORD in accept)


def _answer(graph: Graph, found: Match, *, word: bool) -> Match | Response:
    """The match itself, or the brief as a file to keep."""
    if not word:
        return found
    headers = {"Content-Disposition": 'attachment; filename="match-brief.docx"', "Vary": "Accept"}
    return Response(brief(graph, found), media_type=WORD, headers=headers)


@router.get("/why-not")
def read_why_not(
    graph: OpenGraph,
    donor: Annotated[str, Query(max_length=100)],
    technology: Annotated[str, Query(max_length=20)],
    prefecture: Name = None,
    industry: Name = None,
    need: Annotated[str | None, Query(max_length=200)] = None,
    text: Annotated[str | None, Query(max_length=2000)] = None,
    weight: Weights = [],  # noqa: B006  FastAPI reads the default and never changes it
) -> WhyNot:
    """Where a donor's technology stands, and why it is not among the answers."""
    asked = request(prefecture=prefecture, industry=industry, need=need, text=text, weights=parsed(weight))
    return why_not(graph, asked, donor, technology)


@router.get("/uses/{patent}")
def read_uses(graph: OpenGraph, patent: str) -> PatentUses:
    """Who in southern Xinjiang could use a patent."""
    return who_could_use(graph, patent)


@router.get("/offers/{donor}")
def read_offers(graph: OpenGraph, donor: str, limit: Annotated[int, Query(ge=1, le=500)] = 50) -> list[Offer]:
    """What a donor could offer."""
    return offers(graph, donor, limit)


@router.get("/unmet")
def read_unmet(graph: OpenGraph, industry: Name = None) -> list[Gap]:
    """Technologies that no donor can offer."""
    return unmet(graph, industry)
