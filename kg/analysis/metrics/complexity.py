"""Complexity of regions and technologies, and where to specialise."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from kg.analysis.metrics.inputs import Floats, Integers, Matrix, held

#: Eigenvalues nearer than this are one value to float64, and correlations below it none: the vector has no direction.
RESOLUTION = 1e-9


@dataclass(frozen=True)
class Complexity:
    """Values in standard deviations from the mean of their component; compare within one component only.

    `regions` (R,) and `technologies` (T,); `region_component` (R,) and `technology_component` (T,) number the
    connected parts of M from 0, −1 for an empty row or column. `undetermined` are components that have no
    complexity (too small, too symmetric, or diversity does not point either way): there all values are 0.
    """

    regions: Floats
    technologies: Floats
    region_component: Integers
    technology_component: Integers
    undetermined: tuple[int, ...]


def complexity(m: Matrix) -> Complexity:
    """Complexity on each connected component of M: the eigenvector of the second-largest eigenvalue of
    D⁻¹ M U⁻¹ Mᵀ, its sign such that it grows with diversity; a technology has the mean of its regions.

    On the whole of a disconnected M that eigenvector only tells the components apart, hence the parts.

    Args:
        m: (R, T) of 0 and 1.
    Returns:
        Complexity, 0 for empty rows and columns.
    Raises:
        MatrixError: not a matrix of 0 and 1.
    Source: Hidalgo & Hausmann 2009, PNAS 106:10570; Balland & Rigby 2017, Economic Geography 93:1.
    """
    m = held(m)
    row_part, column_part = parts(m)
    regions, technologies = np.zeros(m.shape[0]), np.zeros(m.shape[1])
    undetermined = []
    for part in range(row_part.max(initial=-1) + 1):
        rows, columns = row_part == part, column_part == part
        block = m[np.ix_(rows, columns)]
        vector = second_vector(block)
        if vector is None:
            undetermined.append(part)
            continue
        regions[rows] = standard(vector)
        technologies[columns] = standard(block.T @ vector / block.sum(axis=0))
    return Complexity(regions, technologies, row_part, column_part, tuple(undetermined))


def parts(m: Floats) -> tuple[Integers, Integers]:
    """The connected component of each row and column of M, numbered in the order of rows; −1 where empty."""
    rows = m.shape[0]
    graph = sparse.bmat([[None, sparse.csr_array(m)], [sparse.csr_array(m.T), None]])
    _, labels = connected_components(graph, directed=False)
    empty = np.concatenate([m.sum(axis=1), m.sum(axis=0)]) == 0
    order = {
        label: number for number, label in enumerate(dict.fromkeys(labels[:rows][~empty[:rows]].tolist()))
    }
    found = np.array(
        [-1 if gone else order[label] for label, gone in zip(labels.tolist(), empty, strict=True)],
        dtype=np.int64,
    )
    return found[:rows], found[rows:]


def second_vector(block: Floats) -> Floats | None:
    """The directed second eigenvector of a connected block (R,), or None where there is no single one.

    Taken from the symmetric D^-½ M U⁻¹ Mᵀ D^-½, which has the same eigenvalues and is exact to solve.
    """
    diversity = block.sum(axis=1)
    scaled = block / np.sqrt(diversity)[:, None] / np.sqrt(block.sum(axis=0))
    values, vectors = np.linalg.eigh(scaled @ scaled.T)
    if len(values) < 2 or values[-2] < RESOLUTION:
        return None
    if len(values) > 2 and values[-2] - values[-3] < RESOLUTION:
        return None
    vector = np.asarray(vectors[:, -2] / np.sqrt(diversity))
    direction = float(standard(vector) @ standard(diversity)) / len(vector)
    return None if abs(direction) < RESOLUTION else vector * np.sign(direction)


def standard(values: Floats) -> Floats:
    """Standard deviations from the mean; 0 where all values are one."""
    centred = values - values.mean()
    spread = centred.std()
    return centred / spread if spread > RESOLUTION else np.zeros_like(values)
