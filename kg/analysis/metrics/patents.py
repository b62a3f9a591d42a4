"""Measures of single patents and of the course of counts over time."""

import numpy as np
from scipy import sparse

from kg.analysis.metrics.inputs import Floats, Matrix, MatrixError, counts, divisor


def generality(citing: Matrix) -> Floats:
    """1 − Σ_j s_ij² over the classes of the patents that cite patent i: near 1, many fields build on it.

    Args:
        citing: (P, K) how many citing patents of each class; may be sparse, and is not made dense.
    Returns:
        (P,), 0…1; 0 for a patent that nobody cites.
    Raises:
        MatrixError: not a matrix of finite numbers ≥ 0.
    Source: Trajtenberg, Jaffe, Henderson 1997; Hall, Jaffe, Trajtenberg 2001, NBER 8498; OECD STI WP 2013/03.
    """
    return dispersion(citing, "citing")


def originality(cited: Matrix) -> Floats:
    """1 − Σ_j s_ij² over the classes of the patents that patent i cites: near 1, it draws on many fields.

    Args:
        cited: (P, K) how many cited patents of each class; may be sparse, and is not made dense.
    Returns:
        (P,), 0…1; 0 for a patent that cites none.
    Raises:
        MatrixError: not a matrix of finite numbers ≥ 0.
    Source: as `generality`.
    """
    return dispersion(cited, "cited")


def dispersion(x: Matrix, name: str) -> Floats:
    """1 − Σ of squared shares of each row; 0 for an empty row."""
    if sparse.issparse(x) and x.ndim == 2:
        cells = sparse.csr_array(x)
        cells.sum_duplicates()
        counts(cells.data, name=name, dimensions=1)
        total, squares = cells.sum(axis=1), cells.multiply(cells).sum(axis=1)
    else:
        array = counts(x, name=name)
        total, squares = array.sum(axis=1), (array**2).sum(axis=1)
    total, squares = np.asarray(total, dtype=np.float64), np.asarray(squares, dtype=np.float64)
    return np.where(total > 0, 1 - squares / divisor(total**2), 0.0)


def growth(before: Matrix, after: Matrix) -> Floats:
    """Symmetric growth (after − before) / ((after + before) / 2), which a start from nothing leaves finite.

    Args:
        before, after: counts (N,), ≥ 0.
    Returns:
        (N,), −2…2 (+2: new, −2: gone, 0: as before or never there).
    Raises:
        MatrixError: not finite numbers ≥ 0, or two lengths.
    Source: Davis, Haltiwanger, Schuh 1996, Job Creation and Destruction.
    """
    first, then = (
        counts(before, name="before", dimensions=1),
        counts(after, name="after", dimensions=1),
    )
    if first.shape != then.shape:
        raise MatrixError("metric-sizes-differ", before=first.shape[0], after=then.shape[0])
    return 2 * (then - first) / divisor(then + first)


def recency(age: Matrix, *, half_life: float) -> Floats:
    """½^(age / half_life): 1 for what is new, ½ after one half-life.

    Args:
        age: years since filing (N,), ≥ 0.
        half_life: years after which a patent counts half, > 0.
    Returns:
        (N,), 0…1.
    Raises:
        MatrixError: an age that is negative or not finite, or a half-life that is not above 0.
    Source: citations of patents obsolesce exponentially, Caballero & Jaffe 1993, NBER Macroeconomics Annual 8:15.
    """
    if not (np.isfinite(half_life) and half_life > 0):
        raise MatrixError("metric-half-life", value=half_life)
    return np.asarray(0.5 ** (counts(age, name="age", dimensions=1) / half_life))
