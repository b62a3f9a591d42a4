"""What the map can be coloured by: figures by region, counted in the graph, scored by the match, or out of an answer."""

import statistics
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from api.pages.beginnings import PREFIX
from api.pages.charts import measures
from kg.analysis.match.match import request
from kg.analysis.match.need import resolve
from kg.analysis.match.rank import rank
from kg.analysis.match.weights import weights
from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache, read_cache
from kg.lang.errors import UsageError
from kg.lang.text import Text
from kg.output.pictures.tiles import tiles
from kg.values import days
from kg.values.places import RECEIVING, XINJIANG, groups, owner
from queries.catalogue import Question, question
from queries.industries import industry
from queries.reads import rows

MEASURES = {
    "pairings": Text("对口援疆结对数", "aid pairings"),
    "firms": Text("图中企业数", "firms in the graph"),
    "patents": Text("图中专利数", "patents in the graph"),
    "count": Text("已公布技术件数", "published counts of a technology"),
    "rta": Text("相对技术优势 RTA", "revealed technological advantage"),
    "match-best": Text("匹配得分：最高", "match score, best"),
    "match-mean": Text("匹配得分：平均", "match score, mean"),
    "observed": Text("指标观测值", "observed values of an indicator"),
}
_BY_PLACE = {"firms": "firms-by-region", "patents": "patents-by-region"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address says; each measure reads what it needs. `question` has its parameters under p.NAME."""

    measure: str
    technology: str
    period: str
    industry: str
    indicator: str
    question: str
    column: str
    given: Mapping[str, str]


def figures(graph: Graph, asked: Asked) -> dict[str, float]:
    """The measure by region; a region of which nothing is known is not in it.

    Raises:
        UsageError, NotFound: there is no such measure, technology, industry, question or column.
        EngineError: the engine failed.
    """
    kept = read_cache(graph)
    if asked.question:
        return _of_answer(graph, asked)
    made: dict[str, Callable[[], dict[str, float]]] = {
        "pairings": lambda: _pairings(pairs(graph)),
        "firms": lambda: _summed(rows(kept, _BY_PLACE["firms"])),
        "patents": lambda: _summed(rows(kept, _BY_PLACE["patents"])),
        "count": lambda: _special(kept, "count", asked.technology, asked.period),
        "rta": lambda: _special(kept, "rta", asked.technology, asked.period),
        "match-best": lambda: _scores(kept, asked.industry, max),
        "match-mean": lambda: _scores(kept, asked.industry, statistics.fmean),
        "observed": lambda: _observed(kept, asked.indicator),
    }
    if asked.measure not in made:
        raise UsageError("map-measure-unknown", measure=asked.measure, known=list(MEASURES))
    key = ("map", asked.measure, asked.technology, asked.period, asked.industry, asked.indicator)
    return kept.once(key, made[asked.measure])


def place_column(asked: Question) -> str | None:
    """The first column of an answer that names regions."""
    return next((name for name, column in asked.header.columns.items() if column.links == "Region"), None)


def pairs(graph: Graph) -> list[tuple[str, str]]:
    """Donor and recipient of each pairing, 深圳 in the tile of 广东."""
    places = [(tile(row["donor"]), tile(row["recipient"])) for row in rows(read_cache(graph), "pairs")]
    return [(donor, recipient) for donor, recipient in places if donor is not None and recipient is not None]


def periods(graph: Graph) -> list[str]:
    """The periods of published counts, the latest last."""
    kept = read_cache(graph)
    return kept.once("map-periods", lambda: [row["period"] for row in rows(kept, "count-periods")])


def observed_indicators(graph: Graph) -> list[dict[str, Any]]:
    """The indicators that were observed in regions: id and name."""
    kept = read_cache(graph)
    return kept.once("map-indicators", lambda: rows(kept, "observed-indicators"))


def tile(code: str) -> str | None:
    """The tile that a region is or lies in."""
    return owner(code, tiles())


def _pairings(found: Iterable[tuple[str, str]]) -> dict[str, float]:
    values: dict[str, float] = {}
    for pair in found:
        for code in pair:
            values[code] = values.get(code, 0) + 1
    return values


def _summed(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Counts by tile; what lies in Xinjiang counts in its prefecture and in Xinjiang."""
    found: dict[str, float] = {}
    for row in rows:
        own = tile(row["region"])
        for code in {own, XINJIANG} if own is not None and tiles()[own].panel == "xinjiang" else {own}:
            if code is not None:
                found[code] = found.get(code, 0) + row["value"]
    return found


def _special(kept: ReadCache, measure: str, technology: str, period: str) -> dict[str, float]:
    found = rows(kept, "specialised-regions", technology=technology, period=period)
    return {row["region"]: float(row[measure]) for row in found if row[measure] is not None}


def _scores(kept: ReadCache, named: str, of: Callable[[list[float]], float]) -> dict[str, float]:
    """`of` the match scores of an industry: over all pairs of each prefecture of the south, and over the pairs of each
    donor in all of these prefectures."""
    slug = industry(kept, named).id
    found = kept.once(("map-scores", slug), lambda: _all_scores(kept, slug))
    return {code: round(of(scores), 4) for code, scores in found.items()}


def _all_scores(kept: ReadCache, slug: str) -> dict[str, list[float]]:
    today = days.today()
    scores: dict[str, list[float]] = {}
    for prefecture in groups()[RECEIVING]:
        need = resolve(kept, request(prefecture=prefecture, industry=slug), today)
        for scored in rank(kept, need, weights({}), today.year).scored:
            for code in (prefecture, tile(scored.case.donor.region.id)):
                if code is not None:
                    scores.setdefault(code, []).append(scored.score)
    return scores


def _observed(kept: ReadCache, indicator: str) -> dict[str, float]:
    """The latest value of an indicator in each region."""
    found = rows(kept, "observed-values", id=indicator)
    return {row["region"]: float(row["value"]) for row in found}


def _of_answer(graph: Graph, asked: Asked) -> dict[str, float]:
    """A column of a question's answer by the first region of each row; the largest where a region has several rows."""
    named = question(asked.question)
    params = {k.removeprefix(PREFIX): v for k, v in asked.given.items() if k.startswith(PREFIX)}
    rows, place = named.ask(graph, params).rows, place_column(named)
    columns = measures(named, rows)
    if place is None or (rows and asked.column not in columns):
        raise UsageError(
            "map-column-unknown", question=named.header.title, column=asked.column, known=columns
        )
    found: dict[str, float] = {}
    for row in rows:
        code = tile(row[place]) if isinstance(row[place], str) else None
        if code is not None and row[asked.column] is not None:
            found[code] = max(found.get(code, row[asked.column]), row[asked.column])
    return found
