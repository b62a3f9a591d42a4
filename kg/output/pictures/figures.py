"""Bar charts in SVG: what was observed of an indicator beside what is to be reached, and names with figures.

Drawn by Vega-Lite (https://vega.github.io/vega-lite/) through Altair and vl-convert. Text stays text, so the reader's
own fonts show it. What no XML can hold is replaced first: at one such character vl-convert ends the whole process.
"""

import io
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from kg.output.pictures.names import short
from kg.values.cells import writable

# Named in turn; the last is there on every machine, so no text can vanish.
FONTS = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"
# Wide enough for five periods with their figures, beside a table on a laptop.
_STEP, _HEIGHT = 72, 120
# Told apart in print and by people who see no colours by their brightness alone.
_COLOURS = ("#0b5d8a", "#e8b36b")
# A name of more characters, or more pixels, leaves no room for its bar on a narrow screen.
_NAME, _LABEL, _LONG = 24, 320, 520


class Figure(NamedTuple):
    """One bar: the period it speaks of, its height, and whether it was observed or is to be reached."""

    period: str
    value: float
    target: bool


def bars(figures: Sequence[Figure], names: tuple[str, str]) -> str:
    """The chart as SVG text. `names` are the words for observed and to be reached."""
    rows = [
        {"period": writable(f.period), "value": f.value, "kind": names[f.target], "shown": f"{f.value:g}"}
        for f in figures
    ]
    base = alt.Chart({"values": rows}).encode(
        x=alt.X("period:N", title=None, axis=alt.Axis(labelAngle=0)),
        xOffset=alt.XOffset("kind:N", sort=list(names)),
        y=alt.Y("value:Q", title=None, axis=None),
    )
    drawn = base.mark_bar().encode(
        color=alt.Color(
            "kind:N", title=None, sort=list(names), scale=alt.Scale(domain=list(names), range=_COLOURS)
        )
    )
    told = base.mark_text(dy=-6).encode(text="shown:N")
    chart = (drawn + told).properties(
        width={"step": _STEP, "for": "position"}, height=_HEIGHT, background="white"
    )
    return as_svg(chart, legend=alt.LegendConfig(orient="top"))


def ranking(bars: Sequence[tuple[str, float]], heading: str) -> str:
    """Bars in the order given, each under its name with its figure behind it, as SVG text."""
    # Vega-Lite would sum the bars of one name, so the place tells them apart.
    rows = [
        {"at": number, "name": short(writable(name), _NAME), "value": value}
        for number, (name, value) in enumerate(bars)
    ]
    # In ASCII: a line separator (U+2028) within a text ends an expression of Vega.
    names = "{" + ",".join(f"{row['at']}:{json.dumps(row['name'])}" for row in rows) + "}"
    base = alt.Chart({"values": rows}).encode(
        y=alt.Y(
            "at:O",
            title=None,
            axis=alt.Axis(
                labelExpr=f"({names})[datum.value]",
                labelLimit=_LABEL,
                labelFontSize=12,
                ticks=False,
                domain=False,
            ),
        ),
        x=alt.X("value:Q", title=None, axis=None),
    )
    drawn = base.mark_bar(color=_COLOURS[0])
    told = base.mark_text(align="left", dx=4, fontSize=12).encode(text=alt.Text("value:Q", format=",.4~g"))
    chart = (drawn + told).properties(
        width=_LONG, height={"step": 22}, background="white", title=writable(heading)
    )
    return as_svg(chart, title=alt.TitleConfig(anchor="start"))


def as_svg(chart: alt.LayerChart | alt.FacetChart, **config: Any) -> str:
    """The chart as SVG text in FONTS, without a frame; `config` is what else Vega-Lite's top level configures."""
    text = io.StringIO()
    chart.configure(font=FONTS, view=alt.ViewConfig(stroke=None), **config).save(text, format="svg")
    return text.getvalue()
