"""A piece of the graph to be drawn: its things with places, colours and sizes.

Places come from Fruchterman and Reingold's layout (Software: Practice and Experience 21, 1991, 1129-1164) as igraph
has it; a browser that lays out 2,000 nodes itself needs half a minute.
"""

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import igraph

from kg.pictures.pieces import Edge, Piece, Thing

# Eight colours that people with the common colour blindnesses tell apart (Okabe and Ito 2008), by what a thing is.
_COLOURS = {
    "#0072b2": ("Organization", "Enterprise"),
    "#e69f00": ("Patent", "LegalEvent", "TechnologyCount"),
    "#009e73": ("Region", "Country", "AidPairing"),
    "#cc79a7": ("IpcClass", "TechnologyField", "IndustryClass"),
    "#d55e00": ("Industry", "Need"),
    "#56b4e9": ("Task", "Section", "Policy", "Project", "Goal", "Principle"),
    "#f0e442": ("Indicator", "Target", "Observation"),
}
REST = "#999999"
COLOURS = {label: colour for colour, labels in _COLOURS.items() for label in labels}
# A dot's radius where nothing says its size, in the thousandths of the picture that a picture of sixty things has.
SIZE = 10.0
# How far from a thing its expansion lies, and how far it spreads, in the unit of the first picture.
_AWAY, _SPREAD = 0.3, 0.2

# From here on near things alone repel each other. igraph would do so from a thousand on, and take longer for 500 things
# than for 2,000.
GRID = 200

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing in the picture; `key` is unique in it. `x` and `y` are 0…1, for what was expanded somewhat outside."""

    key: str
    label: str
    id: str
    name: str
    colour: str
    x: float
    y: float
    size: float = SIZE
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn; `left_out` counts by label what is near and not drawn."""

    spots: list[Spot]
    edges: list[Edge]
    left_out: Mapping[str, int]


def drawn(
    found: Mapping[str, Thing],
    edges: list[Edge],
    left_out: Mapping[str, int] | None = None,
    grown: Mapping[str, Sequence[str]] | None = None,
    pins: Mapping[str, Place] | None = None,
) -> Picture:
    """The things `found`, (label, id, name) by key, and the edges among them, each thing in its place: where `pins`
    puts it, else beside what it was `grown` from, else where the layout of all others has it."""
    late = {key for keys in (grown or {}).values() for key in keys}
    places = _layout([key for key in found if key not in late], edges)
    for parent, keys in (grown or {}).items():
        places.update(_beside(places, parent, keys, edges))
    places.update({key: place for key, place in (pins or {}).items() if key in places})
    spots = [
        Spot(key, label, id_, name, COLOURS.get(label, REST), *places[key], pinned=key in (pins or {}))
        for key, (label, id_, name) in found.items()
    ]
    return Picture(spots, edges, left_out or {})


def picture(piece: Piece, pins: Mapping[str, Place] | None = None) -> Picture:
    """The picture of a piece."""
    return drawn(piece.found, piece.edges, piece.left_out, piece.grown, pins)


def without(picture: Picture, labels: frozenset[str]) -> Picture:
    """The picture with the kinds `labels` hidden, all else in its place."""
    spots = [spot for spot in picture.spots if spot.label not in labels]
    kept = {spot.key for spot in spots}
    edges = [edge for edge in picture.edges if edge[0] in kept and edge[2] in kept]
    return Picture(spots, edges, {k: n for k, n in picture.left_out.items() if k not in labels})


def legend(picture: Picture) -> list[tuple[str, str, int]]:
    """The kinds in a picture: (label, colour, how many), the most frequent first."""
    counts = Counter(spot.label for spot in picture.spots)
    return [(label, COLOURS.get(label, REST), count) for label, count in counts.most_common()]


def as_json(picture: Picture) -> dict[str, Any]:
    """The picture for programs and for the page that opens offline."""
    return {
        "nodes": [
            {
                "id": s.key,
                "label": s.name,
                "kind": s.label,
                "own": s.id,
                "color": s.colour,
                "size": s.size,
                "pinned": s.pinned,
                "x": s.x,
                "y": s.y,
            }
            for s in picture.spots
        ],
        "edges": [{"from": start, "to": end, "type": kind} for start, kind, end in picture.edges],
        "left_out": dict(picture.left_out),
    }


def _layout(keys: Sequence[str], edges: Sequence[Edge]) -> dict[str, Place]:
    """A place in the unit square for each key."""
    at = {key: number for number, key in enumerate(keys)}
    within = [(at[start], at[end]) for start, _, end in edges if start in at and end in at]
    net = igraph.Graph(n=len(keys), edges=within)
    # The same picture each time it is asked for.
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311
    layout = net.layout_fruchterman_reingold(grid=len(keys) > GRID)
    layout.fit_into((0, 0, 1, 1), keep_aspect_ratio=False)
    return {key: (round(x, 4), round(y, 4)) for key, (x, y) in zip(keys, layout.coords, strict=True)}


def _beside(
    places: Mapping[str, Place], parent: str, keys: Sequence[str], edges: Sequence[Edge]
) -> dict[str, Place]:
    """Places for `keys` beside their parent, on its side away from the middle, so that they cover nothing."""
    x, y = places[parent]
    way = math.atan2(y - 0.5, x - 0.5)
    left, top = x + _AWAY * math.cos(way) - _SPREAD / 2, y + _AWAY * math.sin(way) - _SPREAD / 2
    return {
        key: (round(left + _SPREAD * u, 4), round(top + _SPREAD * v, 4))
        for key, (u, v) in _layout(keys, edges).items()
    }
