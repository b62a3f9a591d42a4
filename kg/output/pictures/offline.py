"""A picture as one HTML file: it opens offline, asks nobody for anything, and holds no value that is not escaped.

The library is vis-network out of the pyvis package. pyvis's own page is not used: version 0.3.2 puts some values into
it unescaped and loads Bootstrap from outside in every mode.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.output.pictures.canvas import LONGEST, canvas, named_at_first
from kg.output.pictures.marks import Entry, outline
from kg.output.pictures.names import short
from kg.output.pictures.network import Picture, as_json, legend
from ontology.reader import ontology


def _library() -> Path:
    found = find_spec("pyvis")
    if found is None or found.origin is None:
        raise FileNotFoundError("pyvis is not installed")
    return Path(found.origin).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"


VIS = _library()
_STYLE = "body{font:16px sans-serif;margin:1rem}#net{height:80vh;border:1px solid #999}ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}path{stroke:#1b2430;stroke-width:.8}"
# As the page of the network does it (api/static/network.js): names without room come with a closer look, at 0.5 or when
# the picture is 1.3 times as large as at first; names smaller than 7 pixels are left out.
_DRAW = """
const picture = JSON.parse(document.getElementById("picture").textContent);
const net = document.getElementById("net");
const { wide, high, grown, font } = picture.canvas;
const [xs, ys] = ["x", "y"].map((way) => picture.nodes.map((n) => n[way] * (way === "x" ? wide : high)));
const [left, right, top_, low] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
const scale = Math.min(net.clientWidth / (right - left + 0.15 * wide), net.clientHeight / (low - top_ + 0.075 * wide), 1);
const seen = 12 * Math.max(0.5, 1.3 * scale) + 1;
const nodes = picture.nodes.map((n) => ({ id: n.id, label: n.short, title: n.label, color: n.color, x: n.x * wide, y: n.y * high, shape: n.shape, size: n.size * grown, borderWidth: n.pinned ? 3 : 1, font: { size: n.named ? font : 12, strokeWidth: 3 }, scaling: { label: { drawThreshold: n.named ? 7 : seen } } }));
const edges = picture.edges.map((e) => ({ from: e.from, to: e.to, arrows: { to: { enabled: true, scaleFactor: 0.5 } }, color: "#999", smooth: false }));
const network = new vis.Network(net, { nodes, edges }, { physics: false, nodes: { scaling: { label: { enabled: false } } }, interaction: { hideEdgesOnDrag: true } });
if (nodes.length) network.moveTo({ position: { x: (left + right) / 2, y: (top_ + low) / 2 }, scale });
network.once("afterDrawing", () => { net.dataset.ready = "yes"; });
"""


def offline_page(picture: Picture, told: Sequence[Entry] = (), title: str = "") -> str:
    """The page under a title, by default its first thing. `told` has the lines of its legend, by default the kinds of
    things. A policy in it forbids any request, whatever a name may hold."""
    kinds = "".join(f"<li>{_mark(entry)} {escape(entry.words)}</li>" for entry in told or _kinds(picture))
    title = escape(title or (picture.spots[0].name if picture.spots else ""))
    # In a script element of data nothing but "</" and "<!--" would end or change it.
    data = json.dumps(_data(picture), ensure_ascii=False).replace("<", "\\u003c")
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
        "style-src 'unsafe-inline'; img-src data: blob:\">"
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1><ul>{kinds}</ul>"
        f'<div id="net"></div><script type="application/json" id="picture">{data}</script>'
        f"<script>{VIS.read_text(encoding='utf-8')}</script><script>{_DRAW}</script></body></html>"
    )


def _data(picture: Picture) -> dict[str, Any]:
    """The picture with the size of its canvas, each name as it is shown, and whether it is at first."""
    on, data = canvas(len(picture.spots)), as_json(picture)
    names = named_at_first(picture, on)
    nodes = [
        {**node, "short": short(node["label"], LONGEST), "named": node["id"] in names}
        for node in data["nodes"]
    ]
    return {**data, "nodes": nodes, "canvas": asdict(on)}


def _kinds(picture: Picture) -> list[Entry]:
    classes = ontology().classes
    return [
        Entry(f"{classes[label].label.zh if label in classes else label} {count}", colour, shape)
        for label, colour, shape, count in legend(picture)
    ]


def _mark(entry: Entry) -> str:
    if not entry.shape:
        return ""
    return (
        f'<svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">'
        f'<path d="{outline(entry.shape)}" fill="{escape(entry.colour)}"/></svg>'
    )
