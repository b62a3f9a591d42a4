"""What the match's own order is worth: the factors that have a counterpart in published counts, by the functions that the match
uses, run on a past window and held against what regions took up next.

For every prefecture as receiver and every technology that it is not strong in, the score is that of the best donor: strength and
complementarity by the counts of the provinces, the forecast by the learned ranker. Within the list of an industry the weight of its
table is added. Text, transferability, firms, products of the place and pairing have no counterpart in the past and stay out.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.analysis.evaluation.forecast import logit, platt
from kg.analysis.evaluation.predictors import ease, learned, popularity, random_guess, related
from kg.analysis.evaluation.protocol import Split
from kg.analysis.evaluation.scores import TOP, Estimate, average_precision, estimate, precision_at, roc_auc
from kg.analysis.match.cases import DONOR_LEAST, NATION_LEAST
from kg.analysis.match.factors import factors
from kg.analysis.match.factors.chance import scaled
from kg.analysis.match.factors.strength import scaled as strong
from kg.analysis.match.profile import MIN_CELL
from kg.analysis.metrics.advantage import advantage
from kg.analysis.metrics.inputs import Floats
from kg.analysis.metrics.relatedness import complementarity, proximity
from kg.analysis.metrics.uncertainty import cautious_rta
from kg.data.tables import table
from kg.values import regions

# A list with fewer open technologies leaves nothing to order.
OPEN, LIST_TOP = 4, 3
# Weights of the chance to draw the curve over; the default order's is among them.
CURVE = (0.0, 0.1, 0.2, 0.3, 0.5)
# Counts of the receiver in the base window.
BANDS = (50, 100, 200, 500, 2000, 10**9)
DEFAULT, LIKELY = "match", "likely by itself"


@dataclass(frozen=True)
class World:
    """A step in time as the match sees it: `split`, strength of the donors (D, T), what each adds (R, D, T), the calibrated
    forecast (R, T), and for each industry the columns and weights of its list."""

    split: Split
    strength: Floats
    adds: Floats
    chance: Floats
    lists: dict[str, tuple[np.ndarray[tuple[int], np.dtype[np.intp]], Floats]]

    def score(self, weight: float) -> Floats:
        """The score of the best donor with this weight of the chance, the others at their usual ones (R, T)."""
        usual = {name: factor.weight for name, factor in factors().items()}
        donor = usual["strength"] * self.strength[None] + usual["complementarity"] * self.adds
        return np.asarray(donor.max(axis=1) + weight * scaled(self.chance))


@dataclass(frozen=True)
class Measured:
    """A way to order by its measures, each with its interval over resampled regions; `seconds` is what measuring it took."""

    name: str
    results: dict[str, Estimate]
    seconds: float


@dataclass(frozen=True)
class Band:
    """Receivers with so many counts in the base window: how many `regions`, the `rate` of entries among their candidates, and by
    order (the default and the view by chance) mean P@5 and the mean AUC within lists."""

    name: str
    regions: int
    rate: float
    top: dict[str, float]
    lists: dict[str, float]


def world(split: Split, earlier: Split, seed: int, calibrate: bool = True) -> World:
    """The step `split` with everything computed from its base window and from the step before it."""
    donors = _donors(split)
    codes = sorted(donors)
    counts = np.stack([donors[code] for code in codes])
    national = counts.sum(axis=0)
    given = [number for number, code in enumerate(codes) if code in _givers()]
    enough = (counts[given] >= DONOR_LEAST) & (national >= NATION_LEAST)
    cautious = cautious_rta(counts)[given]
    held, own = advantage(counts, minimum=MIN_CELL)[given], advantage(split.counts)
    near = proximity(own)
    adds = np.stack([complementarity(row, held, near) for row in own])
    said = learned(split, [earlier], seed)
    return World(
        split=split,
        strength=np.where(enough, strong(cautious), 0.0),
        adds=np.where(enough, adds, 0.0),
        chance=_calibrated(said, earlier, seed) if calibrate else said,
        lists=_lists(split),
    )


def orders(made: World, seed: int) -> dict[str, tuple[Floats, float]]:
    """Each way to order: its scores (R, T), and the weight of the industry's table beside them within a list."""
    usual = {name: factor.weight for name, factor in factors().items()}
    split, flat = made.split, np.zeros(made.split.counts.shape)
    found = {
        "random": (random_guess(split, seed), 0.0),
        "industry weight": (flat, 1.0),
        "popularity": (popularity(split), 0.0),
        "density": (related(split), 0.0),
        "EASE": (ease(split), 0.0),
        DEFAULT: (made.score(usual["chance"]), usual["industry"]),
        LIKELY: (made.chance, 0.0),
    }
    return found | {
        f"match, chance × {weight:g}": (made.score(weight), usual["industry"]) for weight in CURVE
    }


def measured(made: World, seed: int, resamples: int) -> Iterator[Measured]:
    """Every way to order with its measures; each is told as soon as it is there."""
    draws = np.random.default_rng(seed).multinomial(
        len(made.split.regions), [1 / len(made.split.regions)] * len(made.split.regions), size=resamples
    )
    times = np.vstack([np.ones(len(made.split.regions)), draws])
    for name, (score, weight) in orders(made, seed).items():
        start = time.monotonic()
        found = _measures(made, score, weight, times)
        yield Measured(name, found, round(time.monotonic() - start, 1))


def by_size(made: World) -> list[Band]:
    """The measures by the size of the receiver; bands without a region are left out."""
    usual = {name: factor.weight for name, factor in factors().items()}
    ways = {DEFAULT: (made.score(usual["chance"]), usual["industry"]), LIKELY: (made.chance, 0.0)}
    size = made.split.counts.sum(axis=1)
    tops = {name: _tops(made, score) for name, (score, _) in ways.items()}
    lists = {name: _in_lists(made, *way)[0] for name, way in ways.items()}
    open_, came = made.split.candidates.sum(axis=1), made.split.entries & made.split.candidates
    rate = came.sum(axis=1) / np.maximum(open_, 1)
    found = []
    for low, high in pairwise(BANDS):
        inside = (size >= low) & (size < high)
        if inside.any():
            found.append(
                Band(
                    f"{low}–{high - 1}" if high < BANDS[-1] else f"≥ {low}",
                    int(inside.sum()),
                    float(rate[inside].mean()),
                    {name: float(np.nanmean(row[inside])) for name, row in tops.items()},
                    {name: _mean_of(row[inside]) for name, row in lists.items()},
                )
            )
    return found


def _mean_of(sums: Floats) -> float:
    """The mean of what is summed in the first column, over how many there are, in the second (R, 2)."""
    total, number = sums.sum(axis=0)
    return float(total / number) if number else float("nan")


def spreads(made: World) -> dict[str, float]:
    """What each factor has of the variance of a list of donors and technologies, mean over receivers and lists; they add up to 1."""
    usual = {name: factor.weight for name, factor in factors().items()}
    chance = scaled(made.chance)
    found = []
    for columns, weights in made.lists.values():
        for row in range(0, len(made.split.regions), 5):
            shape = (len(made.strength), len(columns))
            parts = (
                usual["strength"] * made.strength[:, columns],
                np.broadcast_to(usual["industry"] * weights, shape),
                np.broadcast_to(usual["chance"] * chance[row, columns], shape),
                usual["complementarity"] * made.adds[row][:, columns],
            )
            total = np.sum(parts, axis=0)
            found.append(
                [float(((p - p.mean()) * (total - total.mean())).mean() / total.var()) for p in parts]
            )
    names = ("strength", "industry", "chance", "complementarity")
    return dict(zip(names, np.mean(found, axis=0).round(4).tolist(), strict=True))


def _measures(made: World, score: Floats, weight: float, times: Floats) -> dict[str, Estimate]:
    split = made.split
    auc, top, listed = _in_lists(made, score, weight)
    whole = [
        roc_auc(s[c], e[c].astype(np.float64))
        for s, c, e in zip(score, split.candidates, split.entries, strict=True)
    ]
    known = np.nan_to_num(np.array(whole))
    found = {
        "within lists AUC": _ratio(auc[:, 0], auc[:, 1], times),
        "within lists P@3": _ratio(top, listed, times),
        "mean P@5": _ratio(_tops(made, score), np.ones(len(split.regions)), times),
        "AUC per region": _ratio(known, np.isfinite(whole).astype(np.float64), times),
    }
    return found | {"AUC-PR": estimate(_pooled(split, score, times))}


def _in_lists(made: World, score: Floats, weight: float) -> tuple[Floats, Floats, Floats]:
    """By region: the sum of AUC over its lists and how many have one (R, 2); the sum of P@3 (R,), and the number of lists (R,)."""
    split = made.split
    auc, top, listed = (
        np.zeros((len(split.regions), 2)),
        np.zeros(len(split.regions)),
        np.zeros(len(split.regions)),
    )
    for columns, weights in made.lists.values():
        for row, is_open in enumerate(split.candidates[:, columns]):
            if is_open.sum() < OPEN:
                continue
            inside = columns[is_open]
            values, truth = (
                score[row, inside] + weight * weights[is_open],
                split.entries[row, inside].astype(np.float64),
            )
            top[row] += precision_at(LIST_TOP, values, truth)
            listed[row] += 1
            if np.isfinite(one := roc_auc(values, truth)):
                auc[row] += one, 1
    return auc, top, listed


def _tops(made: World, score: Floats) -> Floats:
    split = made.split
    rows = zip(score, split.candidates, split.entries, strict=True)
    return np.array([precision_at(TOP, s[c], e[c].astype(np.float64)) for s, c, e in rows])


def _ratio(total: Floats, number: Floats, times: Floats) -> Estimate:
    """The mean over regions taken `times` (1 + resamples, R): the sum of `total` over that of `number`."""
    return estimate(times @ total / np.maximum(times @ number, 1e-12))


def _pooled(split: Split, score: Floats, times: Floats) -> Floats:
    """AUC-PR over the candidates of all regions, for each of the resamples `times` (1 + resamples, R)."""
    values, truth = score[split.candidates], split.entries[split.candidates].astype(np.float64)
    best = np.argsort(-values, kind="stable")
    region = np.nonzero(split.candidates)[0][best]
    ends = np.append(np.flatnonzero(np.diff(values[best])), len(values) - 1)
    return np.array([average_precision(truth[best], taken[region], ends) for taken in times])


def _calibrated(said: Floats, earlier: Split, seed: int) -> Floats:
    """`said` put right by what the ranker says of the step before, each half of the regions by the other half."""
    half = np.arange(len(earlier.regions)) % 2 == 0
    scores, truth = [], []
    for own in (half, ~half):
        there, other = _of_regions(earlier, own), _of_regions(earlier, ~own)
        scores.append(learned(there, [other], seed)[there.candidates])
        truth.append(there.entries[there.candidates])
    right = platt(np.concatenate(scores), np.concatenate(truth).astype(np.float64))
    line = right.coef_[0, 0] * logit(said) + right.intercept_[0]
    return np.asarray(np.where(said > 0, 1 / (1 + np.exp(-line)), 0.0))


def _of_regions(split: Split, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Split:
    names = tuple(np.array(split.regions)[kept].tolist())
    return Split(
        split.base,
        split.outcome,
        names,
        split.technologies,
        split.counts[kept],
        split.candidates[kept],
        split.entries[kept],
    )


def _donors(split: Split) -> dict[str, Floats]:
    """The counts of provinces and donors in the base window (T,), regions that do not overlap."""
    column = {symbol: number for number, symbol in enumerate(split.technologies)}
    found: dict[str, Floats] = {}
    for _, row in table("technology-counts.csv"):
        code = row["region"]
        if row["period"] != split.base or row["symbol"] not in column:
            continue
        if regions.province_of(code) == code or code in _givers():
            counts = found.setdefault(code, np.zeros(len(column)))
            counts[column[row["symbol"]]] = float(row["count"])
    for code in [c for c in found if regions.province_of(c) != c]:
        outer = regions.province_of(code)
        if outer in found:
            found[outer] = np.maximum(found[outer] - found[code], 0)
    return found


def _givers() -> Mapping[str, None]:
    """The donors whose counts may stand for them: all but Heilongjiang, whose counts lack Harbin."""
    return dict.fromkeys(
        row["member"]
        for _, row in table("region-groups.csv")
        if row["group"] == "aid-donors" and row["member"] != "230000"
    )


def _lists(split: Split) -> dict[str, tuple[np.ndarray[tuple[int], np.dtype[np.intp]], Floats]]:
    """The columns and weights of each industry's list, groups as their subclasses."""
    column = {symbol: number for number, symbol in enumerate(split.technologies)}
    by: dict[str, dict[int, float]] = {}
    for _, row in table("industry-technologies.csv"):
        at = column.get(row["symbol"][:4])
        if at is not None:
            uses = by.setdefault(row["industry"], {})
            uses[at] = max(uses.get(at, 0.0), float(row["weight"]))
    return {
        slug: (np.array(sorted(uses)), np.array([uses[at] for at in sorted(uses)]))
        for slug, uses in sorted(by.items())
    }
