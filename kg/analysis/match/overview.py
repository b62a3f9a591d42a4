"""The headline answer: for every southern prefecture and every industry the best technology and who could give it.

Each cell can be opened as a match of its own; a row or a column reads alone: all industries of a prefecture in the order of what
the place makes and asks for, all prefectures that a donor could serve.
"""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from kg.analysis.match.context import donor_of, technologies
from kg.analysis.match.explain import results
from kg.analysis.match.match import resolved
from kg.analysis.match.models import DonorView, Note, Request, Technology, Tier
from kg.analysis.match.needed import products_of
from kg.analysis.match.products import amounts
from kg.analysis.match.rank import rank
from kg.analysis.match.weights import weights
from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache, read_cache
from kg.lang.text import Text
from kg.values import days
from kg.values.places import RECEIVING, groups, receiver, thing
from kg.values.thing import Thing
from ontology.reader import ontology
from queries import reads
from queries.industries import industry as industry_named

SOUTHERN = RECEIVING
# The group of the plan, its four prefectures, and 巴州, which lies in southern Xinjiang too.
PLACES = (SOUTHERN, *groups()[SOUTHERN], "652800")


class Cell(BaseModel):
    """An industry of a prefecture: the best technology with its donor, and the best donor that is paired.

    `evidence` counts the donor's filings in the technology and its patents in the graph; `facts` are sentences on what the
    place makes; `made` is the sum of its shares of Xinjiang in the industry's products, `asked` the number of saved needs;
    `firms`, `funds` and `plan` are numbers of what stands behind it in the graph."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prefecture: Thing
    industry: Thing
    technology: Technology
    donor: DonorView
    paired: DonorView | None
    score: float
    tier: Tier
    evidence: int
    counter_evidence: list[Note]
    synthetic: bool
    facts: list[Text]
    made: float
    asked: int
    firms: int
    funds: int
    plan: int


class Overview(BaseModel):
    """The table: its columns, its rows, and a cell for each pair that has an answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prefectures: list[Thing]
    industries: list[Thing]
    donor: Thing | None
    real: bool
    cells: list[Cell]


def overview(
    graph: Graph,
    *,
    prefecture: str | None = None,
    industry: str | None = None,
    donor: str | None = None,
    real: bool = False,
    today: date | None = None,
) -> Overview:
    """The table of all southern prefectures and industries, or the part of it that the names narrow it to.

    Raises:
        NotFound: no prefecture, industry or donor has that name.
        EngineError: the engine failed.
    """
    read, day = read_cache(graph), today or days.today()
    places = list(PLACES) if prefecture is None else [_place(prefecture).id]
    slugs = (
        [industry_named(read, industry).id]
        if industry is not None
        else list(ontology().vocabularies["industries"].concepts)
    )
    code = donor_of(read, donor) if donor is not None else None
    cells = [
        cell
        for place in places
        for cell in _kept_row(read, place, code, day, real=real)
        if cell.industry.id in slugs
    ]
    shown = {cell.industry.id: cell.industry for cell in cells}
    return Overview(
        prefectures=[_place(place) for place in places],
        industries=[shown[slug] for slug in slugs if slug in shown],
        donor=None if code is None else thing(code),
        real=real,
        cells=cells,
    )


def _place(text: str) -> Thing:
    """The county that was named, else the prefecture or group."""
    prefecture, _, county = receiver(text)
    return county or prefecture


def kept_cells(graph: Graph, today: date | None = None) -> tuple[list[Cell], bool]:
    """The cells of the whole table that were worked out already, and whether these are all: for who must not wait.

    Raises:
        EngineError: the engine failed.
    """
    read, day = read_cache(graph), today or days.today()
    found: list[list[Cell] | None] = [read.kept(_key(place, None, day, real=False)) for place in PLACES]
    return [cell for row in found for cell in row or []], None not in found


def _key(place: str, donor: str | None, day: date, *, real: bool) -> tuple[object, ...]:
    return "overview", place, donor, real, day


def _kept_row(read: ReadCache, place: str, donor: str | None, day: date, *, real: bool) -> list[Cell]:
    return read.once(_key(place, donor, day, real=real), lambda: _row(read, place, donor, day, real=real))


def _row(read: ReadCache, place: str, donor: str | None, day: date, *, real: bool) -> list[Cell]:
    """The industries of a place, what it makes and asks for first."""
    found = []
    asked = _asked(read, receiver(place)[1])
    for slug in ontology().vocabularies["industries"].concepts:
        if technologies(read, [slug]) and (
            cell := _cell(read, place, slug, donor, day, asked.get(slug, 0), real=real)
        ):
            found.append(cell)
    return sorted(found, key=lambda cell: (-cell.made, -cell.asked, -cell.score, cell.industry.id))


def _cell(
    read: ReadCache, place: str, slug: str, donor: str | None, day: date, asked: int, *, real: bool
) -> Cell | None:
    need = resolved(read, Request(prefecture=place, industry=slug, donor=donor, real=real), day)
    ranking = rank(read, need, weights(), day.year, keep=False)
    if not ranking.scored:
        return None
    best = results(read, ranking, 1, weights(), day)[0]
    made = amounts(read, products_of(read, [slug]), need.members)
    return Cell(
        prefecture=_place(place),
        industry=need.view.industries[0],
        technology=best.technology,
        donor=best.donors[0],
        paired=best.paired,
        score=best.score,
        tier=best.tier,
        evidence=best.donors[0].count + sum((best.gate.live, best.gate.pending, best.gate.unknown)),
        counter_evidence=best.counter_evidence,
        synthetic=bool(best.invented),
        facts=[item.text for item in best.context if item.name == "product"],
        made=made,
        asked=asked,
        firms=len(best.recipients),
        funds=len(best.funds),
        plan=sum(bool(backing.industries) for backing in best.plan),
    )


def _asked(read: ReadCache, members: Sequence[Thing]) -> dict[str, int]:
    """Saved needs of the places by industry."""
    rows = reads.rows(read, "needs-by-industry", members=[member.id for member in members])
    return {row["industry"]: row["needs"] for row in rows}
