"""Days as people's tables write them, several styles in one column, as ISO 8601."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from kg.lang.errors import BadValue
from kg.lang.messages import Message

# Excel counts days from here (its 1900 is wrongly a leap year, hence the 30th).
_EXCEL_EPOCH = date(1899, 12, 30)
# No patent office is older than the first, and no day of filing lies beyond the century.
_YEARS = range(1790, 2100)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")  # 10000 to 99999: the years 1927 to 2173
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}.*)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?:[ T]\d{1,2}:\d{2}.*)?")
_SHORT = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}), ?(\d{4})")
_MONTH_WITHIN = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})")
_NO_DAY = re.compile(r"\d{4}(?:\s*年|\s*[-./年]\s*\d{1,2}\s*月?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Spellings of an end that never comes.
_ENDLESS = re.compile(
    r"长期(?:有效)?|永久(?:有效)?|无(?:固定)?期限|不限|(?:2999|9999)\D?12\D?31日?(?:[ T]00:00(?::00)?)?|indefinite(?:ly)?|permanent",
    re.IGNORECASE,
)
# A term has a first and a last day: 2016-03-01至2019-03-01, 20160301-20190301, 2016-03-01至长期.
_TERM = re.compile(r"\s*(?:至|到|~|—|–|(?<=\d{8})-(?=\d{8})|(?<=\d)\s+-\s+(?=\d))\s*")
# No day of a patent lies so many years after another of its days.
_AFTER = 20
# What exports write where there is no day.
_NONE = frozenset({"", "-", "--", "/", "0", "00000000", "0000-00-00", "无", "N/A", "None", "null"})


# Which part of 04/08/2015 is the day; "" where nothing tells.
Order = Literal["", "day first", "month first", "year first"]


class DateError(BadValue):
    """A text that is no day, or more than one; the message says why, in words for the user."""


@dataclass(slots=True)
class DayEvidence:
    """What the cells of one column say of the order of day and month: `see` each, then ask for the `order`."""

    day_first: int = 0
    month_first: int = 0
    year_first: int = 0

    def see(self, text: str) -> None:
        """Count what `text` proves: 31/12/2015 has its day first, 93-12-31 its year."""
        if match := _SLASHED.fullmatch(text):
            self.day_first += int(match[1]) > 12
            self.month_first += int(match[2]) > 12
        elif match := _SHORT.fullmatch(text):
            first, second, third = map(int, match.groups())
            self.year_first += first > 31
            self.day_first += 12 < first <= 31 and not second > 12
            self.month_first += second > 12 and first <= 12 and third != second

    @property
    def order(self) -> Order:
        """The order that some cells prove and none speaks against."""
        if self.year_first:
            return "year first"
        if bool(self.day_first) == bool(self.month_first):
            return ""
        return "day first" if self.day_first else "month first"


@lru_cache(maxsize=65_536)  # the days of a century and their spellings fit
def day(text: str, order: Order = "", by: int | None = None) -> str | None:
    """The day that `text` names, as YYYY-MM-DD; None when it names none.

    Read are 2015-04-08, 2015.04.08, 2015/4/8, 2015年4月8日, 20150408, Excel's 42102, 8 Apr 2015, Apr 8, 2015,
    08.04.2015 (day first, as it is written wherever dots are) and 31/12/2015. 04/08/2015 is April to some and August
    to others: it is read by the `order` of its column and refused without one. So is 25/04/13, whose century is the
    last one that does not lie long after the year `by` of a column beside it (a grant comes years after a publication,
    and some services count the last days of December to the next year), nor after this year.

    Raises:
        DateError: it is no day of the calendar, or ambiguous.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in _NONE:
        return None
    try:
        found = _short(plain, order, by) or _read(plain, order)
    except ValueError as wrong:
        why = wrong if isinstance(wrong, BadValue) else Message("day-not-in-calendar")
        raise DateError("day-not-a-day", text=text, why=why) from wrong
    if found.year not in _YEARS:
        raise DateError("day-year-impossible", text=text)
    return found.isoformat()


def last_day(text: str) -> str | None:
    """The day on which something ends, as `day` reads it: that of a term (2016-03-01至2019-03-01) is its second one. None
    also where it goes on without end (长期, 9999-12-31).

    Raises:
        DateError: as `day`.
    """
    ends = _TERM.split(unicodedata.normalize("NFKC", text).strip())[-1]
    return None if _ENDLESS.fullmatch(ends) else day(ends)


def end_of_year(year: int) -> str:
    """The last day of `year` that has come: today in the present year. ISO 8601."""
    return min(f"{year}-12-31", today().isoformat())


def today() -> date:
    """The day it is for whoever sits at this machine."""
    return datetime.now().astimezone().date()


def local(moment: str, *, seconds: bool = False) -> str:
    """A stored moment (ISO 8601, UTC) in this machine's zone, as people read it: 2026-03-01 08:30. What is no moment
    stays as it is."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    if found.tzinfo is None or "T" not in moment:
        return moment
    return found.astimezone().strftime("%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M")


def _short(text: str, order: Order, by: int | None) -> date | None:
    """A day with two digits of its year."""
    match = _SHORT.fullmatch(text)
    if match is None:
        return None
    first, second, third = map(int, match.groups())
    if order == "year first":
        year, month, day_ = first, second, third
    elif order == "month first":
        month, day_, year = first, second, third
    elif order == "day first" or (by is not None and third == by % 100 and first > 12):
        day_, month, year = first, second, third
    else:
        raise BadValue("day-ambiguous")
    now = datetime.now(UTC).year
    last = now if by is None else min(by + _AFTER, now)
    return date(last - (last - year) % 100, month, day_)


def _read(text: str, order: Order) -> date:
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SERIAL.fullmatch(text):
        return _EXCEL_EPOCH + timedelta(days=int(match[1]))
    if match := _DOTTED.fullmatch(text):
        return date(int(match[3]), int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        return _ordered(int(match[1]), int(match[2]), int(match[3]), order)
    if match := _MONTH_FIRST.fullmatch(text):
        return date(int(match[3]), _month(match[1]), int(match[2]))
    if match := _MONTH_WITHIN.fullmatch(text):
        return date(int(match[3]), _month(match[2]), int(match[1]))
    if _NO_DAY.fullmatch(text):
        raise BadValue("day-without-day")
    raise BadValue("day-form")


def _ordered(first: int, second: int, year: int, order: Order) -> date:
    if first > 12 or first == second or (order == "day first" and second <= 12):
        return date(year, second, first)
    if second > 12 or order == "month first":
        return date(year, first, second)
    raise BadValue("day-ambiguous")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
