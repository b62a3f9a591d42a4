"""The one question: which technologies of which donors suit this industry of this prefecture, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from kg.analysis.match.context import donor_of
from kg.analysis.match.explain import results
from kg.analysis.match.models import Excluded, Match, Note, Request, Technology, TextTechnology
from kg.analysis.match.need import Need, resolve
from kg.analysis.match.rank import Ranking, rank
from kg.analysis.match.weights import weights
from kg.analysis.text.shipped import shipped_names
from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache, read_cache
from kg.lang.errors import UsageError
from kg.lang.fields import problems
from kg.lang.text import Text
from kg.values import days
from kg.values.thing import Thing

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
    need = resolved(read, request, day)
    ranking = rank(read, need, weighed, day.year, request.view)
    return Match(
        need=need.view,
        view=request.view,
        technologies=list(_technologies(need)),
        weights=weighed,
        total=len(ranking.scored),
        results=results(read, ranking, request.limit, weighed, day),
        excluded=list(_asked(ranking.found.excluded, need.donor)),
        warnings=list(_warnings(ranking, day)),
    )


def _asked(excluded: Iterable[Excluded], donor: str | None) -> Iterator[Excluded]:
    """What was excluded of the donor that was asked for; of all where none was."""
    return (out for out in excluded if donor is None or out.donor is None or out.donor.id == donor)


def resolved(read: ReadCache, request: Request, day: date) -> Need:
    """The need that `request` names, its donor as a code.

    Raises:
        NotFound, UsageError: as `match`; no donor has that name.
    """
    need = resolve(read, request, day)
    return need if request.donor is None else replace(need, donor=donor_of(read, request.donor))


def _technologies(need: Need) -> Iterator[TextTechnology]:
    """What the text was understood as."""
    for guess in need.understood:
        name = shipped_names().get(guess.symbol, guess.symbol)
        yield TextTechnology(
            technology=Technology(id=guess.symbol, name=name, rests_on=guess.symbol[:4]),
            score=guess.score,
            words=list(guess.words),
            used=need.sure and (not need.chosen or guess.symbol in need.chosen),
            guess=not need.sure,
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
    view = ranking.need.view
    names = "、".join(industry.name for industry in view.industries) or (
        view.product.name if view.product else "所需"
    )
    if not ranking.found.donors:
        yield _note(
            "no-donors",
            "图中没有援疆结对，因此没有援助方",
            "the graph has no aid pairing, hence no donor: load the reference facts",
        )
    if not ranking.need.sure:
        yield _note(
            "guesses",
            "文字太少或没有认得的词，所列技术只是猜测，不评分；请勾选所需技术，或补充说明",
            "the words say too little: the technologies are guesses and nothing is scored; tick those that are meant, or say more",
        )
    elif not ranking.found.context.uses:
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
    if (county := ranking.need.county) is not None:
        yield _county(county, ranking)
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


def _county(county: Thing, ranking: Ranking) -> Note:
    """What of an answer for a county is its own: its products, where facts on them are there."""
    uses = ranking.found.context.uses
    own = {share.name for use in uses for share in use.products if share.of == county.id}
    if not own:
        return _note("county", f"{county.name}按所在地州计", "a county is matched as its prefecture")
    names = "、".join(sorted(own))
    return _note(
        "county",
        f"产品份额取{county.name}的数据（{names}），其余按所在地州计",
        f"the shares of products are the county's own ({len(own)} with facts); all else is its prefecture's",
    )


def _note(code: str, chinese: str, english: str) -> Note:
    return Note(code=code, text=Text(chinese, english))
