"""Charts and a user's own map: whatever stands in names, files and headings is text in the picture and no more."""

import json
from pathlib import Path

import pytest
from lxml import etree

from kg.output.pictures.choropleth import choropleth, read_shapes
from kg.output.pictures.figures import Figure, bars, ranking
from tests.hostile import HOSTILE

# Marks of Vega-Lite, and the line that hides its own number.
DRAWN = {"svg", "g", "path", "rect", "text", "tspan", "line", "defs", "clipPath"}


def words(svg: str) -> str:
    """The text of a picture that holds marks and text alone."""
    elements = list(etree.fromstring(svg.encode()).iter(etree.Element))
    assert {etree.QName(element).localname for element in elements} <= DRAWN
    assert not [name for e in elements for name in e.attrib if name.startswith("on") or "href" in name]
    return "".join(element.text or "" for element in elements)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_in_a_chart_is_text(text: str) -> None:
    assert "12.5" in words(ranking([(text, 12.5), ("喀什", 3)], text))
    assert "7" in words(bars([Figure(text, 7, target=False)], ("已观测", "目标")))


def test_what_a_file_of_areas_says_is_no_more_than_text(tmp_path: Path) -> None:
    square = {"type": "Polygon", "coordinates": [[[75, 38], [76, 38], [76, 39], [75, 39], [75, 38]]]}
    file = tmp_path / "map.geojson"
    for text in HOSTILE:
        named = {"code": "653100", "name": text, text: text}
        feature = {"type": "Feature", "id": text, "properties": named, "geometry": square}
        file.write_text(
            json.dumps({"type": "FeatureCollection", "name": text, "features": [feature]}), "utf-8"
        )
        assert "喀什地区" in words(choropleth(read_shapes(file), {"653100": 3.0}, text))
