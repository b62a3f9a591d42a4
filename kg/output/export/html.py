"""The most connected part of the graph as one HTML file that opens offline."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.output.export.whole import Item
from kg.output.pictures.network import drawn
from kg.output.pictures.offline import offline_page
from ontology.model import Ontology

# More in one picture is a ball of wool; GraphML is for those who want all of it.
NODES = 500
# What the graph keeps of itself connects everything with everything.
_OWN = frozenset(("Source", "LoadRun"))


def write_html(_model: Ontology, items: Iterable[Item], path: Path) -> None:
    """Write the `NODES` things with the most edges, and the edges among them."""
    names: dict[str, tuple[str, str, str]] = {}
    edges: set[tuple[str, str, str]] = set()
    degree: Counter[str] = Counter()
    for item in items:
        if item.start is None or item.end is None:
            if item.kind not in _OWN:
                id_ = str(item.properties["id"])
                names[f"{item.kind}/{id_}"] = (item.kind, id_, str(item.properties["name"]))
            continue
        start, end = ("/".join(item.start), "/".join(item.end))
        if start in names and end in names and start != end:
            edges.add((start, item.kind, end))
            degree.update((start, end))
    kept = {key: names[key] for key in sorted(names, key=lambda key: (-degree[key], key))[:NODES]}
    within = sorted(edge for edge in edges if edge[0] in kept and edge[2] in kept)
    title = f"疆知图谱：关系最多的{len(kept)}个事物，全部{len(names)}个"
    path.write_text(offline_page(drawn(kept, within), title=title), encoding="utf-8")
