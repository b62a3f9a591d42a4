"""Who is specialised in what: revealed technological advantage, diversity, ubiquity."""

import numpy as np

from kg.analysis.metrics.inputs import Floats, Matrix, counts, divisor, held


def rta(x: Matrix) -> Floats:
    """Revealed technological advantage: the share of a technology in a region, over its share everywhere.

    RTA_ri = (X_ri / Σ_i X_ri) / (Σ_r X_ri / Σ_ri X_ri)

    Args:
        x: counts (R, T), ≥ 0.
    Returns:
        (R, T), no unit, 1 = as everywhere; 0 in empty rows and columns.
    Raises:
        MatrixError: not a matrix of finite numbers ≥ 0.
    Source: Balassa 1965 for trade; Soete 1987, Research Policy 16:101 for patents.
    """
    x = counts(x)
    found: Floats = x * (x.sum() / divisor(x.sum(axis=1)))[:, None]
    found /= divisor(x.sum(axis=0))
    return found


def expected(x: Matrix) -> Floats:
    """Counts that every region would have with the shares of all regions together (R, T): RTA = X / this.

    Raises:
        MatrixError: as `rta`.
    """
    x = counts(x)
    return np.outer(x.sum(axis=1), x.sum(axis=0)) / divisor(x.sum())


def advantage(x: Matrix, *, threshold: float = 1.0, minimum: float = 0.0) -> Floats:
    """M: 1 where RTA ≥ threshold on at least `minimum` counts, else 0.

    Args:
        x: counts (R, T), ≥ 0.
        threshold: the RTA from which a region counts as specialised; by convention 1.
        minimum: cells below this count are 0, for RTA explodes where a region has few patents.
    Returns:
        (R, T) of 0 and 1.
    Raises:
        MatrixError: as `rta`.
    Source: Hidalgo, Klinger, Barabási, Hausmann 2007, Science 317:482.
    """
    x = counts(x)
    # without a division, so that an RTA of exactly 1 is not lost to rounding
    specialised = x * x.sum() >= np.outer(threshold * x.sum(axis=1), x.sum(axis=0))
    enough = x >= minimum if minimum > 0 else x > 0
    return np.asarray(specialised & enough, dtype=np.float64)


def diversity(m: Matrix) -> Floats:
    """How many technologies each region is specialised in (R,). `m`: (R, T) of 0 and 1.

    Raises:
        MatrixError: not a matrix of 0 and 1.
    Source: Hidalgo & Hausmann 2009, PNAS 106:10570.
    """
    return np.asarray(held(m).sum(axis=1))


def ubiquity(m: Matrix) -> Floats:
    """How many regions are specialised in each technology (T,). `m`: (R, T) of 0 and 1.

    Raises:
        MatrixError: not a matrix of 0 and 1.
    Source: Hidalgo & Hausmann 2009, PNAS 106:10570.
    """
    return np.asarray(held(m).sum(axis=0))
