"""Which of several statements on one thing is shown, and where they contradict each other.

A statement outranks another by, in this order: the rank of its dataset, how far it was verified (`confidence`), the
day that its dataset describes, how much it says, and at last its own text. Neither the name of a file nor the order
of loads decides. Properties of one group (`kgo:together`; of an edge all of them) are taken from one statement.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, Protocol, TypeVar

from ontology.model import Ontology, Property
from ontology.reader import ontology

Properties = dict[str, Any]

# Ranks where nobody set another; the steps between leave room for a person's own order.
FILE, SHIPPED, DERIVED, MADE_UP = 70, 50, 30, 10
HIGHEST = 100
_OF_KIND = {"reference": SHIPPED, "derived": DERIVED}
# A statement without a mark of confidence is that of its file itself: below what somebody marked as seen, above what was
# seen in an excerpt only.
UNMARKED = 40


def usual_rank(kind: str) -> int:
    """The rank of a dataset of this kind unless another is set."""
    return _OF_KIND.get(kind, FILE)


class Statement(Protocol):
    """What is weighed: a claim of `kg.graph.claims`."""

    @property
    def dataset(self) -> str: ...
    @property
    def said(self) -> Properties: ...


S = TypeVar("S", bound=Statement)


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides for a dataset as a whole: its rank in 0…100 and the day that it describes (ISO, "" if unknown)."""

    rank: int = FILE
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Clash(Generic[S]):
    """Two statements that give `property` different values; the graph shows that of `winner`."""

    property: str
    winner: S
    other: S


@dataclass(frozen=True, slots=True)
class Precedence:
    """The rules for things of one kind. `groups` names the group of each property that belongs to one."""

    standings: Mapping[str, Standing]
    properties: Mapping[str, Property]
    groups: Mapping[str, str]

    def key(self, claim: Statement) -> tuple[int, int, str, int, str]:
        """The higher, the sooner a statement is shown."""
        standing = self.standings.get(claim.dataset, Standing())
        return (
            standing.rank,
            confidence(claim.said.get("confidence")),
            standing.as_of,
            len(claim.said),
            json.dumps(claim.said, ensure_ascii=False, sort_keys=True),
        )

    def merged(self, claims: Iterable[S]) -> Properties:
        """The properties that are shown."""
        shown: Properties = {}
        for group, winner in self._winners(claims).items():
            shown |= {name: value for name, value in winner.said.items() if self._group(name) == group}
        return shown

    def clashes(self, claims: Sequence[S]) -> list[Clash[S]]:
        """Each property on which another statement contradicts the one that is shown. Lists may differ, and so may what
        describes the statement itself (its line, its reference)."""
        winners = self._winners(claims)
        found = []
        for claim in self._told(claims):
            for name, value in sorted(claim.said.items()):
                winner = winners[self._group(name)]
                if self._comparable(name) and winner.said.get(name, value) != value:
                    found.append(Clash(name, winner, claim))
        return found

    def _winners(self, claims: Iterable[S]) -> dict[str, S]:
        """The statement that each group of properties is taken from."""
        winners: dict[str, S] = {}
        for claim in self._told(claims):
            for group in {self._group(name) for name in claim.said}:
                winners.setdefault(group, claim)
        return winners

    def _told(self, claims: Iterable[S]) -> list[S]:
        """The statements that count, the one that outranks all others first: what was made up counts only where nothing
        else is said."""
        every = sorted(claims, key=self.key, reverse=True)
        return [claim for claim in every if not claim.said.get("synthetic")] or every

    def _group(self, name: str) -> str:
        return self.groups.get(name, name)

    def _comparable(self, name: str) -> bool:
        known = self.properties.get(name)
        # A name in a group is made of the figure beside it, which is compared itself.
        return known is not None and not (
            known.many or known.of_statement or (name == "name" and name in self.groups)
        )


class Precedences:
    """The rules for every kind of thing, with the standings that datasets have in a graph."""

    def __init__(self, model: Ontology, standings: Mapping[str, Standing]) -> None:
        self._model, self._standings = model, standings
        self._made: dict[str, Precedence] = {}

    def of(self, kind: str) -> Precedence:
        """Those for nodes with this label or edges of this type."""
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        return self._made[kind]

    def _make(self, kind: str) -> Precedence:
        if kind in self._model.relations:
            properties = self._model.relations[kind].properties
            return Precedence(self._standings, properties, dict.fromkeys(properties, "edge"))
        known = self._model.classes.get(kind)
        properties = known.properties if known is not None else {}
        groups = {name: each.together for name, each in properties.items() if each.together}
        return Precedence(self._standings, properties, groups)


@cache
def distinguishing(model: Ontology, kind: str) -> tuple[str, ...]:
    """The properties by which one file may state a thing of this kind more than once: those of a figure, and where it
    was published. Of things without figures or references the first row of a file counts."""
    if kind in model.relations:
        properties = model.relations[kind].properties
        if "reference" not in properties and "confidence" not in properties:
            return ()
        names = set(properties)
    else:
        known = model.classes.get(kind)
        properties = known.properties if known is not None else {}
        names = {name for name, each in properties.items() if each.together}
    return tuple(
        sorted(
            name
            for name in names - {"id", "name", "sources"}
            if name == "reference" or not properties[name].of_statement
        )
    )


def confidence(mark: object) -> int:
    """The standing of a mark of confidence, by the vocabulary of that name."""
    return _confidences().get(str(mark), UNMARKED) if mark else UNMARKED


@cache
def _confidences() -> dict[str, int]:
    found: dict[str, int] = {}
    for concept in ontology().vocabularies["confidence"].concepts.values():
        names = (concept.id, concept.label.zh, concept.label.en, *concept.alternatives)
        found |= dict.fromkeys(names, concept.standing if concept.standing is not None else UNMARKED)
    return found
