"""The question the other way round: who could use a patent, what a donor could offer, what nobody can offer, why a
pair did not come first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pydantic import BaseModel

from kg.analysis.match.context import context, donor_of, donors, technologies
from kg.analysis.match.explain import results
from kg.analysis.match.holdings import Holding, holdings, remaining_years
from kg.analysis.match.match import resolved
from kg.analysis.match.models import Excluded, Recipient, Request, Result, Technology
from kg.analysis.match.need import resolve
from kg.analysis.match.needed import needed
from kg.analysis.match.profile import Standing, profiles, standing
from kg.analysis.match.rank import measured, rank
from kg.analysis.match.weights import weights
from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache, read_cache
from kg.lang.errors import NotFound
from kg.lang.text import Text
from kg.values import days
from kg.values.places import RECEIVING, groups, owner, thing
from kg.values.thing import Thing
from ontology.reader import ontology
from queries import industries as industry_names
from queries import reads
from queries.industries import industry as industry_of

SOUTHERN = RECEIVING


class Use(BaseModel):
    """An industry of a southern prefecture that a patent could serve."""

    prefecture: Thing
    industry: Thing
    technology: Technology
    weight: float
    paired: bool
    recipients: list[Recipient]


class PatentUses(BaseModel):
    """Who could use a patent. `donor` is None where its place gives no aid."""

    patent: Thing
    status: str
    remaining_years: float | None
    donor: Thing | None
    uses: list[Use]


class Offer(BaseModel):
    """A technology that a donor is strong in and an industry uses. `strength` is its cautious RTA."""

    technology: Technology
    industry: Thing
    weight: float
    strength: float
    count: int
    basis: str
    period: str
    live: int


class Gap(BaseModel):
    """A technology that an industry uses and in which no donor reaches RTA 1; the best of them, if any."""

    technology: Technology
    industry: Thing
    weight: float
    best: Thing | None
    rta: float | None


class WhyNot(BaseModel):
    """Where a pair stands: its rank and result, or why it is out."""

    rank: int | None = None
    total: int
    result: Result | None = None
    excluded: Excluded | None = None


def who_could_use(graph: Graph, patent: str, today: date | None = None) -> PatentUses:
    """Industries of southern prefectures that use the technology of a patent, those with firms to take it up first.

    Raises:
        NotFound: there is no such patent.
    """
    read, day = read_cache(graph), today or days.today()
    found = reads.rows(read, "patent", id=patent)
    if not found:
        raise NotFound("patent-not-found", id=patent)
    row = found[0]
    symbols = set(row["symbols"])
    place = next((code for code in row["places"] if owner(code, donors(read)) is not None), None)
    donor = owner(place, donors(read)) if place is not None else None
    return PatentUses(
        patent=Thing(id=patent, name=row["name"]),
        status=row["status"] or "unknown",
        remaining_years=remaining_years(row["kind"], row["filed"], day),
        donor=donors(read)[donor].region if donor is not None else None,
        uses=sorted(
            _uses(graph, symbols, donor, day),
            key=lambda use: (
                -use.weight * (1 + use.paired),
                -len(use.recipients),
                use.prefecture.id,
                use.industry.id,
            ),
        ),
    )


def offers(graph: Graph, donor: str, limit: int = 50) -> list[Offer]:
    """What a donor is strong in (cautious RTA ≥ 1) among what industries of the plan use, the weightiest first.

    Raises:
        NotFound: no donor has that name.
    """
    read = read_cache(graph)
    code = donor_of(read, donor)
    found = []
    for slug in ontology().vocabularies["industries"].concepts:
        for use in technologies(read, [slug]):
            figures, column = _figures(read, code, use.technology.rests_on)
            if figures is None or figures.cautious[figures.row[code], column] < 1:
                continue
            at = figures.row[code], column
            held = holdings(read, use.technology.id, donors(read)).by_donor.get(code, Holding())
            found.append(
                Offer(
                    technology=use.technology,
                    industry=industry_names.thing(slug),
                    weight=use.weight,
                    strength=round(float(figures.cautious[at]), 4),
                    count=int(figures.counts[at]),
                    basis=figures.table.basis,
                    period=figures.table.period,
                    live=held.status["live"],
                )
            )
    unique = {(offer.technology.id, offer.industry.id): offer for offer in found}.values()
    return sorted(unique, key=lambda o: (-o.weight * o.strength, o.technology.id, o.industry.id))[:limit]


def unmet(graph: Graph, name: str | None = None) -> list[Gap]:
    """Technologies of an industry, or of all, that no donor can offer: none has RTA ≥ 1 there.

    Raises:
        NotFound: no industry has that name.
    """
    read = read_cache(graph)
    slugs = [industry_of(read, name).id] if name else list(ontology().vocabularies["industries"].concepts)
    found: dict[tuple[str, str], Gap] = {}
    for slug in slugs:
        for use in technologies(read, [slug]):
            best = max(_strengths(read, use.technology.rests_on), default=None)
            if best is None or best[0] < 1:
                found[use.technology.id, slug] = Gap(
                    technology=use.technology,
                    industry=industry_names.thing(slug),
                    weight=use.weight,
                    best=thing(best[1]) if best is not None else None,
                    rta=round(best[0], 4) if best is not None else None,
                )
    return sorted(found.values(), key=lambda gap: (-gap.weight, gap.technology.id, gap.industry.id))


def why_not(graph: Graph, asked: Request, donor: str, technology: str, today: date | None = None) -> WhyNot:
    """Where a donor's technology stands among the answers to `asked`, and why it is not among them if it is not.

    Raises:
        NotFound: no donor has that name; else as `match`.
    """
    read, day = read_cache(graph), today or days.today()
    code, symbol = donor_of(read, donor), technology.strip().upper()
    weighed = weights(asked.weights)
    ranking = rank(read, resolved(read, asked, day), weighed, day.year, asked.view)
    total = len(ranking.scored)
    for number, scored in enumerate(ranking.scored, 1):
        if (scored.case.donor.region.id, scored.case.use.technology.id) == (code, symbol):
            alone = replace(ranking, scored=[scored])
            return WhyNot(rank=number, total=total, result=results(read, alone, 1, weighed, day)[0])
    out = next(
        (
            e
            for e in ranking.found.excluded
            if e.technology.id == symbol and (e.donor is None or e.donor.id == code)
        ),
        None,
    )
    if out is None:
        unknown = Technology(id=symbol, name=symbol, rests_on=symbol[:4])
        names = "、".join(i.name for i in ranking.need.view.industries)
        words = Text(
            f"{names}的技术表里没有{symbol}", f"{symbol} is not among the technologies that the industry uses"
        )
        out = Excluded(technology=unknown, donor=thing(code), code="not-used", text=words)
    return WhyNot(total=total, excluded=out)


def _uses(graph: Graph, symbols: set[str], donor: str | None, day: date) -> Iterator[Use]:
    read = read_cache(graph)
    for slug in ontology().vocabularies["industries"].concepts:
        fitting = [use for use in technologies(read, [slug]) if use.technology.id in symbols]
        industry = fitting[0].industry if fitting else None
        if industry is None or industry.id != slug:
            continue
        for place in groups()[SOUTHERN]:
            need = resolve(read, Request(prefecture=place, industry=slug), day)
            around = context(read, need, needed(read, need), day.year)
            yield Use(
                prefecture=need.view.prefecture,
                industry=need.view.industries[0],
                technology=fitting[0].technology,
                weight=fitting[0].weight,
                paired=donor in around.pairings,
                recipients=around.firms,
            )


def _figures(read: ReadCache, code: str, subclass: str) -> tuple[Standing | None, int]:
    given = donors(read)
    standings = standing(read, given, groups()[SOUTHERN])
    column = profiles(read, given).column.get(subclass)
    return measured(standings, given[code], column), column or 0


def _strengths(read: ReadCache, subclass: str) -> Iterator[tuple[float, str]]:
    """RTA by donor in a subclass, of those that have patents or counts there."""
    for code in donors(read):
        figures, column = _figures(read, code, subclass)
        if figures is not None and figures.counts[figures.row[code], column]:
            yield float(figures.rta[figures.row[code], column]), code
