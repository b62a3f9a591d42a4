"""A network as one SVG picture with its legend: to print, to paste into a report, and for readers without scripts."""

from collections.abc import Sequence
from html import escape

from kg.output.pictures.marks import Entry, outline
from kg.output.pictures.names import Dot, Placed, place, short
from kg.output.pictures.network import Picture, Spot, by_lines
from kg.values.cells import writable

_WIDE, _HIGH, _EDGE = 1200, 760, 70
_LINE, _COLUMN = 22, 300
# From the line that letters stand on to the end of a name's box.
_BELOW = 3.6
# A radius in pixels of what a thing has as its size.
_DOT = 0.7
_FONT = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"
# The size of a name, how far it stands from its dot, and its width in Chinese characters; the whole one is in the title
# of the dot.
_SIZE, _GAP, _LONGEST = 12, 3, 14


def network_svg(picture: Picture, legend: Sequence[Entry]) -> str:
    """The picture as SVG text, with the lines of its legend below it."""
    at = _places(picture.spots)
    dots = [
        Dot(spot.key, *at[spot.key], spot.size * _DOT, short(spot.name, _LONGEST))
        for spot in by_lines(picture)
    ]
    names = place(dots, _SIZE, _GAP, within=(_GAP, _GAP, _WIDE - _GAP, _HIGH - _GAP))
    per_column = max(_WIDE // _COLUMN, 1)
    height = _HIGH + (len(legend) + per_column - 1) // per_column * _LINE + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height}" width="{_WIDE}" height="{height}" font-family="{_FONT}">',
        f'<rect width="{_WIDE}" height="{height}" fill="#ffffff"/><g stroke="#b6c0c9" stroke-width="1">',
        *(
            f'<line x1="{at[a][0]}" y1="{at[a][1]}" x2="{at[b][0]}" y2="{at[b][1]}"/>'
            for a, _, b in picture.edges
        ),
        "</g>",
        *(_dot(spot, at[spot.key]) for spot in picture.spots),
        f'<g class="names" font-size="{_SIZE}" fill="#1b2430" stroke="#ffffff" stroke-width="3" paint-order="stroke" stroke-linejoin="round">',
        *(_name(dot, names[dot.key]) for dot in dots if dot.key in names),
        '</g><g font-size="14" fill="#1b2430">',
        *(_told(number, entry, per_column) for number, entry in enumerate(legend)),
        "</g></svg>",
    ]
    return writable("".join(parts))


def _places(spots: Sequence[Spot]) -> dict[str, tuple[int, int]]:
    """Whole pixels that show all spots, whatever lies outside the unit square."""
    xs, ys = [spot.x for spot in spots] or [0.0], [spot.y for spot in spots] or [0.0]
    left, top = min(xs), min(ys)
    wide, high = max(xs) - left or 1, max(ys) - top or 1
    return {
        spot.key: (
            round(_EDGE + (spot.x - left) / wide * (_WIDE - 2 * _EDGE - 60)),
            round(_EDGE / 2 + (spot.y - top) / high * (_HIGH - _EDGE)),
        )
        for spot in spots
    }


def _dot(spot: Spot, at: tuple[int, int]) -> str:
    ring = f' stroke="#1b2430" stroke-width="{2 if spot.pinned else 0.5}"'
    return (
        f'<path d="{outline(spot.shape, *at, spot.size * _DOT)}" fill="{spot.colour}"{ring}>'
        f"<title>{escape(spot.name)}</title></path>"
    )


def _name(dot: Dot, placed: Placed) -> str:
    # The end at the dot is sure, the other one is an estimate.
    left, _, right, low = placed.box
    x, anchor = {"right": (left, "start"), "left": (right, "end")}.get(placed.side, (dot.x, "middle"))
    return f'<text x="{x:.1f}" y="{low - _BELOW:.1f}" text-anchor="{anchor}">{escape(dot.name)}</text>'


def _told(number: int, entry: Entry, per_column: int) -> str:
    x, y = 20 + number % per_column * _COLUMN, _HIGH + 16 + number // per_column * _LINE
    mark = ""
    if entry.shape:
        drawn = outline(entry.shape, x, y - 5)
        mark = f'<path d="{drawn}" fill="{entry.colour}" stroke="#1b2430" stroke-width="0.8"/>'
    return f'{mark}<text x="{x + 12}" y="{y}">{escape(entry.words)}</text>'
