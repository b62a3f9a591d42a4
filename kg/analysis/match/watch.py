"""Saved needs that are open, ranked again when the graph has changed, and what became different.

The rankings stand in files under KG_HOME/watch, one a need, and not in the graph: they depend on the day on which
they were made, and two graphs with the same facts must stay the same. A file holds two rankings: the one that a
person was last told, and the newest. A load renews the newest and says in a sentence what moved; `kg needs run`
compares with what was told, so that nothing is missed between two loads.
"""

import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from kg.analysis.match.models import Request
from kg.analysis.match.need import resolve
from kg.analysis.match.rank import rank
from kg.analysis.match.weights import weights
from kg.graph.graph import Graph
from kg.graph.lookup import holding
from kg.graph.read_cache import read_cache
from kg.lang.errors import InputError, KgError
from kg.lang.messages import Message
from kg.state import files
from kg.values import days
from queries import reads

log = logging.getLogger(__name__)

FOLDER = "watch"
# Who follows a need reads the first page of its answer; below it the order changes with every load.
WATCHED = 20
# A load may take this much longer by looking at needs, about ten of them: more would be taken for a load that hangs.
# The rest waits for the next load, in which it comes first, or for `kg needs run`.
SECONDS = 5.0
# What a ranking rests on: a load that touches none of these changes none.
RESTS_ON = ("Patent", "TechnologyCount", "LegalEvent", "AidPairing", "Enterprise", "Task", "Need")


@dataclass(frozen=True, slots=True)
class Place:
    """A pair in a ranking, with its score; its rank is its position."""

    technology: str
    donor: str
    score: float


@dataclass(frozen=True, slots=True)
class Change:
    """A pair that came among the first, left them, or has another rank or score than before."""

    what: Literal["new", "gone", "moved"]
    technology: str
    donor: str
    rank_before: int | None
    rank: int | None
    score_before: float | None
    score: float | None


@dataclass(frozen=True, slots=True)
class SavedNeed:
    """A need or offer of the graph. `valid_until` None never expires."""

    id: str
    title: str
    kind: str
    valid_until: date | None
    expired: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a need. `state` is a digest of what the newest ranking rests on, `at` when it was made."""

    need: str
    state: str = ""
    at: str = ""
    newest: tuple[Place, ...] = ()
    told: tuple[Place, ...] = ()


def needs(graph: Graph, today: date | None = None) -> list[SavedNeed]:
    """All needs and offers, by their ids; those whose day has passed are expired.

    Raises:
        EngineError: the engine failed.
    """
    day = _day(today)
    saved = sorted(reads.rows(graph, "open-needs", kind=None, day=None), key=lambda row: str(row["id"]))
    return [
        SavedNeed(row["id"], row["title"] or row["name"], row["kind"], until, until is not None and until < day)
        for row in saved
        for until in [date.fromisoformat(str(row["until"])) if row["until"] else None]
    ]  # fmt: skip


def run(graph: Graph, need: str, today: date | None = None) -> list[Change]:
    """Rank a need again, and tell what is different from what was told last; all is new the first time.

    Raises:
        NotFound: there is no such need.
        UsageError: it has expired, is an offer, or says too little to be matched.
        InputError: the file of its last ranking cannot be read.
        EngineError: the engine failed.
    """
    now, kept = _ranked(graph, need, _day(today)), _read(graph, need)
    _write(graph, replace(kept, state=holding(graph, RESTS_ON), at=_now(), newest=now, told=now))
    return changes(kept.told, now)


def look(graph: Graph, today: date | None = None) -> list[Message]:
    """Rank the open needs again after a load, and say in a sentence each which changed. What fails is logged: a
    load that succeeded is never reported as failed for this."""
    try:
        return list(_look(graph, _day(today)))
    except (KgError, OSError) as error:
        log.warning("needs were not ranked again: %s", error)
        return []


def unranked(graph: Graph, today: date | None = None) -> int:
    """How many open needs were not ranked since the graph last changed in what a ranking rests on. A ranking whose file is
    damaged is none; `kg needs run` says what to do with it.

    Raises:
        EngineError: the engine failed.
    """
    open_needs = [n for n in needs(graph, today) if n.kind == "need" and not n.expired]
    state = holding(graph, RESTS_ON) if open_needs else None
    return sum(_state(graph, need.id) != state for need in open_needs)


def _state(graph: Graph, need: str) -> object:
    """What the graph held when the need was ranked last; None where it was not."""
    try:
        return _read(graph, need).state
    except InputError:
        return None


def changes(before: Iterable[Place], now: Iterable[Place]) -> list[Change]:
    """What is different between two rankings: those of `now` in their order, then those that are gone."""
    old = {(p.technology, p.donor): (number, p.score) for number, p in enumerate(before, 1)}
    found = []
    for number, place in enumerate(now, 1):
        was = old.pop((place.technology, place.donor), None)
        if was is None:
            found.append(Change("new", place.technology, place.donor, None, number, None, place.score))
        elif was != (number, place.score):
            found.append(Change("moved", place.technology, place.donor, was[0], number, was[1], place.score))
    gone = [Change("gone", *pair, was[0], None, was[1], None) for pair, was in old.items()]
    return found + gone


def _look(graph: Graph, day: date) -> Iterator[Message]:
    open_needs = [n for n in needs(graph, day) if n.kind == "need" and not n.expired]
    if not open_needs:
        return
    state, until = holding(graph, RESTS_ON), time.monotonic() + SECONDS
    kept = {need.id: _read(graph, need.id) for need in open_needs}
    stale = sorted((n for n in open_needs if kept[n.id].state != state), key=lambda n: (kept[n.id].at, n.id))
    for done, need in enumerate(stale):
        if done and time.monotonic() > until:
            left = len(stale) - done
            yield Message("needs-not-ranked", count=left)
            return
        try:
            now = _ranked(graph, need.id, day)
        except KgError as error:
            log.warning("need %s cannot be ranked: %s", need.id, error)
            continue
        was = kept[need.id]
        _write(graph, replace(was, state=state, at=_now(), newest=now))
        if was.state and (found := changes(was.newest, now)):
            yield _sentence(need, found)


def _ranked(graph: Graph, need: str, day: date) -> tuple[Place, ...]:
    read = read_cache(graph)
    found = rank(read, resolve(read, Request(need=need), day), weights(), day.year)
    return tuple(
        Place(s.case.use.technology.id, s.case.donor.region.id, s.score) for s in found.scored[:WATCHED]
    )


def _sentence(need: SavedNeed, found: list[Change]) -> Message:
    new, gone, moved = (sum(change.what == what for change in found) for what in ("new", "gone", "moved"))
    return Message("need-changed", id=need.id, title=need.title, new=new, gone=gone, moved=moved)


def _file(graph: Graph, need: str) -> Path:
    """Its name is a digest: ids come from files of others and may hold anything."""
    return graph.settings.home / FOLDER / f"{blake2b(need.encode(), digest_size=16).hexdigest()}.json"


def _read(graph: Graph, need: str) -> _Kept:
    path = _file(graph, need)
    try:
        return _KEPT.validate_json(path.read_bytes())
    except FileNotFoundError:
        return _Kept(need)
    except ValidationError:
        raise InputError("ranking-unreadable", file=f"{path.parent.name}/{path.name}", need=need) from None


def _write(graph: Graph, kept: _Kept) -> None:
    files.replace(_file(graph, kept.need), _KEPT.dump_json(kept))


def _day(today: date | None) -> date:
    return today or days.today()


def _now() -> str:
    return datetime.now(UTC).isoformat()


_KEPT = TypeAdapter(_Kept)
