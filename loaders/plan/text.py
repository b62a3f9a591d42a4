"""The text of a plan made even: widths, broken digits, Chinese numerals, and the years of a five-year plan."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from loaders.plan.mixed import in_digits, ungrouped
from loaders.plan.spoken import spoken

_DIGITS = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "○": 0, "〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "零一二三四五六七八九十百千○〇两"
_BROKEN_DIGITS = re.compile(r"(?<=[\d.])[ \u3000]+(?=[\d.%])")
_SPACES_AT_DASH = re.compile(r"(?<=\d)[ \u3000]*([~—–-])[ \u3000]*(?=\d)")
_SPACES_AT_CJK = re.compile(
    r"(?<=[\u3000-\u9fff“”,;:()%])[ \u3000]+(?=[\u3000-\u9fff“”\d,;:()])|(?<=\d)[ \u3000]+(?=[\u4e00-\u9fff%])"
)
_SIDE_BY_SIDE = re.compile("[一二三四五六七八九两]{2}")
_YEAR = re.compile(r"[一二三四五六七八九零○〇]{4}(?=年|[—~\-])")
_PERCENT = re.compile(
    rf"(?<!\d,)(?P<of>[百千])分之(?:(?P<whole>[{_NUMERAL}]+)(?:点(?P<part>[{_NUMERAL}]+))?|(?P<figure>\d+(?:\.\d+)?))"
)
# A figure in numerals before what it counts: 八万五千亿元, 四点六公斤. A single numeral stays a word (一批, 三项)
# but for measures; so do 第三 and 十几, and two digits side by side (二三十家).
_METRIC = "公斤|公里|公顷|平方|立方|千瓦|吨|亩|元"
_COUNTED = re.compile(
    rf"(?<![第届数几“\d{_NUMERAL}万亿])(?<![\d{_NUMERAL}]点)(?<!\d,)(?P<whole>[{_NUMERAL}][{_NUMERAL}万亿]+|[{_NUMERAL}](?=点|[~—–-][{_NUMERAL}]|{_METRIC}))"
    rf"(?:点(?P<part>[{_NUMERAL}]+)(?P<times>[万亿]?))?(?=[~—–-][{_NUMERAL}]|{_METRIC}|[余多]?(?:美元|辆|门|块|台|件|家|人|名|倍|套|所|户|张|座|岁|个|次|场|处|支|艘|株|头|眼|册|项(?!目)))"
)
# 二十至二十五万亩, 五到八个: a range in words before what it counts.
_WORDED = rf"[{_NUMERAL}]+"
_RANGE = re.compile(
    rf"(?<![第届数几“\d{_NUMERAL}万亿])(?P<low>{_WORDED})(?P<to>[至到])(?P<high>{_WORDED})(?=[万亿]?(?:{_METRIC}|[个家名人项所处座件套台户条种张次倍支株头]))"
)
_FIVE_YEAR = re.compile(
    r"[“\"‘']([一二三四五六七八九十]{1,3})五[”\"’']|(?<![一二三四五六七八九十第])([一二三四五六七八九十]{1,2})五(?=[^,。;]{0,20}(?:规划|计划|纲要))"
)
_FIVE_YEAR_LONG = re.compile(r"第([一二三四五六七八九十]{1,3})个五年")
_SPAN = re.compile(r"((?:19|20)\d\d)年?(?:[—\-~–―]+|至|到)((?:19|20)\d\d)(?:年|(?=\)))")


@lru_cache(maxsize=1 << 14)  # a line is made even when it is looked at as a cell, as a heading and as text
def even(text: str) -> str:
    """`text` in half-width forms, digits and words rejoined, 百分之七 as 7%, 二○一○年 as 2010年, 四百万吨 and 4百万吨 as
    400万吨, 1,200 as 1200.

    Line breaks do not occur; quotes “” and 、。《》 stay as they are.
    """
    text = unicodedata.normalize("NFKC", text.replace("○", "〇")).replace("％", "%")
    text = _SPACES_AT_DASH.sub(r"\1", _BROKEN_DIGITS.sub("", text))
    text = ungrouped(_SPACES_AT_CJK.sub("", text).strip())
    text = _YEAR.sub(lambda m: "".join(str(_DIGITS[c]) for c in m[0]), text)
    text = _RANGE.sub(_ranged, text)
    return in_digits(_COUNTED.sub(_counted, spoken(_PERCENT.sub(_percent, text), numeral)))


def numeral(text: str) -> int:
    """The value of a Chinese numeral up to the thousands: 二十九 is 29, 二〇一五 is 2015.

    Raises:
        ValueError: it is no numeral; so is 十百, whose parts do not get smaller.
    """
    powers = [_UNITS[c] for c in text if c in _UNITS]
    falling = all(a > b for a, b in pairwise(powers))
    if not text or not falling or any(c not in _DIGITS and c not in _UNITS for c in text):
        raise ValueError(f"{text!r} is no Chinese numeral")
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[c]
            digit = None
        else:
            digit = _DIGITS[c]
    return total + (digit or 0)


def _large(text: str) -> int:
    """The value of a numeral with 万 and 亿 in it. Raises ValueError as `numeral` does."""
    for name, times in (("亿", 10**8), ("万", 10**4)):
        before, found, after = text.rpartition(name)
        if found:
            return _large(before) * times + (_large(after) if after else 0)
    return numeral(text)


def _counted(match: re.Match[str]) -> str:
    """In figures as people write them: the last 万 or 亿 stays a word (17400万)."""
    whole, part = match["whole"], match["part"]
    last = whole[-1] if whole[-1] in "万亿" and not part else ""
    if _SIDE_BY_SIDE.search(whole):
        return match[0]
    try:
        figure = _large(whole) // {"万": 10**4, "亿": 10**8, "": 1}[last]
        return f"{figure}{'.' + _figures(part) if part else ''}{last}{match['times'] or ''}"
    except (ValueError, KeyError):
        return match[0]


def _ranged(match: re.Match[str]) -> str:
    """Both ends in figures, where the second is the greater; else as it stands (由一百到二十)."""
    if any(_SIDE_BY_SIDE.search(match[end]) for end in ("low", "high")):
        return match[0]
    try:
        low, high = numeral(match["low"]), numeral(match["high"])
    except ValueError:
        return match[0]
    return f"{low}{match['to']}{high}" if low < high else match[0]


def _figures(text: str) -> str:
    return "".join(str(_DIGITS[c]) for c in text)


def plan_years(text: str) -> tuple[int, int] | None:
    """First and last year of the plan that `text` names: 2011-2015年, “十三五” or 第十二个五年; else None.

    The first plan ran 1953-1957, the second 1958-1962; from the third (1966) on they follow each other.
    """
    if span := _SPAN.search(text):
        return int(span[1]), int(span[2])
    found = _FIVE_YEAR_LONG.search(text) or _FIVE_YEAR.search(text)
    if found is None:
        return None
    try:
        number = numeral(next(filter(None, found.groups())))
    except ValueError:
        return None
    first = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return first, first + 4


def _percent(match: re.Match[str]) -> str:
    sign = "%" if match["of"] == "百" else "‰"
    if match["figure"]:
        return f"{match['figure']}{sign}"
    try:
        whole = str(numeral(match["whole"]))
        rest = f".{_figures(match['part'])}" if match["part"] else ""
    except (ValueError, KeyError):
        return match[0]
    return f"{whole}{rest}{sign}"
