"""A question in words becomes a named question or a match, its parameters filled; or it is said what was understood of it
and what was not.

Deterministic and offline: `kg/answers/things.py` finds what the text names, `kg/answers/intent.py` which question it asks,
and this module decides whether that is sure enough to be answered: every proper name, number and code of the text is used,
or there is no answer but an offer. `kg/answers/answer.py` gives the answer.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial

from kg.analysis.match.context import donors
from kg.answers.askable import MATCH, OVERVIEW, intents, kinds
from kg.answers.facts import places_of_facts
from kg.answers.intent import Scored, rank
from kg.answers.mention import UNKNOWN, Mention
from kg.answers.saying import not_understood, said
from kg.answers.things import things
from kg.answers.words import phrases
from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache, read_cache
from kg.lang.errors import UsageError
from kg.lang.text import Text
from kg.values.folding import folded
from kg.values.places import XINJIANG, groups
from kg.values.regions import ancestors
from queries.header import Words
from queries.industries import product, wider
from queries.reads import rows

# Longer than any question; what is longer is a document.
LONGEST = 300
# Below it a text shares a few common words with a question and no more; and of a question that is answered at least so
# much of the text must be known. Both set on the phrasings that were made with the rules (tests/data/phrasings.csv).
UNDERSTOOD, KNOWN = 0.5, 0.6
# Where no other question comes near, less of the text need be known: the things that it names and the words beside them
# are those of one question alone.
ALONE, KNOWN_ALONE, APART = 0.65, 0.5, 0.2
# What is offered beside: a choice to be seen at a glance, in which the four questions of tasks without something stand together.
ALTERNATIVES = 4
# Below it an alternative would puzzle more than help.
WORTH_OFFERING = 0.2


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else that may have been meant, with what it would be asked. `score` 0…1."""

    question: str
    title: Words
    score: float
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text was understood to ask.

    `question` is a question's name, "match", or None when the text was not understood; `parameters` are ids and
    values, `shown` the same as people call them; `missing` are parameters that it needs and the text does not name;
    `unused` are names, numbers and words of the text that the answer does not use. `said` says it in words.
    """

    text: str
    question: str | None
    score: float
    said: Text
    parameters: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


def ask(graph: Graph, text: str, today: date | None = None) -> Understood:
    """What `text` asks, in Chinese or English.

    Raises:
        UsageError: it is empty or longer than LONGEST characters.
        EngineError: the engine failed.
    """
    plain = folded(text)
    if not plain or len(plain) > LONGEST:
        raise UsageError("question-length", limit=LONGEST)
    kept, taken = read_cache(graph), kinds()
    labels = {kind for kind in taken if kind[0].isupper()}
    mentions = things(
        kept,
        plain,
        labels,
        {k for k in taken if k[0].islower()} | {"technologies"},
        today or datetime.now(UTC).date(),
    )
    ranked = rank(plain, mentions, partial(_in_role, kept))
    best = ranked[0]
    worded = any(map(str.isalnum, plain))
    alone = best.score >= ALONE and best.score - ranked[1].score >= APART
    sure = worded and best.score >= UNDERSTOOD and best.coverage >= (KNOWN_ALONE if alone else KNOWN)
    # A denial that the question does not know turns its answer round.
    sure = sure and not best.unused and not best.negated
    offered = tuple(
        _alternative(s) for s in (ranked[1:] if sure else ranked)[:ALTERNATIVES] if s.score >= WORTH_OFFERING
    )
    if not sure:
        unused = _unused(best, mentions)
        return Understood(
            text,
            None,
            round(best.score, 3),
            not_understood(offered, unused),
            unused=unused,
            alternatives=offered,
        )
    parameters, shown = _agreeing(kept, *filled(best))
    return Understood(
        text,
        _way(best.intent.name, parameters),
        round(best.score, 3),
        said(best, shown, tuple(best.unknown)),
        parameters,
        shown,
        best.missing,
        tuple(best.unknown),
        offered,
    )


def filled(scored: Scored) -> tuple[dict[str, str], dict[str, str]]:
    """The parameters of an intent as ids and values, and as people call them."""
    parameters = {name: ",".join(m.id for m in ones) for name, ones in scored.taken.items()}
    shown = {name: "、".join(m.name for m in ones) for name, ones in scored.taken.items()}
    # A technology of the vocabulary is matched by its class of the IPC.
    for m in scored.taken.get("product", ()):
        if m.kind == "technologies":
            del parameters["product"]
            if (symbol := phrases()["symbols"].get(m.id)) is not None:
                parameters["technology"] = symbol
    # One year or one span of years is both ends, 2010年以后 is one.
    if (
        "since" in parameters
        and scored.taken["since"][0].kind != "since"
        and "until" not in parameters
        and "until" in scored.intent.slots
    ):
        first, _, last = parameters["since"].partition("-")
        parameters |= {"since": first, "until": last or first}
        shown |= {"since": first, "until": last or first}
    return parameters, shown


def _agreeing(
    kept: ReadCache, parameters: dict[str, str], shown: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """A product says more than an industry that it is not of: drying of fruit beside fruit growing."""
    if "product" not in parameters or "industry" not in parameters:
        return parameters, shown
    of = wider(tuple(thing.id for thing in product(kept, parameters["product"])[1]))
    if parameters["industry"] in of:
        return parameters, shown
    left = {name: value for name, value in parameters.items() if name != "industry"}
    return left, {name: value for name, value in shown.items() if name in left}


def _way(name: str, parameters: dict[str, str]) -> str:
    """Whether a match is asked for one need, or as the table of all industries."""
    if name != MATCH or "patent" in parameters:
        return name
    # A match is of one donor or of all.
    if "," in parameters.get("donor", ""):
        return OVERVIEW
    if "prefecture" in parameters and parameters.keys() & {"industry", "product"}:
        return name
    return OVERVIEW


def _alternative(scored: Scored) -> Alternative:
    parameters, _ = filled(scored)
    way = _way(scored.intent.name, parameters)
    return Alternative(way, title(way), round(scored.score, 3), parameters)


def _unused(best: Scored, mentions: list[Mention]) -> tuple[str, ...]:
    """What the likeliest question would leave out, the names that the graph does not know first."""
    unknown = [m.name for m in mentions if m.kind == UNKNOWN]
    return tuple(dict.fromkeys((*unknown, *(m.name for m in best.unused), *best.unknown)))


def _in_role(kept: ReadCache, name: str, mention: Mention) -> bool:
    """Whether a thing is what the parameter is for: a donor gives aid, a prefecture lies in Xinjiang, an office has rules."""
    if name == "about" and mention.kind == "Treaty":
        return mention.id in kept.once(("treaties with rules",), lambda: _ruling(kept))
    if mention.kind != "Region":
        return True
    if name == "donor":
        return mention.id in donors(kept)
    if name == "places":
        return mention.id in places_of_facts(kept)
    if name == "prefecture":
        members = groups().get(mention.id, (mention.id,))
        return mention.id != XINJIANG and all(XINJIANG in (code, *ancestors(code)) for code in members)
    return True


def _ruling(kept: ReadCache) -> frozenset[str]:
    """The treaties whose offices have rules of their own."""
    return frozenset(row["id"] for row in rows(kept, "treaties-with-rules"))


def title(name: str) -> Words:
    """What a question or the match is called."""
    return intents()[name].title
