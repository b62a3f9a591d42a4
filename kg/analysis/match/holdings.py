"""Who holds which patents in a technology: read by hops from its class, once per state of the graph.

What remains of thousands of patents is a few figures a donor, and the patents that a person should see first.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any

from kg.analysis.match.closeness import Titles, words
from kg.analysis.match.models import Gate, Term
from kg.graph.read_cache import ReadCache
from kg.values import regions
from kg.values.places import XINJIANG, owner
from queries import reads

# Prefixes of numbers of the offices whose rights count in Central Asia; EA is the Eurasian patent.
CENTRAL_ASIA = ("KZ", "KG", "TJ", "TM", "UZ", "EA")
# A person looks at the first few of a list.
SHOWN = 5
# Events that move a right or its use to someone else.
_MOVES = {"transfer", "licence"}
_DISPUTES = {"lawsuit", "preservation"}
_ORDER = {"live": 0, "pending": 1, "unknown": 2, "lapsed": 3}
# Years from filing: Patent Law of 2020, art. 42, in force since 1 June 2021; before that designs had 10.
_TERMS = {"invention": 20, "utility model": 10, "design": 15}
_LONGER_DESIGNS = "2021-06-01"
_YEAR = 365.25


@dataclass(slots=True)
class Holding:
    """A donor's patents in a technology, summed up. A pledge that was released later is none. `ends` are
    the days (as ordinals, the earliest first) on which live ones run out."""

    status: Counter[str] = field(default_factory=Counter)
    open_licence: list[str] = field(default_factory=list)
    pledged: list[str] = field(default_factory=list)
    co_owned: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)
    synthetic: list[str] = field(default_factory=list)
    abroad: dict[str, list[str]] = field(default_factory=dict)
    ends: "array[float]" = field(default_factory=lambda: array("d"))
    best: list[tuple[tuple[Any, ...], str]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many patents."""
        return self.status.total()

    @property
    def first(self) -> list[str]:
        """The patents to look at first."""
        return [id_ for _, id_ in self.best]


@dataclass(frozen=True, slots=True)
class Holdings:
    """The patents of a technology: by donor with their titles, and live or pending ones in Xinjiang by place."""

    by_donor: dict[str, Holding] = field(default_factory=dict)
    local: dict[str, list[str]] = field(default_factory=dict)
    titles: Titles = field(default_factory=Titles)


def holdings(memory: ReadCache, symbol: str, donors: Collection[str], *, real: bool = False) -> Holdings:
    """Who holds what in the class `symbol`; what was made up is left out of what is `real`."""
    key = ("holdings", symbol, real, *sorted(donors))
    return memory.once(key, lambda: _read(memory, symbol, frozenset(donors), real=real))


def nearest(
    memory: ReadCache, symbol: str, donors: Collection[str], texts: tuple[str, ...], *, real: bool = False
) -> dict[str, list[tuple[float, str]]]:
    """By donor its patents in the class `symbol` whose titles are nearest to one of `texts`: closeness and id."""
    held = holdings(memory, symbol, donors, real=real)
    key = ("nearest", symbol, texts, real, *sorted(donors))
    return memory.once(key, lambda: held.titles.nearest([words(text) for text in texts]))


def gate(holding: Holding, today: date) -> Gate:
    """The counts that a person must see before any score."""
    return Gate(
        **{status: holding.status[status] for status in _ORDER},
        open_licence=len(holding.open_licence),
        pledged=len(holding.pledged),
        co_owned=len(holding.co_owned),
        moved=len(holding.moved),
        remaining=_remaining(holding.ends, today),
    )


def remaining_years(kind: str | None, filed: str | None, today: date) -> float | None:
    """Years of protection left, 0 when they are over; None where kind or day of filing is unknown."""
    end = _end(kind, filed)
    return None if end is None else _years(end, today)


def _end(kind: str | None, filed: str | None) -> float | None:
    """The day on which a right runs out, as an ordinal with what a year has beyond 365 days."""
    if kind not in _TERMS or not filed:
        return None
    term = 10 if kind == "design" and filed < _LONGER_DESIGNS else _TERMS[kind]
    return date.fromisoformat(filed).toordinal() + term * _YEAR


def _years(end: float, today: date) -> float:
    return round(max((end - today.toordinal()) / _YEAR, 0.0), 1)


def _remaining(ends: Sequence[float], today: date) -> Term | None:
    if not ends:
        return None
    # Thousands of patents stand behind each result, and a match is to be quick: the middle ones alone are looked at.
    middle = ends[(len(ends) - 1) // 2 : len(ends) // 2 + 1]
    return Term(
        known=len(ends),
        shortest=_years(ends[0], today),
        median=round(median(_years(end, today) for end in middle), 1),
        longest=_years(ends[-1], today),
    )


def _read(memory: ReadCache, symbol: str, donors: frozenset[str], *, real: bool) -> Holdings:
    events: dict[str, dict[str, str]] = {}
    for row in reads.rows(memory, "events-of-class", symbol=symbol):
        events.setdefault(row["id"], {})[row["kind"]] = row["last"]
    shared = {row["id"] for row in reads.rows(memory, "shared-patents-of-class", symbol=symbol)}
    found = Holdings()
    owners: dict[str, str | None] = {}
    seen: set[tuple[str, str]] = set()
    for row in reads.rows(memory, "patents-of-class", symbol=symbol):
        place = row["place"]
        if real and row["synthetic"]:
            continue
        if place not in owners:
            owners[place] = owner(place, donors)
        donor = owners[place]
        # A patent with applicants in two places of one province is one patent of it.
        if (row["id"], donor or place) in seen:
            continue
        seen.add((row["id"], donor or place))
        if donor is not None:
            holding = found.by_donor.setdefault(donor, Holding())
            _add(holding, row, events.get(row["id"], {}), row["id"] in shared)
            found.titles.add(donor, row["id"], row["title"] or "")
        elif row["status"] in ("live", "pending") and regions.province_of(place) == XINJIANG:
            found.local.setdefault(place, []).append(row["id"])
    for holding in found.by_donor.values():
        holding.best = sorted(holding.best)[:SHOWN]
        holding.ends = array("d", sorted(holding.ends))
    return found


def _add(holding: Holding, row: dict[str, Any], events: dict[str, str], shared: bool) -> None:
    id_, status, kind, filed = row["id"], row["status"] or "unknown", row["kind"], row["filed"]
    holding.status[status] += 1
    for ids, holds in (
        (holding.open_licence, "open licence" in events),
        (holding.pledged, events.get("pledge", "") > events.get("release", "")),
        (holding.co_owned, shared),
        (holding.moved, bool(events.keys() & _MOVES)),
        (holding.disputed, bool(events.keys() & _DISPUTES)),
        (holding.synthetic, bool(row["synthetic"])),
    ):
        if holds:
            ids.append(id_)
    if status == "live" and (end := _end(kind, filed)) is not None:
        holding.ends.append(end)
    for number in row["family"] or ():
        if number[:2] in CENTRAL_ASIA:
            holding.abroad.setdefault(id_, []).append(number)
    newest = -int(filed.replace("-", "")) if filed else 0
    holding.best.append((("open licence" not in events, _ORDER.get(status, 2), newest), id_))
