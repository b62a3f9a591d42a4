"""How far an RTA can be trusted: the same advantage from 3 patents and from 3,000 is not the same news."""

import numpy as np
from scipy.special import gammaincinv, ndtri

from kg.analysis.metrics.advantage import expected
from kg.analysis.metrics.inputs import Floats, Matrix, MatrixError, counts, divisor


def shrunk_rta(x: Matrix) -> Floats:
    """RTA drawn towards 1, the share of all regions together, the more the fewer counts a region has.

    Counts are taken as Poisson with mean E·θ, E from the share of all regions, θ over regions as Gamma with mean 1
    and a variance v of its own per technology, estimated by moments: v_i = max(0, Σ_r ((X−E)² − E) / Σ_r E²).
    The posterior mean is (v·X + 1) / (v·E + 1).

    Args:
        x: counts (R, T), ≥ 0.
    Returns:
        (R, T), no unit, between RTA and 1; 0 in empty rows and columns, where nothing is known.
    Raises:
        MatrixError: not a matrix of finite numbers ≥ 0.
    Source: Clayton & Kaldor 1987, Biometrics 43:671, and Marshall 1991, Applied Statistics 40:283, for rates of areas.
    """
    x = counts(x)
    mean = expected(x)
    spread = np.maximum(((x - mean) ** 2 - mean).sum(axis=0) / divisor((mean**2).sum(axis=0)), 0)
    return np.where(mean > 0, (spread * x + 1) / (spread * mean + 1), 0.0)


def cautious_rta(x: Matrix, *, confidence: float = 0.95) -> Floats:
    """A lower bound of RTA: with probability `confidence` the region's advantage is at least that.

    Counts are taken as Poisson with mean E·θ, θ over regions as Gamma with mean 1 and one variance v for all technologies, by
    moments: v = max(0, Σ_ri ((X−E)² − E) / Σ_ri E²). Estimated for a technology alone, v is large where the nation has a
    handful of filings, and then shrinks nothing. The posterior is Gamma(X + 1/v, E + 1/v); the bound is its quantile.

    Args:
        x: counts (R, T), ≥ 0.
        confidence: one-sided, between 0 and 1.
    Returns:
        (R, T), no unit; 0 in empty rows and columns, where nothing is known.
    Raises:
        MatrixError: not a matrix of finite numbers ≥ 0, or a confidence outside 0…1.
    Source: Clayton & Kaldor 1987, Biometrics 43:671, with the variance pooled.
    """
    if not 0 < confidence < 1:
        raise MatrixError("metric-confidence", value=confidence)
    x = counts(x)
    mean = expected(x)
    square = float((mean**2).sum())
    spread = max(float(((x - mean) ** 2 - mean).sum()) / square, 0.0) if square else 0.0
    if not spread:
        return np.where(mean > 0, 1.0, 0.0)
    bound = gammaincinv(x + 1 / spread, 1 - confidence) / (mean + 1 / spread)
    return np.asarray(np.where(mean > 0, bound, 0.0))


def rta_interval(x: Matrix, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Lower and upper bound of RTA: Wilson's interval of a region's share, over the share everywhere.

    Args:
        x: counts (R, T), ≥ 0, of things that were counted one by one.
        confidence: probability with which such intervals cover, between 0 and 1.
    Returns:
        two (R, T) with lower ≤ RTA ≤ upper. An empty region has all that is possible, 0 to 1 / the share
        everywhere; an empty technology 0 to 0.
    Raises:
        MatrixError: not a matrix of finite numbers ≥ 0, or a confidence outside 0…1.
    Source: Wilson 1927, JASA 22:209. The share everywhere is taken as known.
    """
    if not 0 < confidence < 1:
        raise MatrixError("metric-confidence", value=confidence)
    x = counts(x)
    z2 = ndtri((1 + confidence) / 2) ** 2
    size = x.sum(axis=1, keepdims=True)
    everywhere = x.sum(axis=0) / divisor(x.sum())
    middle = x + z2 / 2
    half = np.sqrt(z2 * (x * (size - x) / divisor(size) + z2 / 4))
    lower = np.where(x > 0, middle - half, 0.0)  # exactly 0 without a count, whatever the rounding
    upper = np.where(x < size, middle + half, size + z2)
    unit = np.where(everywhere > 0, 1 / divisor(everywhere), 0) / (size + z2)
    return np.maximum(lower, 0) * unit, upper * unit
