"""A text as the words that tell questions apart: words of one meaning as one, empty words left out.

The words are those of `queries/phrases.toml` and of the phrases in the questions' headers. What is none of them is kept as
a word of its own that no question knows.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import queries
from kg.values.folding import folded

_RUN = re.compile(r"[㐀-鿿豈-﫿]+|[a-z][a-z'-]*|\d+")
_SLOT = re.compile(r"\{(\w+)\}")
# “Its own” owns nothing.
_OWN = re.compile(r"(?<=\b(?:its|our))( own)\b|(?<=\btheir)( own)\b")
# “does” and “gas” end in s and are no plurals.
SHORT = 4
# A single character left between known words is seldom what a question is about.
ONE_CHARACTER = 1


def phrases() -> Mapping[str, Any]:
    """What `queries/phrases.toml` holds."""
    return _file()


def listed(name: str) -> dict[str, list[str]]:
    """The words for the values of a closed list; none where the file has none."""
    found: dict[str, list[str]] = _file()["values"].get(name, {})
    return found


def also(label: str) -> dict[str, list[str]]:
    """What people call things of `label` beside the names that the data hold, by id."""
    found: dict[str, list[str]] = _file()["also"].get(label, {})
    return found


def beyond() -> list[str]:
    """Words for what no graph of this kind holds, in both languages."""
    return [word for language in ("zh", "en") for word in _file()["beyond"][language]]


def words(text: str, known: Iterable[str] = ()) -> list[str]:
    """The words of `text` (folded) that are not empty, in their order; `known` are further words to part it at. A word
    that is in no list begins with “?”."""
    same, empty, pattern = _lexicon(tuple(known))
    found: list[str] = []
    for run in _RUN.findall(_OWN.sub(" ", _SLOT.sub(" ", text))):
        if run.isascii():
            word = _english(run, same, empty)
            found += [word] if word else []
            continue
        rest = pattern.split(run)
        # With one group, split gives what stands between the words, and the words, by turns.
        for place, piece in enumerate(rest):
            if place % 2:
                found += [same[piece]] if piece not in empty else []
            elif piece:
                found.append(f"?{piece}")
    return found


def is_word(text: str) -> bool:
    """Whether `text` (folded) is a word of every language use, and no name by itself."""
    same, empty, _ = _lexicon(())
    return text in same or text in empty


@cache
def _lexicon(known: tuple[str, ...]) -> tuple[dict[str, str], frozenset[str], re.Pattern[str]]:
    file = _file()
    same = {
        folded(word): folded(group[0])
        for language in ("zh", "en")
        for group in file["same"][language]
        for word in group
    }
    empty = frozenset(folded(word) for language in ("zh", "en") for word in file["empty"][language])
    same |= {word: word for word in known if word not in same and word not in empty}
    chinese = sorted((w for w in {*same, *empty} if not w.isascii()), key=lambda w: (-len(w), w))
    return same, empty, re.compile("(" + "|".join(map(re.escape, chinese)) + ")")


def _english(run: str, same: Mapping[str, str], empty: frozenset[str]) -> str:
    if run.isdigit() or len(run) == 1 or run in empty:
        return ""
    stem = run.removesuffix("'s").removesuffix("'")
    for form in (stem, _stem(stem), *_bare(stem)):
        if form in same:
            return same[form]
        if form in empty:
            return ""
    return f"?{_stem(stem)}"


def _bare(word: str) -> Iterator[str]:
    """A verb without its ending: matching, matched are match; where no list has it, nothing is lost."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > SHORT + len(ending) - 1:
            yield word.removesuffix(ending)
            yield word.removesuffix(ending) + "e"


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > SHORT:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > SHORT else word


def parts_of_phrases(texts: Iterable[str]) -> tuple[str, ...]:
    """What phrases hold beside the words of the file: further words, known from then on."""
    found = {word[1:] for text in texts for word in words(folded(text)) if word.startswith("?")}
    return tuple(sorted(word for word in found if len(word) > ONE_CHARACTER))


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files(queries).joinpath("phrases.toml").read_text(encoding="utf-8"))
