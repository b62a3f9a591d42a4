"""The match, over GET for a link and over POST for a need in words, and its reverse questions."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import OpenGraph
from kg.matching.match import match, request
from kg.matching.models import Match, Request
from kg.matching.reverse import Gap, Offer, PatentUses, WhyNot, offers, unmet, who_could_use, why_not
from kg.matching.weights import parsed

router = APIRouter(prefix="/api/v1/match", tags=["match"])

Name = Annotated[str | None, Query(max_length=100)]
Weights = Annotated[list[str], Query(description="weights to set anew, each as name=number")]


@router.get("")
def read_match(
    graph: OpenGraph,
    prefecture: Name = None,
    industry: Name = None,
    need: Annotated[str | None, Query(max_length=200)] = None,
    text: Annotated[str | None, Query(max_length=2000)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    weight: Weights = [],  # noqa: B006  FastAPI reads the default and never changes it
) -> Match:
    """Technologies of aid provinces that suit an industry of a prefecture, ranked and explained."""
    asked = request(
        prefecture=prefecture, industry=industry, need=need, text=text, limit=limit, weights=parsed(weight)
    )
    return match(graph, asked)


@router.post("")
def post_match(graph: OpenGraph, asked: Request) -> Match:
    """The same, asked in a JSON body."""
    return match(graph, asked)


@router.get("/why-not")
def read_why_not(
    graph: OpenGraph,
    donor: Annotated[str, Query(max_length=100)],
    technology: Annotated[str, Query(max_length=20)],
    prefecture: Name = None,
    industry: Name = None,
    need: Annotated[str | None, Query(max_length=200)] = None,
) -> WhyNot:
    """Where a donor's technology stands, and why it is not among the answers."""
    return why_not(graph, request(prefecture=prefecture, industry=industry, need=need), donor, technology)


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
