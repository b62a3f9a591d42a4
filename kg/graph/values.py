"""Values of the engine as JSON-ready Python values."""

import math
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


def plain(value: Any) -> Any:
    """`value` with nodes, edges, paths and times turned into dicts, lists and ISO texts.

    A node becomes {"labels", "id", …its properties}, an edge {"type", …its properties}, a path
    {"nodes", "edges"}. Claims, which the store keeps for itself, are left out. What JSON has no number for (NaN, infinity)
    becomes its name.
    """
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **_properties(dict(value))}
    if isinstance(value, Relationship):
        return {"type": value.type, **_properties(dict(value))}
    if isinstance(value, Path):
        return {"nodes": [plain(n) for n in value.nodes], "edges": [plain(e) for e in value.relationships]}
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    if isinstance(value, Point):
        return list(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def _properties(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: plain(value) for key, value in sorted(properties.items()) if key != "claims"}
