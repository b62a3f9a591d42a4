"""The shapes that tell kinds of one colour apart, as paths of SVG, and the lines of a legend that shows them.

The names and outlines are vis-network's (`lib/vis-9.1.2`, its canvas shapes), so that a page and its files agree.
"""

import math
from dataclasses import dataclass

# What stands in a legend for a colour alone, and so must look like no kind.
SWATCH = "swatch"
# The fill of a mark that stands for a shape alone.
HOLLOW = "none"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend: its words, and the mark before them where it has a shape."""

    words: str
    colour: str = HOLLOW
    shape: str = ""


def outline(shape: str, x: float = 0, y: float = 0, size: float = 6) -> str:
    """The outline of a shape of a radius around a point, as the `d` of an SVG path."""
    if shape == "dot":
        arc = f"a{size:g},{size:g} 0 1,0"
        return f"M{x - size:g},{y:g}{arc} {2 * size:g},0{arc} {-2 * size:g},0z"
    return "M" + "L".join(f"{x + size * u:.1f},{y + size * v:.1f}" for u, v in _OUTLINES[shape]) + "z"


def _triangle() -> list[Point]:
    side, sink = 1.15, 0.275 * 1.15
    return [(0, sink - side * 2 / math.sqrt(3)), (side, sink + side / math.sqrt(3)), (-side, sink + side / math.sqrt(3))]  # fmt: skip


def _star() -> list[Point]:
    size = 0.82
    turns = [(size * (0.5 if n % 2 else 1.3), n * math.pi / 5) for n in range(10)]
    return [(far * math.sin(turn), 0.1 * size - far * math.cos(turn)) for far, turn in turns]


_OUTLINES: dict[str, list[Point]] = {
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "triangle": _triangle(),
    "diamond": [(0, -1), (1, 0), (0, 1), (-1, 0)],
    "star": _star(),
    "triangleDown": [(u, -v) for u, v in _triangle()],
    "hexagon": [(math.cos(n * math.pi / 3), math.sin(n * math.pi / 3)) for n in range(6)],
    SWATCH: [(-1.2, -0.7), (1.2, -0.7), (1.2, 0.7), (-1.2, 0.7)],
}
