"""What regions and firms are strong in, derived after a load: SPECIALISES_IN edges by period, from patents in the
graph and from published counts, each basis on its own.

RTA is held against the nation, that is, against the sum of the provinces of the same basis and period; so a
prefecture and a province can be compared. A patent counts once for each subclass it carries, in the prefecture
and in the province of its place. Where a made-up patent of the demo counts, what rests on it is marked.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern

import numpy as np

from kg.analysis.metrics.inputs import Floats
from kg.analysis.metrics.relatedness import density
from kg.analysis.proximity import shipped_proximity
from kg.graph.graph import Graph
from kg.graph.lookup import holding
from kg.graph.records import Edge, Ref, Row
from kg.graph.writer import Dataset, LoadReport, Progress
from kg.values import regions
from queries import reads

# A firm of fewer patents has no profile, only patents: its page shows them all.
MIN_FIRM = 5
# Places of one question: of a million patents some thirty thousand, well below a question's time.
PLACES = 10
# The windows of the published counts, carried on: 1998-2002, 2003-2007, …
FIRST_YEAR, WINDOW = 1998, 5

# Counts by region and symbol.
_Table = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A count of a region in an IPC subclass and a period, and what it rests on ("patents" or "counts"); whether
    any of it was made up."""

    region: str
    symbol: str
    period: str
    basis: str
    count: int
    synthetic: bool = False


def derive(graph: Graph, progress: Progress | None = None) -> tuple[LoadReport, LoadReport]:
    """Bring the SPECIALISES_IN edges up to date, those by counts and those by patents. Each basis is a dataset of its
    own, so that a load of patents leaves the many edges by counts alone; nothing is read of one that has not changed.

    Raises:
        EngineError: the engine failed; a repeated call ends where this one would have.
    """
    counted, held = (holding(graph, (label,)) for label in ("TechnologyCount", "Patent"))
    by_counts = Dataset("profiles-counts", "地区技术专长（据已公布件数推算）", counted, "derived", counted)
    by_patents = Dataset("profiles-patents", "地区与企业技术专长（据图中专利推算）", held, "derived", held)
    return (
        graph.load(by_counts, rows(_published(graph)), progress=progress),
        graph.load(by_patents, of_patents(graph), progress=progress),
    )


def of_patents(graph: Graph) -> Iterator[Row]:
    """The edges of regions and of firms that rest on the graph's own patents.

    Raises:
        EngineError: the graph cannot be read.
    """
    yield from rows(_own(graph))
    yield from _firms(graph)


def rows(counted: Iterator[Cell]) -> Iterator[Row]:
    """One edge for each cell, with RTA against the nation and relatedness density where they are defined, period by
    period, so that the writer compares each with the edges of its period alone."""
    tables: dict[tuple[str, str], _Table] = defaultdict(lambda: defaultdict(dict))
    made_up: set[tuple[str, str]] = set()
    column = {symbol: at for at, symbol in enumerate(shipped_proximity().symbols)}
    for cell in counted:
        tables[cell.basis, cell.period][cell.region][cell.symbol] = cell.count
        if cell.synthetic:
            made_up.add((cell.basis, cell.period))
    for basis, period in sorted(tables):
        # Each is let go of when it is done: of a million patents a period has some hundred thousand cells.
        table = tables.pop((basis, period))
        rtas = _advantages(table)
        nears = _densities(rtas)
        for region, profile in sorted(table.items()):
            for symbol, count in sorted(profile.items()):
                locator = f"{region}/{symbol}/{period}/{basis}"
                properties: dict[str, str | int | float] = {"period": period, "basis": basis, "count": count}
                if (basis, period) in made_up:
                    # All figures of the period are held against one nation, made-up patents among it.
                    properties |= {"synthetic": True}
                if symbol in rtas[region]:
                    properties |= {"rta": round(rtas[region][symbol], 4)}
                if symbol in column:
                    properties |= {"density": round(float(nears[region][column[symbol]]), 4)}
                edge = Edge(
                    "SPECIALISES_IN", Ref("Region", region), Ref("IpcClass", symbol), (locator,), properties
                )
                yield Row(locator, (edge,))


def window(year: int) -> str:
    """The period of five years that `year` lies in: "2008-2012"."""
    first = FIRST_YEAR + (year - FIRST_YEAR) // WINDOW * WINDOW
    return f"{first}-{first + WINDOW - 1}"


def _advantages(table: _Table) -> dict[str, dict[str, float]]:
    """By region and symbol (X_ri / X_r) / (N_i / N); left out where the nation has none."""
    nation = _nation(table)
    everywhere = sum(nation.values())
    rtas = {}
    for region, profile in table.items():
        own = sum(profile.values())
        rtas[region] = {
            symbol: (count / own) / (nation[symbol] / everywhere)
            for symbol, count in profile.items()
            if own and nation.get(symbol)
        }
    return rtas


def _nation(table: _Table) -> dict[str, int]:
    """Counts of all provinces together. Where no province is there, of all regions that lie in no other."""
    outer = [code for code in table if regions.province_of(code) == code]
    if not outer:
        outer = [code for code in table if not set(regions.ancestors(code)) & table.keys()]
    total: dict[str, int] = defaultdict(int)
    for code in outer:
        for symbol, count in table[code].items():
            total[symbol] += count
    return total


def _densities(rtas: dict[str, dict[str, float]]) -> dict[str, Floats]:
    """By region the relatedness density of each symbol of the proximity (T,), of all regions at once: one product of
    matrices."""
    near = shipped_proximity()
    held = np.array([[float(rta.get(symbol, 0.0) >= 1) for symbol in near.symbols] for rta in rtas.values()])
    return dict(zip(rtas, density(held, near.phi), strict=True))


def cells(graph: Graph) -> Iterator[Cell]:
    """Published counts and counts of the graph's own patents.

    Raises:
        EngineError: the graph cannot be read.
    """
    yield from _published(graph)
    yield from _own(graph)


def _published(graph: Graph) -> Iterator[Cell]:
    for region in _regions(graph, "TechnologyCount"):
        for row in reads.rows(graph, "published-counts", region=region):
            yield Cell(region, row["symbol"], row["period"], "counts", row["count"])


def _own(graph: Graph) -> Iterator[Cell]:
    """Patents by the place they name, summed up for its prefecture and province. A county has no profile of its own,
    unless it lies directly in a province."""
    total: dict[tuple[str, str, str], int] = defaultdict(int)
    made_up: set[tuple[str, str, str]] = set()
    places = _regions(graph, "Patent")
    for at in range(0, len(places), PLACES):
        some = places[at : at + PLACES]
        for (place, symbol, period), (count, marked) in _counted(graph, "regions", some).items():
            for region in {regions.province_of(place), regions.prefecture_of(place) or place}:
                if region in (None, regions.COUNTRY):
                    continue
                total[region, symbol, period] += count
                if marked:
                    made_up.add((region, symbol, period))
    while total:
        key, count = total.popitem()
        yield Cell(*key, "patents", count, key in made_up)


def _firms(graph: Graph) -> Iterator[Row]:
    """Counts of organisations with at least MIN_FIRM patents; an advantage is not defined for them."""
    for ids in graph.pages("Organization"):
        found = reads.rows(graph, "busy-organizations", ids=ids, least=MIN_FIRM)
        labels = {row["id"]: graph.ontology.most_specific(row["labels"]) for row in found}
        for (firm, symbol, period), (count, marked) in _counted(graph, "organizations", list(labels)).items():
            locator = f"{firm}/{symbol}/{period}/patents"
            properties: dict[str, str | int] = {"period": period, "basis": "patents", "count": count}
            if marked:
                properties |= {"synthetic": True}
            edge = Edge(
                "SPECIALISES_IN", Ref(labels[firm], firm), Ref("IpcClass", symbol), (locator,), properties
            )
            yield Row(locator, (edge,))


def _counted(graph: Graph, of: str, ids: Sequence[str]) -> dict[tuple[str, str, str], tuple[int, bool]]:
    """How many patents of each of the ids, which are `of` "regions" or "organizations", there are by id, subclass and
    period, and whether any was made up."""
    found = reads.rows(graph, f"patent-counts-of-{of}", ids=ids)[0]["found"]
    counts: dict[tuple[str, str, str], tuple[int, bool]] = defaultdict(lambda: (0, False))
    for id_, symbol, year, count, made_up in found:
        # One text for each class: the driver makes a new one for each record, and cells are many.
        key = id_, intern(symbol), _period(year)
        before, marked = counts[key]
        counts[key] = before + count, marked or made_up > 0
    return counts


@cache
def _period(year: str | None) -> str:
    return window(int(year)) if year else "unknown"


def _regions(graph: Graph, label: str) -> list[str]:
    return [row["id"] for row in reads.rows(graph, "regions-with", {"label": label})]
