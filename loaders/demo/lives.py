"""The life of an invented patent: numbers, days, and what became of it by the day on which the demo looks."""

from dataclasses import dataclass
from datetime import date, timedelta

from kg.values.patent_numbers import check_digit
from loaders.demo.draw import Draw
from loaders.demo.words import Form

# The demo looks at the register on this day; filings run from 2006 to 2024.
TODAY = date(2025, 12, 31)
FIRST_YEAR, LAST_YEAR = 2006, 2024
# Type digit of the application, first digit and kind code of the publication. Behind the year and the type 99 opens a
# serial number, behind its first digit 999 a publication: offices count nowhere near.
_MARKS = {"invention": ("1", "1", "A"), "utility model": ("2", "2", "U"), "design": ("3", "3", "S")}
# Years of protection that a right of that kind can be live; of inventions of 2007 and before too little is left.
_YEARS = {"invention": 18, "utility model": 9, "design": 10}
# Share of granted rights that are kept up from one year to the next.
_KEPT = {"invention": 0.97, "utility model": 0.93, "design": 0.9}
_ENDED_EARLY = ("驳回", "视为撤回")


@dataclass(frozen=True, slots=True)
class Life:
    """Kind, canonical numbers, days (ISO 8601, "" where there is none), status, and its words in the register."""

    kind: str
    application: str
    publication: str
    filed: str
    published: str
    granted: str
    status: str
    words: str


def life(draw: Draw, form: Form, number: int, *, known: bool) -> Life:
    """A life; `number` tells it from all others, and where it is not `known` the register says nothing of its status."""
    kind = _kind(draw, form)
    years = list(range(FIRST_YEAR, LAST_YEAR + 1))
    # Filings grow from year to year.
    year = draw.one(years, [year - FIRST_YEAR + 2 for year in years])
    filed = draw.day(date(year, 1, 1), date(year, 12, 31))
    granted = _grant(draw, kind, filed)
    status, words = _status(draw, kind, filed, granted)
    published = granted or filed + timedelta(days=draw.number(180, 365))
    type_digit, first, code = _MARKS[kind]
    digits = f"{year}{type_digit}99{number:05}"
    if granted is not None and kind == "invention":
        code = "B"
    return Life(
        kind=kind,
        application=f"CN{digits}.{check_digit(digits)}",
        publication=f"CN{first}999{number:05}{code}",
        filed=filed.isoformat(),
        published=published.isoformat(),
        granted=granted.isoformat() if granted is not None else "",
        status=status if known else "unknown",
        words=words if known else "",
    )


def after(draw: Draw, day: str) -> str:
    """A day after `day` and not after the demo's today."""
    return draw.day(min(date.fromisoformat(day) + timedelta(days=30), TODAY), TODAY).isoformat()


def _kind(draw: Draw, form: Form) -> str:
    """Methods and compositions are no utility models."""
    if form == "design":
        return "design"
    return "utility model" if form == "device" and draw.chance(0.7) else "invention"


def _grant(draw: Draw, kind: str, filed: date) -> date | None:
    """The day of grant, None for what was not granted by today."""
    if kind != "invention":
        return filed + timedelta(days=draw.number(150, 360))
    day = filed + timedelta(days=draw.number(700, 1400))
    return day if day <= TODAY and draw.chance(0.65) else None


def _status(draw: Draw, kind: str, filed: date, granted: date | None) -> tuple[str, str]:
    if granted is None:
        # Examination takes up to four years.
        pending = (TODAY - filed).days < 1400
        return ("pending", "实质审查") if pending else ("lapsed", draw.one(_ENDED_EARLY))
    if TODAY.year - filed.year > _YEARS[kind]:
        return "lapsed", "期限届满" if kind != "invention" else "未缴年费终止"
    kept = all(draw.chance(_KEPT[kind]) for _ in range(granted.year, TODAY.year))
    return ("live", "授权") if kept else ("lapsed", "未缴年费终止")
