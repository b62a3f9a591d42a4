"""What the prefectures of Xinjiang are likely to take up after the last window: the table that the match's factor `chance` reads.

`python -m kg.analysis.evaluation.forecast` trains the learned ranker on both steps of the shipped counts and writes
`kg/data/uptake-forecast.csv.gz`. The ranker says more than came: its probabilities are put right by Platt's method on the last step, which
the ranker of that purpose was not trained on. The interval of a probability is that of the share of entries among candidates
of such a probability, over resampled regions.
"""

import gzip
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from kg.analysis.evaluation.features import features
from kg.analysis.evaluation.matrix import panel
from kg.analysis.evaluation.predictors import chance, learned
from kg.analysis.evaluation.protocol import Split, splits
from kg.analysis.evaluation.shipped import LEVEL, PERIODS, prefecture_cells
from kg.analysis.metrics.advantage import rta
from kg.analysis.metrics.inputs import Floats

FILE = "uptake-forecast.csv.gz"
Rows = np.ndarray[tuple[int], np.dtype[np.intp]]
PREFIX = "65"
# Bands of the calibrated probability, of as many candidates each, and resamples of the regions in each.
BANDS, RESAMPLES, SEED = 12, 400, 0


def logit(p: Floats) -> Floats:
    """The log-odds of probabilities, kept off 0 and 1 by a thousandth."""
    kept = np.clip(p, 1e-3, 1 - 1e-3)
    return np.asarray(np.log(kept / (1 - kept)))


def platt(scores: Floats, truth: Floats) -> LogisticRegression:
    """The line in log-odds that puts `scores` (N,) right for `truth` (N,). Source: Platt 1999, Advances in Large Margin Classifiers."""
    return LogisticRegression(C=1e6).fit(logit(scores)[:, None], truth)


def bounds(calibrated: Floats, truth: Floats, region: Rows) -> tuple[Floats, Floats, Floats]:
    """By band its upper end, and the bounds that hold 95 % of the share of entries over resampled regions (B,)."""
    # Where many candidates have one probability, bands fall together.
    ends = np.unique(np.quantile(calibrated, np.linspace(0, 1, BANDS + 1)[1:]))
    band = np.searchsorted(ends[:-1], calibrated)
    random, regions = np.random.default_rng(SEED), int(region.max()) + 1
    low, high = np.zeros(len(ends)), np.zeros(len(ends))
    for at in range(len(ends)):
        inside = band == at
        hits = np.bincount(region[inside], weights=truth[inside], minlength=regions)
        size = np.bincount(region[inside], minlength=regions)
        rates = hits[size > 0] / size[size > 0]
        drawn = [rates[random.integers(0, len(rates), len(rates))].mean() for _ in range(RESAMPLES)]
        # A single region lies wider than the mean of all: half of their spread is added to either side.
        low[at] = max(min(np.percentile(drawn, 2.5), np.percentile(rates, 25)), 0.0)
        high[at] = min(max(np.percentile(drawn, 97.5), np.percentile(rates, 75)), 1.0)
    return ends, low, high


def forecast() -> str:
    """The table as text: a line for the source, the header, and a line for each prefecture of Xinjiang and subclass."""
    counted = panel(prefecture_cells(), LEVEL)
    first, last = splits(counted)
    said = learned(last, [first], SEED)[last.candidates]
    truth = last.entries[last.candidates].astype(np.float64)
    right = platt(said, truth)
    calibrated = right.predict_proba(logit(said)[:, None])[:, 1]
    ends, low, high = bounds(calibrated, truth, np.nonzero(last.candidates)[0])
    alive = counted.counts[-1].sum(axis=0) > 0
    now = counted.counts[-1][:, alive]
    technologies = tuple(np.array(counted.technologies)[alive].tolist())
    asked = Split(
        PERIODS[-1],
        "after",
        counted.regions,
        technologies,
        now,
        np.ones(now.shape, dtype=np.bool_),
        rta(now) >= 1,
    )
    inputs = np.concatenate([features(step) for step in (first, last)])
    outcome = np.concatenate([step.entries[step.candidates] for step in (first, last)])
    own = np.array([code.startswith(PREFIX) for code in counted.regions])
    rows = features(asked).reshape(*now.shape, -1)[own]
    raw = chance(inputs, outcome, rows.reshape(-1, rows.shape[-1]), SEED)
    found = right.predict_proba(logit(raw)[:, None])[:, 1].reshape(rows.shape[:2])
    band = np.searchsorted(ends[:-1], found)
    lines = [
        f"# made by kg.analysis.evaluation.forecast from prefecture-counts.csv.gz, seed {SEED}: entries after {PERIODS[-1]}, calibrated",
        "region,symbol,chance,low,high",
    ]
    for at, region in enumerate(np.array(counted.regions)[own].tolist()):
        for column, symbol in enumerate(technologies):
            p, b = found[at, column], band[at, column]
            lines.append(f"{region},{symbol},{p:.4f},{min(low[b], p):.4f},{max(high[b], p):.4f}")
    return "\n".join(lines)


if __name__ == "__main__":
    (Path(__file__).parents[2] / "data" / FILE).write_bytes(
        gzip.compress(forecast().encode("ascii"), mtime=0)
    )
