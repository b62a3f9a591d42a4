"""A picture as one HTML file: it opens offline, asks nobody for anything, and holds no value that is not escaped.

The library is vis-network out of the pyvis package. pyvis's own page is not used: version 0.3.2 puts some values into
it unescaped and loads Bootstrap from outside in every mode.
"""

import json
from collections.abc import Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path

from kg.pictures.marks import Entry, outline
from kg.pictures.network import Picture, as_json, legend
from ontology.reader import ontology


def _library() -> Path:
    found = find_spec("pyvis")
    if found is None or found.origin is None:
        raise FileNotFoundError("pyvis is not installed")
    return Path(found.origin).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"


VIS = _library()
_STYLE = "body{font:16px sans-serif;margin:1rem}#net{height:80vh;border:1px solid #999}ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}path{stroke:#1b2430;stroke-width:.8}"
_DRAW = """
const picture = JSON.parse(document.getElementById("picture").textContent);
const nodes = picture.nodes.map((n) => ({ id: n.id, label: n.label, color: n.color, x: n.x * 1600, y: n.y * 1200, shape: n.shape, size: n.size, borderWidth: n.pinned ? 3 : 1 }));
const edges = picture.edges.map((e) => ({ from: e.from, to: e.to, arrows: "to", color: "#999", smooth: false }));
new vis.Network(document.getElementById("net"), { nodes, edges }, { physics: false, interaction: { hideEdgesOnDrag: true } });
"""


def offline_page(picture: Picture, told: Sequence[Entry] = (), title: str = "") -> str:
    """The page under a title, by default its first thing. `told` has the lines of its legend, by default the kinds of
    things. A policy in it forbids any request, whatever a name may hold."""
    kinds = "".join(f"<li>{_mark(entry)} {escape(entry.words)}</li>" for entry in told or _kinds(picture))
    title = escape(title or (picture.spots[0].name if picture.spots else ""))
    # In a script element of data nothing but "</" and "<!--" would end or change it.
    data = json.dumps(as_json(picture), ensure_ascii=False).replace("<", "\\u003c")
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
        "style-src 'unsafe-inline'; img-src data: blob:\">"
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1><ul>{kinds}</ul>"
        f'<div id="net"></div><script type="application/json" id="picture">{data}</script>'
        f"<script>{VIS.read_text(encoding='utf-8')}</script><script>{_DRAW}</script></body></html>"
    )


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
