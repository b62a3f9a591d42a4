"""How near the titles of patents are to the words of a need.

Words of Chinese are pairs of characters, as in the full-text index. The index itself is not asked: its scores differ
from engine to engine and move with every patent that is loaded, and of a million patents half may hold 加工 or 装置.
So each technology keeps its own small index of titles, and a closeness depends on two texts alone.
"""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable

# One word in common is not the same thing: a title or a name of fewer words is measured as if it had four.
SHORTEST = 4
# As many as a person looks through.
SHOWN = 5
_RUN = re.compile(r"[㐀-鿿豈-﫿]+|[a-z0-9]+")


def words(text: str) -> frozenset[str]:
    """Pairs of Chinese characters and Latin words of `text`; punctuation parts them."""
    found: set[str] = set()
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        single = run.isascii() or len(run) == 1
        found |= {run} if single else {run[i : i + 2] for i in range(len(run) - 1)}
    return frozenset(found)


class Titles:
    """Patents of donors by the words of their titles."""

    def __init__(self) -> None:
        self._patents: list[tuple[str, str]] = []
        self._sizes = array("I")
        self._having: dict[str, array[int]] = {}

    def add(self, donor: str, patent: str, title: str) -> None:
        """Note a patent of a donor."""
        held = words(title)
        for word in held:
            self._having.setdefault(word, array("I")).append(len(self._patents))
        self._patents.append((donor, patent))
        self._sizes.append(max(len(held), SHORTEST))

    def nearest(self, texts: Iterable[frozenset[str]]) -> dict[str, list[tuple[float, str]]]:
        """By donor its nearest patents: (closeness, id), the nearest first.

        Closeness is the share of the shorter one's words that the other has, 0…1; of several texts the best counts.
        """
        best: dict[int, float] = {}
        for wanted in texts:
            shared: Counter[int] = Counter()
            for word in wanted:
                shared.update(self._having.get(word, ()))
            for number, count in shared.items():
                near = count / min(max(len(wanted), SHORTEST), self._sizes[number])
                best[number] = max(best.get(number, 0.0), near)
        found: dict[str, list[tuple[float, str]]] = {}
        for number, near in best.items():
            donor, patent = self._patents[number]
            found.setdefault(donor, []).append((near, patent))
        return {donor: sorted(n, key=lambda hit: (-hit[0], hit[1]))[:SHOWN] for donor, n in found.items()}
