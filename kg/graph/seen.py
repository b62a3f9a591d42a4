"""Which keys a load has met, in the memory that a million patents leave.

A Python set of numbers takes some 100 bytes a key. So only the latest are in one; the others lie sorted in an array,
8 bytes each, and are found there by halves.
"""

from collections.abc import Hashable

import numpy as np

# Keys in the set before they go into the array: 50 MB, and a load of 75,000 patents never needs the array.
RECENT = 500_000


class Seen:
    """The hashes of keys, 64 bits each: of ten million keys two have one hash in one load of 400,000."""

    def __init__(self) -> None:
        self._recent: set[int] = set()
        self._older = np.empty(0, dtype=np.int64)

    def __contains__(self, key: Hashable) -> bool:
        number = hash(key)
        if number in self._recent:
            return True
        if not self._older.size:
            return False
        at = int(self._older.searchsorted(number))
        return at < self._older.size and int(self._older[at]) == number

    def add(self, key: Hashable) -> None:
        """Note that `key`, which is not there yet, was met."""
        self._recent.add(hash(key))
        if len(self._recent) >= RECENT:
            fresh = np.fromiter(self._recent, dtype=np.int64, count=len(self._recent))
            self._older = np.sort(np.concatenate((self._older, fresh)))
            self._recent = set()
