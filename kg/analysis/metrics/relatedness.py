"""Which technologies go together, and how near a region is to those that it lacks."""

import numpy as np

from kg.analysis.metrics.inputs import Floats, Matrix, MatrixError, divisor, held, square


def proximity(m: Matrix) -> Floats:
    """φ_ij = Σ_r M_ri M_rj / max(u_i, u_j): the smaller of the two conditional probabilities of holding both.

    Args:
        m: (R, T) of 0 and 1.
    Returns:
        (T, T) symmetric, 0…1, diagonal 1 where a technology is held anywhere, else 0.
    Raises:
        MatrixError: not a matrix of 0 and 1.
    Source: Hidalgo, Klinger, Barabási, Hausmann 2007, Science 317:482.
    """
    m = held(m)
    # sums of 0 and 1 are exact in float32 up to 2²⁴ regions, and take half the time
    single = m.astype(np.float32)
    together = (single.T @ single).astype(np.float64)
    held_by = np.maximum(m.sum(axis=0), 1)
    together /= np.maximum.outer(held_by, held_by)
    return np.asarray(together)


def density(m: Matrix, phi: Matrix, *, include_focal: bool = False) -> Floats:
    """Relatedness density ω_ri = Σ_j φ_ij M_rj / Σ_j φ_ij: how much of what is near to i the region r holds.

    Args:
        m: (R, T) of 0 and 1.
        phi: (T, T) relatedness ≥ 0, symmetric, as of `proximity`.
        include_focal: whether j = i counts. Left out by default (as R's EconGeo does), for otherwise a held
            technology raises its own density; ecomplexity and the 2007 paper count it.
    Returns:
        (R, T), 0…1; 0 where nothing is near.
    Raises:
        MatrixError: not a matrix of 0 and 1, or phi of another size.
    Source: Hidalgo et al. 2007, Science 317:482; Boschma, Balland, Kogler 2015, Industrial and Corporate Change 24:223.
    """
    m = held(m)
    near = square(phi, m.shape[1])
    near = near if include_focal else without_diagonal(near)
    return share_held(m, near)


def complementarity(receiver: Matrix, donors: Matrix, phi: Matrix) -> Floats:
    """What a donor adds to a receiver's density: Δ_i = Σ_{j≠i} φ_ij (1−M_rj) M_sj / Σ_{j≠i} φ_ij.

    Args:
        receiver: (T,) of 0 and 1, the row of M of the region that would receive.
        donors: (D, T) of 0 and 1, or one row (T,).
        phi: (T, T) relatedness ≥ 0, symmetric.
    Returns:
        of the shape of `donors`, 0…1; 0 for a donor that holds nothing the receiver lacks, as the receiver itself.
    Raises:
        MatrixError: not 0 and 1, or sizes that do not fit.
    Source: after Balland & Boschma 2021, Regional Studies 55:1059, on linkages between regions.
    """
    single = np.ndim(donors) == 1
    given = held(donors, name="donors", dimensions=1)[None, :] if single else held(donors, name="donors")
    own = held(receiver, name="receiver", dimensions=1)
    if own.shape[0] != given.shape[1]:
        raise MatrixError("metric-technologies-differ", receiver=own.shape[0], donors=given.shape[1])
    added = share_held(given * (1 - own), without_diagonal(square(phi, own.shape[0])))
    return added[0] if single else added


def without_diagonal(near: Floats) -> Floats:
    """A copy of the square matrix with 0 on its diagonal."""
    near = near.copy()
    np.fill_diagonal(near, 0)
    return near


def share_held(m: Floats, near: Floats) -> Floats:
    """Σ_j near_ij M_rj / Σ_j near_ij (R, T), at most 1 against rounding."""
    found = m @ near.T
    found /= divisor(near.sum(axis=1))
    return np.minimum(found, 1, out=found)
