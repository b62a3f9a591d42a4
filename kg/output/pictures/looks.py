"""Colour and size of what is drawn by a property or by the number of its lines, with the legend that says so."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.graph.graph import Graph
from kg.output.pictures.network import REST, SIZE, Picture, Spot
from ontology.model import Ontology, Property
from queries.reads import rows

DEGREE = "degree"
# Five steps of viridis (van der Walt and Smith 2015), told apart in grey and by all kinds of sight.
_STEPS = ("#fde725", "#5ec962", "#21918c", "#3b528b", "#440154")
# Okabe and Ito's colours again, for up to seven values; what is rarer is grey together.
_VALUES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442")
# Paler than what is not known: things of a kind that has no such property.
_LACKING = "#d9d9d9"
# Radii from what can still be clicked to what does not yet cover its neighbours.
_SMALL, _LARGE = 6.0, 26.0
# Where something stands in its file says nothing of what it is.
_PLACES = frozenset(("line", "order"))


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a legend: a colour, the value or the range of values that has it, and how many have. `value` is None
    where nobody gives it, or, with `lacking`, where the things are of kinds that cannot have it; `more` where it stands for
    the rarer ones. What a source says is unknown is a value like any other."""

    colour: str
    value: Any
    count: int
    to: Any = None
    more: bool = False
    lacking: bool = False


def choices(model: Ontology, picture: Picture) -> dict[str, Property]:
    """The properties that the kinds in a picture can be told apart by: numbers, dates, yes or no, and those that have
    few values."""
    found: dict[str, Property] = {}
    for label in dict.fromkeys(spot.label for spot in picture.spots):
        known = model.classes[label].properties if label in model.classes else {}
        for name, prop in known.items():
            if not prop.many and name not in _PLACES and (prop.datatype != "string" or prop.values):
                found.setdefault(name, prop)
    return found


def values(graph: Graph, picture: Picture, name: str) -> dict[str, Any]:
    """What the property `name`, or DEGREE, says of each thing by its key; dates as their year.

    Raises:
        EngineError: the engine failed.
    """
    if name == DEGREE:
        lines = Counter(key for start, _, end in picture.edges for key in (start, end))
        return {spot.key: lines[spot.key] for spot in picture.spots}
    known = choices(graph.ontology, picture)[name]
    by_label: dict[str, list[Spot]] = {}
    for spot in picture.spots:
        by_label.setdefault(spot.label, []).append(spot)
    found: dict[str, Any] = {}
    for label, spots in by_label.items():
        if name not in graph.ontology.classes[label].properties:
            continue
        told = rows(
            graph, "values-of-things", {"label": label, "property": name}, ids=[spot.id for spot in spots]
        )
        found |= {f"{label}/{row['id']}": row["value"] for row in told if row["value"] is not None}
    if known.datatype == "date":
        found = {key: int(str(value)[:4]) for key, value in found.items()}
    return found


def bearers(model: Ontology, name: str) -> frozenset[str]:
    """The kinds of things that can have the property `name`, all of them for DEGREE."""
    return frozenset(
        kind for kind, known in model.classes.items() if name == DEGREE or name in known.properties
    )


def coloured(
    picture: Picture, found: Mapping[str, Any], bearers: Collection[str]
) -> tuple[Picture, list[Step]]:
    """The picture in the colours of what was found of its things, and the legend. `bearers` are the kinds that can have
    it."""
    here = [found[spot.key] for spot in picture.spots if spot.key in found]
    steps = _ranges(here) if _are_numbers(here) else _kinds(here)
    blank = {spot.key: REST if spot.label in bearers else _LACKING for spot in picture.spots}
    spots = [
        replace(spot, colour=_colour(steps, found[spot.key]) if spot.key in found else blank[spot.key])
        for spot in picture.spots
    ]
    without = Counter(spot.label in bearers for spot in picture.spots if spot.key not in found)
    rest = [Step(REST, None, without[True]), Step(_LACKING, None, without[False], lacking=True)]
    return replace(picture, spots=spots, by_kind=False), [*steps, *(step for step in rest if step.count)]


def sized(picture: Picture, found: Mapping[str, Any]) -> tuple[Picture, list[Step]]:
    """The picture with dots whose area grows with a number, and its least and largest; what is not known is small."""
    numbers = {key: value for key, value in found.items() if _are_numbers([value])}
    here = [numbers[spot.key] for spot in picture.spots if spot.key in numbers]
    least, most = min(here, default=0), max(here, default=0)
    span = most - least
    spots = [
        replace(
            spot,
            size=round(
                _SMALL + (_LARGE - _SMALL) * math.sqrt((numbers.get(spot.key, least) - least) / span), 1
            )
            if span
            else SIZE,
        )
        for spot in picture.spots
    ]
    ends = [Step("", least, here.count(least)), Step("", most, here.count(most))] if span else []
    return replace(picture, spots=spots), ends


def _are_numbers(given: Sequence[Any]) -> bool:
    return bool(given) and all(
        isinstance(value, int | float) and not isinstance(value, bool) for value in given
    )


def _ranges(numbers: Sequence[float]) -> list[Step]:
    """Up to five ranges with about as many things in each."""
    apart = sorted(set(numbers))
    if len(apart) <= len(_STEPS):
        colours = (
            _STEPS if len(apart) == len(_STEPS) else _STEPS[:: max(len(_STEPS) // max(len(apart), 1), 1)]
        )
        return [Step(c, n, list(numbers).count(n), n) for c, n in zip(colours, apart, strict=False)]
    ordered = sorted(numbers)
    cuts = sorted({ordered[len(ordered) * i // len(_STEPS)] for i in range(len(_STEPS))})
    found = []
    for colour, low, high in zip(_STEPS, cuts, [*cuts[1:], math.inf], strict=False):
        within = [n for n in ordered if low <= n < high]
        found.append(Step(colour, within[0], len(within), within[-1]))
    return found


def _kinds(given: Sequence[Any]) -> list[Step]:
    counts = Counter(given).most_common()
    most = [Step(c, value, count) for c, (value, count) in zip(_VALUES, counts, strict=False)]
    rest = sum(count for _, count in counts[len(_VALUES) :])
    return [*most, Step(REST, "", rest, more=True)] if rest else most


def _colour(steps: Sequence[Step], value: Any) -> str:
    for step in steps:
        if (step.value == value and step.to is None) or (
            step.to is not None and step.value <= value <= step.to
        ):
            return step.colour
    return REST
