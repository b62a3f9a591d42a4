"""How large the page draws a picture, and which names it shows before one looks closer."""

import math
from collections.abc import Set
from dataclasses import dataclass

from kg.output.pictures.names import Dot, place, short
from kg.output.pictures.network import Picture, by_lines

# So many things fill a canvas of this size; more need more room, and dots and names that grow with it, since the whole
# is shown at first.
USUAL = 60
_WIDE, _HIGH, _FONT = 1200, 640, 14
# So many Chinese characters a name that is shown is wide at the most.
LONGEST = 16


@dataclass(frozen=True, slots=True)
class Canvas:
    """The width and height of the unit square in vis-network's pixels, by how much its dots are larger than their
    size, and the size of its names."""

    wide: float
    high: float
    grown: float
    font: float


def canvas(count: int) -> Canvas:
    """The canvas for so many things."""
    room = max(1.0, math.sqrt(count / USUAL))
    return Canvas(_WIDE * room, _HIGH * room, max(1.0, room / 2.2), _FONT * max(1.0, room * 0.8))


def named_at_first(picture: Picture, on: Canvas) -> Set[str]:
    """The things whose names are shown at first: vis-network writes names below dots and nowhere else."""
    dots = [
        Dot(spot.key, spot.x * on.wide, spot.y * on.high, spot.size * on.grown, short(spot.name, LONGEST))
        for spot in by_lines(picture)
    ]
    # vis-network's own distance between a dot and the text below it.
    return place(dots, on.font, 4 + on.font / 2, ("below",)).keys()
