"""The one question: which technologies of which donors suit this industry of this prefecture, and why."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import ValidationError

from kg.analysis.match.explain import results
from kg.analysis.match.models import Match, Note, Request
from kg.analysis.match.need import resolve
from kg.analysis.match.rank import Ranking, rank
from kg.analysis.match.weights import weights
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from kg.lang.errors import UsageError
from kg.lang.fields import problems
from kg.lang.text import Text
from kg.values import days

# Published counts older than this are told with every answer.
OLD_YEARS = 5


def match(graph: Graph, request: Request, today: date | None = None) -> Match:
    """The ranked and explained answer to `request`, with legal terms and pairings as of `today`.

    Raises:
        NotFound: no such need, prefecture or industry; near names are told.
        UsageError: too little was asked for, the need has expired, or the weights are wrong.
        EngineError: the engine failed.
    """
    weighed, day = weights(request.weights), today or days.today()
    read = read_cache(graph)
    need = resolve(read, request, day)
    ranking = rank(read, need, weighed, day.year)
    return Match(
        need=need.view,
        weights=weighed,
        total=len(ranking.scored),
        results=results(read, ranking, request.limit, weighed, day),
        excluded=ranking.found.excluded,
        warnings=list(_warnings(ranking, day)),
    )


def request(**fields: Any) -> Request:
    """A request from single fields, those without a value left out.

    Raises:
        UsageError: a field is too long or out of its range.
    """
    try:
        return Request(**{name: value for name, value in fields.items() if value is not None})
    except ValidationError as error:
        raise UsageError("match-request-invalid", problems=problems(error.errors())) from None


def _warnings(ranking: Ranking, today: date) -> Iterator[Note]:
    """What holds for the whole answer."""
    names = "、".join(industry.name for industry in ranking.need.view.industries)
    if not ranking.found.donors:
        yield _note(
            "no-donors",
            "图中没有援疆结对，因此没有援助方",
            "the graph has no aid pairing, hence no donor: load the reference facts",
        )
    if not ranking.found.context.uses:
        yield _note(
            "no-technologies",
            f"{names}还没有对应的技术分类",
            "no technology is known to be used by the industry",
        )
    elif ranking.found.donors and not ranking.scored:
        yield _note(
            "nothing-found",
            "没有援助方在这些技术上有专利或件数",
            "no donor has patents or counts in these technologies",
        )
    if ranking.need.county is not None:
        yield _note("county", f"{ranking.need.county}按所在地州计", "a county is matched as its prefecture")
    ends = {
        s.case.standing.table.period
        for s in ranking.scored
        if s.case.standing and s.case.standing.table.basis == "counts"
    }
    for period in sorted(ends):
        if period[-4:].isdigit() and today.year - int(period[-4:]) > OLD_YEARS:
            yield _note(
                "old-figures",
                f"已公布件数止于{period[-4:]}年，其后变化未计入",
                f"the published counts end in {period[-4:]}",
            )


def _note(code: str, chinese: str, english: str) -> Note:
    return Note(code=code, text=Text(chinese, english))
