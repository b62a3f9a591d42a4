"""The match, over GET for a link and over POST for a need in words, and its reverse questions."""

from typing import Annotated, Literal

from fastapi import APIRouter, Body, Header, Path, Query, Response

from api.access import OpenGraph
from kg.analysis.match.match import match, request
from kg.analysis.match.models import Match, Request
from kg.analysis.match.reverse import Gap, Offer, PatentUses, WhyNot, offers, unmet, who_could_use, why_not
from kg.analysis.match.weights import parsed
from kg.graph.graph import Graph
from kg.output.reports.brief import brief
from kg.output.reports.word import MEDIA_TYPE as WORD

router = APIRouter(prefix="/api/v1/match", tags=["match"])

Prefecture = Annotated[
    str | None, Query(max_length=100, description="name, old name or code", examples=["喀什地区"])
]
Industry = Annotated[
    str | None, Query(max_length=100, description="name, slug or GB/T 4754 code", examples=["纺织服装"])
]
Need = Annotated[
    str | None, Query(max_length=200, description="id of a saved need", examples=["demo-need-30"])
]
Words = Annotated[
    str | None, Query(max_length=2000, description="what is needed, in words", examples=["细纱机断纱检测"])
]
Product = Annotated[
    str | None, Query(max_length=100, description="name or slug of a product", examples=["棉纱"])
]
OneDonor = Annotated[
    str | None,
    Query(max_length=100, description="name or code of a donor: its technologies alone", examples=["山东省"]),
]
Ticked = Annotated[
    list[str],
    Query(
        description="of the technologies that the text was understood as, those to use",
        examples=[["D06P"]],
        max_length=10,
    ),
]
Real = Annotated[bool, Query(description="leave out everything that was made up", examples=[False])]
View = Annotated[
    Literal["default", "likely", "paired"],
    Query(
        description="order: by score, by the chance of the region, or paired donors first",
        examples=["default"],
    ),
]
Weights = Annotated[
    list[str],
    Query(description="weights to set anew, each as name=number", examples=[["pairing=0.2"]]),
]
Donor = Annotated[str, Query(max_length=100, description="name or code of a donor", examples=["江苏省"])]
Technology = Annotated[
    str, Query(max_length=20, description="symbol of the IPC, class to group", examples=["D01H"])
]
Accept = Annotated[
    str,
    Header(
        description="application/json, or the media type of Word for a brief", examples=["application/json"]
    ),
]
Asked = Annotated[
    Request,
    Body(
        examples=[
            {"prefecture": "喀什地区", "industry": "纺织服装", "limit": 5, "weights": {"pairing": 0.2}},
        ]
    ),
]
# What both ways to ask can give.
_FORMS: dict[int | str, dict[str, object]] = {200: {"content": {WORD: {}}}}


@router.get("", response_model=Match, responses=_FORMS)
def read_match(
    graph: OpenGraph,
    prefecture: Prefecture = None,
    industry: Industry = None,
    product: Product = None,
    need: Need = None,
    text: Words = None,
    donor: OneDonor = None,
    technologies: Ticked = [],  # noqa: B006  FastAPI reads the default and never changes it
    view: View = "default",
    real: Real = False,
    limit: Annotated[int, Query(ge=1, le=100, description="results at the most", examples=[10])] = 10,
    weight: Weights = [],  # noqa: B006  FastAPI reads the default and never changes it
    form: Annotated[
        Literal["json", "docx"] | None,
        Query(alias="format", description="docx for a brief of two pages in Word", examples=["json"]),
    ] = None,
    accept: Accept = "",
) -> Match | Response:
    """Technologies of aid provinces that suit an industry of a prefecture, ranked and explained."""
    asked = request(
        prefecture=prefecture, industry=industry, product=product, need=need, text=text, donor=donor,
        technologies=technologies, view=view, real=real, limit=limit, weights=parsed(weight),
    )  # fmt: skip
    return _answer(graph, match(graph, asked), word=form == "docx" or (form is None and WORD in accept))


@router.post("", response_model=Match, responses=_FORMS)
def post_match(graph: OpenGraph, asked: Asked, accept: Accept = "") -> Match | Response:
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
    donor: Donor,
    technology: Technology,
    prefecture: Prefecture = None,
    industry: Industry = None,
    need: Need = None,
    text: Words = None,
    weight: Weights = [],  # noqa: B006  FastAPI reads the default and never changes it
) -> WhyNot:
    """Where a donor's technology stands, and why it is not among the answers."""
    asked = request(prefecture=prefecture, industry=industry, need=need, text=text, weights=parsed(weight))
    return why_not(graph, asked, donor, technology)


@router.get("/uses/{patent}")
def read_uses(
    graph: OpenGraph,
    patent: Annotated[
        str, Path(description="its publication or application number", examples=["CN199900889B"])
    ],
) -> PatentUses:
    """Who in southern Xinjiang could use a patent."""
    return who_could_use(graph, patent)


@router.get("/offers/{donor}")
def read_offers(
    graph: OpenGraph,
    donor: Annotated[str, Path(description="name or code of a donor", examples=["江苏省"])],
    limit: Annotated[int, Query(ge=1, le=500, description="offers at the most", examples=[50])] = 50,
) -> list[Offer]:
    """What a donor could offer."""
    return offers(graph, donor, limit)


@router.get("/unmet")
def read_unmet(
    graph: OpenGraph,
    industry: Annotated[
        str | None, Query(max_length=100, description="name, slug or GB/T 4754 code", examples=["马产业"])
    ] = None,
) -> list[Gap]:
    """Technologies that no donor can offer."""
    return unmet(graph, industry)
