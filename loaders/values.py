"""What stands in a cell, as a value: numbers, days, years, periods. Each raises ValueError with a reason to show."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from math import isfinite

from kg.lang.errors import BadValue
from kg.values.days import day as optional_day

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
_YEAR = re.compile(r"(1[89]\d\d|20\d\d)\s*年?")
# The five-year plans by what they are called; they follow each other from 1981 (六五) on without a gap.
_PLANS = ("六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
_PLAN = re.compile(f"({'|'.join(reversed(_PLANS))})五(?:时期|期间)?")
_SHORT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile("年?上半年"), "-H1"),
    (re.compile("年?下半年"), "-H2"),
    (re.compile("年?第?([一二三四1234])季"), lambda match: f"-Q{'一二三四1234'.index(match[1]) % 4 + 1}"),
    (re.compile(r"年(\d{1,2})月"), lambda match: f"-{int(match[1]):02d}"),
    (re.compile("年"), ""),
    (re.compile("[—–~～至]+"), "-"),
)
_PERIOD = re.compile(r"(?:1[89]|20)\d\d")


def plain(text: str) -> str:
    """The text with its full-width letters and digits made half-width."""
    return unicodedata.normalize("NFKC", text).strip()


def number(text: str) -> float:
    """A number, with or without thousands separators: "12,250" is 12250."""
    even = plain(text)
    if not _NUMBER.fullmatch(even) or not re.search(r"\d", even):
        raise BadValue("value-no-number")
    found = float(even.replace(",", ""))
    if not isfinite(found):
        raise BadValue("value-number-too-large")
    return found


def weight(text: str) -> float:
    """A weight above 0, at most 1; 80% is 0.8."""
    even = plain(text)
    found = number(even.removesuffix("%")) / (100 if even.endswith("%") else 1)
    if not 0 < found <= 1:
        raise BadValue("kinds-no-weight")
    return found


def count(text: str) -> int:
    """A whole number of zero or more."""
    found = number(text)
    if not found.is_integer() or found < 0:
        raise BadValue("value-no-count")
    return int(found)


def day(text: str) -> str:
    """A day in ISO 8601; styles as in `kg.values.days`."""
    found = optional_day(text)
    if found is None:
        raise BadValue("value-no-day")
    return found


def year(text: str) -> int:
    """A year: 2010 or 2010年, or that of a day."""
    match = _YEAR.fullmatch(plain(text))
    return int(match[1]) if match else int(day(text)[:4])


@lru_cache(maxsize=4096)  # a table has few periods and many rows
def period(text: str) -> str:
    """A period in one spelling: 2015, 2015-03, 2017-H1, 2017-Q3, 2008-2012; other wordings stay as they are written.
    Five-year plans are spans: 十二五 is 2011-2015. It must name a year."""
    even = re.sub(r"[\s“”\"度]", "", plain(text))
    if match := _PLAN.fullmatch(even):
        first = 1981 + 5 * _PLANS.index(match[1])
        return f"{first}-{first + 4}"
    for wording, short in _SHORT:
        even = wording.sub(short, even)
    if not _PERIOD.search(even):
        raise BadValue("value-no-year")
    return even
