"""Why a donor's technology is not among the answers of the workbench: its rank, and by which factors it falls behind
the last one that is shown, or what keeps it out altogether."""

from dataclasses import dataclass

from starlette.datastructures import QueryParams

from kg.analysis.match.context import donors, technologies
from kg.analysis.match.models import Factor, Match, Request, Result, Technology
from kg.analysis.match.reverse import WhyNot, why_not
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from kg.lang.errors import KgError
from kg.lang.text import Text
from kg.values.thing import Thing


@dataclass(frozen=True, slots=True)
class Behind:
    """A factor of the pair beside the same of the last result that is shown."""

    label: Text
    own: Factor
    last: Factor

    @property
    def difference(self) -> float:
        """What the pair has less (negative) or more, of the score."""
        return round(self.own.contribution - self.last.contribution, 4)


@dataclass(frozen=True, slots=True)
class Why:
    """The form, and its answer once it was asked. `listed` is the number of the result that the pair is, where it is one; `last`
    is a result shown that it stands behind: the last one, or the better donor of the same technology."""

    donors: list[Thing]
    technologies: list[Technology]
    donor: str = ""
    technology: str = ""
    found: WhyNot | None = None
    told: str = ""
    listed: int | None = None
    last: Result | None = None
    behind: tuple[Behind, ...] = ()


def shown_why(graph: Graph, params: QueryParams, asked: Request | None, answer: Match | None) -> Why | None:
    """The form under an answer, and what `why.donor` and `why.technology` ask; None where there is no answer.

    Raises:
        EngineError: the engine failed.
    """
    if asked is None or answer is None:
        return None
    read = read_cache(graph)
    given = [donor.region for donor in donors(read).values()]
    uses = [
        use.technology for use in technologies(read, [industry.id for industry in answer.need.industries])
    ]
    donor, technology = (params.get(f"why.{name}", "").strip()[:100] for name in ("donor", "technology"))
    if not donor or not technology:
        return Why(given, uses, donor, technology)
    symbol = technology.split()[0]  # the list of the field offers "D01H 纺纱…"
    try:
        found = why_not(graph, asked, donor, symbol)
    except KgError as error:
        return Why(given, uses, donor, technology, told=str(error))
    shown = {(r.donor.id, r.technology.id): n for n, r in enumerate(answer.results, 1)}
    result = found.result
    listed = shown.get((result.donor.id, result.technology.id)) if result is not None else None
    last = _before(answer, result) if result is not None and listed is None else None
    return Why(given, uses, donor, symbol, found, "", listed, last, _behind(result, last))


def _before(answer: Match, result: Result) -> Result | None:
    """The last result shown, or where it scores less the one of the same technology, whose donor is better."""
    ahead = [r for r in answer.results if r.score >= result.score]
    return ahead[-1] if ahead else None


def _behind(own: Result | None, last: Result | None) -> tuple[Behind, ...]:
    """Factor by factor, what costs the pair most first; together they are the difference of the two scores."""
    if own is None or last is None:
        return ()
    pairs = zip(own.factors, last.factors, strict=True)
    return tuple(sorted((Behind(a.label, a, b) for a, b in pairs), key=lambda b: b.difference))
