"""What a matrix must be before anything is computed from it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.lang.errors import InputError

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
#: A numpy array, or anything numpy reads as one, or a scipy sparse matrix or array.
Matrix = Any


class MatrixError(InputError, ValueError):
    """A matrix or vector cannot be measured; the message says what is wrong and where."""


def counts(x: Matrix, *, name: str = "X", dimensions: int = 2) -> Floats:
    """`x` as float64 numbers ≥ 0 of the asked number of dimensions.

    Raises:
        MatrixError: not numbers, another number of dimensions, or a negative, NaN or infinite cell.
    """
    dense = x.toarray() if sparse.issparse(x) else x
    try:
        array = np.asarray(dense, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise MatrixError("metric-not-numbers", name=name, why=error) from None
    if array.ndim != dimensions:
        raise MatrixError(
            "metric-dimensions", name=name, dimensions=array.ndim, shape=str(array.shape), expected=dimensions
        )
    # two passes without a copy; NaN fails both comparisons
    if array.size and not (array.min() >= 0 and array.max() < np.inf):
        bad = ~(np.isfinite(array) & (array >= 0))
        raise MatrixError(
            "metric-cell-wrong", name=name, at=str(_first(bad)), value=array[bad][0], count=int(bad.sum())
        )
    return array


def held(m: Matrix, *, name: str = "M", dimensions: int = 2) -> Floats:
    """`m` as a matrix of 0 and 1.

    Raises:
        MatrixError: as `counts`, or a cell other than 0 and 1.
    """
    array = counts(m, name=name, dimensions=dimensions)
    fits = (array == 0) | (array == 1)
    if not fits.all():
        raise MatrixError("metric-not-binary", name=name, at=str(_first(~fits)), value=array[~fits][0])
    return array


def square(phi: Matrix, size: int, *, name: str = "phi") -> Floats:
    """`phi` as a size × size matrix of numbers ≥ 0.

    Raises:
        MatrixError: as `counts`, or another shape.
    """
    array = counts(phi, name=name)
    if array.shape != (size, size):
        raise MatrixError(
            "metric-not-square", name=name, shape=str(array.shape), size=size, expected=f"({size}, {size})"
        )
    return array


def divisor(sums: Floats) -> Floats:
    """`sums` with 1 for 0: what is divided by the sum of nothing is itself 0, and stays 0."""
    return np.where(sums == 0, 1.0, sums)


def _first(bad: Flags) -> list[int]:
    """Where the first bad cell is."""
    return [int(at) for at in np.argwhere(bad)[0]]
