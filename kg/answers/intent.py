"""Which question a text asks: its words beside the phrases of each question, rare words counting most.

A question's score is the share of weight (inverse document frequency over the questions) that the text and the
question's nearest phrase have in common, after Dice; a thing of the text that the question cannot take, or one that it
needs and the text does not name, lowers it. No learning, no model: the same text has the same answer everywhere.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import queries
from kg.answers.things import Mention, folded
from queries.catalogue import Question, catalogue
from queries.header import Words

MATCH = "match"
# How much the nearest phrase counts beside all phrases of the question together.
NEAREST = 0.7
# A thing that has no place in the question, and one that is missing, each leave this much of the score.
NO_PLACE, MISSING = 0.7, 0.75

_RUN = re.compile(r"\{\w+\}|[㐀-鿿豈-﫿]+|[a-z0-9][a-z0-9-]*")
_SLOT = re.compile(r"\{(\w+)\}")
# What stands around a value and is none of it.
_AROUND = " 了过的些“”\"'《》?？。.,，!！"


@dataclass(frozen=True, slots=True)
class Intent:
    """Something that can be asked. `needs` and `takes` are the kinds of things of its parameters, by parameter;
    `free` are parameters that any text can be the value of, and that must be given."""

    name: str
    title: Words
    phrases: tuple[str, ...]
    needs: dict[str, tuple[str, ...]]
    takes: dict[str, tuple[str, ...]]
    free: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """An intent with its score, 0…1."""

    intent: Intent
    score: float


def rank(text: str, mentions: Sequence[Mention], in_role: Callable[[str, Mention], bool]) -> list[Scored]:
    """All intents, the likeliest first. `text` is folded, `mentions` are what it names; `in_role` tells whether a
    thing is what a parameter is for."""
    found = []
    for intent in intents().values():
        # What a phrase itself says (南疆, PCT) is a word of the question and no value.
        things = [m for m in mentions if not _says(intent, text[m.start : m.end])]
        score = _score(intent, tokens(masked(text, things))) * _fit(intent, things, in_role)
        score *= MISSING ** sum(captured(intent, name, text) is None for name in intent.free)
        found.append(Scored(intent, score))
    return sorted(found, key=lambda s: (-s.score, s.intent.name))


def captured(intent: Intent, name: str, text: str) -> str | None:
    """What stands in `text` (folded) where a phrase of the intent has {name}, the longest phrase first; else what
    stands in quotes."""
    for phrase in sorted(intent.phrases, key=len, reverse=True):
        before, slot, after = folded(phrase).partition(f"{{{name}}}")
        if slot and (found := re.search(f"{re.escape(before)}(\\d+|.+?){re.escape(after) or '$'}", text)):
            return found[1].strip(_AROUND) or None
    quoted = re.search("[“\"'《](.+?)[”\"'》]", text)
    return quoted[1] if quoted else None


@cache
def intents() -> dict[str, Intent]:
    """Everything that can be asked, by name: the catalogue's questions, and the match."""
    words = _words()[MATCH]
    where: dict[str, tuple[str, ...]] = {"prefecture": ("Region",), "industry": ("Industry",)}
    match = Intent(MATCH, Words(**words["title"]), (*words["zh"], *words["en"]), where, where)
    return {match.name: match, **{q.name: _intent(q) for q in catalogue().values()}}


def vocabularies() -> set[str]:
    """The vocabularies that values of parameters come from."""
    return {kind for i in intents().values() for ks in i.takes.values() for kind in ks if kind.islower()} - {
        "year"
    }


def tokens(text: str) -> frozenset[str]:
    """Pairs of Chinese characters, Latin words and {kinds}, words of one meaning as one, empty words left out."""
    found: set[str] = set()
    for run in _RUN.findall(_one_for_all(text)):
        if run[0] == "{":
            found.add(run)
        elif run.isascii():
            found |= {_same_en().get(run, _stem(run))} - _empty_en()
        else:
            found |= {run[i : i + 2] for i in range(len(run) - 1)} or {run}
    return frozenset(found)


def masked(text: str, mentions: Iterable[Mention]) -> str:
    """`text` with {kind} where it names a thing."""
    for mention in sorted(mentions, key=lambda m: -m.start):
        text = f"{text[: mention.start]} {{{_slot(mention.kind)}}} {text[mention.end :]}"
    return text


def _intent(question: Question) -> Intent:
    header = question.header
    takes = {name: _kinds(question, name) for name in header.parameters}
    needs = {
        name: kinds
        for name, kinds in takes.items()
        if kinds and header.parameters[name].default is None and not header.parameters[name].optional
    }
    free = tuple(
        name
        for name, p in header.parameters.items()
        if p.type == "string" and not p.values and p.default is None and not p.optional
    )
    phrases = (header.title.zh, header.title.en, *header.phrases.zh, *header.phrases.en)
    return Intent(question.name, header.title, phrases, needs, {n: k for n, k in takes.items() if k}, free)


def _kinds(question: Question, name: str) -> tuple[str, ...]:
    """What of a text can be the value of a parameter."""
    parameter = question.header.parameters[name]
    kind, _, source = (parameter.values_from or "").partition(":")
    if kind == "vocabulary":
        return (source,)
    if name == "year":
        return ("year",)
    return tuple(parameter.nodes)


def _score(intent: Intent, asked: frozenset[str]) -> float:
    weights, phrases = _index()
    whole = sum(weights.get(token, weights[""]) for token in asked)
    if not whole:
        return 0.0
    nearest = 0.0
    for phrase in phrases[intent.name]:
        common = sum(weights[token] for token in asked & phrase)
        nearest = max(nearest, 2 * common / (whole + sum(weights[token] for token in phrase)))
    together = frozenset[str]().union(*phrases[intent.name])
    return NEAREST * nearest + (1 - NEAREST) * sum(weights[t] for t in asked & together) / whole


def _fit(intent: Intent, things: Sequence[Mention], in_role: Callable[[str, Mention], bool]) -> float:
    """Less for each thing that the question has no parameter for, and for each that it needs and is not named."""
    free = dict(intent.takes)
    score = 1.0
    for mention in things:
        place = next((n for n, kinds in free.items() if mention.kind in kinds and in_role(n, mention)), None)
        if place is not None:
            free.pop(place)
        elif mention.kind[0].isupper():
            score *= NO_PLACE
    return score * MISSING ** len(free.keys() & intent.needs.keys())


def _says(intent: Intent, words: str) -> bool:
    return any(words in phrase for phrase in _literals()[intent.name])


@cache
def _literals() -> dict[str, list[str]]:
    """The phrases of each intent without their slots."""
    return {i.name: [_SLOT.sub(" ", folded(phrase)) for phrase in i.phrases] for i in intents().values()}


@cache
def _index() -> tuple[dict[str, float], dict[str, list[frozenset[str]]]]:
    """The weight of each token ("" for an unknown one), and the tokens of each intent's phrases."""
    phrases = {i.name: [tokens(_as_kinds(i, folded(p))) for p in i.phrases] for i in intents().values()}
    phrases = {name: [p for p in of_one if p] for name, of_one in phrases.items()}
    seen = Counter(token for of_one in phrases.values() for token in frozenset[str]().union(*of_one))
    count = len(phrases)
    return {token: math.log(1 + count / n) for token, n in seen.items()} | {"": math.log(1 + count)}, phrases


def _as_kinds(intent: Intent, phrase: str) -> str:
    """{donor} as {region}, free text as nothing."""

    def kind(match: re.Match[str]) -> str:
        kinds = intent.takes.get(match[1], ())
        return f"{{{_slot(kinds[0])}}}" if len(kinds) == 1 else " "

    return _SLOT.sub(kind, phrase)


def _slot(kind: str) -> str:
    return kind.lower().replace("-", "_")


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > SHORT else word


# "does" and "gas" end in s and are no plurals.
SHORT = 4


def _one_for_all(text: str) -> str:
    """Chinese words of one meaning by the first of them, empty words parted off."""
    return _chinese().sub(lambda match: _same_zh()[match[0]], text)


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _same_zh()), key=len, reverse=True)))


@cache
def _same_zh() -> dict[str, str]:
    words = _words()
    return {word: group[0] for group in words["same"]["zh"] for word in group} | dict.fromkeys(
        words["empty"]["zh"], " "
    )


@cache
def _same_en() -> dict[str, str]:
    return {word: group[0] for group in _words()["same"]["en"] for word in group}


@cache
def _empty_en() -> frozenset[str]:
    return frozenset(_words()["empty"]["en"]) | {_stem(word) for word in _words()["empty"]["en"]}


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(queries).joinpath("phrases.toml").read_text(encoding="utf-8"))
