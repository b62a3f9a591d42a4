"""Pictures of networks and maps of one's own, without a page around them: names that do not meet, colours that a legend
tells, files that are refused."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kg.lang.errors import InputError
from kg.output.pictures import names
from kg.output.pictures.choropleth import MAX_BYTES, read_shapes
from kg.output.pictures.looks import coloured, sized
from kg.output.pictures.marks import SWATCH, Entry, outline
from kg.output.pictures.network import LOOKS, drawn
from kg.output.pictures.network_svg import network_svg
from ontology.reader import ontology
from tests.drawing import area, meeting, wide
from tests.hostile import HOSTILE
from tests.matching_world import KASHGAR


def test_colour_and_shape_together_name_a_kind() -> None:
    assert set(LOOKS) == set(ontology().classes)
    assert len(set(LOOKS.values())) == len(LOOKS)
    assert {outline(shape) for _, shape in LOOKS.values()}.isdisjoint({outline(SWATCH)})


@pytest.mark.parametrize("count", [80, 700])
def test_names_of_a_dense_network_meet_no_other_name_and_no_dot(count: int) -> None:
    found = {
        f"Enterprise/{n}": ("Enterprise", str(n), f"喀什第{n}纺织有限责任公司 Textile"[: 4 + n % 20])
        for n in range(count)
    }
    hub, *others = found
    edges = [(other, "OWNS", hub) for other in others] + [
        (one, "OWNS", other) for one, other in pairwise(others[::3])
    ]
    picture = drawn(found, edges)
    large, _ = sized(picture, {key: n % 9 for n, key in enumerate(found)})
    for each in (picture, large):
        tree = etree.fromstring(network_svg(each, []).encode())
        names = tree.findall(".//{*}g[@class='names']/{*}text")
        boxes = []
        for name in names:
            x, y, long = float(name.get("x")), float(name.get("y")), wide(name.text, 12)
            left = x - long * {"start": 0.0, "middle": 0.5, "end": 1.0}[name.get("text-anchor")]
            boxes.append((left, y - 10, left + long, y + 2))
        assert 20 < len(names) < count
        assert found[hub][2] in {name.text for name in names}
        assert {name.get("text-anchor") for name in names} == {"start", "middle", "end"}
        assert meeting(boxes) == []
        assert all(box[0] > 0 and box[2] < 1200 and box[1] > 0 for box in boxes)
        for dot in tree.findall("{*}path"):
            x, y, radius = map(float, re.findall(r"[\d.]+", dot.get("d"))[:3])
            around = (x, y - radius, x + 2 * radius, y + radius)
            assert meeting([around, *boxes]) == [], dot.findtext("{*}title")


@given(st.dictionaries(st.text(min_size=1, max_size=5), st.floats(-1e6, 1e6), min_size=1, max_size=40))
def test_every_thing_has_the_colour_of_a_line_of_the_legend_and_a_size_in_bounds(
    numbers: dict[str, float],
) -> None:
    picture = drawn({key: ("Fund", key, key) for key in [*numbers, "unknown-thing"]}, [])
    in_colours, told = coloured(picture, numbers, ["Fund"])
    assert {spot.colour for spot in in_colours.spots} <= {step.colour for step in told}
    assert sum(step.count for step in told) == len(picture.spots)
    in_sizes, _ = sized(picture, numbers)
    assert all(6 <= spot.size <= 26 for spot in in_sizes.spots)


def test_unknown_not_given_and_not_applicable_are_three_lines_of_the_legend() -> None:
    things = {key: (label, key, key) for key, label in (("a", "Patent"), ("b", "Patent"), ("c", "Fund"))}
    picture, told = coloured(drawn(things, []), {"a": "unknown"}, ["Patent"])
    assert [(step.value, step.lacking, step.count) for step in told] == [
        ("unknown", False, 1),
        (None, False, 1),
        (None, True, 1),
    ]
    assert [spot.colour for spot in picture.spots] == [step.colour for step in told]
    assert len({step.colour for step in told}) == 3


@given(st.text(max_size=40), st.integers(2, 20))
def test_a_name_is_cut_where_it_is_too_wide_and_nowhere_else(name: str, most: int) -> None:
    cut = names.short(name, most)
    assert names.wide(cut, 1) <= most
    assert cut == name or (cut.endswith("…") and name.startswith(cut[:-1]) and names.wide(name, 1) > most)


def test_latin_names_have_room_for_more_letters_than_chinese_ones() -> None:
    assert names.short("喀什地区棉花纺织有限公司", 8) == "喀什地区棉花纺…"
    assert names.short("Textiles and clothing", 12) == "Textiles and clothing"


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_name_leaves_the_picture_well_formed(names: list[str]) -> None:
    usable = [name for name in names if all(ord(c) >= 32 and not 0xD800 <= ord(c) < 0xE000 for c in name)]
    found = {f"Fund/{n}": ("Fund", str(n), name) for n, name in enumerate([*usable, *HOSTILE])}
    tree = etree.fromstring(network_svg(drawn(found, []), [Entry(HOSTILE[0], "#ffffff", SWATCH)]).encode())
    assert len(tree.findall(".//{*}path")) == len(found) + 1
    assert tree.findall(".//{*}script") == []


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ([], "not a GeoJSON FeatureCollection"),
        ({"type": "FeatureCollection", "features": []}, "no features"),
        ({"type": "FeatureCollection", "features": [{"geometry": {"type": "Point"}}]}, "feature 1"),
        ({"type": "FeatureCollection", "features": [area(KASHGAR), area(KASHGAR, 500000.0)]}, "WGS 84"),
        ({"type": "FeatureCollection", "features": [3]}, "feature 1"),
    ],
)
def test_a_bad_map_is_refused_with_what_to_do(tmp_path: Path, data: object, told: str) -> None:
    file = tmp_path / "own.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_shapes(file)


def test_a_map_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(InputError, match="Simplify"):
        read_shapes(file)
