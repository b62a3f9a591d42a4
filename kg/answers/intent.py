"""Which question a text asks, by weighted evidence.

Four kinds of evidence make a score of 0…1: how much of the text's words and of a phrase's words are the same (Dice, rare
words counting most), how much of the text the question's phrases know at all, whether the question has a place for each
thing that the text names, and whether what it needs is named. No model: the same text has the same answer everywhere.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.answers.askable import ROLES, Intent, intents
from kg.answers.core import Core, core
from kg.answers.mention import UNKNOWN, Mention
from kg.answers.values import chinese
from kg.answers.words import parts_of_phrases, words
from kg.values.folding import folded
from queries.catalogue import catalogue
from queries.header import Column, Header, Parameter
from queries.topics import topics

# The weights of the evidence, set on tests/data/phrasings.csv: the nearest phrase beside all phrases of the question;
# what is left for a proper name without a place, for a parameter that is missing, for a slot more or less than the phrase.
NEAREST, NO_PLACE, MISSING, SLOT, MORE = 0.65, 0.55, 0.75, 2.0, 0.8
TEXT_ONLY, STRANGE, NAMED, BESIDE = 0.4, 0.5, 2.5, 0.4
# What is left for a question that is about something of which the text does not speak.
WITHOUT_CORE = 0.55
# A parameter in words that is taken from what no list knows is a guess.
GUESSED = 0.9
# A single character that no list knows is seldom what a question is about.
ONE_CHARACTER = 0.3

# What stands for all words of denial, and for what leaves out a part; in `queries/phrases.toml` the first of their groups.
_NOT = frozenset(("没有", "without", "未过期"))
_SLOT = re.compile(r"\{(\w+)\}")
# What a parameter in words can be when the text does not quote it.
_WORDY = frozenset(
    (
        "Industry",
        "Product",
        "technologies",
        "Platform",
        "Database",
        "Programme",
        "Mechanism",
        "Fund",
        "Project",
    )
)
_NARROW_NOTHING = frozenset(("Region", "Policy", "period", "number"))
InRole = Callable[[str, Mention], bool]


@dataclass(frozen=True, slots=True)
class Scored:
    """An intent with its score, what of the text fills its slots, and what it leaves unused: proper mentions without a
    place, and words that none of its phrases knows. `coverage` is the share of the text that it knows, `shared` what its
    words weigh in common with the nearest phrase, which tells apart what has one score;
    `negated` that the text says no or not and the question does not."""

    intent: Intent
    score: float
    coverage: float
    taken: dict[str, list[Mention]]
    unused: list[Mention] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    missing: tuple[str, ...] = ()
    shared: float = 0.0
    negated: bool = False


def rank(text: str, mentions: Sequence[Mention], in_role: InRole) -> list[Scored]:
    """All intents, the likeliest first. `text` is folded, `mentions` are what it names; `in_role` tells whether a thing is
    what a parameter is for."""
    scored = (_scored(intent, text, mentions, in_role) for intent in intents().values())
    return sorted(scored, key=lambda s: (-round(s.score, 6), -s.shared, _wordy(s), s.intent.name))


def _wordy(scored: Scored) -> bool:
    """Whether a thing stands in a place for any words, where another question has a place for the thing."""
    return any(scored.intent.slots[name].words for name in scored.taken)


def _scored(intent: Intent, text: str, mentions: Sequence[Mention], in_role: InRole) -> Scored:
    taken, left = _assigned(intent, mentions, in_role)
    rest = _without(text, [m for ones in taken.values() for m in ones])
    unused = [m for m in left if m.proper and not _said(intent, text[m.start : m.end])]
    asked = words(rest, _parts())
    # What narrows nothing (新疆, the plan's own years) says nothing either.
    loose = "\n".join(text[m.start : m.end] for m in left if not m.proper and m.kind in _NARROW_NOTHING)
    known = _vocabulary()[intent.name]
    asked = [w for w in asked if w in known or w.removeprefix("?") not in loose]
    # 对口援疆办了多少期培训班: a thing that is called by parts of its name is named by all of them.
    own = Counter(w for ones in taken.values() for m in ones for w in _beyond(text, m))
    asked = [w for w in asked if asked.count(w) > own[w]]
    for name, slot in intent.slots.items():
        if slot.words and name not in taken and (found := _free(text, rest, left)) is not None:
            inside = text[found.start : found.end]
            # A guess uses no name that the graph does not know.
            if found.kind == "guess" and any(m.kind == UNKNOWN and m.overlaps(found) for m in unused):
                continue
            taken[name] = [found]
            unused = [m for m in unused if not m.overlaps(found)]
            asked = [w for w in asked if not (w.startswith("?") and w[1:] in inside)]
    guessed = any(m.kind == "guess" for ones in taken.values() for m in ones)
    missing = tuple(n for n, slot in intent.slots.items() if slot.needed and n not in taken)
    if intent.one_of and not taken.keys() & set(intent.one_of):
        missing = (*missing, intent.one_of[0])
    nearest, shared, coverage, unknown = _evidence(
        intent,
        frozenset(asked),
        {n: len(ones) for n, ones in taken.items() if ones[0].kind != "guess"},
        len({m.span for m in unused}),
        frozenset(missing),
        guessed=guessed,
    )
    score = (
        (NEAREST * nearest + (1 - NEAREST) * coverage)
        * NO_PLACE ** len({m.span for m in unused})
        * MISSING ** len(missing)
    )
    score *= GUESSED if guessed else 1
    about = f"{text} {folded(' '.join(m.name for m in mentions))}"
    if not _cores()[intent.name].stands_in(about, words(about, _parts())):
        score *= WITHOUT_CORE
    negated = bool(_NOT & set(asked) - known)
    return Scored(intent, score, coverage, taken, unused, unknown, missing, shared, negated)


def _assigned(
    intent: Intent, mentions: Sequence[Mention], in_role: InRole
) -> tuple[dict[str, list[Mention]], list[Mention]]:
    """What fills each slot, what is needed first, and what is left."""
    left, taken = list(mentions), dict[str, list[Mention]]()
    # What is needed first, and of these what only some things can be: a donor before any region.
    for name in sorted(intent.slots, key=lambda n: (not intent.slots[n].needed, n not in ROLES)):
        slot = intent.slots[name]
        fitting = [m for m in left if m.kind in slot.kinds and in_role(name, m)]
        # The years of the one plan narrow nothing; they are no filter.
        proper = [m for m in fitting if m.proper]
        loose = [m for m in fitting if not m.proper and m.kind != "period"]
        # Of several indicators one is called by its name and another by part of its name.
        parts = [m for m in loose if slot.several and m.kind == "Indicator"]
        beside = [m for m in parts if not any(m.overlaps(o) for o in proper)]
        fitting = [*proper, *beside] if proper else loose
        if not fitting:
            continue
        # One span has one reading, the first of the slot's kinds.
        first = sorted(fitting, key=lambda m: (slot.kinds.index(m.kind), m.start))
        chosen = first if slot.several else first[:1]
        taken[name] = list({m.id: m for m in chosen}.values())
        left = [m for m in left if not any(m.overlaps(used) for used in chosen)]
    return taken, left


def _free(text: str, rest: str, left: Sequence[Mention]) -> Mention | None:
    """What a parameter in words can be: what is quoted, a thing without another place, else the longest run of words
    that no list knows."""
    for kinds_ in (frozenset(("quoted",)), _WORDY):
        found = [m for m in left if m.kind in kinds_]
        if found:
            m = found[0]
            # Titles and names are Chinese: what is named in English is looked for by its shortest Chinese name.
            said = text[m.start : m.end].strip("“”\"'《》「」")
            return Mention(
                "words", chinese(m.kind, m.id, m.name) if said.isascii() else said, m.name, m.start, m.end
            )
    unknown = sorted((w[1:] for w in words(rest, _parts()) if w.startswith("?") and len(w) > 2), key=len)
    if not unknown:
        return None
    start = rest.find(unknown[-1])
    return Mention("guess", unknown[-1], unknown[-1], start, start + len(unknown[-1]))


def _beyond(text: str, m: Mention) -> set[str]:
    """The words of a thing's name that do not stand where it was found."""
    return set(words(folded(m.name), _parts())) - set(words(text[m.start : m.end], _parts()))


def _without(text: str, taken: Sequence[Mention]) -> str:
    """`text` with blanks where it names what was taken."""
    for m in taken:
        text = f"{text[: m.start]}{' ' * (m.end - m.start)}{text[m.end :]}"
    return text


def _said(intent: Intent, text: str) -> bool:
    """Whether a phrase of the question itself says it: PCT of the filing routes."""
    return any(text in phrase for phrase in _literals()[intent.name])


def _evidence(
    intent: Intent,
    asked: frozenset[str],
    filled: Mapping[str, int],
    lost: int,
    needed: frozenset[str],
    *,
    guessed: bool,
) -> tuple[float, float, float, list[str]]:
    """How near the nearest phrase is, how much of the text the question knows, and what it does not know. A thing that
    the text names is as much a part of it as a word: `filled` are the places that are taken, each with how many things,
    `lost` is how many have none."""
    weights, index = _index()
    known, beside = _vocabulary()[intent.name], _beside()[intent.name]
    strange = [w for w in asked if w not in known]
    whole = sum(_weight(w, weights) for w in asked & known)
    foreign = sum(_weight(w, weights) * (BESIDE if w in beside else 1) for w in strange)
    nearest, shared = 0.0, 0.0
    for phrase, slots in index[intent.name]:
        same = sum(weights[w] for w in asked & phrase)
        common = same + SLOT * len(slots & filled.keys())
        only_text = whole - same + MORE * len(filled.keys() - slots) + STRANGE * foreign
        only_phrase = sum(weights[w] for w in phrase - asked) + SLOT * len(slots - filled.keys() - needed)
        size = common + TEXT_ONLY * only_text + (1 - TEXT_ONLY) * only_phrase
        # Nothing but a name asks for the thing; nothing but unknown words asks for nothing.
        nearest, shared = max((nearest, shared), (common / size if size else float(not guessed), same))
    unknown = [w.removeprefix("?") for w in strange]
    named = NAMED * sum(filled.values())
    size = whole + foreign + named + NAMED * lost
    return nearest, shared, (whole + named) / size if size else 1.0, unknown


def _weight(word: str, weights: dict[str, float]) -> float:
    if word in weights:
        return weights[word]
    return weights[""] * (ONE_CHARACTER if len(word.removeprefix("?")) == 1 else 1.0)


@cache
def _parts() -> tuple[str, ...]:
    return parts_of_phrases(_SLOT.sub(" ", phrase) for i in intents().values() for phrase in i.phrases)


@cache
def _literals() -> dict[str, list[str]]:
    """The phrases of each intent without their slots."""
    return {i.name: [_SLOT.sub(" ", folded(phrase)) for phrase in i.phrases] for i in intents().values()}


@cache
def _cores() -> dict[str, Core]:
    """What the phrases of each intent have in common."""
    weights, index = _index()
    common = "\n".join(text for of_one in _literals().values() for text in of_one)
    return {
        name: core(list(zip(of_one, (ws for ws, _ in index[name]), strict=True)), weights, common)
        for name, of_one in _literals().items()
    }


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    topic = {q.name: topics()[q.topic] for q in catalogue().values()}
    own = {name: words(folded(f"{text.zh} {text.en}"), _parts()) for name, text in topic.items()}
    return {
        name: frozenset(own.get(name, ())).union(*(words_ for words_, _ in of_one))
        for name, of_one in _index()[1].items()
    }


@cache
def _beside() -> dict[str, frozenset[str]]:
    """The words of each intent's title, description, parameters and columns."""
    found = {
        q.name: [text for part in _parts_of(q.header) for text in _texts(part)] for q in catalogue().values()
    }
    return {
        name: frozenset(w for text in found.get(name, ()) for w in words(folded(text), _parts()))
        for name in intents()
    }


def _parts_of(header: Header) -> list[Header | Parameter | Column]:
    return [header, *header.parameters.values(), *header.columns.values()]


def _texts(part: Header | Parameter | Column) -> Iterator[str]:
    said = (part.title, part.description) if isinstance(part, Header) else (part.label,)
    for each in said:
        yield from (each.zh, each.en)


@cache
def _index() -> tuple[dict[str, float], dict[str, list[tuple[frozenset[str], frozenset[str]]]]]:
    """The weight of each word ("" for an unknown one), and the words and slots of each intent's phrases."""
    found = {
        i.name: [
            (frozenset(words(_SLOT.sub(" ", folded(p)), _parts())), frozenset(_SLOT.findall(p)))
            for p in i.phrases
        ]
        for i in intents().values()
    }
    seen = Counter(w for of_one in found.values() for w in frozenset[str]().union(*(ws for ws, _ in of_one)))
    count = len(found)
    return {w: math.log(1 + count / n) for w, n in seen.items()} | {"": math.log(1 + count)}, found
