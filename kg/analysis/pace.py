"""How far a target is along its way, by its basis: one pure function, from figures by year.

- value, ratio: R = CAGR observed / CAGR required, both from the base year, which is told: the last one before the period of
  the plan that has a figure, else the first with one. A ratio is the base value times the figure.
- total: the share that is done, over the share of the years that have passed.
- average: the mean so far over the figure, with the mean that the years left still need; rates in per cent compound, so that
  they need ((1+g)^n / Π(1+x))^(1/left) − 1.
- per year: the share of the years observed that met the figure.
- operator `range`: inside or not; operator `all`: the share that is covered.

R ≥ 0.95 is on track, 0.6 to 0.95 slow, 0 to 0.6 far behind, below 0 backward: the classes of the United Nations' progress
charts (UNSD, Sustainable Development Goals Progress Chart, technical note). Where a formula has no answer the reason is given
and no number: a base of 0, a base at or past the target, no base, no figure of any year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Literal

Class = Literal["met", "missed", "on track", "slow", "far behind", "backward", "cannot judge"]
Reason = Literal[
    "", "no figures", "no base", "base of 0", "base past the target", "nothing since the base", "above the range", "no share", "no deadline", "no value"
]  # fmt: skip
ON_TRACK, SLOW = 0.95, 0.6
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Sought:
    """A target: `low` and `high` in its unit, the `first` year of its period, and the `last`, its deadline."""

    operator: str
    basis: str
    low: float | None
    high: float | None
    unit: str | None
    first: int | None
    last: int | None

    @property
    def figure(self) -> float | None:
        """The value to be reached, or not to be passed."""
        return self.high if self.operator == "<=" and self.high is not None else self.low

    def meets(self, value: float) -> bool:
        """Whether `value` is what the target asks for; `=` counts as met at the figure or better."""
        if self.operator == "range":
            return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
        if self.figure is None:
            return False
        return value <= self.figure if self.operator == "<=" else value >= self.figure


@dataclass(frozen=True, slots=True)
class Pace:
    """What is said of a target: its class, the pace R where there is one, until which year figures reach, the mean that is still
    needed a year (basis `average`), and of `value` and `ratio` the base year and the yearly growth required and observed since
    (0.1 is a tenth a year)."""

    said: Class
    pace: float | None = None
    until: int | None = None
    needed: float | None = None
    base: int | None = None
    required: float | None = None
    observed: float | None = None
    reason: Reason = ""


def pace(sought: Sought, seen: Mapping[int, float]) -> Pace:
    """How `sought` stands by the figures of single years, `seen`, in the unit of the target."""
    if sought.figure is None and sought.operator != "all":
        return Pace("cannot judge", reason="no value")
    if sought.last is None:
        return Pace("cannot judge", reason="no deadline")
    within = {year: value for year, value in sorted(seen.items()) if year <= sought.last}
    if not within:
        return Pace("cannot judge", reason="no figures")
    if sought.operator in {"all", "range"}:
        return _state(sought, within)
    by_basis = {"total": _total, "average": _average, "per year": _each_year}
    return by_basis.get(sought.basis, _growth)(sought, within)


def of_target(target: Mapping[str, object], seen: Mapping[int, float], plan: str = "") -> Pace:
    """The same of the properties of a Target. A period of one year says only when it ends; it begins with that of its `plan`
    ("2016-2020")."""
    own = [int(year) for year in _YEAR.findall(str(target.get("period") or ""))]
    years = own if len(own) > 1 else [int(year) for year in _YEAR.findall(plan)] or own
    low, high = (None if target.get(name) is None else float(str(target[name])) for name in ("low", "high"))
    deadline, unit = target.get("deadline"), target.get("unit")
    sought = Sought(
        str(target.get("operator") or "="),
        str(target.get("basis") or "value"),
        low,
        high,
        None if unit is None else str(unit),
        min(years, default=None),
        int(str(deadline)) if deadline is not None else max(own, default=None),
    )
    return pace(sought, seen)


def _state(sought: Sought, within: Mapping[int, float]) -> Pace:
    """What is inside a range, or covers all: the latest figure as it is."""
    year, value = list(within.items())[-1]
    final = year == sought.last
    if sought.operator == "range":
        if sought.meets(value) or final:
            return _classed(1.0, year, final=final, met=sought.meets(value))
        if sought.low is not None and 0 <= value < sought.low:
            return _classed(value / sought.low, year, final=False, met=False)
        return Pace("cannot judge", until=year, reason="above the range")
    # A share is all at 100; a count of what is covered says nothing of what is not.
    if sought.unit not in ("%", "％"):
        return Pace("cannot judge", until=year, reason="no share")
    return _classed(value / 100, year, final=final, met=value >= 100)


def _growth(sought: Sought, within: Mapping[int, float]) -> Pace:
    """By growth from the base year: that before the period, else the first year with a figure."""
    base = _base(sought, within)
    year, value = list(within.items())[-1]
    if base is None:
        return _single(sought, year, value)
    start, held = base
    figure = (sought.figure or 0.0) * (held if sought.basis == "ratio" else 1)
    met = value <= figure if sought.operator == "<=" else value >= figure
    if year == sought.last:
        return Pace("met" if met else "missed", until=year, base=start)
    if held <= 0 or value <= 0 or figure <= 0:
        return Pace("cannot judge", until=year, base=start, reason="base of 0")
    past = held <= figure if sought.operator == "<=" else held >= figure
    if past:
        return Pace("cannot judge", until=year, base=start, reason="base past the target")
    required = (figure / held) ** (1 / ((sought.last or year) - start)) - 1
    observed = (value / held) ** (1 / (year - start)) - 1
    found = _classed(observed / required, year, final=False, met=met)
    return Pace(found.said, found.pace, year, base=start, required=required, observed=observed)


def _base(sought: Sought, within: Mapping[int, float]) -> tuple[int, float] | None:
    """The base year with its value: the last one before the period begins, else the first figure; None where no later figure
    is there."""
    before = [year for year in within if sought.first is not None and year < sought.first]
    start = max(before, default=min(within))
    return (start, within[start]) if start < max(within) else None


def _single(sought: Sought, year: int, value: float) -> Pace:
    """One figure has no pace: at the deadline it decides, before it nothing can be said."""
    if year == sought.last and sought.basis != "ratio":
        return Pace("met" if sought.meets(value) else "missed", until=year)
    before = sought.first is not None and year < sought.first
    return Pace("cannot judge", until=year, reason="nothing since the base" if before else "no base")


def _period(sought: Sought, within: Mapping[int, float]) -> dict[int, float]:
    return {year: value for year, value in within.items() if sought.first is None or year >= sought.first}


def _total(sought: Sought, within: Mapping[int, float]) -> Pace:
    years = _period(sought, within)
    if not years or sought.first is None:
        return Pace("cannot judge", reason="no figures" if not years else "no base")
    until = max(years)
    done, figure = sum(years.values()), sought.figure or 0.0
    if figure <= 0:
        return Pace("cannot judge", until=until, reason="base of 0")
    span = (sought.last or until) - sought.first + 1
    share = (until - sought.first + 1) / span
    if sought.operator == "<=":
        # What may be spent is spent too fast above its share of time.
        return _classed(share / (done / figure) if done else 1.0, until, final=share == 1, met=done <= figure)
    return _classed(done / figure / share, until, final=share == 1, met=done >= figure)


def _average(sought: Sought, within: Mapping[int, float]) -> Pace:
    years = _period(sought, within)
    if not years or sought.first is None or sought.last is None:
        return Pace("cannot judge", reason="no figures" if not years else "no base")
    figure, span, until = sought.figure or 0.0, sought.last - sought.first + 1, max(years)
    left = span - len(years)
    if sought.unit in ("%", "％"):
        grown = prod(1 + value / 100 for value in years.values())
        if grown <= 0:
            return Pace("cannot judge", until=until, reason="base of 0")
        mean = (grown ** (1 / len(years)) - 1) * 100
        needed = (((1 + figure / 100) ** span / grown) ** (1 / left) - 1) * 100 if left else None
    else:
        mean = sum(years.values()) / len(years)
        needed = (figure * span - sum(years.values())) / left if left else None
    if figure <= 0:
        return Pace("cannot judge", until=until, needed=needed, reason="base of 0")
    ratio = figure / mean if sought.operator == "<=" and mean > 0 else mean / figure
    found = _classed(ratio, until, final=left == 0, met=sought.meets(mean))
    return Pace(found.said, found.pace, until, needed=needed)


def _each_year(sought: Sought, within: Mapping[int, float]) -> Pace:
    years = _period(sought, within)
    if not years:
        return Pace("cannot judge", reason="no figures")
    met = [sought.meets(value) for value in years.values()]
    until = max(years)
    return _classed(sum(met) / len(met), until, final=until == sought.last, met=all(met))


def _classed(ratio: float, until: int, *, final: bool, met: bool) -> Pace:
    if final:
        return Pace("met" if met else "missed", ratio, until)
    if ratio >= ON_TRACK:
        return Pace("on track", ratio, until)
    if ratio >= SLOW:
        return Pace("slow", ratio, until)
    return Pace("far behind" if ratio >= 0 else "backward", ratio, until)
