"""A user's own map (GeoJSON, RFC 7946) coloured by figures of regions.

The program ships no borders. A feature says which region it is by its property `code` or `adcode`, the six digits of
GB/T 2260. Drawn by Vega-Lite through Altair and vl-convert, flat, since planar shapes need no winding order.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Any

import altair as alt

from kg.lang.errors import BadValue, InputError
from kg.output.pictures.figures import as_svg
from kg.output.pictures.tiles import STEPS, step
from kg.settings import Settings
from kg.values import regions
from kg.values.cells import writable

NAME = "map.geojson"
# Drawn anew for each measure: at this size it takes some seconds. China's prefectures at one kilometre have half of it.
MAX_BYTES = 5_000_000
_CODES = ("code", "adcode")
_SHAPES = ("Polygon", "MultiPolygon")
_UNKNOWN = "#ffffff"
# Names of more regions cover each other.
_NAMED = 40
_WIDE, _HIGH = 900, 620


@dataclass(frozen=True, slots=True)
class Shapes:
    """The features as (region code or "", name, geometry with flat coordinates); `unplaced` says how many have no code of
    a region that is known."""

    features: tuple[tuple[str, str, dict[str, Any]], ...]
    unplaced: int
    path: Path


def own_map(settings: Settings) -> Path | None:
    """The file that KG_GEOJSON names, else `map.geojson` in KG_HOME; None when there is none."""
    if settings.geojson is not None:
        return settings.geojson
    usual = settings.home / NAME
    return usual if usual.is_file() else None


def read_shapes(path: Path) -> Shapes:
    """Read and check the file.

    Raises:
        InputError: it cannot be read, is too large, is no GeoJSON of areas, or is not in degrees.
    """
    try:
        stat = path.stat()
    except OSError as error:
        raise InputError("map-file-unreadable", file=path.name, why=error.strerror) from None
    if not S_ISREG(stat.st_mode):
        raise InputError("map-file-irregular", file=path.name)
    if stat.st_size > MAX_BYTES:
        raise InputError(
            "map-file-too-large", file=path.name, bytes=f"{stat.st_size:,}", limit=f"{MAX_BYTES:,}"
        )
    return _read(path, stat.st_mtime_ns)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> Shapes:
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=_refused)
    except (OSError, ValueError, RecursionError) as error:
        raise InputError("map-file-no-json", file=path.name, why=error) from None
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise InputError("map-file-no-collection", file=path.name)
    listed = data.get("features")
    if not isinstance(listed, list) or not listed:
        raise InputError("map-file-no-features", file=path.name)
    given = [_feature(path.name, number, feature) for number, feature in enumerate(listed, 1)]
    latitude = sum(_middle(shape)[1] for _, _, shape in given) / len(given)
    narrower = math.cos(math.radians(latitude))
    features = tuple((code, name, _flat(shape, narrower)) for code, name, shape in given)
    return Shapes(features, sum(not code for code, _, _ in features), path)


def choropleth(
    shapes: Shapes, values: Mapping[str, float], heading: str, *, bounds: tuple[float, ...] | None = None
) -> str:
    """The map as SVG text, its areas in the steps of the tile map; one without a figure stays white."""
    top = max((values[code] for code, _, _ in shapes.features if code in values), default=0)
    rows, told = [], []
    for code, name, shape in shapes.features:
        fill = STEPS[step(values[code], top, bounds)][0] if code in values else _UNKNOWN
        rows.append({"type": "Feature", "geometry": shape, "properties": {}, "fill": fill})
        x, y = _middle(shape)
        shown = f"{name} {values[code]:.4g}" if code in values else name
        told.append({"x": x, "y": y, "told": shown})
    areas = (
        alt.Chart({"values": rows})
        .mark_geoshape(stroke="#55636f", strokeWidth=0.6)
        .encode(color=alt.Color("fill:N", scale=None))
    )
    layers = [areas]
    if len(told) <= _NAMED:
        names = alt.Chart({"values": told}).mark_text(fontSize=12, fill="#1b2430", stroke=None)
        layers.append(names.encode(longitude="x:Q", latitude="y:Q", text="told:N"))
    chart = alt.layer(*layers).project(type="identity", reflectY=True)
    chart = chart.properties(width=_WIDE, height=_HIGH, background="white", title=writable(heading))
    return as_svg(chart)


def _feature(file: str, number: int, feature: Any) -> tuple[str, str, dict[str, Any]]:
    """Code, name and checked geometry of one feature."""
    where = {"file": file, "number": number}
    shape = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(shape, dict) or shape.get("type") not in _SHAPES:
        found = shape.get("type") if isinstance(shape, dict) else None
        raise InputError("map-feature-no-area", found=found, expected=_SHAPES, **where)
    polygons = [shape.get("coordinates")] if shape["type"] == "Polygon" else shape.get("coordinates")
    checked = [[_ring(where, ring) for ring in _list(where, each)] for each in _list(where, polygons)]
    told = feature.get("properties")
    properties = told if isinstance(told, dict) else {}
    code = next((str(properties[key]) for key in _CODES if properties.get(key) is not None), "")
    known = regions.name(code)
    return code if known else "", known or "", {"type": "MultiPolygon", "coordinates": checked}


def _list(where: dict[str, Any], value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise InputError("map-feature-no-rings", **where)
    return value


def _ring(where: dict[str, Any], ring: Any) -> list[list[float]]:
    points = _list(where, ring)
    # A triangle that is closed has four points.
    if len(points) < 4:
        raise InputError("map-ring-short", points=len(points), **where)
    for point in points:
        fits = (
            isinstance(point, list)
            and len(point) >= 2
            and all(isinstance(part, int | float) and not isinstance(part, bool) for part in point[:2])
        )
        if not fits or abs(point[0]) > 180 or abs(point[1]) > 90:
            raise InputError("map-point-no-degrees", point=str(point)[:60], **where)
    return [[float(point[0]), float(point[1])] for point in points]


def _flat(shape: dict[str, Any], narrower: float) -> dict[str, Any]:
    """The shape with longitudes as long as latitudes in its middle."""
    polygons = [
        [[[x * narrower, y] for x, y in ring] for ring in polygon] for polygon in shape["coordinates"]
    ]
    return {"type": "MultiPolygon", "coordinates": polygons}


def _middle(shape: dict[str, Any]) -> tuple[float, float]:
    """The middle of the box around the largest polygon of a shape."""
    xs, ys = zip(*max((polygon[0] for polygon in shape["coordinates"]), key=_extent), strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _extent(ring: list[list[float]]) -> float:
    xs, ys = zip(*ring, strict=True)
    return float((max(xs) - min(xs)) * (max(ys) - min(ys)))


def _refused(name: str) -> float:
    raise BadValue("map-value-not-finite", name=name)
