"""What the base window tells of a region and a technology, for the learned ranker. One small function each; all are
free of the unit and of the number of regions, so that what is learned in one window holds in the next."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from kg.analysis.evaluation.protocol import Split
from kg.analysis.metrics.advantage import advantage, diversity, expected, rta, ubiquity
from kg.analysis.metrics.complexity import complexity
from kg.analysis.metrics.inputs import Floats, divisor
from kg.analysis.metrics.relatedness import density, proximity, without_diagonal
from kg.analysis.metrics.uncertainty import shrunk_rta

#: GB/T 2260: the first two digits name the province. An IPC subclass: section, class, subclass.
DIVISION = re.compile(r"\d{6}")
SUBCLASS = re.compile(r"[A-H]\d\d[A-Z]")
#: The most similar regions that vote; about a fifth of the prefectures, so that each vote rests on enough of them.
NEIGHBOURS = 50
#: log(1 + RTA) beyond this is 20 times the usual share, which tells of a small region and no more.
LOUD = 3.0


class Base:
    """A base window and what several features share, computed once."""

    def __init__(self, split: Split) -> None:
        self.counts = split.counts
        self.candidates = split.candidates
        self.provinces = groups([r[:2] if DIVISION.fullmatch(r) else r for r in split.regions])
        ipc = all(SUBCLASS.fullmatch(t) for t in split.technologies)
        self.classes = groups([t[:3] if ipc else t for t in split.technologies])
        self.sections = groups([t[:1] if ipc else t for t in split.technologies])

    @cached_property
    def rta(self) -> Floats:
        """(R, T)."""
        return rta(self.counts)

    @cached_property
    def held(self) -> Floats:
        """M (R, T)."""
        return advantage(self.counts)

    @cached_property
    def present(self) -> Floats:
        """1 where there is any count (R, T)."""
        return (self.counts > 0).astype(np.float64)

    @cached_property
    def log_counts(self) -> Floats:
        """(R, T)."""
        return np.log1p(self.counts)

    @cached_property
    def strength(self) -> Floats:
        """log(1 + RTA), cut at `LOUD` (R, T)."""
        return np.minimum(np.log1p(self.rta), LOUD)

    @cached_property
    def near(self) -> Floats:
        """Proximity without its diagonal (T, T)."""
        return without_diagonal(proximity(self.held))

    @cached_property
    def alike(self) -> Floats:
        """Weights of each region's neighbours by their log counts (R, R)."""
        return neighbours(self.log_counts, NEIGHBOURS)


def groups(labels: Sequence[str]) -> Floats:
    """Membership (N, G), 1 where a thing is in a group."""
    _, index = np.unique(labels, return_inverse=True)
    return np.eye(index.max(initial=-1) + 1)[index]


def others(values: Floats, membership: Floats) -> Floats:
    """Sum over the other rows of each row's group; 0 for a row that is alone."""
    return np.asarray(membership @ (membership.T @ values) - values)


def mean_of_others(values: Floats, membership: Floats) -> Floats:
    """Mean over the other rows of each row's group; 0 for a row that is alone."""
    return others(values, membership) / divisor(others(np.ones((len(values), 1)), membership))


def neighbours(profiles: Floats, k: int) -> Floats:
    """Cosine similarity to the k most similar other rows, each row summing to 1 (N, N); ties all count."""
    unit = profiles / divisor(np.linalg.norm(profiles, axis=1, keepdims=True))
    alike = without_diagonal(np.maximum(unit @ unit.T, 0))
    least = -np.sort(-alike, axis=1)[:, [min(k, len(alike)) - 1]]
    kept = np.where(alike >= least, alike, 0)
    return kept / divisor(kept.sum(axis=1, keepdims=True))


def low_rank(values: Floats, rank: int) -> Floats:
    """The best approximation of that rank: what a region would have if a few patterns told all (Eckart & Young 1936)."""
    left, size, right = np.linalg.svd(values, full_matrices=False)
    return np.asarray((left[:, :rank] * size[:rank]) @ right[:rank])


FEATURES: dict[str, Callable[[Base], Floats]] = {
    # what the region has of the technology itself
    "count": lambda b: b.log_counts,
    "RTA": lambda b: np.minimum(b.rta, 5),
    "shrunk RTA": lambda b: shrunk_rta(b.counts),
    "expected count": lambda b: np.log1p(expected(b.counts)),
    # the technology
    "ubiquity": lambda b: ubiquity(b.held) / len(b.held),
    "presence": lambda b: b.present.mean(axis=0),
    "complexity": lambda b: complexity(b.held).technologies,
    # the region
    "diversity": lambda b: (diversity(b.held) / b.held.shape[1])[:, None],
    "size": lambda b: np.log1p(b.counts.sum(axis=1, keepdims=True)),
    # what is near to the technology in the product space
    "density": lambda b: density(b.held, b.near),
    "density of presence": lambda b: density(b.present, proximity(b.present)),
    "density of strength": lambda b: b.strength @ b.near / divisor(b.near.sum(axis=0)),
    # what similar regions do
    "neighbours hold": lambda b: b.alike @ b.held,
    "neighbours have": lambda b: b.alike @ b.present,
    "alike in strength hold": lambda b: neighbours(b.strength, NEIGHBOURS) @ b.held,
    # a few patterns behind all
    "patterns of strength": lambda b: low_rank(b.strength, 5),
    "patterns of counts": lambda b: low_rank(b.log_counts, 8),
    # the rest of the province; the rest of the IPC class and section
    "province holds": lambda b: mean_of_others(b.held, b.provinces),
    "province's RTA": lambda b: np.minimum(rta(others(b.counts, b.provinces)), 5),
    "class held": lambda b: mean_of_others(b.held.T, b.classes).T,
    "class's RTA": lambda b: np.minimum(rta(b.counts @ b.classes) @ b.classes.T, 5),
    "section held": lambda b: mean_of_others(b.held.T, b.sections).T,
}


def features(split: Split) -> Floats:
    """All features of the candidates of a split, in the order of its matrix (N, F)."""
    base = Base(split)
    shape = split.candidates.shape
    columns = [np.broadcast_to(feature(base), shape)[split.candidates] for feature in FEATURES.values()]
    return np.stack(columns, axis=1)
