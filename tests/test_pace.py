"""How a target stands, by its basis: worked out by hand, and what holds for any figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.pace import Pace, Sought, of_target, pace


def sought(
    operator: str = "=",
    basis: str = "value",
    low: float | None = 8.0,
    high: float | None = None,
    unit: str = "件",
) -> Sought:
    return Sought(operator, basis, low, high, unit, 2016, 2020)


CASES: list[tuple[str, Sought, dict[int, float], str, float | None, str]] = [
    # (8/4)^(1/5) − 1 = 14.87 % a year is required; 5 after two years is 11.80 %.
    ("value, behind", sought(), {2015: 4, 2017: 5}, "slow", 0.7938, ""),
    ("value, ahead", sought(), {2015: 4, 2017: 6}, "on track", 1.5114, ""),
    ("value, gone back", sought(), {2015: 4, 2017: 3}, "backward", -0.9009, ""),
    ("value, standing still", sought(), {2015: 4, 2017: 4}, "far behind", 0.0, ""),
    ("value at the deadline, better than asked", sought(), {2015: 4, 2020: 9}, "met", None, ""),
    ("value at the deadline, short", sought(), {2015: 4, 2020: 7.9}, "missed", None, ""),
    ("value without a base", sought(), {2017: 5}, "cannot judge", None, "no base"),
    ("value with its base alone", sought(), {2010: 1, 2015: 4}, "cannot judge", None, "nothing since the base"),
    ("value from nothing", sought(), {2015: 0, 2017: 5}, "cannot judge", None, "base of 0"),
    ("value whose base is there already", sought(), {2015: 9, 2017: 9}, "cannot judge", None, "base past the target"),
    ("a ceiling that is neared", sought("<=", low=None, high=5), {2015: 10, 2017: 8}, "slow", 0.8155, ""),
    ("twice the base", sought(basis="ratio", low=2), {2015: 100, 2018: 160}, "on track", 1.1430, ""),
    ("a sum, two of five years", sought(basis="total", low=50), {2016: 12, 2017: 14}, "on track", 1.3, ""),
    ("a sum that lags", sought(basis="total", low=50), {2016: 6, 2017: 8}, "slow", 0.7, ""),
    ("a sum at its end", sought(basis="total", low=50), {2016: 26, 2020: 25}, "met", 1.02, ""),
    ("a sum leaves out the year before", sought(basis="total", low=50), {2015: 40, 2016: 6}, "slow", 0.6, ""),
    ("a mean", sought(basis="average", low=10, unit="件"), {2016: 8, 2017: 9}, "slow", 0.85, ""),
    ("each year", sought(basis="per year", low=3), {2016: 3, 2017: 2, 2018: 4}, "slow", 2 / 3, ""),
    ("within a range", sought("range", low=3, high=5), {2018: 4}, "on track", 1.0, ""),
    ("below a range", sought("range", low=3, high=5), {2018: 1}, "far behind", 1 / 3, ""),
    ("above a range", sought("range", low=3, high=5), {2018: 6}, "cannot judge", None, "above the range"),
    ("at the end outside a range", sought("range", low=3, high=5), {2020: 6}, "missed", 1.0, ""),
    ("all, as a share", sought("all", low=None, unit="%"), {2018: 60}, "slow", 0.6, ""),
    ("all, as a count", sought("all", low=None), {2018: 14}, "cannot judge", None, "no share"),
    ("nothing seen", sought(), {}, "cannot judge", None, "no figures"),
    ("seen too late", sought(), {2022: 9}, "cannot judge", None, "no figures"),
    ("no figure to reach", sought(low=None), {2018: 4}, "cannot judge", None, "no value"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("target", "seen", "said", "ratio", "reason"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_target_is_judged_by_its_basis(
    target: Sought, seen: dict[int, float], said: str, ratio: float | None, reason: str
) -> None:
    found = pace(target, seen)
    assert (found.said, found.reason) == (said, reason)
    if ratio is None:
        assert found.pace is None
    else:
        assert found.pace == pytest.approx(ratio, abs=0.012)


def test_what_is_still_needed_is_told() -> None:
    counts = pace(sought(basis="average", low=10), {2016: 8, 2017: 9})
    assert counts.needed == pytest.approx((50 - 17) / 3)
    rates = pace(sought(basis="average", low=7, unit="%"), {2016: 5, 2017: 6})
    # (1.07^5 / (1.05 × 1.06))^(1/3) − 1
    assert rates.needed == pytest.approx(8.0126, abs=0.001)
    growth = pace(sought(), {2015: 4, 2017: 5})
    assert (growth.base, growth.until) == (2015, 2017)
    assert growth.required == pytest.approx(0.1487, abs=0.0001)
    assert growth.observed == pytest.approx(0.1180, abs=0.0001)


def test_a_period_of_one_year_begins_with_its_plan() -> None:
    target = {"operator": "=", "basis": "value", "low": 8.0, "unit": "件", "period": "2020", "deadline": 2020}
    seen = {2012: 1.0, 2015: 4.0, 2017: 5.0}
    assert of_target(target, seen, "2016-2020").base == 2015
    assert of_target({**target, "deadline": None, "period": ""}, seen).reason == "no deadline"


FIGURES = st.dictionaries(
    st.integers(2010, 2022),
    st.sampled_from([-200.0, -100.0, 0.0]) | st.floats(-100, 1e6, allow_nan=False),
    max_size=6,
)


@given(
    st.sampled_from(["=", ">=", "<=", "~", "range", "all"]),
    st.sampled_from(["value", "ratio", "total", "average", "per year"]),
    st.none() | st.floats(0, 1e6),
    st.none() | st.floats(0, 1e6),
    FIGURES,
)
def test_any_figures_get_a_class_or_a_reason(
    operator: str, basis: str, low: float | None, high: float | None, seen: dict[int, float]
) -> None:
    found = pace(sought(operator, basis, low, high, "%"), seen)
    assert (found.said == "cannot judge") == bool(found.reason)
    assert found == pace(sought(operator, basis, low, high, "%"), dict(reversed(seen.items())))
    assert isinstance(found, Pace)
