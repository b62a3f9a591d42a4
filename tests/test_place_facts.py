"""What a place makes moves the ranks of a match, through the door of the match on both engines: the made world of
`tests/matching_world.py` with two products of textiles and figures of them, all invented."""

from collections.abc import Iterator
from datetime import date

import pytest

from kg.analysis.match.match import match
from kg.analysis.match.models import Match, Request, Result
from kg.analysis.match.overview import overview
from kg.graph.graph import Graph
from kg.graph.records import Edge, Node, Record, Ref
from kg.lang.errors import UsageError
from tests import matching_world as world

TODAY = date(2026, 1, 1)
COUNTY = "653121"
# Yarn is spun (D01H), batting is carded (a group of D01G, which the table of the industry has as a subclass).
PRODUCTS = {
    "yarn": ("棉纱", {"D01H": 1.0}),
    "batting": ("棉胎", {"D01G15": 1.0}),
    "felt": ("毡", {"D01G": 0.5}),
}
YARN, BATTING, IN_COUNTY = "yarn-kashgar", "batting-kashgar", "batting-county"
# id, product, region, measure, value, unit
FIGURES = [
    (YARN, "yarn", world.KASHGAR, "产量", 80.0, "吨"),
    ("yarn-hotan", "yarn", world.HOTAN, "产量", 20.0, "吨"),
    (BATTING, "batting", world.KASHGAR, "产量", 10.0, "吨"),
    ("batting-hotan", "batting", world.HOTAN, "产量", 90.0, "吨"),
    (IN_COUNTY, "batting", COUNTY, "产量", 8.0, "吨"),
]


def build(graph: Graph, without: str | None = None, unit: str = "吨") -> None:
    world.build(graph)
    world.load(graph, "place", _made(without, unit))


def _made(without: str | None, unit: str) -> Iterator[Record]:
    yield Node("IpcClass", "D01G15", "梳理机", world.AT, {"level": "main group"})
    for slug, (name, uses) in PRODUCTS.items():
        yield Node("Product", slug, name, world.AT)
        yield Edge("BROADER", Ref("Product", slug), Ref("Industry", "textile"), world.AT)
        for symbol, weight in uses.items():
            yield Edge(
                "USES",
                Ref("Product", slug),
                Ref("IpcClass", symbol),
                world.AT,
                {"weight": weight, "reason": "试验", "confidence": "judgement"},
            )
    for id_, product, region, measure, value, own in FIGURES:
        if id_ == without:
            continue
        fact = Node(
            "LocalFact",
            id_,
            f"{PRODUCTS[product][0]}{measure}",
            world.AT,
            {
                "item": PRODUCTS[product][0],
                "measure": measure,
                "value": value,
                "unit": unit if id_ == BATTING else own,
                "period": "2020",
                "status": "actual",
                "confidence": "seen press",
            },
        )
        yield fact
        yield Edge("IN_REGION", fact.ref, Ref("Region", region), world.AT)
        yield Edge("CONCERNS", fact.ref, Ref("Product", product), world.AT)


def ask(graph: Graph, prefecture: str = "喀什地区", **more: object) -> Match:
    asked: dict[str, object] = {"prefecture": prefecture, "industry": "纺织", "limit": 100, **more}
    return match(graph, Request.model_validate(asked), TODAY)


def need(result: Result) -> tuple[float | None, list[str]]:
    factor = next(f for f in result.factors if f.name == "industry")
    return factor.value, factor.evidence


def needs(found: Match) -> dict[str, tuple[float | None, list[str]]]:
    return {result.technology.id: need(result) for result in found.results}


def test_what_a_place_makes_orders_its_list_and_is_named(graph: Graph) -> None:
    build(graph)
    kashgar, hotan = needs(ask(graph)), needs(ask(graph, "和田"))
    # Kashgar spins .8 of the yarn and beats .1 of the batting, Hotan the other way round; felt, of which no figure speaks, counts
    # as in the average of 14 prefectures.
    whole = 0.8 + 0.1 + 1 / 14
    assert kashgar["D01H"][0] == pytest.approx((1.0 + 0.8 / whole) / 2, abs=1e-4)
    assert kashgar["D01H"][1][-1] == YARN
    # What needs a group needs its subclass, by the weightiest group of each product.
    assert kashgar["D01G"][0] == pytest.approx((0.8 + (0.1 + 0.5 / 14) / whole) / 2, abs=1e-4)
    assert BATTING in kashgar["D01G"][1]
    whole = 0.2 + 0.9 + 1 / 14
    assert hotan["D01G"][0] == pytest.approx((0.8 + (0.9 + 0.5 / 14) / whole) / 2, abs=1e-4)
    assert {r.technology.id for r in ask(graph).results} == {"D01H", "D01G", "D01G15"}


def test_a_place_without_figures_takes_all_products_alike_and_names_no_fact(graph: Graph) -> None:
    build(graph)
    found = needs(ask(graph, "阿克苏"))
    assert found["D01H"][0] == pytest.approx((1.0 + 1 / 3) / 2, abs=1e-4)
    assert not {id_ for _, evidence in found.values() for id_ in evidence} & {row[0] for row in FIGURES}


def test_a_county_is_weighed_by_its_own_figures_and_that_is_told(graph: Graph) -> None:
    build(graph)
    own = ask(graph, "喀什地区疏附县")
    found = needs(own)
    # .08 of all batting is the county's own; of yarn and felt nothing is known there, hence the average of 110 counties each.
    whole = 0.08 + 2 / 110
    assert found["D01G"][0] == pytest.approx((0.8 + (0.08 + 0.5 / 110) / whole) / 2, abs=1e-4)
    assert IN_COUNTY in found["D01G"][1]
    assert YARN not in found["D01H"][1]
    note = next(note for note in own.warnings if note.code == "county")
    assert "棉胎" in note.text.zh
    # Another county without figures is weighed as its prefecture.
    assert needs(ask(graph, "喀什地区莎车县")) == needs(ask(graph))
    table = overview(graph, prefecture="喀什地区疏附县", industry="纺织", today=TODAY)
    assert [place.id for place in table.prefectures] == [COUNTY]
    assert table.cells[0].score == own.results[0].score


def test_taking_away_one_fact_changes_what_rests_on_it_and_no_more(graph: Graph) -> None:
    build(graph)
    before = {place: ask(graph, place) for place in ("喀什", "和田", "阿克苏")}
    cotton = ask(graph, industry="棉花")
    build(graph, without=YARN)
    after = {place: ask(graph, place) for place in before}
    assert ask(graph, industry="棉花") == cotton
    assert after["阿克苏"] == before["阿克苏"]
    # Hotan's share of Xinjiang rests on the figure too: what is left of the yarn is all its own.
    for place in ("喀什", "和田"):
        old = {r.technology.id: r for r in before[place].results}
        new = {r.technology.id: r for r in after[place].results}
        assert old.keys() == new.keys()
        for symbol, result in old.items():
            changed = {f.name for f, g in zip(result.factors, new[symbol].factors, strict=True) if f != g}
            assert changed <= {"industry"}
    assert YARN not in needs(after["喀什"])["D01H"][1]
    assert needs(after["喀什"])["D01H"][0] != needs(before["喀什"])["D01H"][0]


def test_figures_whose_units_do_not_fit_are_never_added_up(graph: Graph) -> None:
    build(graph)
    before = needs(ask(graph))["D01G"][0]
    build(graph, unit="捆")
    found = needs(ask(graph))["D01G"]
    # A thousand bales say nothing beside tons; of the prefecture's batting its county's tons are left.
    assert BATTING not in found[1]
    assert IN_COUNTY in found[1]
    assert found[0] != before


def test_a_product_of_another_industry_than_the_one_named_is_refused(graph: Graph) -> None:
    build(graph)
    with pytest.raises(UsageError) as raised:
        ask(graph, industry="多晶硅", product="棉纱")
    assert raised.value.code == "product-of-other-industry"
    assert "纺织服装" in str(raised.value)


@pytest.mark.parametrize("place", ["哈密", "昌吉州", "兵团", "南疆四地州", "乌鲁木齐"])
def test_any_region_or_group_of_xinjiang_can_be_the_target(graph: Graph, place: str) -> None:
    build(graph)
    found = ask(graph, place)
    assert found.results
    assert found.need.members
