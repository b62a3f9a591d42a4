"""A piece of the graph to be drawn: nodes with places, edges between them, colours by kind.

Places come from Fruchterman and Reingold's layout (Software: Practice and Experience 21, 1991, 1129-1164) as igraph
has it; a browser that lays out 2,000 nodes itself needs half a minute.
"""

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

import igraph

from kg.lookup import node, own_label
from kg.store.graph import Graph

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
_REST = "#999999"
COLOURS = {label: colour for colour, labels in _COLOURS.items() for label in labels}
# Few things have more kinds around them; what has is cut by the limit anyway.
_KINDS = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A node in the picture; `key` is unique in it, `x` and `y` are 0…1."""

    key: str
    label: str
    id: str
    name: str
    colour: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn; `total` counts the neighbours that there are, of which some may be left out."""

    spots: list[Spot]
    edges: list[tuple[str, str, str]]
    total: int


def around(graph: Graph, label: str, id_: str, limit: int) -> Picture:
    """A thing, its nearest neighbours (some of every kind, at most `limit`), and the edges among all of them.

    Raises:
        UsageError, NotFound: as `kg.lookup.node`.
        EngineError: the engine failed.
    """
    centre = node(graph, label, id_)
    kinds = graph.read(
        f"MATCH (n:`{label}` {{id: $id}})--(x) RETURN labels(x) AS labels, count(DISTINCT x) AS count "
        "ORDER BY count, labels LIMIT $limit",
        {"id": id_, "limit": _KINDS},
    ).rows
    found, left = {}, limit
    for number, kind in enumerate(kinds):
        own = own_label(graph, kind["labels"])
        # The rarer kinds take what they need first; what they leave goes to the others.
        rows = graph.read(
            f"MATCH (n:`{label}` {{id: $id}})--(x:`{own}`) RETURN DISTINCT x.id AS id, x.name AS name ORDER BY id LIMIT $limit",
            {"id": id_, "limit": max(left // (len(kinds) - number), 1)},
        ).rows
        taken = rows[: max(left, 0)]
        found.update({_key(own, row["id"]): (own, row["id"], row["name"]) for row in taken})
        left -= len(taken)
    own = own_label(graph, centre["labels"])
    found = {_key(own, id_): (own, id_, centre["name"]), **found}
    return drawn(found, _edges(graph, found), sum(kind["count"] for kind in kinds))


def _edges(graph: Graph, found: dict[str, tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The edges among the things found, each once a type."""
    by_label: dict[str, list[str]] = {}
    for label, id_, _ in found.values():
        by_label.setdefault(label, []).append(id_)
    every = [id_ for ids in by_label.values() for id_ in ids]
    edges: set[tuple[str, str, str]] = set()
    for label, ids in by_label.items():
        rows = graph.read(
            f"UNWIND $ids AS id MATCH (a:`{label}` {{id: id}})-[e]->(b) WHERE b.id IN $every "
            "RETURN DISTINCT a.id AS start, type(e) AS type, labels(b) AS labels, b.id AS end ORDER BY start, type, end",
            {"ids": ids, "every": every},
        ).rows
        for row in rows:
            start, end = _key(label, row["start"]), _key(own_label(graph, row["labels"]), row["end"])
            if start in found and end in found and start != end:
                edges.add((start, row["type"], end))
    return sorted(edges)


def drawn(found: dict[str, tuple[str, str, str]], edges: list[tuple[str, str, str]], total: int) -> Picture:
    """The things `found`, (label, id, name) by key, and the edges among them, each thing in its place."""
    keys = list(found)
    at = {key: number for number, key in enumerate(keys)}
    net = igraph.Graph(n=len(keys), edges=[(at[start], at[end]) for start, _, end in edges])
    # The same picture each time it is asked for.
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311
    layout = net.layout_fruchterman_reingold()
    layout.fit_into((0, 0, 1, 1), keep_aspect_ratio=False)
    spots = [
        Spot(key, label, id_, name, COLOURS.get(label, _REST), round(x, 4), round(y, 4))
        for (key, (label, id_, name)), (x, y) in zip(found.items(), layout.coords, strict=True)
    ]
    return Picture(spots, edges, total)


def legend(picture: Picture) -> list[tuple[str, str, int]]:
    """The kinds in a picture: (label, colour, how many), the most frequent first."""
    counts = Counter((spot.label, spot.colour) for spot in picture.spots)
    return [(label, colour, count) for (label, colour), count in counts.most_common()]


def as_json(picture: Picture) -> dict[str, Any]:
    """The picture as the page's module reads it."""
    return {
        "nodes": [
            {
                "id": s.key,
                "label": s.name,
                "kind": s.label,
                "own": s.id,
                "color": s.colour,
                "x": s.x,
                "y": s.y,
            }
            for s in picture.spots
        ],
        "edges": [{"from": start, "to": end, "type": kind} for start, kind, end in picture.edges],
        "total": picture.total,
    }


def _key(label: str, id_: str) -> str:
    return f"{label}/{id_}"
