"""`/match`: the workbench. Choose a place and an industry or a need, weigh the factors, compare, download.

The address holds the whole question, so a view can be sent to a colleague. Weights are written as shares of any
sum (`w.strength=30`), since that is what sliders give; the match gets them scaled to 1.
"""

import math
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Form, Request, Response
from fastapi.responses import HTMLResponse
from starlette.datastructures import QueryParams

from api.access import Asking, OpenGraph
from api.downloads import csv_file, xlsx_file
from api.pages.forms import back
from api.pages.found import Section
from api.pages.frame import page, pages
from api.pages.why_not import shown_why
from api.problems import status_of
from kg.analysis.match.feedback import DECISIONS, NOTE_CHARS, Decision, Told, record
from kg.analysis.match.match import match, request
from kg.analysis.match.models import Match, Result
from kg.analysis.match.models import Request as Asked
from kg.analysis.match.reverse import why_not
from kg.analysis.match.weights import factors, parsed, weights
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from kg.lang.errors import KgError, UsageError
from kg.output.match_sheet import csv_text, rows, workbook
from kg.values import days, regions
from kg.values.places import RECEIVING, XINJIANG, groups, thing
from ontology.reader import ontology
from queries import reads

router = pages()
SECTION = Section("/match", "match", 30)
FIELDS = ("prefecture", "industry", "product", "need", "text", "donor", "view", "limit")
SOUTHERN = RECEIVING
# A list to choose from; who has more needs finds one by searching and comes here from its page.
NEEDS = 200
# A question with all its weights and the longest need in words, each character of it written as nine.
QUESTION = 20_000


@router.get("/match")
def workbench(asking: Request, graph: OpenGraph) -> HTMLResponse:
    """The form, and the answer once enough was chosen."""
    asked, answer, told, status = None, None, "", 200
    sliders = {name: _usual(name) for name in factors()}
    try:
        sliders = _sliders(asking.query_params)
        asked = _asked(asking.query_params, sliders)
        answer = match(graph, asked) if asked is not None else None
    except KgError as error:
        told, status = str(error), status_of(error)
    return page(
        asking, "match.html", status=status, told=told, answer=answer, sliders=sliders, factors=factors(),
        kept=_kept(asking.query_params, answer), places=_places(),
        industries=ontology().vocabularies["industries"].concepts, needs=_needs(graph, days.today()),
        why=shown_why(graph, asking.query_params, asked, answer), decisions=DECISIONS, note_chars=NOTE_CHARS,
        reasons=ontology().vocabularies["feedback-reasons"].concepts, usual=_unweighed(asking.query_params),
        compared=_compared(graph, asked, answer, asking.query_params.getlist("compare")),
        picked=asking.query_params.getlist("compare"),
        query=asking.url.query, api_query=_api_query(asked) if asked is not None else "",
    )  # fmt: skip


@router.get("/match.csv")
def as_csv(asking: Request, graph: OpenGraph) -> Response:
    """The answer as CSV."""
    return csv_file("match", csv_text(rows(_answer(asking, graph))))


@router.get("/match.xlsx")
def as_xlsx(asking: Request, graph: OpenGraph) -> Response:
    """The answer as an Excel workbook."""
    found = rows(_answer(asking, graph))
    return xlsx_file("match", lambda path: workbook(found, path))


@router.post("/match/feedback")
def judge(
    graph: OpenGraph,
    asking: Asking,
    decision: Annotated[Decision, Form()],
    question: Annotated[str, Form(max_length=QUESTION)],
    technology: Annotated[str, Form(max_length=20)],
    donor: Annotated[str, Form(max_length=20)],
    why: Annotated[str, Form(max_length=100)] = "",
    on: Annotated[str, Form(max_length=10)] = "",
    note: Annotated[str, Form(max_length=NOTE_CHARS)] = "",
    place: Annotated[str, Form(pattern="said-[0-9]{1,3}")] = "said-1",
) -> Response:
    """Keep what became of a result of `question` (the query of its page), and show it there."""
    params = QueryParams(question)
    asked = _asked(params, _sliders(params))
    if asked is None:
        raise UsageError("match-form-unclear")
    told = Told(
        technology, donor, decision, asking.name,
        reason=why or None, on=_day(on), note=note.strip(),
    )  # fmt: skip
    record(graph, asked, told)
    return back(f"/match?{urlencode(params.multi_items())}#{place}")


def _kept(params: QueryParams, answer: Match | None) -> dict[str, str]:
    """What the form shows: what was given, and names (喀什, Hotan) as the codes that they were understood as, since only
    these are among its choices."""
    kept = {name: params.get(name, "") for name in FIELDS}
    if answer is not None and kept["prefecture"].strip():
        kept["prefecture"] = answer.need.prefecture.id
    if answer is not None and kept["industry"].strip() and answer.need.industries:
        kept["industry"] = answer.need.industries[0].id
    return kept


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError("day-unreadable", text=text) from None


def _answer(asking: Request, graph: Graph) -> Match:
    asked = _asked(asking.query_params, _sliders(asking.query_params))
    if asked is None:
        raise UsageError("match-form-empty")
    return match(graph, asked)


def _asked(params: QueryParams, sliders: dict[str, float]) -> Asked | None:
    """What is asked; None as long as nobody is named for whom."""
    given: dict[str, Any] = {name: value for name in FIELDS if (value := params.get(name, "").strip())}
    if "need" not in given and "prefecture" not in given:
        return None
    if "limit" in given and not given["limit"].isdecimal():
        raise UsageError("match-limit-wrong", value=given["limit"])
    ticked = params.getlist("technologies")
    return request(**given, technologies=ticked, real=params.get("real") == "1", weights=_scaled(sliders))


def _scaled(sliders: dict[str, float]) -> dict[str, float]:
    """The weights that were set, scaled to 1; none when the sliders stand where they usually do."""
    if all(share == _usual(name) for name, share in sliders.items()):
        return {}
    total = math.fsum(sliders.values())
    if total <= 0:
        raise UsageError("match-weights-zero")
    return {name: share / total for name, share in sliders.items()}


def _sliders(params: QueryParams) -> dict[str, float]:
    """Where each slider stands, 0…100."""
    given = [f"{name}={text}" for name in factors() if (text := params.get(f"w.{name}", ""))]
    shares = {**{name: _usual(name) for name in factors()}, **parsed(given)}
    for name, share in shares.items():
        if not 0 <= share <= 100:
            raise UsageError("match-weight-wrong", factor=factors()[name].label, value=share)
    return shares


def _usual(name: str) -> float:
    return round(100 * factors()[name].weight, 2)


def _places() -> dict[str, str]:
    """Who can receive: southern Xinjiang as a whole, its prefectures, then the others."""
    southern = groups()[SOUTHERN]
    others = [
        r.code
        for r in regions.regions().values()
        if r.level == "prefecture" and r.code.startswith(XINJIANG[:2])
    ]
    codes = dict.fromkeys([SOUTHERN, *southern, *sorted(others)])
    return {code: thing(code).name for code in codes}


def _needs(graph: Graph, today: date) -> list[dict[str, Any]]:
    """Those that can be matched: needs that have not expired."""
    kept = read_cache(graph)
    return kept.once(
        ("needs", today),
        lambda: reads.rows(kept, "open-needs", kind="need", day=today.isoformat())[:NEEDS],
    )


def _unweighed(params: QueryParams) -> str:
    """The same question with the usual weights."""
    return urlencode([(name, value) for name, value in params.multi_items() if not name.startswith("w.")])


def _compared(graph: Graph, asked: Asked | None, answer: Match | None, wanted: list[str]) -> list[Result]:
    """The two results that stand side by side, as `donor/technology` names them; of other weights another donor may have
    come first with the technology, so that one of them is no longer in the list."""
    if asked is None or answer is None or len(wanted) < 2:
        return []
    listed = {f"{r.donor.id}/{r.technology.id}": r for r in answer.results}
    found = [listed.get(key) or _unlisted(graph, asked, key) for key in wanted[:2]]
    return [result for result in found if result is not None] if all(found) else []


def _unlisted(graph: Graph, asked: Asked, key: str) -> Result | None:
    donor, _, technology = key.partition("/")
    try:
        return why_not(graph, asked, donor, technology).result
    except UsageError:
        return None


def _api_query(asked: Asked) -> str:
    """The same question as the API is asked."""
    given = [(name, str(value)) for name in FIELDS if (value := getattr(asked, name)) is not None]
    given += [("technologies", symbol) for symbol in asked.technologies]
    own = weights(asked.weights).items() if asked.weights else ()
    return urlencode([*given, *(("weight", f"{name}={value:.4f}") for name, value in own)])
