"""The pieces of a text by which it is compared: characters, pairs of characters, Latin words."""

import re
import unicodedata

_RUN = re.compile(r"[㐀-鿿豈-﫿]+|[a-z0-9]+")


def folded(text: str) -> str:
    """`text` in half-width forms and small letters."""
    return unicodedata.normalize("NFKC", text).lower()


def pairs(text: str) -> frozenset[str]:
    """Pairs of Chinese characters and Latin words of `text`; punctuation parts them. A lone character is a pair of its own."""
    found: set[str] = set()
    for run in _RUN.findall(folded(text)):
        single = run.isascii() or len(run) == 1
        found |= {run} if single else {run[i : i + 2] for i in range(len(run) - 1)}
    return frozenset(found)


def grams(text: str) -> frozenset[str]:
    """`pairs` and the single Chinese characters of `text`."""
    return pairs(text) | {
        character for run in _RUN.findall(folded(text)) if not run.isascii() for character in run
    }
