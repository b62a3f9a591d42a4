"""What all phrases of a question have in common: a place or a subject that it is about and no other (南疆, 中亚). A text
that does not speak of it asks something else, however many of its other words are the question's.

Computed from the phrases of each language, never listed: a word that stands in every one of them, and the longest run of
characters that every Chinese phrase holds, where neither is a word of many questions.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

# Of fewer phrases a word in all of them is chance.
PHRASES = 4
# A word of this weight is of few questions; 专利 is in the phrases of most.
RARE = 2.5
# Of what two words and more weigh, so much must be said.
HALF = 0.5
# A name in Chinese has two characters and more.
RUN = 2


@dataclass(frozen=True, slots=True)
class Core:
    """What the phrases of a question share, in each language in which they share something: words with their weights, and
    runs of characters."""

    words: tuple[Mapping[str, float], ...] = ()
    runs: tuple[str, ...] = ()

    def stands_in(self, text: str, asked: Collection[str]) -> bool:
        """Whether a text with the words `asked` speaks of it; so does every text where there is no core."""
        if not self.words and not self.runs:
            return True
        said = set(asked)
        by_words = (
            sum(w for word, w in of_one.items() if word in said) >= HALF * sum(of_one.values())
            for of_one in self.words
        )
        return any(by_words) or any(run in text for run in self.runs)


def core(phrases: Sequence[tuple[str, frozenset[str]]], weights: Mapping[str, float], common: str) -> Core:
    """The core of phrases, each folded and without its slots, with its words. `common` are the phrases of all questions in
    one text, to tell which run is of many of them."""
    words, runs = list[Mapping[str, float]](), list[str]()
    for latin in (False, True):
        own = [(text, words_) for text, words_ in phrases if text.strip() and text.isascii() == latin]
        if len(own) < PHRASES:
            return Core()
        shared = frozenset(w for w in frozenset.intersection(*(ws for _, ws in own)) if weights[w] >= RARE)
        run = "" if latin or shared else _run([text for text, _ in own])
        if run and common.count(run) <= 2 * len(own):
            runs.append(run)
        elif shared:
            words.append({word: weights[word] for word in shared})
        else:
            # What one language does not share is no core of the question.
            return Core()
    return Core(tuple(words), tuple(runs))


def _run(texts: Sequence[str]) -> str:
    """The longest run of RUN characters and more that all texts hold, without blanks and 的; none if there is no such run."""
    first = min(texts, key=len)
    found = (first[i : i + n] for n in range(len(first), RUN - 1, -1) for i in range(len(first) - n + 1))
    return next((r for r in found if not set(r) & set(" 的") and all(r in text for text in texts)), "")
