"""RTA and relatedness density against the PyPI package ecomplexity, on one table in one run.

    python -m benchmarks.metrics_speed [--matrix counts.csv --level prefecture --period 2008-2012] [--rounds 5]

Without a file it makes 340 regions × 650 technologies whose sizes are as skewed as those of prefectures and
IPC subclasses. Both sides start from what they take: ecomplexity from a long pandas table, `kg.analysis.metrics` from
the matrix and, as a second line, from the same long table. ecomplexity also computes complexity, so ours
does too in a third line; its check of log-supermodularity is off. Both have all cores; the least of the rounds counts,
for what else runs on the machine only adds. Needs the extra `peers`.
"""

import time
import warnings
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import ecomplexity
import numpy as np
import pandas as pd

from benchmarks.engines import arguments
from benchmarks.figures import Figure, tell
from kg.analysis.metrics.advantage import advantage, rta
from kg.analysis.metrics.complexity import complexity
from kg.analysis.metrics.inputs import Floats
from kg.analysis.metrics.relatedness import density, proximity

COLUMNS = {"time": "period", "loc": "region", "prod": "technology", "val": "count"}
SHAPE = (340, 650)
# Goals: figures that agree but for the last digits of a float, and how many times as fast.
SAME, FASTER = 1e-9, 50


def made_up(seed: int = 1) -> Floats:
    """Counts with the skew of real ones: a third of the regions hold nearly all, two thirds of the cells are 0."""
    random = np.random.default_rng(seed)
    regions = random.lognormal(0, 2.0, (SHAPE[0], 1))
    technologies = random.lognormal(0, 1.5, (1, SHAPE[1]))
    return random.poisson(random.gamma(0.5, 2, SHAPE) * regions * technologies).astype(float)


def from_file(path: Path, level: str, period: str) -> Floats:
    """The matrix of one level and period of a table with region_code, level, ipc, period, count."""
    table = pd.read_csv(path, dtype={"region_code": str})
    table = table[(table.level == level) & (table.period == period)]
    return np.asarray(table.pivot_table("count", "region_code", "ipc", "sum", fill_value=0), dtype=float)


def long(x: Floats) -> pd.DataFrame:
    """The matrix as a table of cells, the empty ones among them."""
    region, technology = np.indices(x.shape)
    return pd.DataFrame(
        {"period": 1, "region": region.ravel(), "technology": technology.ravel(), "count": x.ravel()}
    )


def ours(x: Floats) -> tuple[Floats, Floats]:
    """RTA and density, the focal item included as in the peer."""
    m = advantage(x)
    return rta(x), density(m, proximity(m), include_focal=True)


def ours_from_table(table: pd.DataFrame, shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """The same, from the long table."""
    x = np.zeros(shape)
    x[table.region.to_numpy(), table.technology.to_numpy()] = table["count"].to_numpy()
    return ours(x)


def theirs(table: pd.DataFrame, shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """What ecomplexity gives for it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ecomplexity.ecomplexity(table, COLUMNS, check_logsupermodularity=False, verbose=False)
    found = found.sort_values(["region", "technology"])
    return found["rca"].to_numpy().reshape(shape), found["density"].to_numpy().reshape(shape)


def least(work: Callable[[], object], rounds: int) -> float:
    """The least of the seconds that `work` takes."""
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def measure(given: Namespace) -> Iterator[Figure]:
    """How far the figures of both differ, then the time of each."""
    x = from_file(given.matrix, given.level, given.period) if given.matrix else made_up()
    x = x[x.sum(axis=1) > 0][:, x.sum(axis=0) > 0]  # the peer gives NaN for what is empty
    table = long(x)
    subject = f"{x.shape[0]} regions × {x.shape[1]} technologies"
    for mine, other, what in zip(ours(x), theirs(table, x.shape), ("RTA", "density"), strict=True):
        apart = float(np.nanmax(np.abs(mine - other)))
        yield Figure(f"{what}, largest difference", subject, apart, "", "ecomplexity", at_most=SAME)
    peer = least(lambda: theirs(table, x.shape), given.rounds)
    for name, work, goal in (
        ("RTA and density, times as fast", lambda: ours(x), FASTER),
        ("the same from the long table, times as fast", lambda: ours_from_table(table, x.shape), None),
        ("with complexity, times as fast", lambda: (ours(x), complexity(advantage(x))), None),
    ):
        spent = least(work, 10 * given.rounds)
        told = f"ecomplexity {1000 * peer:.0f} ms"
        yield Figure(name, subject, 1000 * spent, "ms", told, peer / spent, at_least=goal)


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, rows=None)
    parser.add_argument("--matrix", type=Path)
    parser.add_argument("--level", default="prefecture")
    parser.add_argument("--period", default="2008-2012")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    tell(measure(given), given.keep)


if __name__ == "__main__":
    main()
