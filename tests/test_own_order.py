"""The measure of the match's own order, on a small made table; the figures of the shipped one are in docs/evaluation.md."""

import numpy as np
import pytest

from kg.analysis.evaluation.forecast import bounds, platt
from kg.analysis.evaluation.matrix import Cell, panel
from kg.analysis.evaluation.own_report import OwnReport, evaluate_match
from kg.analysis.evaluation.predictors import ease
from kg.analysis.evaluation.protocol import splits
from kg.analysis.evaluation.shipped import LEVEL, PERIODS, prefecture_cells
from kg.analysis.match.uptake import uptake
from kg.analysis.metrics.uncertainty import cautious_rta
from kg.lang.errors import InputError


def test_the_shipped_table_is_the_one_that_was_measured() -> None:
    last = splits(panel(prefecture_cells(), LEVEL))[-1]
    assert (len(last.regions), len(last.technologies), int(last.candidates.sum())) == (255, 629, 132_432)
    assert last.entries[last.candidates].mean() == pytest.approx(0.160, abs=5e-4)


def test_two_periods_are_too_few_to_measure_the_match() -> None:
    cells = [cell for cell in prefecture_cells() if cell.period != PERIODS[0]]
    with pytest.raises(InputError, match="three periods"):
        evaluate_match(cells, LEVEL)


@pytest.fixture(scope="module")
def small() -> OwnReport:
    """The measure on a part of the shipped counts: a fifth of the regions, the subclasses of textiles, food and machines."""
    kept = sorted({cell.region for cell in prefecture_cells()})[::5]
    part = [c for c in prefecture_cells() if c.region in kept and c.technology[0] in "ADF"]
    return evaluate_match(part, LEVEL, resamples=30)


def test_every_order_has_its_measures_with_intervals_and_its_time(small: OwnReport) -> None:
    names = {row.name for row in small.results}
    assert {
        "random",
        "industry weight",
        "popularity",
        "density",
        "EASE",
        "match",
        "likely by itself",
    } <= names
    for row in small.results:
        assert row.seconds >= 0
        for figure in row.results.values():
            assert 0 <= figure.low <= figure.value <= figure.high <= 1
            # By the weight of the industry alone all candidates of a region are equal.
            assert figure.low < figure.high or row.name == "industry weight"
    assert 0 < small.learning <= small.seconds


def test_the_curve_goes_through_the_default_order(small: OwnReport) -> None:
    by = {row.name: row.results for row in small.results}
    assert by["match"] == by["match, chance × 0.2"]
    assert by["match"] != by["match, chance × 0"]
    assert by["match, chance × 0.5"]["mean P@5"].value != by["match, chance × 0"]["mean P@5"].value


def test_the_bands_hold_every_receiver_once(small: OwnReport) -> None:
    assert sum(band.regions for band in small.sizes) == small.regions
    assert sum(band.regions * band.top["match"] for band in small.sizes) / small.regions == pytest.approx(
        next(row for row in small.results if row.name == "match").results["mean P@5"].value
    )
    text = small.as_text()
    assert all(band.name in text for band in small.sizes)


def test_ease_gives_what_goes_with_what_is_held_before_what_does_not() -> None:
    rows = [
        Cell(f"r{n}", t, p, 60.0)
        for n in range(8)
        for t in (("a", "b") if n % 2 else ("c", "d"))
        for p in ("2001", "2002")
    ]
    made = splits(panel([*rows, Cell("new", "a", "2001", 60.0), Cell("new", "b", "2002", 60.0)]))[-1]
    score, at = ease(made)[list(made.regions).index("new")], list(made.technologies)
    assert score[at.index("b")] > score[at.index("c")]


def test_a_probability_is_put_right_and_lies_between_its_bounds() -> None:
    random = np.random.default_rng(0)
    truth = random.random(4000)
    said = np.clip(truth + 0.1, 0, 0.99)
    came = (random.random(4000) < truth).astype(np.float64)
    right = platt(said, came).predict_proba(np.log(said / (1 - said))[:, None])[:, 1]
    assert right.mean() == pytest.approx(came.mean(), abs=0.01)
    _, low, high = bounds(right, came, np.arange(4000) % 40)
    assert (low <= high).all()


def test_two_filings_are_no_strength_and_many_are() -> None:
    found = cautious_rta([[2.0, 998.0], [0.0, 100_000.0], [400.0, 9_600.0]])
    assert found[0, 0] < found[2, 0]
    assert found[2, 0] > 1


def test_every_southern_prefecture_has_a_forecast_with_bounds() -> None:
    for code in ("652900", "653000", "653100", "653200", "652800"):
        found = uptake((code,))
        assert len(found.chances) > 600
        assert all(0 <= c.low <= c.chance <= c.high <= 1 for c in found.chances.values())
    both = uptake(("653100", "653200"))
    assert both.chances["A23N"].chance == pytest.approx(
        (uptake(("653100",)).chances["A23N"].chance + uptake(("653200",)).chances["A23N"].chance) / 2
    )
