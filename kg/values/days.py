"""Days as people's tables write them, several styles in one column, as ISO 8601."""

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache

# Excel counts days from here (its 1900 is wrongly a leap year, hence the 30th).
_EXCEL_EPOCH = date(1899, 12, 30)
# No patent office is older than the first, and no day of filing lies beyond the century.
_YEARS = range(1790, 2100)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")  # 10000 to 99999: the years 1927 to 2173
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}.*)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}), ?(\d{4})")
_MONTH_WITHIN = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})")
_NO_DAY = re.compile(r"\d{4}(?:\s*年|\s*[-./年]\s*\d{1,2}\s*月?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What exports write where there is no day.
_NONE = frozenset({"", "-", "--", "/", "0", "00000000", "0000-00-00", "无", "N/A", "None", "null"})


class DateError(ValueError):
    """A text that is no day, or more than one; the message says why, in words for the user."""


@lru_cache(maxsize=65_536)  # the days of a century and their spellings fit
def day(text: str) -> str | None:
    """The day that `text` names, as YYYY-MM-DD; None when it names none.

    Read are 2015-04-08, 2015.04.08, 2015/4/8, 2015年4月8日, 20150408, Excel's 42102, 8 Apr 2015, Apr 8, 2015,
    08.04.2015 (day first, as it is written wherever dots are) and 31/12/2015. 04/08/2015 is refused: it is April to
    some and August to others.

    Raises:
        DateError: it is no day of the calendar, or ambiguous.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in _NONE:
        return None
    try:
        found = _read(plain)
    except ValueError as wrong:
        raise DateError(f"{text!r} 不是日期 is no day: {wrong}") from wrong
    if found.year not in _YEARS:
        raise DateError(f"{text!r} 年份不可信 has a year that cannot be")
    return found.isoformat()


def _read(text: str) -> date:
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SERIAL.fullmatch(text):
        return _EXCEL_EPOCH + timedelta(days=int(match[1]))
    if match := _DOTTED.fullmatch(text):
        return date(int(match[3]), int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        return _unambiguous(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH_FIRST.fullmatch(text):
        return date(int(match[3]), _month(match[1]), int(match[2]))
    if match := _MONTH_WITHIN.fullmatch(text):
        return date(int(match[3]), _month(match[2]), int(match[1]))
    if _NO_DAY.fullmatch(text):
        raise ValueError("只有年或年月，须写明日 names a year or a month; add the day, as in 2015-04-08")
    raise ValueError("请写成 2015-04-08 或 2015年4月8日 write it as 2015-04-08 or 2015年4月8日")


def _unambiguous(first: int, second: int, year: int) -> date:
    if first > 12 or first == second:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    raise ValueError("day and month cannot be told apart; write it as 2015-04-08")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
