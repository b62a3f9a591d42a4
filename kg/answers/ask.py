"""A question in words becomes a named question or a match, its parameters filled; or it is said that it was not understood.

Deterministic and offline: `kg/answers/things.py` finds what the text names, `kg/answers/intent.py` which question it asks, and
this module fills the parameters and says in words what was understood.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kg.analysis.match.context import donors
from kg.analysis.match.match import match
from kg.analysis.match.models import Match, Request
from kg.answers.intent import MATCH, Intent, Scored, captured, intents, rank, vocabularies
from kg.answers.things import Mention, folded, things
from kg.graph.graph import Graph, Table
from kg.graph.read_cache import ReadCache, read_cache
from kg.lang.errors import UsageError
from kg.lang.text import Text
from kg.values.places import XINJIANG
from kg.values.regions import ancestors
from queries.catalogue import catalogue, question
from queries.header import Words

# Longer than any question; what is longer is a document.
LONGEST = 300
# Below it a text shares a few common words with a question and no more: set on the phrasings that were made with the
# rules (tests/data/phrasings.csv), between what is asked and what is not.
UNDERSTOOD = 0.3
# What is offered beside: a choice to be seen at a glance.
ALTERNATIVES = 3
# Below it an alternative would puzzle more than help.
WORTH_OFFERING = 0.15


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else that may have been meant. `score` 0…1."""

    question: str
    title: Words
    score: float


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text was understood to ask.

    `question` is a question's name, "match", or None when the text was not understood; `parameters` are ids and
    values; `missing` are parameters that it needs and the text does not name. `said` says it in words.
    """

    text: str
    question: str | None
    score: float
    said: Text
    parameters: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


def ask(graph: Graph, text: str) -> Understood:
    """What `text` asks, in Chinese or English.

    Raises:
        UsageError: it is empty or longer than LONGEST characters.
        EngineError: the engine failed.
    """
    plain = folded(text)
    if not plain or len(plain) > LONGEST:
        raise UsageError("question-length", limit=LONGEST)
    kept = read_cache(graph)
    mentions = things(kept, plain, _labels(), vocabularies())
    ranked = rank(plain, mentions, partial(_in_role, kept))
    best, rest = ranked[0], ranked[1:]
    offered = tuple(
        Alternative(s.intent.name, s.intent.title, round(s.score, 3))
        for s in (rest if best.score >= UNDERSTOOD else ranked)[:ALTERNATIVES]
        if s.score >= WORTH_OFFERING
    )
    if best.score < UNDERSTOOD:
        return Understood(text, None, round(best.score, 3), _not_understood(offered), alternatives=offered)
    return _filled(kept, text, plain, mentions, best, offered)


def answer(graph: Graph, understood: Understood) -> Table | Match | None:
    """The answer to what was understood; None where it was not, or where a parameter is missing.

    Raises:
        NotFound, UsageError: as the question or the match that is asked.
        EngineError: the engine failed.
    """
    if understood.question is None or understood.missing:
        return None
    if understood.question == MATCH:
        return match(graph, Request.model_validate(understood.parameters))
    return question(understood.question).ask(graph, understood.parameters)


def _labels() -> set[str]:
    """The labels that some question takes."""
    return {kind for i in intents().values() for ks in i.takes.values() for kind in ks if kind[0].isupper()}


def _filled(
    kept: ReadCache,
    text: str,
    plain: str,
    mentions: list[Mention],
    best: Scored,
    offered: tuple[Alternative, ...],
) -> Understood:
    intent = best.intent
    taken = dict(_taken(kept, intent, mentions))
    shown = {name: mention.name for name, mention in taken.items()}
    parameters = {name: mention.id for name, mention in taken.items()}
    for name in intent.free:
        if (found := captured(intent, name, plain)) is not None:
            parameters[name] = shown[name] = found
    needed = (*intent.needs, *intent.free)
    missing = tuple(name for name in needed if name not in parameters)
    return Understood(
        text, intent.name, round(best.score, 3), _said(intent, shown, missing), parameters, missing, offered
    )


def _taken(kept: ReadCache, intent: Intent, mentions: list[Mention]) -> Iterator[tuple[str, Mention]]:
    """Each parameter with the thing of the text that it takes; what a parameter needs goes before what it may have."""
    left = list(mentions)
    for name in sorted(intent.takes, key=lambda name: name not in intent.needs):
        fitting = [m for m in left if m.kind in intent.takes[name]]
        if fitting:
            chosen = min(fitting, key=lambda m: (not _in_role(kept, name, m), left.index(m)))
            left.remove(chosen)
            yield name, chosen


def _in_role(kept: ReadCache, name: str, mention: Mention) -> bool:
    """Whether a region is what the parameter is for: a donor gives aid, a prefecture lies in Xinjiang."""
    if name == "donor":
        return mention.id in donors(kept)
    if name == "prefecture":
        return not mention.id.isdigit() or XINJIANG in ancestors(mention.id)
    return True


def _label(intent: Intent, name: str) -> Words:
    if intent.name == MATCH:
        return {
            "prefecture": Words(zh="地州市", en="prefecture"),
            "industry": Words(zh="产业", en="industry"),
        }[name]
    return catalogue()[intent.name].header.parameters[name].label


def _said(intent: Intent, shown: dict[str, Any], missing: tuple[str, ...]) -> Text:
    labels = {name: _label(intent, name) for name in (*shown, *missing)}
    chinese = "；".join(f"{labels[name].zh}：{value}" for name, value in shown.items())
    english = "; ".join(f"{labels[name].en}: {value}" for name, value in shown.items())
    zh = f"理解为：{intent.title.zh}" + (f"（{chinese}）" if chinese else "")
    en = f"Understood as: {intent.title.en}" + (f" ({english})" if english else "")
    if missing:
        zh += f"。还需要：{'、'.join(labels[name].zh for name in missing)}"
        en += f". Still needed: {', '.join(labels[name].en for name in missing)}"
    return Text(zh + "。", en + ".")


def _not_understood(offered: tuple[Alternative, ...]) -> Text:
    if not offered:
        return Text(
            "没有听懂，也没有相近的问题。kg query --list 列出全部问题。",
            "Not understood, and no question is near. `kg query --list` shows all of them.",
        )
    return Text(
        f"没有听懂。相近的问题：{'；'.join(a.title.zh for a in offered)}。",
        f"Not understood. Near questions: {'; '.join(a.title.en for a in offered)}.",
    )
