"""What became of suggestions: taken, declined and why, transferred and when. Kept in a file that only grows, shown
beside the results that it is about, and counted. It never enters a score: what people once declined may be what
others need, and a ranking that learned in silence could not be defended in a meeting.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from kg.analysis.match.models import Feedback, Request
from kg.analysis.match.need import Need, resolve
from kg.analysis.match.rank import rank
from kg.analysis.match.weights import weights
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from kg.lang.errors import NotFound, UsageError
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.state import journal
from kg.values import days, regions
from ontology.reader import ontology

FILE = "feedback.jsonl"
# What a person may write beside it; more belongs into a file of theirs.
NOTE_CHARS = 500

Decision = Literal["accepted", "rejected", "transferred"]
DECISIONS: dict[Decision, Text] = {
    "accepted": Text("采纳", "accepted"),
    "rejected": Text("不采纳", "rejected"),
    "transferred": Text("已转让", "transferred"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a result. `reason` is a slug or name of `ontology/vocabularies/feedback-reasons.ttl`."""

    technology: str
    donor: str
    decision: Decision
    who: str
    reason: str | None = None
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Suggestions that were judged, by the last word on each: taken counts accepted and transferred ones."""

    taken: int
    transferred: int
    declined: int

    @property
    def acceptance(self) -> float:
        """The share taken, 0…1; of few, it says little."""
        return self.taken / (self.taken + self.declined)


@dataclass(frozen=True, slots=True)
class Report:
    """Feedback in figures: how often each reason was given, and what was taken by donor and by technology."""

    total: Tally | None
    reasons: dict[str, int]
    donors: dict[str, Tally]
    technologies: dict[str, Tally]


def recorded(home: Path) -> list[Feedback]:
    """All that was said, the oldest first.

    Raises:
        InputError: a line of the file is none of ours.
    """
    return journal.read(home / FILE, _LINE)


def record(graph: Graph, asked: Request, told: Told, today: date | None = None) -> Feedback:
    """Keep what a person says of a result of the match `asked`, with the rank and score it has now.

    Raises:
        NotFound: no such need, prefecture, industry or reason, or the pair is no result of the match.
        UsageError: a rejection without reason, a transfer without day or on a day to come, too long a note; or the
            need has expired.
        EngineError: the engine failed.
    """
    day = today or days.today()
    _refuse_unclear(told, day)
    read = read_cache(graph)
    need = resolve(read, asked, day)
    symbol, donor = told.technology.strip().upper(), regions.region_of(told.donor.strip())
    for number, scored in enumerate(rank(read, need, weights(asked.weights), day.year).scored, 1):
        if donor is not None and (scored.case.donor.region.id, scored.case.use.technology.id) == (
            donor,
            symbol,
        ):
            said = Feedback(
                prefecture=need.region,
                industries=list(need.industries),
                need=asked.need,
                technology=symbol,
                donor=donor,
                decision=told.decision,
                reason=reason(told.reason) if told.reason else None,
                on=told.on,
                note=told.note,
                who=told.who,
                at=datetime.now(UTC).replace(microsecond=0),
                score=scored.score,
                rank=number,
            )
            journal.append(graph.settings.home / FILE, _LINE, [said])
            return said
    raise NotFound("feedback-no-result", donor=told.donor, technology=symbol)


def beside(said: Iterable[Feedback], need: Need, technology: str, donor: str) -> list[Feedback]:
    """What was said of this pair for the same industry in the same region or in a member of it, the oldest first."""
    places, industries = {need.region, *need.members}, set(need.industries)
    return [
        f
        for f in said
        if (f.technology, f.donor) == (technology, donor)
        and f.prefecture in places
        and industries & set(f.industries)
    ]


def in_words(said: Feedback) -> str:
    """What was said, in a Chinese clause."""
    why = f"（{reason_name(said.reason)}）" if said.reason else f"（{said.on}）" if said.on else ""
    note = f"：{said.note}" if said.note else ""
    return f"{said.at.date()} {said.who} {DECISIONS[said.decision].zh}{why}{note}"


def report(said: Iterable[Feedback]) -> Report:
    """Figures of the last word on each suggestion."""
    last = {(f.prefecture, *f.industries, f.need or "", f.technology, f.donor): f for f in said}
    standing = list(last.values())
    return Report(
        total=_tally(standing) if standing else None,
        reasons=dict(Counter(f.reason for f in standing if f.reason).most_common()),
        donors=dict(_by((f.donor, f) for f in standing)),
        technologies=dict(_by((f.technology, f) for f in standing)),
    )


def reason(text: str) -> str:
    """The slug of a reason by its slug or any of its names.

    Raises:
        NotFound: there is none; all are told.
    """
    found = _reasons().get(text.strip().casefold())
    if found is None:
        concepts = ontology().vocabularies["feedback-reasons"].concepts.values()
        names = [Message("name-with-id", name=c.label, id=c.id) for c in concepts]
        raise NotFound("feedback-reason-unknown", name=text, reasons=names)
    return found


def reason_name(slug: str) -> str:
    """The Chinese name of a reason."""
    concept = ontology().vocabularies["feedback-reasons"].concepts.get(slug)
    return concept.label.zh if concept is not None else slug


@cache
def _reasons() -> dict[str, str]:
    return {
        name.casefold(): concept.id
        for concept in ontology().vocabularies["feedback-reasons"].concepts.values()
        for name in (concept.id, concept.label.zh, concept.label.en, *concept.alternatives)
    }


def _refuse_unclear(told: Told, day: date) -> None:
    if (told.decision == "rejected") != (told.reason is not None):
        raise UsageError("feedback-needs-reason")
    if (told.decision == "transferred") != (told.on is not None):
        raise UsageError("feedback-needs-day")
    if told.on is not None and told.on > day:
        raise UsageError("feedback-day-to-come", day=told.on)
    if len(told.note) > NOTE_CHARS:
        raise UsageError("feedback-note-too-long", limit=NOTE_CHARS)


def _by(named: Iterable[tuple[str, Feedback]]) -> Iterator[tuple[str, Tally]]:
    """Tallies by name, those most often judged first."""
    groups: dict[str, list[Feedback]] = {}
    for name, feedback in named:
        groups.setdefault(name, []).append(feedback)
    for name in sorted(groups, key=lambda name: (-len(groups[name]), name)):
        yield name, _tally(groups[name])


def _tally(said: list[Feedback]) -> Tally:
    counted = Counter(f.decision for f in said)
    return Tally(counted["accepted"] + counted["transferred"], counted["transferred"], counted["rejected"])


_LINE = TypeAdapter(Feedback)
