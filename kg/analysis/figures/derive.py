"""Observations of the dataset `figures`: what ledgers and registers come to, by indicator, place and year.

Places are the autonomous region and its prefectures. What names no place counts for the whole alone; what lies outside
Xinjiang does not count. Where a process or register has real rows, made-up ones do not count; figures that rest on made-up
rows alone are marked `synthetic`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.analysis.figures import formulas
from kg.analysis.figures.formulas import Counted, Listed, Reached
from kg.graph.graph import Graph
from kg.graph.lookup import holding
from kg.graph.records import Edge, Node, Record, Ref, Row, Value
from kg.graph.writer import Dataset, LoadReport
from kg.values import regions
from kg.values.days import end_of_year, today
from kg.values.places import XINJIANG
from ontology.desks import Figure, processes, registers
from queries import reads

DATASET = "figures"


@dataclass(frozen=True, slots=True)
class _Source:
    """What figures are made of: steps or listings by place, and whether they were made up."""

    steps: Mapping[str, Sequence[Reached]]
    listings: Mapping[str, Sequence[Listed]]
    years: Sequence[int]
    synthetic: bool


def derive(graph: Graph) -> LoadReport:
    """Bring the derived figures up to date; nothing is written where no ledger or register has changed.

    Raises:
        EngineError: the engine failed; a repeated call ends where this one would have.
    """
    held = f"{holding(graph, ('Dossier', 'Step', 'Listing'))} {today().isoformat()[:4]}"
    dataset = Dataset(DATASET, "据台账和名录推算的指标", held, "derived", held)
    return graph.load(dataset, rows(graph))


def rows(graph: Graph) -> Iterator[Row]:
    """One row per figure: the observation, its indicator and place, and what it rests on.

    Raises:
        EngineError: the graph cannot be read.
    """
    units = {row["id"]: row["unit"] for row in reads.rows(graph, "indicator-units")}
    for id_, source in _ledgers(graph).items():
        for figure in processes()[id_].figures:
            yield from _of(f"{id_}-{figure.by}", figure, source, units)
    for id_, source in _registers(graph).items():
        for figure in registers()[id_].figures:
            yield from _of(f"{id_}-{figure.by}", figure, source, units)


def _of(formula: str, figure: Figure, source: _Source, units: Mapping[str, str | None]) -> Iterator[Row]:
    count = _ways(figure, units.get(figure.indicator) or "")
    for place in sorted({*source.steps, *source.listings}):
        for year in source.years:
            counted = count(source, place, year)
            if counted is not None:
                yield _row(
                    formula, figure.indicator, place, year, counted, units.get(figure.indicator), source
                )


def _ways(figure: Figure, unit: str) -> Callable[[_Source, str, int], Counted | None]:
    at, of = figure.at, figure.of
    ways: dict[str, Callable[[_Source, str, int], Counted | None]] = {
        "subjects": lambda s, place, year: formulas.subjects(s.listings.get(place, ()), end_of_year(year)),
        "regions": lambda s, place, year: (
            formulas.regions(s.listings.get(place, ()), end_of_year(year)) if place == XINJIANG else None
        ),
        "dossiers": lambda s, place, year: formulas.dossiers(s.steps.get(place, ()), at, year),
        "amount": lambda s, place, year: formulas.amount(s.steps.get(place, ()), at, year, unit),
        "share": lambda s, place, year: formulas.share(s.steps.get(place, ()), at, of, year),
        "amount-share": lambda s, place, year: formulas.amount_share(s.steps.get(place, ()), at, of, year),
    }
    return ways[figure.by]


def _row(
    formula: str, indicator: str, place: str, year: int, counted: Counted, unit: str | None, source: _Source
) -> Row:
    name = regions.name(place) or place
    locator = f"{formula}/{place}/{year}"
    properties: dict[str, Value] = {
        "value": float(counted.value), "period": str(year), "derived": True, "formula": formula,
    }  # fmt: skip
    properties |= {"unit": unit} if unit else {}
    properties |= {"synthetic": True} if source.synthetic else {}
    node = Node(
        "Observation", f"{indicator}/{place}/{year}/{formula}", f"{name}{indicator} {counted.value:g}{unit or ''}({year})",
        (locator,), properties,
    )  # fmt: skip
    label = "Listing" if source.listings else "Step"
    facts: list[Record] = [
        node,
        Node("Indicator", indicator, indicator, (locator,)),
        Edge("OBSERVES", node.ref, Ref("Indicator", indicator), (locator,)),
        Edge("IN_REGION", node.ref, Ref("Region", place), (locator,)),
        *(Edge("RESTS_ON", node.ref, Ref(label, id_), (locator,)) for id_ in dict.fromkeys(counted.rests_on)),
    ]
    return Row(locator, tuple(facts))


def _ledgers(graph: Graph) -> dict[str, _Source]:
    counted = [id_ for id_, process in processes().items() if process.figures]
    found = reads.rows(graph, "steps", processes=counted)
    sources: dict[str, _Source] = {}
    for id_, own in _real(found, "process").items():
        steps: dict[str, list[Reached]] = defaultdict(list)
        for row in own:
            step = Reached(row["dossier"], row["step"], row["stage"], row["date"], row["amount"], row["unit"])
            for place in _places(row["regions"]):
                steps[place].append(step)
        years = _years(row["date"] for row in own)
        sources[id_] = _Source(steps, {}, years, synthetic=own[0]["synthetic"])
    return sources


def _registers(graph: Graph) -> dict[str, _Source]:
    counted = [id_ for id_, register in registers().items() if register.figures]
    found = reads.rows(graph, "listings-of-registers", registers=counted)
    sources: dict[str, _Source] = {}
    for id_, own in _real(found, "register").items():
        listings: dict[str, list[Listed]] = defaultdict(list)
        for row in own:
            places = _places(row["regions"])
            listed = Listed(
                row["listing"], row["subject"], tuple(sorted(places - {XINJIANG})), row["start"], row["until"]
            )
            for place in places:
                listings[place].append(listed)
        # What is in force goes on until it ends: every year since the first, up to the present one.
        years = range(min(int(row["start"][:4]) for row in own), int(today().isoformat()[:4]) + 1)
        sources[id_] = _Source({}, listings, list(years), synthetic=own[0]["synthetic"])
    return sources


def _real(found: Iterable[dict[str, Any]], key: str) -> dict[str, list[dict[str, Any]]]:
    """Rows by process or register: the real ones where there are any, else those made up."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        groups[str(row[key])].append(row)
    return {id_: [row for row in own if not row["synthetic"]] or own for id_, own in groups.items()}


def _places(codes: Iterable[str]) -> set[str]:
    """Xinjiang and the prefectures that count for the codes; Xinjiang alone where no place is named."""
    named = list(codes)
    inside = [code for code in named if code == XINJIANG or regions.province_of(code) == XINJIANG]
    if named and not inside:
        return set()
    return {XINJIANG, *filter(None, map(regions.prefecture_of, inside))}


def _years(dates: Iterable[str]) -> list[int]:
    return sorted({int(date[:4]) for date in dates})
