"""What can be asked: the questions of the catalogue and the match, each with its phrases and with places for what a text
names."""

from dataclasses import dataclass
from functools import cache

from kg.answers.facts import ITEMS
from kg.answers.words import phrases
from queries.catalogue import Question, catalogue
from queries.header import Words

MATCH, OVERVIEW = "match", "overview"
ROLES = ("donor", "prefecture")


@dataclass(frozen=True, slots=True)
class Slot:
    """A parameter as a place for what a text names: `kinds` it takes, whether it must be filled, takes several, or takes
    any words."""

    kinds: tuple[str, ...]
    needed: bool = False
    several: bool = False
    words: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """Something that can be asked, with the places that it has."""

    name: str
    title: Words
    phrases: tuple[str, ...]
    slots: dict[str, Slot]
    one_of: tuple[str, ...] = ()


@cache
def intents() -> dict[str, Intent]:
    """Everything that can be asked, by name: the catalogue's questions, and the match."""
    own = phrases()[MATCH]
    slots = {
        "patent": Slot(("Patent",)),
        "prefecture": Slot(("Region",)),
        "donor": Slot(("Region",), several=True),
        "industry": Slot(("Industry",)),
        "product": Slot(("Product", "technologies")),
        "technology": Slot(("IpcClass",)),
    }
    match = Intent(MATCH, Words(**own["title"]), (*own["zh"], *own["en"]), slots)
    return {match.name: match, **{q.name: _intent(q) for q in catalogue().values()}}


def kinds() -> set[str]:
    """All kinds of mentions that some slot takes."""
    return {kind for i in intents().values() for slot in i.slots.values() for kind in slot.kinds}


def _intent(question: Question) -> Intent:
    header = question.header
    slots = {}
    for name, p in header.parameters.items():
        needed = p.default is None and not p.optional
        # The last resort of a parameter without a kind is any words.
        anything = p.kind == "words" or (p.kind is None and p.type == "string" and not p.values and needed)
        slots[name] = Slot(_kinds(question, name), needed, p.several, anything)
    found = (header.title.zh, header.title.en, *header.phrases.zh, *header.phrases.en)
    return Intent(question.name, header.title, found, slots, tuple(header.one_of))


def _kinds(question: Question, name: str) -> tuple[str, ...]:
    """What of a text can be the value of a parameter."""
    parameter = question.header.parameters[name]
    kind, _, source = (parameter.values_from or "").partition(":")
    if kind == "vocabulary":
        return (source,)
    if parameter.values_from:
        return (parameter.values_from,)
    if parameter.kind == "period" or name in ("since", "until"):
        return ("period", "year") if name == "until" else ("period", "year", "since")
    if parameter.kind == ITEMS:
        return (ITEMS, "Product", "Industry")
    return (parameter.kind,) if parameter.kind else tuple(parameter.nodes)
