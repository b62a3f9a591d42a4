"""Chance that comes out alike on every machine and version of Python."""

import random
from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")

SEED = 2016  # the year in which the plan begins


class Draw:
    """Draws for one table. Each has a stream of its own, so that a change of one leaves the others as they are.

    Python promises the same sequence for `random()` alone; the other ways to draw have changed between versions.
    """

    def __init__(self, table: str) -> None:
        self._random = random.Random(f"{SEED} {table}").random  # noqa: S311 -- a demo has no secrets

    def chance(self, share: float) -> bool:
        """True in `share` (0…1) of the draws."""
        return self._random() < share

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._random() * (high - low + 1))

    def one(self, items: Sequence[T], weights: Sequence[float] | None = None) -> T:
        """One of `items`, in proportion to `weights`."""
        if weights is None:
            return items[self.number(0, len(items) - 1)]
        sums = list(accumulate(weights))
        return items[min(bisect(sums, self._random() * sums[-1]), len(items) - 1)]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """`count` different ones of `items`."""
        rest = list(items)
        return [rest.pop(self.number(0, len(rest) - 1)) for _ in range(min(count, len(rest)))]

    def day(self, first: date, last: date) -> date:
        """A day from `first` to `last`, both included."""
        return first + timedelta(days=self.number(0, (last - first).days))


def zipf(size: int) -> list[float]:
    """Weights of `size` ranks by Zipf's law: 1, 1/2, 1/3, …"""
    return [1 / rank for rank in range(1, size + 1)]
