"""What the match answers over all cases of the five prefectures of southern Xinjiang and every industry, on the graph of `KG_HOME`.

    python -m benchmarks.match_cases

Told are: how many pairs of prefectures have the same first ten technologies and donors, without any weight of pairing; of the
pairs with a figure on a product of the industry on either side, how many differ in a technology whose weight a figure moved
that the answer names; first answers on too few filings; first answers that differ when what was made up is left out; the time of
the whole table, read for the first time and once more.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from time import perf_counter, process_time

from kg.analysis.match.cases import DONOR_LEAST, NATION_LEAST
from kg.analysis.match.context import technologies
from kg.analysis.match.match import resolved
from kg.analysis.match.models import Request
from kg.analysis.match.overview import overview
from kg.analysis.match.rank import Ranking, Scored, rank
from kg.analysis.match.weights import weights
from kg.graph.graph import Graph, open_graph
from kg.graph.read_cache import ReadCache, read_cache
from kg.values import days
from ontology.reader import ontology

PREFECTURES = ("652800", "652900", "653000", "653100", "653200")
TOP = 10


def firsts(ranking: Ranking) -> list[Scored]:
    """The best case of each technology, the best first."""
    found: dict[str, Scored] = {}
    for scored in ranking.scored:
        found.setdefault(scored.case.use.technology.id, scored)
    return list(found.values())


def ranked(read: ReadCache, place: str, industry: str, day: date, *, real: bool = False) -> Ranking:
    """All cases of an industry at a place, pairing without weight."""
    need = resolved(read, Request(prefecture=place, industry=industry, real=real), day)
    return rank(read, need, weights(), day.year)


def differing(a: Ranking, b: Ranking) -> tuple[bool, bool]:
    """Whether the first ten differ, and whether a figure that one of them names moved one of these technologies."""
    tops = [firsts(ranking)[:TOP] for ranking in (a, b)]
    names = [[(s.case.use.technology.id, s.case.donor.region.id) for s in top] for top in tops]
    uses = [{use.technology.id: use for use in ranking.found.context.uses} for ranking in (a, b)]
    for symbol in {name for top in names for name, _ in top}:
        found = [use[symbol] for use in uses if symbol in use]
        moved = len(found) < len(uses) or found[0].weight != found[1].weight
        if moved and any(share.fact is not None for use in found for share in use.products):
            return names[0] != names[1], True
    return names[0] != names[1], False


def with_figures(ranking: Ranking) -> bool:
    """Whether a figure speaks of a product of the industry at the place."""
    return any(share.fact is not None for use in ranking.found.context.uses for share in use.products)


def few(ranking: Ranking) -> bool:
    """Whether the first answer rests on too few filings of the donor or of the nation."""
    first = next(iter(firsts(ranking)), None)
    return first is not None and (first.case.count < DONOR_LEAST or first.case.national < NATION_LEAST)


def told(graph: Graph) -> Iterator[str]:
    """The lines of the report."""
    read, day = read_cache(graph), days.today()
    same = pairs = figured = differ = named = cases = scant = changed = 0
    for industry in ontology().vocabularies["industries"].concepts:
        if not technologies(read, [industry]):
            continue
        by = {place: ranked(read, place, industry, day) for place in PREFECTURES}
        for place, ranking in by.items():
            cases += 1
            scant += few(ranking)
            real = ranked(read, place, industry, day, real=True)
            heads = [
                (s.case.use.technology.id, s.case.donor.region.id)
                for r in (ranking, real)
                for s in firsts(r)[:1]
            ]
            changed += len(set(heads)) > 1 or len(heads) == 1
        for a, b in combinations(by.values(), 2):
            other, name = differing(a, b)
            pairs, same = pairs + 1, same + (not other)
            if with_figures(a) or with_figures(b):
                figured, differ, named = figured + 1, differ + other, named + (other and name)
    yield f"same first {TOP}: {same} of {pairs} pairs"
    yield f"with a figure on a product: {figured} pairs, {differ} differ, {named} name the figure ({named / max(figured, 1):.1%})"
    yield f"first answers on too few filings: {scant} of {cases}"
    yield f"first answers changed by made-up data: {changed} of {cases}"
    for turn in ("first", "once more", "another donor"):
        start, used = perf_counter(), process_time()
        overview(graph, donor="山东" if turn == "another donor" else None)
        yield f"the whole table, {turn}: {perf_counter() - start:.2f} s, processor {process_time() - used:.2f} s"


if __name__ == "__main__":
    with open_graph() as opened:
        for line in told(opened):
            print(line)
