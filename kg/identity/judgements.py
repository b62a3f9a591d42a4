"""Decisions about which organisations are one: a file of JSON lines that only grows, and what follows from it.

Each line holds one decision on one pair; the last line on a pair stands. To reverse is to add a line, so
nothing is lost and reading the file again gives the same answer. A person's line stands above the rules'.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from kg.graph.records import Edge, Node, Record, Ref, Row
from kg.lang.errors import NotFound, UsageError
from kg.state import journal
from kg.values import credit_codes
from ontology.reader import ontology

FILE = "identity.jsonl"
RULE = "rule"

Decision = Literal["same", "different", "unsure", "reversed"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """One side of a pair: the id, label and name that its node had when it was judged."""

    id: str
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `who` is "rule" or a person's name, `score` in 0…1 (None when a person judged by
    themselves), `at` an ISO time in UTC."""

    one: Party
    other: Party
    decision: Decision
    who: str
    reason: str
    score: float | None = None
    at: str = ""

    @property
    def pair(self) -> Pair:
        """The ids in order."""
        return _pair(self.one.id, self.other.id)


class Judgements:
    """The decisions of one KG_HOME, as read when this was made and as recorded since."""

    def __init__(self, home: Path) -> None:
        """Read the decisions kept in `home`.

        Raises:
            InputError: a line of the file is none of ours.
        """
        self.path = home / FILE
        self._standing: dict[Pair, Judgement] = {}
        for judgement in journal.read(self.path, _LINE):
            self._standing[judgement.pair] = judgement
        self._groups = _Groups(self._standing.values())

    def list(self, decision: Decision | None = None) -> list[Judgement]:
        """What stands, one per pair, in the order of the ids; of one kind when `decision` names it."""
        found = (self._standing[pair] for pair in sorted(self._standing))
        return [j for j in found if decision is None or j.decision == decision]

    def on(self, one: str, other: str) -> Judgement | None:
        """What stands on this pair."""
        return self._standing.get(_pair(one, other))

    def party(self, id_: str) -> Party | None:
        """The node `id_` as it was when it was judged last, be it merged since or not."""
        sides = (side for j in self._standing.values() for side in (j.one, j.other))
        return next((side for side in sides if side.id == id_), None)

    def record(self, judgements: Iterable[Judgement]) -> int:
        """Add decisions to the file; how many were news. A rule's word on a pair that a person has judged
        or reversed is left out, and so is what stands already.

        Raises:
            UsageError: both sides of a pair are one.
        """
        news = [judgement for judgement in judgements if self._is_news(judgement)]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        dated = [replace(judgement, at=judgement.at or now) for judgement in news]
        if dated:
            journal.append(self.path, _LINE, dated)
            self._standing |= {judgement.pair: judgement for judgement in dated}
            self._groups = _Groups(self._standing.values())
        return len(dated)

    def reverse(self, one: str, other: str, who: str, reason: str) -> Judgement:
        """Take back what stands on a pair; rules will not judge it again. Load the datasets that name the
        two again: each node is then made anew from what they say.

        Raises:
            NotFound: nothing stands on this pair.
        """
        standing = self.on(one, other)
        if standing is None or standing.decision == "reversed":
            raise NotFound("judgement-not-found", one=one, other=other)
        reversal = replace(standing, decision="reversed", who=who, reason=reason, score=None, at="")
        self.record([reversal])
        return self._standing[reversal.pair]

    def canonical(self, id_: str) -> str:
        """The id under which the organisation of `id_` stands in the graph: a credit code of its group if
        there is one, else the smallest id."""
        return self._groups.ref(Ref("Organization", id_)).id

    def members(self, id_: str) -> frozenset[str]:
        """The ids that stand under `id_` in the graph, its own among them."""
        return self._groups.members.get(id_, frozenset()) | {id_}

    def moves(self) -> dict[Ref, Ref]:
        """Every node that stands under another's id or label, and under which. An id is named under each label
        of organisations, since a dataset may have changed its mind on the label since the judgement."""
        labels = [label for label in ontology().classes if _is_organisation(label)]
        refs = (Ref(label, id_) for id_ in sorted(self._groups.refs) for label in labels)
        return {ref: new for ref in refs if (new := self._groups.ref(ref)) != ref}

    def settled(self, row: Row) -> Row:
        """A loader's row with each organisation under its canonical id, its other names among the aliases.

        Where a row names one organisation twice, the name of the canonical id stands, else that of the smallest
        id, as after a merge.
        """
        if not self._groups.refs:
            return row
        named: dict[Ref, list[Ref]] = defaultdict(list)
        for fact in row.facts:
            if isinstance(fact, Node):
                named[self._groups.ref(fact.ref)].append(fact.ref)
        stands = {min(refs, key=lambda ref, new=new: (ref != new, ref)) for new, refs in named.items()}  # type: ignore[misc]
        return replace(
            row,
            facts=tuple(
                self._settled(fact) for fact in row.facts if isinstance(fact, Edge) or fact.ref in stands
            ),
        )

    def named(self, id_: str, said: Mapping[str, Any]) -> dict[str, Any]:
        """The properties that a dataset says of the organisation `id_`, with the other names of its group."""
        names = self._groups.names.get(id_)
        if names is None:
            return dict(said)
        other = (names | set(said.get("aliases", ()))) - {said["name"]}
        return {**said, "aliases": sorted(other)} if other else dict(said)

    def _settled(self, fact: Record) -> Record:
        if isinstance(fact, Edge):
            start, end = self._groups.ref(fact.start), self._groups.ref(fact.end)
            return fact if (start, end) == (fact.start, fact.end) else replace(fact, start=start, end=end)
        if fact.id not in self._groups.refs or not _is_organisation(fact.label):
            return fact
        ref = self._groups.ref(fact.ref)
        said = self.named(ref.id, {"name": fact.name, **fact.properties})
        del said["name"]
        return Node(ref.label, ref.id, fact.name, fact.locators, said)

    def _is_news(self, judgement: Judgement) -> bool:
        if judgement.one.id == judgement.other.id:
            raise UsageError("judgement-of-one", id=judgement.one.id)
        standing = self._standing.get(judgement.pair)
        if standing is None:
            return True
        if judgement.who == RULE and standing.who != RULE:
            return False
        return (standing.decision, standing.who, standing.reason) != (
            judgement.decision,
            judgement.who,
            judgement.reason,
        )


class _Groups:
    """What the standing decisions make one. Persons' words go first, then the rules' by score; a word that
    would bring two together whom any decision holds apart is passed over."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        standing = sorted(judgements, key=lambda j: (j.who == RULE, -(j.score or 0.0), j.pair))
        apart = {j.pair for j in standing if j.decision == "different"}
        members: dict[str, set[Party]] = {}
        for judgement in standing:
            if judgement.decision != "same":
                continue
            one, other = (members.get(p.id, {p}) for p in (judgement.one, judgement.other))
            if one is other or _held_apart(one, other, apart, by_rule=judgement.who == RULE):
                continue
            joined = one | other
            members |= {party.id: joined for party in joined}
        self.refs = {id_: _canonical(group) for id_, group in members.items()}
        self.members = {
            self.refs[id_].id: frozenset(party.id for party in group) for id_, group in members.items()
        }
        names: dict[str, set[str]] = defaultdict(set)
        for id_, group in members.items():
            names[self.refs[id_].id] |= {party.name for party in group}
        self.names = dict(names)

    def ref(self, ref: Ref) -> Ref:
        """The node that stands for `ref`."""
        found = self.refs.get(ref.id)
        return ref if found is None or not _is_organisation(ref.label) else found


def _held_apart(one: set[Party], other: set[Party], apart: set[Pair], *, by_rule: bool) -> bool:
    if any(_pair(a.id, b.id) in apart for a, b in product(one, other)):
        return True
    coded = {party.id for party in one | other if credit_codes.valid(party.id)}
    return by_rule and len(coded) > 1


def _canonical(group: set[Party]) -> Ref:
    coded = [party.id for party in group if credit_codes.valid(party.id)]
    label = "Enterprise" if any(party.label == "Enterprise" for party in group) else min(group).label
    return Ref(label, min(coded or (party.id for party in group)))


@cache
def _is_organisation(label: str) -> bool:
    model = ontology()
    return label in model.classes and "Organization" in model.labels(label)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


_LINE = TypeAdapter(Judgement)
