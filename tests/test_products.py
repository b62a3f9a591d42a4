"""What a place makes: shares from local facts, and what the tables of products and industries hold."""

from dataclasses import replace

import pytest

from kg.analysis.match.products import Fact, _fact, _share
from kg.data.tables import table

KASHGAR, AKSU, XINJIANG = "653100", "652900", "650000"
WALNUTS = Fact("f", "walnut", "核桃", KASHGAR, "种植面积", "亩", "2020", 100.0, "100亩", "seen press")


def test_a_share_is_of_all_xinjiang_and_names_its_fact() -> None:
    found = _share([WALNUTS, replace(WALNUTS, id="g", region=AKSU, amount=300.0)], (KASHGAR,))
    assert found is not None
    assert found.part == pytest.approx(0.25)
    assert found.facts == ("f",)
    assert "核桃种植面积100亩（喀什地区，2020，seen press）" in (found.fact or "")


def test_a_figure_of_all_xinjiang_is_the_whole_and_the_newest_counts() -> None:
    rows = [
        WALNUTS,
        replace(WALNUTS, id="old", period="2011", amount=900.0),
        replace(WALNUTS, region=XINJIANG, amount=1000.0),
    ]
    found = _share(rows, (KASHGAR,))
    assert found is not None
    assert found.part == pytest.approx(0.1)


def test_counties_stand_for_a_prefecture_without_a_figure_of_its_own() -> None:
    rows = [replace(WALNUTS, id=c, region=c) for c in ("653125", "653126")]
    found = _share([*rows, replace(WALNUTS, region=AKSU, amount=200.0)], (KASHGAR,))
    assert found is not None
    assert found.part == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("measure", "status", "counts"),
    [
        ("种植面积", "actual", True),
        ("种植面积", "planned", False),
        ("规划种植面积", "actual", False),
        ("企业", "actual", False),
    ],
)
def test_what_is_planned_or_says_no_amount_is_no_fact_of_output(
    measure: str, status: str, counts: bool
) -> None:
    row = {
        "id": "f", "product": "walnut", "name": "核桃", "region": KASHGAR, "measure": measure, "value": 1.5, "unit": "万亩",
        "period": "2020", "confidence": "seen press", "status": status,
    }  # fmt: skip
    found = _fact(row)
    assert (found is not None) == counts
    assert found is None or found.amount == 15_000


def test_there_are_sixty_products_and_no_two_use_the_same_classes() -> None:
    uses: dict[str, set[str]] = {}
    for _, row in table("products.csv"):
        uses.setdefault(row["id"], set()).add(row["symbol"])
        assert 0 < float(row["weight"]) <= 1
        assert row["reason"]
    assert len(uses) >= 60
    assert len({frozenset(symbols) for symbols in uses.values()}) == len(uses)
