"""How near the titles of patents are to the words of a need.

Words of Chinese are pairs of characters, as in the full-text index. The index itself is not asked: its scores differ
from engine to engine and move with every patent that is loaded, and of a million patents half may hold 加工 or 装置.
So each technology keeps its own small index of titles, and a closeness depends on two texts alone.
"""

from array import array
from collections.abc import Iterable

from kg.analysis.text.grams import pairs as words
from kg.analysis.text.shipped import shipped_titles

# One word in common is not the same thing: what weighs less than four words of middling rarity is measured as if it weighed that.
LEAST = 24.0
# As many as a person looks through.
SHOWN = 5
# What a word weighs that no title of the classification or of the labelled patents has: as the rarest that one has.
UNKNOWN = 9.0

__all__ = ["LEAST", "SHOWN", "Titles", "weight", "words"]


def weight(word: str) -> float:
    """How much a word tells: the rarer it is in titles, the more. 装置 and 方法 are in every other title."""
    return shipped_titles().rarity(word) or UNKNOWN


def size(held: Iterable[str]) -> float:
    """What the words of a text weigh together, LEAST at the least."""
    return max(sum(weight(word) for word in sorted(held)), LEAST)


class Titles:
    """Patents of donors by the words of their titles."""

    def __init__(self) -> None:
        self._patents: list[tuple[str, str]] = []
        self._sizes = array("d")
        self._having: dict[str, array[int]] = {}

    def add(self, donor: str, patent: str, title: str) -> None:
        """Note a patent of a donor."""
        held = words(title)
        for word in held:
            self._having.setdefault(word, array("I")).append(len(self._patents))
        self._patents.append((donor, patent))
        self._sizes.append(size(held))

    def nearest(self, texts: Iterable[frozenset[str]]) -> dict[str, list[tuple[float, str]]]:
        """By donor its nearest patents: (closeness, id), the nearest first.

        Closeness is the share of the shorter one's words, weighed by how rare they are, that the other has, 0…1; of several
        texts the best counts.
        """
        best: dict[int, float] = {}
        for wanted in texts:
            whole = size(wanted)
            shared: dict[int, float] = {}
            for word in sorted(wanted):
                more = weight(word)
                for number in self._having.get(word, ()):
                    shared[number] = shared.get(number, 0.0) + more
            for number, found in shared.items():
                near = min(found / min(whole, self._sizes[number]), 1.0)
                best[number] = max(best.get(number, 0.0), near)
        by: dict[str, list[tuple[float, str]]] = {}
        for number, near in best.items():
            donor, patent = self._patents[number]
            by.setdefault(donor, []).append((near, patent))
        return {donor: sorted(n, key=lambda hit: (-hit[0], hit[1]))[:SHOWN] for donor, n in by.items()}
