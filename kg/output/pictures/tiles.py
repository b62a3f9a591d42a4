"""A schematic map in SVG: one tile a province, one a prefecture of Xinjiang, each where it roughly lies.

No border is drawn, so none can be drawn wrongly. The places of the tiles are ours (`kg/data/tile-map.csv`).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape

from kg.data.tables import table

SIZE, GAP, TOP = 70, 6, 36
# Where each panel begins, in tiles.
_OFFSET = {"xinjiang": (0, 1), "provinces": (6, 0)}
_WIDTH, _ROWS = 17, 8
# Five steps from light to dark, told apart in grey too; the ink on each keeps a contrast of 4.5 : 1.
STEPS = (
    ("#e3eef6", "#1b2430"),
    ("#b5d3e7", "#1b2430"),
    ("#7db3d5", "#1b2430"),
    ("#2f77a5", "#ffffff"),
    ("#0b4266", "#ffffff"),
)
_UNKNOWN = ("#ffffff", "#55636f")


@dataclass(frozen=True, slots=True)
class Tile:
    """A region's tile; `x` and `y` are the pixels of its left upper corner."""

    code: str
    panel: str
    x: int
    y: int
    name: str
    name_en: str


@cache
def tiles() -> dict[str, Tile]:
    """All tiles by the code of their region."""
    found = {}
    for _, row in table("tile-map.csv"):
        column, line = _OFFSET[row["panel"]]
        x = (int(row["column"]) + column) * (SIZE + GAP) + GAP
        y = (int(row["row"]) + line) * (SIZE + GAP) + TOP
        found[row["code"]] = Tile(row["code"], row["panel"], x, y, row["name"], row["name_en"])
    return found


def step(value: float, top: float, bounds: tuple[float, ...] | None = None) -> int:
    """Which of the five steps a value has: by `bounds` where these are given, else by the root of its share of `top`."""
    if bounds is not None:
        return sum(value >= bound for bound in bounds)
    return min(int(math.sqrt(max(value, 0) / top) * len(STEPS)), len(STEPS) - 1) if top > 0 else 0


def draw(
    values: Mapping[str, float],
    flows: Iterable[tuple[str, str]],
    headings: tuple[str, str],
    *,
    english: bool = False,
    bounds: tuple[float, ...] | None = None,
) -> str:
    """The map. `values` by region colour the tiles and stand in them; one without a value stays white, with a dash.
    `flows` are drawn as lines from one region to another; `headings` stand over Xinjiang and over the provinces."""
    # Xinjiang stands beside its prefectures, of which it is the sum: each panel has a scale of its own.
    tops = {
        panel: max((values.get(t.code, 0) for t in tiles().values() if t.panel == panel), default=0)
        for panel in _OFFSET
    }
    drawn = [
        _tile(tile, values.get(tile.code), tops[tile.panel], english, bounds) for tile in tiles().values()
    ]
    width, height = _WIDTH * (SIZE + GAP), _ROWS * (SIZE + GAP) + TOP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *(
            f'<text x="{_OFFSET[panel][0] * (SIZE + GAP) + GAP}" y="24" font-size="18" fill="#1b2430">{escape(heading)}</text>'
            for panel, heading in zip(("xinjiang", "provinces"), headings, strict=True)
        ),
        *(rect for rect, _ in drawn),
        *(_line(tiles()[start], tiles()[end]) for start, end in flows if start in tiles() and end in tiles()),
        # Lines cross many tiles: what is written in one stays above them, with the tile's own colour around it.
        '<g text-anchor="middle" stroke-width="4" stroke-linejoin="round" paint-order="stroke">',
        *(words for _, words in drawn),
        "</g>",
        "</svg>",
    ]
    return "".join(parts)


def _tile(
    tile: Tile, value: float | None, top: float, english: bool, bounds: tuple[float, ...] | None
) -> tuple[str, str]:
    """A tile, and what is written in it."""
    fill, ink = _UNKNOWN if value is None else STEPS[step(value, top, bounds)]
    name, shown = (tile.name_en if english else tile.name), "—" if value is None else f"{value:.4g}"
    middle, small = tile.x + SIZE // 2, 15 if len(name) < 7 else 11 if len(name) < 12 else 9
    rect = f'<rect x="{tile.x}" y="{tile.y}" width="{SIZE}" height="{SIZE}" rx="6" fill="{fill}" stroke="#8896a3"/>'
    looks = f'fill="{ink}" stroke="{fill}"'
    return rect, (
        f'<text x="{middle}" y="{tile.y + 30}" font-size="{small}" {looks}>{escape(name)}</text>'
        f'<text x="{middle}" y="{tile.y + 52}" font-size="15" {looks}>{shown}</text>'
    )


def _line(start: Tile, end: Tile) -> str:
    """From the border of the donor's tile to that of the recipient's, which lies left of it."""
    half = SIZE // 2
    return (
        f'<line x1="{start.x}" y1="{start.y + half}" x2="{end.x + SIZE}" y2="{end.y + half}" stroke="#c0392b" '
        f'stroke-width="1.6" stroke-opacity="0.6"/><circle cx="{end.x + SIZE}" cy="{end.y + half}" r="4" fill="#c0392b"/>'
    )
