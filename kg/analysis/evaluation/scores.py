"""How good a ranking of candidates is. Ties count as the mean over their orders, so that no measure depends on how
a sort breaks them (McSherry & Najork 2008, ECIR: computing information retrieval measures with tied scores)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from kg.analysis.metrics.inputs import Flags, Floats

#: mean P@5: what a coordinator reads first; NDCG@10: one page; precision@100: the head of the whole list.
TOP, PAGE, HEAD = 5, 10, 100
#: 95 % of the resamples.
BOUNDS = (2.5, 97.5)


@dataclass(frozen=True)
class Ranking:
    """A predictor's scores on one split, prepared so that the measures of any resample of regions are cheap.

    Pooled over regions: `order` sorts all candidates from the best; `region` (N,) is their row, `truth` (N,) whether
    they entered, `ends` the last place of each run of equal scores. By region, NaN where it is undefined for lack of
    candidates or of entries: `top`, `page`, `auc` (R,).
    """

    region: np.ndarray[tuple[int], np.dtype[np.intp]]
    truth: Floats
    ends: np.ndarray[tuple[int], np.dtype[np.intp]]
    top: Floats
    page: Floats
    auc: Floats


def ranking(scores: Floats, candidates: Flags, entries: Flags) -> Ranking:
    """Sort once. All three are (R, T); scores outside the candidates are ignored."""
    region, _ = np.nonzero(candidates)
    values, truth = scores[candidates], entries[candidates].astype(np.float64)
    order = np.argsort(-values, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(values[order])), len(values) - 1)
    rows = [(scores[r, c], entries[r, c].astype(np.float64)) for r, c in enumerate(candidates)]
    return Ranking(
        region[order],
        truth[order],
        ends,
        np.array([precision_at(TOP, *row) for row in rows]),
        np.array([ndcg_at(PAGE, *row) for row in rows]),
        np.array([roc_auc(*row) for row in rows]),
    )


def measures(ranked: Ranking, times: Floats) -> dict[str, float]:
    """All measures when region r is taken `times[r]` times; all ones is the sample itself."""
    weights = times[ranked.region]
    return {
        "AUC-PR": average_precision(ranked.truth, weights, ranked.ends),
        "mean P@5": _mean(ranked.top, times),
        "ROC-AUC per region": _mean(ranked.auc, times),
        "NDCG@10": _mean(ranked.page, times),
        "precision@100": _head(ranked, weights),
    }


@dataclass(frozen=True)
class Estimate:
    """A value, and the bounds that hold 95 % of its bootstrap."""

    value: float
    low: float
    high: float


def bootstrap(rankings: Mapping[str, Ranking], resamples: int, seed: int) -> dict[str, dict[str, Floats]]:
    """Measures of each ranking on the sample (first) and on resamples of its regions with replacement.

    Regions are drawn, not candidates: candidates of one region stand and fall together. The same draws serve all
    rankings, so differences between them can be taken draw by draw.

    Returns:
        ranking → measure → (1 + resamples,).
    Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13, percentile intervals.
    """
    regions = len(next(iter(rankings.values())).top)
    random = np.random.default_rng(seed)
    draws = random.multinomial(regions, [1 / regions] * regions, size=resamples).astype(np.float64)
    rounds = [np.ones(regions), *draws]
    drawn = {}
    for name, ranked in rankings.items():
        taken = [measures(ranked, times) for times in rounds]
        drawn[name] = {measure: np.array([found[measure] for found in taken]) for measure in taken[0]}
    return drawn


def estimate(drawn: Floats) -> Estimate:
    """From the sample's value, which comes first, and its resamples."""
    low, high = np.percentile(drawn[1:], BOUNDS) if len(drawn) > 1 else (drawn[0], drawn[0])
    return Estimate(float(drawn[0]), float(low), float(high))


def average_precision(
    truth: Floats, weights: Floats, ends: np.ndarray[tuple[int], np.dtype[np.intp]]
) -> float:
    """AUC-PR as the mean precision over entries, from the best score down; 0 without entries."""
    hits, seen = np.cumsum(truth * weights)[ends], np.cumsum(weights)[ends]
    if hits[-1] == 0:
        return 0.0
    precision = hits / np.where(seen > 0, seen, 1)
    return float(np.diff(hits, prepend=0) @ precision / hits[-1])


def gains(scores: Floats, truth: Floats) -> Floats:
    """Truth from the best score down, each tied run as its mean."""
    order = np.argsort(-scores, kind="stable")
    starts = np.flatnonzero(np.append(True, np.diff(scores[order]) != 0))
    lengths = np.diff(np.append(starts, len(scores)))
    return np.repeat(np.add.reduceat(truth[order], starts) / lengths, lengths)


def precision_at(k: int, scores: Floats, truth: Floats) -> float:
    """Share of entries among the best k, or among all where there are fewer; NaN without candidates."""
    return float(gains(scores, truth)[:k].mean()) if len(scores) else np.nan


def ndcg_at(k: int, scores: Floats, truth: Floats) -> float:
    """Discounted gain of the best k over that of the best order; NaN without entries.

    Source: Järvelin & Kekäläinen 2002, ACM TOIS 20:422.
    """
    if not truth.any():
        return np.nan
    discounts = 1 / np.log2(np.arange(2, k + 2))
    found = gains(scores, truth)[:k]
    return float(found @ discounts[: len(found)] / discounts[: int(truth.sum())].sum())


def roc_auc(scores: Floats, truth: Floats) -> float:
    """Probability that an entry scores above a candidate that stayed out; NaN where one of them is missing."""
    entered = int(truth.sum())
    stayed = len(truth) - entered
    if not entered or not stayed:
        return np.nan
    return float((rankdata(scores) @ truth - entered * (entered + 1) / 2) / (entered * stayed))


def _mean(values: Floats, times: Floats) -> float:
    known = np.isfinite(values)
    weight = times[known].sum()
    return float(values[known] @ times[known] / weight) if weight else 0.0


def _head(ranked: Ranking, weights: Floats) -> float:
    """Precision of the best `HEAD` candidates of all regions, a tied run taken in part as its mean."""
    hits = np.cumsum(ranked.truth * weights)[ranked.ends]
    seen = np.cumsum(weights)[ranked.ends]
    size = min(HEAD, float(seen[-1]))
    return float(np.interp(size, np.append(0, seen), np.append(0, hits)) / size) if size else 0.0
