"""Metrics on the golden vector of the project's ground (computed independently), on small matrices whose answer can
be seen, as properties over random counts, and against the PyPI package ecomplexity where it is installed, as in CI."""

import os
from importlib import import_module
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal
from scipy import sparse

from kg.analysis.metrics.advantage import advantage, diversity, expected, rta, ubiquity
from kg.analysis.metrics.complexity import complexity
from kg.analysis.metrics.inputs import Floats, MatrixError
from kg.analysis.metrics.relatedness import complementarity, density, proximity
from kg.analysis.metrics.uncertainty import rta_interval, shrunk_rta
from kg.lang.errors import InputError

X = np.array(
    [
        [100, 0, 0, 0, 0],
        [0, 15, 5, 70, 10],
        [0, 20, 10, 20, 50],
        [0, 25, 30, 5, 40],
        [0, 40, 55, 5, 0],
    ],
    dtype=float,
)
RTA = np.array(
    [
        [5, 0, 0, 0, 0],
        [0, 0.75, 0.25, 3.5, 0.5],
        [0, 1, 0.5, 1, 2.5],
        [0, 1.25, 1.5, 0.25, 2],
        [0, 2, 2.75, 0.25, 0],
    ]
)
M = np.array(
    [[1, 0, 0, 0, 0], [0, 0, 0, 1, 0], [0, 1, 0, 1, 1], [0, 1, 1, 0, 1], [0, 1, 1, 0, 0]], dtype=float
)

COUNTS = st.tuples(st.integers(1, 7), st.integers(1, 7)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(0, 40).map(float))
)


def test_the_golden_vector_of_advantage() -> None:
    assert_allclose(rta(X), RTA, atol=1e-6)
    assert_array_equal(advantage(X), M)
    assert_array_equal(ubiquity(M), [1, 3, 2, 2, 2])
    assert_array_equal(diversity(M), [1, 1, 3, 3, 2])


def test_the_golden_vector_of_relatedness() -> None:
    phi = proximity(M)
    pairs = {(1, 2): 2 / 3, (1, 3): 1 / 3, (1, 4): 2 / 3, (2, 3): 0, (2, 4): 1 / 2, (3, 4): 1 / 2}
    for pair, value in pairs.items():
        assert phi[pair] == pytest.approx(value, abs=1e-6)
    excluded = density(M, phi)
    assert_allclose(excluded[1], [0, 0.2, 0, 0, 0.3], atol=1e-6)
    assert_allclose(excluded[2], [0, 0.6, 1, 1, 0.7], atol=1e-6)
    assert_allclose(excluded[4], [0, 0.4, 0.571429, 0.4, 0.7], atol=1e-6)
    included = density(M, phi, include_focal=True)
    assert_allclose(included[1], [0, 0.125, 0, 0.545455, 0.1875], atol=1e-6)
    assert_allclose(included[2], [0, 0.75, 0.538462, 1, 0.8125], atol=1e-6)
    assert_allclose(included[4], [0, 0.625, 0.769231, 0.181818, 0.4375], atol=1e-6)
    assert_allclose(complementarity(M[1], M[4], phi), [0, 0.4, 0.571429, 0.4, 0.7], atol=1e-6)
    both = complementarity(M[1], M, phi)
    assert_array_equal(both[1], 0)
    assert_array_equal(both[4], complementarity(M[1], M[4], phi))


def test_a_minimum_count_keeps_tiny_cells_from_being_an_advantage() -> None:
    small = np.array([[1, 0], [30, 300]], dtype=float)
    assert advantage(small)[0, 0] == 1
    assert advantage(small, minimum=5)[0, 0] == 0
    assert advantage(small, threshold=0)[0, 1] == 0, "no count is no advantage at any threshold"


@given(COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_regions_and_technologies_does_not_matter(x: Floats, random: Random) -> None:
    rows, columns = list(range(x.shape[0])), list(range(x.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    order, moved = np.ix_(rows, columns), x[np.ix_(rows, columns)]
    assert_allclose(rta(moved), rta(x)[order])
    assert_allclose(shrunk_rta(moved), shrunk_rta(x)[order])
    m, m2 = advantage(x), advantage(moved)
    assert_array_equal(m2, m[order])
    assert_allclose(proximity(m2), proximity(m)[np.ix_(columns, columns)])
    assert_allclose(density(m2, proximity(m2)), density(m, proximity(m))[order], atol=1e-12)
    here, there = complexity(m), complexity(m2)
    assert_allclose(there.regions, here.regions[rows], atol=1e-5)
    assert_allclose(there.technologies, here.technologies[columns], atol=1e-5)


@given(COUNTS, st.floats(0.01, 1000))
def test_rta_does_not_change_with_the_unit_of_counts(x: Floats, unit: float) -> None:
    assert_allclose(rta(x * unit), rta(x), rtol=1e-9)


@given(COUNTS)
def test_regions_and_technologies_without_counts_get_0_and_change_no_one_else(x: Floats) -> None:
    wider = np.pad(x, ((0, 1), (0, 1)))
    for measure in (rta, shrunk_rta, advantage):
        assert_array_equal(measure(wider)[-1], 0)
        assert_array_equal(measure(wider)[:, -1], 0)
        assert_allclose(measure(wider)[:-1, :-1], measure(x))
    m, n = advantage(x), advantage(wider)
    assert_allclose(density(n, proximity(n))[:-1, :-1], density(m, proximity(m)), atol=1e-12)
    assert_array_equal(complexity(n).regions[:-1], complexity(m).regions)
    assert complexity(n).region_component[-1] == -1


@given(COUNTS)
def test_every_measure_is_finite_and_in_its_range(x: Floats) -> None:
    m = advantage(x)
    phi = proximity(m)
    assert ((phi >= 0) & (phi <= 1)).all()
    assert_array_equal(phi, phi.T)
    for include in (False, True):
        found = density(m, phi, include_focal=include)
        assert ((found >= 0) & (found <= 1)).all()
    added = complementarity(m[0], m, phi)
    assert_array_equal(added[0], 0)
    assert ((added >= 0) & (added <= 1)).all()
    # what a donor adds is at most what it has
    assert (added <= density(m, phi) + 1e-12).all()
    assert np.isfinite(complexity(m).regions).all()
    assert np.isfinite(complexity(m).technologies).all()


@given(COUNTS)
def test_what_is_uncertain_lies_between_its_bounds(x: Floats) -> None:
    value, shrunk = rta(x), shrunk_rta(x)
    low, high = rta_interval(x)
    assert (low <= value + 1e-9).all()
    assert (value <= high + 1e-9).all()
    assert np.isfinite(high).all()
    assert_array_equal(high[:, x.sum(axis=0) == 0], 0)
    known = expected(x) > 0
    assert (np.minimum(value, 1) <= shrunk + 1e-9)[known].all()
    assert (shrunk <= np.maximum(value, 1) + 1e-9)[known].all()
    wide = rta_interval(x, confidence=0.99)
    assert (wide[0] <= low).all()
    assert (wide[1] >= high - 1e-9).all()


def test_more_counts_make_the_interval_narrower_and_the_shrinkage_weaker() -> None:
    others = np.array([[400, 1600], [900, 1100], [100, 1900]], dtype=float)
    few, many = np.vstack([[4, 6], others]), np.vstack([[400, 600], others])
    (low, high), (low_many, high_many) = rta_interval(few), rta_interval(many)
    assert high[0, 0] - low[0, 0] > 5 * (high_many[0, 0] - low_many[0, 0])
    assert low[0, 0] < 1 < low_many[0, 0], "four patents are no proof of an advantage, four hundred are"
    assert rta(few)[0, 0] - shrunk_rta(few)[0, 0] > 5 * (rta(many)[0, 0] - shrunk_rta(many)[0, 0])


def test_the_interval_of_wilson_on_a_known_case() -> None:
    # 3 of 10: 0.1078 … 0.6032 at 95 %; the share everywhere is 1/2
    low, high = rta_interval(np.array([[3, 7], [7, 3]], dtype=float))
    assert low[0, 0] == pytest.approx(0.1078 / 0.5, abs=2e-4)
    assert high[0, 0] == pytest.approx(0.6032 / 0.5, abs=2e-4)


def test_complexity_follows_diversity_on_a_nested_matrix() -> None:
    nested = np.triu(np.ones((6, 6)))  # the first region holds all, the last only what all hold
    found = complexity(nested)
    assert (np.diff(found.regions) < 0).all()
    assert (np.diff(found.technologies) < 0).all(), "what only the diverse hold is the most complex"
    assert found.undetermined == ()
    assert found.regions.mean() == pytest.approx(0)
    assert found.regions.std() == pytest.approx(1)


def test_complexity_is_taken_on_each_connected_part() -> None:
    nested = np.triu(np.ones((5, 5)))
    alone, both = complexity(nested), complexity(np.kron(np.eye(2), nested))
    assert_array_equal(both.region_component, [0] * 5 + [1] * 5)
    assert_array_equal(both.technology_component, [0] * 5 + [1] * 5)
    for part in (slice(0, 5), slice(5, 10)):
        assert_allclose(both.regions[part], alone.regions, atol=1e-9)
        assert_allclose(both.technologies[part], alone.technologies, atol=1e-9)


def test_a_part_without_a_direction_has_no_complexity_and_says_so() -> None:
    assert complexity(M).undetermined == (0,), "the region that shares nothing with any other"
    ring = np.eye(5) + np.roll(np.eye(5), 1, axis=1)  # all regions as diverse as one another
    assert complexity(ring).undetermined == (0,)
    assert_array_equal(complexity(ring).regions, 0)


@given(COUNTS)
def test_sparse_matrices_give_what_dense_ones_give(x: Floats) -> None:
    for kind in (sparse.csr_matrix, sparse.coo_array):
        m = kind(advantage(x))
        assert_array_equal(rta(kind(x)), rta(x))
        assert_array_equal(density(m, sparse.csr_array(proximity(m))), density(m.toarray(), proximity(m)))


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ([[1, -2]], r"X\[0, 1\] is -2.0 \(1 cells"),
        ([[1, 2], [np.nan, 0]], r"X\[1, 0\] is nan"),
        ([[np.inf]], "is inf"),
        ([1, 2], "1 dimensions"),
        ([["a"]], "not a matrix of numbers"),
        ([[1], [1, 2]], "not a matrix of numbers"),
    ],
)
def test_a_bad_matrix_is_refused_and_the_cell_named(bad: object, says: str) -> None:
    for measure in (rta, advantage, shrunk_rta, rta_interval):
        with pytest.raises(MatrixError, match=says):
            measure(bad)
    assert issubclass(MatrixError, ValueError)
    assert issubclass(MatrixError, InputError)


def test_what_does_not_fit_together_is_refused() -> None:
    with pytest.raises(MatrixError, match="only 0 and 1"):
        proximity(X)
    with pytest.raises(MatrixError, match="phi has shape"):
        density(M, np.ones((4, 4)))
    with pytest.raises(MatrixError, match="receiver has 4"):
        complementarity(M[1, :4], M, proximity(M))
    with pytest.raises(MatrixError, match="confidence"):
        rta_interval(X, confidence=95)


@pytest.mark.filterwarnings("ignore")
def test_the_package_ecomplexity_agrees_where_definitions_do() -> None:
    if os.environ.get("CI") != "true":
        pytest.importorskip("ecomplexity")
    peer, pandas = import_module("ecomplexity"), import_module("pandas")
    random = np.random.default_rng(7)
    x = random.poisson(random.gamma(0.3, 20, (30, 1)) * random.gamma(0.5, 2, (1, 40))).astype(float) + 0
    x = x[x.sum(axis=1) > 0][:, x.sum(axis=0) > 0]
    region, technology = np.indices(x.shape)
    table = pandas.DataFrame({"t": 1, "r": region.ravel(), "i": technology.ravel(), "x": x.ravel()})
    columns = {"time": "t", "loc": "r", "prod": "i", "val": "x"}
    found = peer.ecomplexity(table, columns, check_logsupermodularity=False, verbose=False)
    found = found.sort_values(["r", "i"])
    m = advantage(x)
    for name, ours in {
        "rca": rta(x),
        "mcp": m,
        "density": density(m, proximity(m), include_focal=True),
    }.items():
        assert_allclose(ours, found[name].to_numpy().reshape(x.shape), atol=1e-6, err_msg=name)
    assert len(set(complexity(m).region_component.tolist()) - {-1}) == 1
    theirs = found["eci"].to_numpy().reshape(x.shape)[:, 0]
    known = np.isfinite(theirs)
    assert_allclose(np.corrcoef(complexity(m).regions[known], theirs[known])[0, 1], 1, atol=1e-6)
