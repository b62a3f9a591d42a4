"""The evaluation on matrices small enough to see the answer, on generated ones where one rule makes the entries, and
on the shared table of real counts, by the protocol and against the figures that stand beside it."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from sklearn.metrics import average_precision_score, roc_auc_score

from kg.analysis.evaluation.features import FEATURES, features
from kg.analysis.evaluation.matrix import Cell, Panel, panel, table_cells
from kg.analysis.evaluation.protocol import splits
from kg.analysis.evaluation.report import Report, evaluate
from kg.analysis.evaluation.scores import measures, ndcg_at, precision_at, ranking, roc_auc
from kg.analysis.metrics.inputs import Floats
from kg.lang.errors import InputError
from kg.lang.language import speaking

HEADER = ["region_code", "level", "ipc", "period", "count"]


def cells(*matrices: Floats, first: int = 2000) -> list[Cell]:
    """One period of two years per matrix."""
    return [
        Cell(f"r{r:03}", f"t{t:03}", f"{first + 2 * p}-{first + 2 * p + 1}", float(count))
        for p, matrix in enumerate(matrices)
        for (r, t), count in np.ndenumerate(matrix)
        if count
    ]


def blocks(seed: int, periods: int) -> list[Floats]:
    """Regions of four kinds that fill up the technologies of their kind, a third of what is missing per period."""
    random = np.random.default_rng(seed)
    kinds = np.arange(40) % 4
    belongs = kinds[:, None] == np.arange(60)[None, :] % 4
    has = belongs & (random.random(belongs.shape) < 0.3)
    found = []
    for _ in range(periods):
        found.append(
            np.where(has, random.integers(20, 40, has.shape), random.random(has.shape) < 0.1).astype(float)
        )
        has = has | (belongs & (random.random(belongs.shape) < 0.3))
    return found


def test_candidates_are_those_without_an_advantage_in_the_base_window() -> None:
    before = np.array([[90, 10, 0], [10, 90, 0], [0, 0, 0], [50, 40, 10]], dtype=float)
    after = np.array([[50, 50, 0], [10, 50, 40], [90, 0, 0], [60, 20, 20]], dtype=float)
    (found,) = splits(panel(cells(before, after)))
    assert found.regions == ("r000", "r001", "r003"), "the third has no counts before"
    assert_array_equal(found.candidates, [[0, 1, 1], [1, 0, 1], [0, 1, 0]])
    assert_array_equal(found.entries & found.candidates, [[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    (fewer,) = splits(panel(cells(before, after)), minimum=0)
    assert len(fewer.regions) == 4


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40))
def test_measures_agree_with_scikit_learn_with_and_without_ties(pairs: list[tuple[int, bool]]) -> None:
    scores, truth = np.array([[float(s) for s, _ in pairs]]), np.array([[t for _, t in pairs]])
    found = measures(ranking(scores, np.ones_like(truth), truth), np.ones(1))
    if truth.any():
        assert found["AUC-PR"] == pytest.approx(average_precision_score(truth[0], scores[0]))
    if truth.any() and not truth.all():
        assert found["ROC-AUC per region"] == pytest.approx(roc_auc_score(truth[0], scores[0]))


def test_ties_count_as_the_mean_over_their_orders() -> None:
    scores, truth = np.array([2.0, 1, 1, 1, 0]), np.array([1.0, 1, 0, 0, 1])
    assert precision_at(2, scores, truth) == pytest.approx((1 + 1 / 3) / 2)
    assert precision_at(5, scores[:2], truth[:2]) == 1, "of two candidates, both entered"
    assert ndcg_at(1, scores, truth) == 1
    assert ndcg_at(2, scores, truth) == pytest.approx((1 + 1 / 3 / np.log2(3)) / (1 + 1 / np.log2(3)))
    assert np.isnan(ndcg_at(5, scores, np.zeros(5)))
    assert np.isnan(roc_auc(scores, np.ones(5)))


def test_a_resample_of_regions_measures_as_the_repeated_table_does() -> None:
    random = np.random.default_rng(3)
    scores, truth = random.integers(0, 6, (3, 50)).astype(float), random.random((3, 50)) < 0.3
    candidates = random.random((3, 50)) < 0.8
    rows = [0, 0, 2]
    twice = ranking(scores[rows], candidates[rows], truth[rows])
    once = ranking(scores, candidates, truth)
    assert measures(once, np.array([2.0, 0, 1])) == pytest.approx(measures(twice, np.ones(3)))


def test_density_and_the_learned_ranker_find_what_blocks_make_likely() -> None:
    found = evaluate(cells(*blocks(1, 3)), resamples=200)
    assert found.trained_on == ("2000-2001 → 2002-2003",)
    assert (found.base, found.outcome) == ("2002-2003", "2004-2005")
    for measure in ("AUC-PR", "mean P@5", "ROC-AUC per region"):
        values = {name: result[measure].value for name, result in found.results.items()}
        assert values["density"] > values["popularity"] + 0.1
        assert values["learned"] > values["popularity"] + 0.1
    outcomes = {(v.predictor, v.measure): v.outcome for v in found.verdicts}
    assert outcomes["density", "AUC-PR"] == "better"
    for result in found.results.values():
        for value in result.values():
            assert value.low <= value.value <= value.high or value.high - value.low < 0.05


def test_the_report_says_plainly_when_a_baseline_wins() -> None:
    # few technologies spread to all, and the blocks that regions had lead nowhere
    before, _ = blocks(2, 2)
    spread = before.copy()
    spread[:, :6] = 30
    before[::2, :6] = 30
    found = evaluate(cells(before, spread), resamples=200)
    verdict = next(v for v in found.verdicts if (v.predictor, v.measure) == ("density", "AUC-PR"))
    assert (verdict.outcome, verdict.rival) == ("worse", "popularity")
    assert "density LOSES to popularity" in found.as_text()
    with speaking("zh"):
        assert "关联密度不如普及度" in found.as_text()


def test_the_order_of_rows_changes_nothing() -> None:
    rows = cells(*blocks(1, 3))
    other = [rows[i] for i in np.random.default_rng(1).permutation(len(rows))]
    plain = [(c.region, c.technology, c.period, c.count) for c in other]
    assert evaluate(plain, resamples=20) == evaluate(rows, resamples=20)


def test_the_seed_alone_decides_what_is_random() -> None:
    rows = cells(*blocks(1, 2))
    assert evaluate(rows, resamples=20, seed=1) == evaluate(rows, resamples=20, seed=1)
    assert (
        evaluate(rows, resamples=20, seed=1).results["random"]
        != evaluate(rows, resamples=20).results["random"]
    )


def test_the_ranker_never_sees_the_outcome_it_is_tested_on() -> None:
    one, two, three = blocks(1, 3)
    shuffled = np.random.default_rng(0).permutation(three.ravel()).reshape(three.shape)
    steps = [splits(panel(cells(one, two, last)))[-1] for last in (three, shuffled)]
    assert (steps[0].entries != steps[1].entries).any()
    assert_array_equal(features(steps[0]), features(steps[1]))
    assert features(steps[0]).shape == (steps[0].candidates.sum(), len(FEATURES))


def test_two_periods_give_no_learned_ranker_and_say_why() -> None:
    found = evaluate(cells(*blocks(1, 2)), resamples=20)
    assert set(found.results) == {"random", "popularity", "autocorrelation", "density", "EASE"}
    assert "third period" in found.notes[0]
    assert found.notes[0] in found.as_text()


def test_a_report_becomes_json() -> None:
    found = json.loads(json.dumps(evaluate(cells(*blocks(1, 2)), resamples=20).as_dict(), allow_nan=False))
    assert found["results"]["density"]["AUC-PR"]["low"] <= found["results"]["density"]["AUC-PR"]["high"]
    assert all(verdict["statement"] for verdict in found["verdicts"])


def test_a_table_is_read_under_other_headings_in_any_order_and_holes_are_0() -> None:
    header = ["数量", "时期", "IPC", "地区"]
    rows = [["1,200", "2001", "A01B", "喀什"], ["", "2001", "A01C", "喀什"], ["3", "2002", "A01C", "和田"]]
    found = panel(table_cells(header, enumerate(rows, 2), "counts.csv"))
    assert found.regions == tuple(sorted(["喀什", "和田"]))
    assert found.technologies == ("A01B", "A01C")
    assert found.periods == ("2001", "2002")
    kashgar, hotan = found.regions.index("喀什"), found.regions.index("和田")
    assert found.counts[0][kashgar].tolist() == [1200, 0]
    assert found.counts[1][hotan].tolist() == [0, 3]


def table(*rows: list[str]) -> Panel:
    return panel(table_cells(HEADER, enumerate(rows, 2), "counts.csv"))


def row(count: str = "60", period: str = "2001", level: str = "prefecture", ipc: str = "A01B") -> list[str]:
    return ["653100", level, ipc, period, count]


@pytest.mark.parametrize(
    ("work", "says"),
    [
        (lambda: table(row("NaN")), "counts.csv, row 2, column count: NaN is no count"),
        (lambda: table(row(), row("-3", ipc="A01C")), "row 3, column count: -3"),
        (lambda: table(row("many")), "many is no count"),
        (lambda: table(row()[:3]), "row 2 has 3 of 5 cells"),
        (lambda: table(row(), row()), "given twice"),
        (lambda: table(row(), row(level="province")), "several levels of regions: prefecture, province"),
        (lambda: table(row(period="recent")), "recent is neither a year nor a range"),
        (lambda: table(row(period="2001-2005"), row(period="2004-2008")), "overlap"),
        (lambda: table(row(ipc="")), "lacks its region, technology or period"),
        (lambda: panel([]), "no counts"),
        (lambda: panel([Cell("r", "t", "2001", 1.0, "province")], "county"), "the table has province"),
        (lambda: panel([Cell("r", "t", "2001", float("nan"))]), "must be a number from 0"),
        (lambda: table_panel(["region", "ipc", "count"]), "no column for period"),
        (lambda: evaluate(cells(*blocks(1, 1))), "single period, 2000-2001"),
        (lambda: evaluate(cells(np.eye(3), np.eye(3))), "0 regions have 50 counts or more"),
        (lambda: evaluate(cells(np.full((3, 3), 50), np.full((3, 3), 50))), "0 entries"),
    ],
)
def test_bad_input_is_refused_with_what_is_wrong(work: Callable[[], object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        work()


def table_panel(header: list[str]) -> Panel:
    return panel(table_cells(header, [(2, ["a", "b", "1"])], "counts.csv"))


@pytest.fixture(scope="module")
def real(shared: Path) -> Report:
    with (shared / "reference" / "tables" / "region-technology-counts.csv").open(encoding="utf-8") as file:
        lines = csv.reader(file)
        return evaluate(table_cells(next(lines), enumerate(lines, 2), "counts"), "prefecture", resamples=100)


def test_the_real_table_gives_the_protocol_and_its_baselines(real: Report) -> None:
    assert (real.base, real.outcome) == ("2003-2007", "2008-2012")
    assert real.trained_on == ("1998-2002 → 2003-2007",)
    assert (real.regions, real.candidates) == (255, 132_432)
    assert real.base_rate == pytest.approx(0.160, abs=5e-4)
    known = {
        "random": (0.162, 0.189, 0.50),
        "autocorrelation": (0.186, 0.287, 0.52),
        "popularity": (0.260, 0.410, 0.69),
        "density": (0.244, 0.483, 0.71),
    }
    for name, figures in known.items():
        found = tuple(real.results[name][m].value for m in ("AUC-PR", "mean P@5", "ROC-AUC per region"))
        assert found == pytest.approx(figures, abs=0.01), name


def test_on_the_real_table_the_learned_ranker_beats_the_best_of_each_column_at_once(real: Report) -> None:
    found = real.results["learned"]
    assert found["AUC-PR"].low > 0.307
    assert found["mean P@5"].low > 0.483
    assert found["ROC-AUC per region"].low > 0.71
    assert {v.outcome for v in real.verdicts if v.predictor == "learned"} == {"better"}


def test_on_the_real_table_pooled_density_loses_to_popularity_and_the_report_says_so(real: Report) -> None:
    assert "AUC-PR: density LOSES to popularity" in real.as_text()
