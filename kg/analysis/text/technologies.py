"""From a text to the technologies that it speaks of: five IPC subclasses, each with the words that matched."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kg.analysis.metrics.inputs import Floats
from kg.analysis.text.grams import folded
from kg.analysis.text.shipped import shipped_titles
from kg.analysis.text.titles import TitleModel
from kg.data.tables import table

# As many subclasses as a person reads through; of five a right one is there in two of three titles.
FIVE = 5
# What a product word adds for its first, second, … subclass, in spreads over the classes. The first outweighs what the
# characters of the word alone say for a wrong class, seldom more than three.
WORD = (3.0, 2.4, 1.8, 1.5)
# Words shown beside a subclass.
SHOWN = 4
# Below this best score fewer than half of the labelled titles have a right subclass among the five (ten folds).
ENOUGH = 4.0
# Log-odds of a word that is seven times as frequent in a class as it would be by chance; 一种 and 装置 stay far below.
TELLING = 2.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A subclass, its score in spreads over all classes, and the words of the text that speak for it."""

    symbol: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """The subclasses of a text, the likeliest first. `sure` is False where the text says too little: then they are guesses."""

    technologies: tuple[Guess, ...]
    sure: bool


def technologies_in(text: str, found: TitleModel | None = None, number: int = FIVE) -> Understood:
    """What technologies `text` speaks of, the likeliest first; none where not one character is known.

    Args:
        text: a need in words, Chinese or with the Chinese names of things.
        found: the model to score by; the shipped one by default.
        number: subclasses at the most.
    """
    by = shipped_titles() if found is None else found
    scores = by.scores(text)
    words = product_words(text)
    row = {symbol: at for at, symbol in enumerate(by.classes)}
    for _, symbols in words:
        for symbol, more in zip(symbols, WORD, strict=False):
            if symbol in row:
                scores[row[symbol]] += more
    if not scores.any():
        return Understood((), sure=False)
    best = np.argsort(-scores, kind="stable")[:number]
    guesses = tuple(
        Guess(by.classes[at], round(float(scores[at]), 4), _words(by, text, words, by.classes[at]))
        for at in best
    )
    return Understood(guesses, sure=_sure(by, text, scores, guesses, named=bool(words)))


def product_words(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The product words in `text` with their subclasses, a longer word before one that is part of it."""
    rest, found = folded(text), []
    for word, symbols in _listed():
        if word in rest:
            found.append((word, symbols))
            rest = rest.replace(word, "\n")
    return found


def _sure(by: TitleModel, text: str, scores: Floats, guesses: tuple[Guess, ...], *, named: bool) -> bool:
    """Whether the best stands out, by a product word or by a word that is telling."""
    telling = max((odds for _, odds in by.evidence(text, guesses[0].symbol)), default=0.0) >= TELLING
    return bool(scores.max() >= ENOUGH and (named or telling))


def _words(
    by: TitleModel, text: str, words: list[tuple[str, tuple[str, ...]]], symbol: str
) -> tuple[str, ...]:
    """The product words that name the class, then the pairs of characters that speak most for it."""
    named = [word for word, symbols in words if symbol in symbols]
    pairs = [gram for gram, _ in by.evidence(text, symbol) if not any(gram in word for word in named)]
    return tuple([*named, *pairs][:SHOWN])


@cache
def _listed() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The shipped product words, the longest first."""
    rows = [(row["word"], tuple(row["symbols"].split())) for _, row in table("product-words.csv")]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
