"""A piece of the graph to be drawn: its things with places, colours, shapes and sizes.

Places come from Fruchterman and Reingold's layout (Software: Practice and Experience 21, 1991, 1129-1164) as igraph
has it; a browser that lays out 2,000 nodes itself needs half a minute.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import igraph

from kg.output.pictures.marks import HOLLOW
from kg.output.pictures.pieces import Edge, Piece, Thing

REST = "#999999"
# Eight colours that people with the common colour blindnesses tell apart (Okabe and Ito 2008), by what a thing is. Kinds
# of one colour have a shape each; kinds that are often seen together have different ones, which still tell them apart
# where colours stand for something else.
_KINDS = {
    "#0072b2": {"Enterprise": "dot", "Organization": "hexagon", "Platform": "triangle"},
    "#e69f00": {
        "Right": "hexagon",
        "Patent": "square",
        "LegalEvent": "triangleDown",
        "TechnologyCount": "star",
    },
    "#009e73": {
        "Region": "hexagon",
        "Country": "dot",
        "AidPairing": "triangleDown",
        "Dossier": "star",
        "Step": "triangle",
        "Listing": "square",
    },
    "#cc79a7": {
        "IpcClass": "triangle",
        "IndustryClass": "square",
        "TechnologyField": "triangleDown",
        "Finding": "diamond",
        "Document": "hexagon",
    },
    "#d55e00": {"Industry": "star", "Need": "diamond", "Product": "dot"},
    "#56b4e9": {
        "Task": "triangleDown",
        "Section": "square",
        "Policy": "star",
        "Project": "hexagon",
        "Goal": "dot",
        "Principle": "diamond",
        "Programme": "triangle",
    },
    "#f0e442": {
        "Indicator": "dot",
        "Target": "triangle",
        "Observation": "square",
        "LocalFact": "diamond",
        "Passage": "hexagon",
        "Clash": "star",
    },
    REST: {
        "Fund": "dot",
        "Database": "square",
        "Mechanism": "triangle",
        "Treaty": "diamond",
        "OfficeRule": "star",
        "Source": "triangleDown",
        "LoadRun": "hexagon",
    },
}
# Colour and shape by kind.
LOOKS = {label: (colour, shape) for colour, shapes in _KINDS.items() for label, shape in shapes.items()}
_UNKNOWN = (REST, "dot")
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
    shape: str
    x: float
    y: float
    size: float = SIZE
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn; `left_out` counts by label what is near and not drawn. Kinds have colours `by_kind`, else their
    shapes alone."""

    spots: list[Spot]
    edges: list[Edge]
    left_out: Mapping[str, int]
    by_kind: bool = True


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
        Spot(key, label, id_, name, *LOOKS.get(label, _UNKNOWN), *places[key], pinned=key in (pins or {}))
        for key, (label, id_, name) in found.items()
    ]
    return Picture(spots, edges, left_out or {})


def picture(piece: Piece, pins: Mapping[str, Place] | None = None) -> Picture:
    """The picture of a piece."""
    return drawn(piece.found, piece.edges, piece.left_out, piece.grown, pins)


def renamed(picture: Picture, name: Callable[[str, str, str], str]) -> Picture:
    """The picture with each thing called `name(label, id, name)`."""
    spots = [
        spot if (told := name(spot.label, spot.id, spot.name)) == spot.name else replace(spot, name=told)
        for spot in picture.spots
    ]
    return replace(picture, spots=spots)


def without(picture: Picture, labels: frozenset[str]) -> Picture:
    """The picture with the kinds `labels` hidden, all else in its place."""
    spots = [spot for spot in picture.spots if spot.label not in labels]
    kept = {spot.key for spot in spots}
    edges = [edge for edge in picture.edges if edge[0] in kept and edge[2] in kept]
    left_out = {k: n for k, n in picture.left_out.items() if k not in labels}
    return replace(picture, spots=spots, edges=edges, left_out=left_out)


def by_lines(picture: Picture) -> list[Spot]:
    """The things, those with the most lines first."""
    lines = Counter(key for start, _, end in picture.edges for key in (start, end))
    return sorted(picture.spots, key=lambda spot: -lines[spot.key])


def legend(picture: Picture) -> list[tuple[str, str, str, int]]:
    """The kinds in a picture: (label, colour, shape, how many), the most frequent first."""
    found = []
    for label, count in Counter(spot.label for spot in picture.spots).most_common():
        colour, shape = LOOKS.get(label, _UNKNOWN)
        found.append((label, colour if picture.by_kind else HOLLOW, shape, count))
    return found


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
                "shape": s.shape,
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
