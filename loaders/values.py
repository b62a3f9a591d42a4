"""What stands in a cell, as a value: numbers, days, years, periods. Each raises ValueError with a reason to show."""

import re
import unicodedata
from functools import lru_cache

from loaders.patents.dates import day as optional_day

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
_YEAR = re.compile(r"(1[89]\d\d|20\d\d)\s*年?")
_PERIOD = re.compile(r"(?:1[89]|20)\d\d")


def plain(text: str) -> str:
    """The text with its full-width letters and digits made half-width."""
    return unicodedata.normalize("NFKC", text).strip()


def number(text: str) -> float:
    """A number, with or without thousands separators: "12,250" is 12250."""
    even = plain(text)
    if not _NUMBER.fullmatch(even) or not re.search(r"\d", even):
        raise ValueError("不是数字 is no number")
    return float(even.replace(",", ""))


def count(text: str) -> int:
    """A whole number of zero or more."""
    found = number(text)
    if not found.is_integer() or found < 0:
        raise ValueError("应为不小于零的整数 is no whole number of zero or more")
    return int(found)


def day(text: str) -> str:
    """A day in ISO 8601; styles as in `loaders.patents.dates`."""
    found = optional_day(text)
    if found is None:
        raise ValueError("不是日期 is no day")
    return found


def year(text: str) -> int:
    """A year: 2010 or 2010年, or that of a day."""
    match = _YEAR.fullmatch(plain(text))
    return int(match[1]) if match else int(day(text)[:4])


@lru_cache(maxsize=4096)  # a table has few periods and many rows
def period(text: str) -> str:
    """A period as it is written, such as 2015, 2017-H1 or 2008-2012; it must name a year."""
    even = re.sub(r"\s|年$|年度$", "", plain(text)).replace("—", "-").replace("–", "-")
    if not _PERIOD.search(even):
        raise ValueError("没有年份 names no year")
    return even
