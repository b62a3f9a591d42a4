"""Where names stand in a picture: beside their dots, where they meet no other name and no dot, else nowhere.

Point-feature labels placed greedily (Christensen, Marks and Shieber, ACM Transactions on Graphics 14, 1995, 203-232):
the first dots choose first. Better placements cost a search that a picture made for each request has no time for.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import east_asian_width

# The parts of a font's size that a Latin letter is wide and a line of text is high.
LATIN, LINE = 0.55, 1.2
# Pixels that stay free around a name: widths are estimates.
_FREE = 2
SIDES = ("right", "left", "above", "below")

# Left, top, right, bottom.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot with the name that it would have."""

    key: str
    x: float
    y: float
    radius: float
    name: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A name in its place."""

    side: str
    box: Box


def short(name: str, most: float) -> str:
    """A name no wider than so many Chinese characters; what is beyond gives way to an ellipsis as wide as one."""
    if wide(name, 1) <= most:
        return name
    widths = accumulate(wide(letter, 1) for letter in name)
    return name[: sum(width <= most - 1 for width in widths)].rstrip() + "…"


def wide(name: str, font: float) -> float:
    """About how wide a name is, without its font at hand."""
    full = sum(east_asian_width(letter) in "WFA" for letter in name)
    return font * (full + LATIN * (len(name) - full))


def place(
    dots: Sequence[Dot],
    font: float,
    gap: float,
    sides: Sequence[str] = SIDES,
    within: Box | None = None,
) -> dict[str, Placed]:
    """The names that have room, by the keys of their dots, of which the first choose first. A name stands `gap` away
    from its dot, on the first of the `sides` that is free, and wholly `within` a box."""
    taken = _Taken(4 * font)
    for dot in dots:
        taken.add((dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius))
    placed: dict[str, Placed] = {}
    for dot in dots:
        for side, box in _boxes(dot, font, gap, sides):
            if _inside(box, within) and taken.free(_around(box)):
                taken.add(box)
                placed[dot.key] = Placed(side, box)
                break
    return placed


def _boxes(dot: Dot, font: float, gap: float, sides: Sequence[str]) -> Iterator[tuple[str, Box]]:
    long, high, away = wide(dot.name, font), LINE * font, dot.radius + gap
    for side in sides:
        left = {"right": dot.x + away, "left": dot.x - away - long}.get(side, dot.x - long / 2)
        top = {"above": dot.y - away - high, "below": dot.y + away}.get(side, dot.y - high / 2)
        yield side, (left, top, left + long, top + high)


def _around(box: Box) -> Box:
    return box[0] - _FREE, box[1], box[2] + _FREE, box[3]


def _inside(box: Box, within: Box | None) -> bool:
    return within is None or (
        box[0] >= within[0] and box[1] >= within[1] and box[2] <= within[2] and box[3] <= within[3]
    )


class _Taken:
    """Boxes by the cells of a grid that they touch, so that one is held against its neighbours alone."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        """Take the room of a box."""
        for cell in self._touched(box):
            self._cells[cell].append(box)

    def free(self, box: Box) -> bool:
        """Whether no box meets this one."""
        left, top, right, bottom = box
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for cell in self._touched(box)
            for other in self._cells.get(cell, ())
        )

    def _touched(self, box: Box) -> Iterator[tuple[int, int]]:
        step = self._step
        for column in range(int(box[0] // step), int(box[2] // step) + 1):
            for row in range(int(box[1] // step), int(box[3] // step) + 1):
                yield column, row
