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
    """The form, and its answer once it was asked. `last` is the last result shown, where the pair stands behind it."""

    donors: list[Thing]
    technologies: list[Technology]
    donor: str = ""
    technology: str = ""
    found: WhyNot | None = None
    told: str = ""
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
    last = answer.results[-1] if found.rank is not None and found.rank > len(answer.results) else None
    return Why(given, uses, donor, symbol, found, "", last, _behind(found.result, last))


def _behind(own: Result | None, last: Result | None) -> tuple[Behind, ...]:
    """Factor by factor, what costs the pair most first; together they are the difference of the two scores."""
    if own is None or last is None:
        return ()
    pairs = zip(own.factors, last.factors, strict=True)
    return tuple(sorted((Behind(a.label, a, b) for a, b in pairs), key=lambda b: b.difference))
