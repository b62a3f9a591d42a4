"""One pure function per way of counting. Each gives a value and the ids of what it rests on, or None where nothing is known.

The ways are named in the vocabularies of processes and registers (`kgo:countedBy`):

- subjects, regions: distinct subjects, or distinct prefectures of the subjects, of listings in force on the last day of
  the year (today in the present year).
- dossiers: dossiers that first reached the stage in the year.
- amount: the sum of the amounts of that stage's steps in the year, in the indicator's unit; a renewal under a number of its
  own counts again, as registers of pledges do.
- share: dossiers that first reached the stage in the year, per hundred of those that could reach it: accepted in the year or
  carried over from earlier ones. No official formula of the closing rate is published; this one cannot pass 100.
- amount-share: the sum of the amounts at one stage per hundred of the sum at another, both in the year.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Chinese units of money and of counts, in yuan and in ones.
_SCALE = {"元": 1.0, "万元": 1e4, "百万元": 1e6, "亿元": 1e8}


@dataclass(frozen=True, slots=True)
class Reached:
    """A step of a dossier: `date` in ISO 8601, `amount` in `unit` where it has one."""

    dossier: str
    step: str
    stage: str
    date: str
    amount: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing of a subject in force from `start` to `until` (None: without end), both days included."""

    listing: str
    subject: str
    prefectures: tuple[str, ...]
    start: str
    until: str | None = None


class Counted(NamedTuple):
    """A value and the ids of what it rests on."""

    value: float
    rests_on: tuple[str, ...]


def live(listings: Iterable[Listed], day: str) -> list[Listed]:
    """The listings in force on `day`."""
    return [each for each in listings if each.start <= day and (each.until is None or day <= each.until)]


def subjects(listings: Iterable[Listed], day: str) -> Counted:
    """Distinct subjects in force on `day`."""
    found = live(listings, day)
    return Counted(len({each.subject for each in found}), tuple(each.listing for each in found))


def regions(listings: Iterable[Listed], day: str) -> Counted:
    """Distinct prefectures of the subjects in force on `day`."""
    found = live(listings, day)
    places = {place for each in found for place in each.prefectures}
    return Counted(len(places), tuple(each.listing for each in found if each.prefectures))


def first_reached(steps: Iterable[Reached], stage: str) -> dict[str, Reached]:
    """By dossier the first step at the stage."""
    found: dict[str, Reached] = {}
    for step in sorted(steps, key=lambda step: (step.date, step.step)):
        if step.stage == stage:
            found.setdefault(step.dossier, step)
    return found


def dossiers(steps: Sequence[Reached], stage: str, year: int) -> Counted:
    """Dossiers that first reached the stage in `year`."""
    found = [step for step in first_reached(steps, stage).values() if _in(step, year)]
    return Counted(len(found), tuple(step.step for step in found))


def amount(steps: Iterable[Reached], stage: str, year: int, unit: str) -> Counted | None:
    """The sum of the amounts at the stage in `year`, in `unit`; None when an amount's unit does not convert."""
    found = [step for step in steps if step.stage == stage and _in(step, year) and step.amount is not None]
    parts = [converted(step.amount or 0.0, step.unit or "", unit) for step in found]
    if not found or any(part is None for part in parts):
        return None
    total = sum(part for part in parts if part is not None)
    return Counted(round(total, 6), tuple(step.step for step in found))


def share(steps: Sequence[Reached], stage: str, of: str, year: int) -> Counted | None:
    """Per hundred: dossiers that reached `stage` in `year`, of those that reached `of` by its end and had not reached
    `stage` before it."""
    begun, ended = first_reached(steps, of), first_reached(steps, stage)
    open_ = [
        step
        for id_, step in begun.items()
        if int(step.date[:4]) <= year and not (id_ in ended and int(ended[id_].date[:4]) < year)
    ]
    done = [ended[step.dossier] for step in open_ if step.dossier in ended and _in(ended[step.dossier], year)]
    if not open_:
        return None
    return Counted(round(100 * len(done) / len(open_), 2), tuple(step.step for step in [*open_, *done]))


def closed_of_accepted(steps: Sequence[Reached], stage: str, of: str, year: int) -> Counted | None:
    """The other definition in use: reached `stage` in `year` per hundred that reached `of` in the same year. It passes 100
    where cases of earlier years are closed."""
    begun = [step for step in first_reached(steps, of).values() if _in(step, year)]
    done = [step for step in first_reached(steps, stage).values() if _in(step, year)]
    if not begun:
        return None
    return Counted(round(100 * len(done) / len(begun), 2), tuple(step.step for step in [*begun, *done]))


def amount_share(steps: Iterable[Reached], stage: str, of: str, year: int) -> Counted | None:
    """Per hundred: the amounts at `stage` of those at `of`, both in `year` and in one unit."""
    found = [
        step for step in steps if _in(step, year) and step.amount is not None and step.stage in (stage, of)
    ]
    whole = sum(step.amount or 0.0 for step in found if step.stage == of)
    if whole <= 0 or len({step.unit for step in found}) != 1:
        return None
    part = sum(step.amount or 0.0 for step in found if step.stage == stage)
    return Counted(round(100 * part / whole, 2), tuple(step.step for step in found))


def converted(value: float, unit: str, to: str) -> float | None:
    """The value in another unit of money; None where the two do not convert."""
    if unit == to:
        return value
    if unit not in _SCALE or to not in _SCALE:
        return None
    return value * _SCALE[unit] / _SCALE[to]


def _in(step: Reached, year: int) -> bool:
    return step.date.startswith(f"{year}-")
