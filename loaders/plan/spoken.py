"""Small figures that plans write as words, in digits: 八成 is 80%, 不少于两次 is 不少于2次, 十名以上 is 10名以上.

A word alone sets nothing (一批, 三项); one that a comparator or a verb of reaching stands beside does.
"""

import re
from collections.abc import Callable

_WORDS = "零〇一二三四五六七八九十百千两"
_DIGITS = {**dict(zip("一二三四五六七八九", range(1, 10), strict=True)), "两": 2, "半": 5}
# Two digits side by side are about so many: 二三十, 三五.
_ABOUT = re.compile("[一二三四五六七八九两]{2}")
_BOUND = "以上|以下|以内|之内|左右|上下"
_END = r"(?=[,。;、)]|$)"
# 三成 is a share where its clause ends or goes on with 以上 or 的; 三成立, 建成 and 一成不变 are none.
_TENTHS = re.compile(
    rf"(?<![{_WORDS}\d.“第])(?P<tenths>[一二三四五六七八九两]|[1-9](?:\.\d)?)成(?P<more>[半一二三四五六七八九]?)(?={_BOUND}|的|[,。;、)]|$)"
)
_COUNTER = "(?:个百分点|(?:人|场|件|家|台)次|[次名家件项人个场期批所台套户种篇座只倍届])"
_FIGURE = rf"(?P<low>[{_WORDS}]+)(?:(?P<dash>[至到~—–-])(?P<high>[{_WORDS}]+))?"
_LEAST = "不少于|不低于|不得少于|不得低于|至少|不超过|不多于|最多"
_REACHED = "达到|超过|突破|增加|增长|新增|提高"
_COUNTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<before>{_LEAST}){_FIGURE}(?={_COUNTER})",
        rf"(?P<before>{_REACHED}){_FIGURE}(?={_COUNTER}{_END})",
        rf"(?P<before>(?<!\d,)(?<![第几数届前“\d.万亿{_WORDS}])){_FIGURE}(?=[余多]?{_COUNTER}(?:{_BOUND}))",
    )
)


def spoken(text: str, numeral: Callable[[str], int]) -> str:
    """`text` with these figures in digits, their words read by `numeral`; words that it refuses stay."""
    text = _TENTHS.sub(_percent, text)
    for form in _COUNTED:
        text = form.sub(lambda found: _figures(found, numeral), text)
    return text


def _percent(found: re.Match[str]) -> str:
    tenths = _DIGITS.get(found["tenths"]) or float(found["tenths"])
    return f"{tenths * 10 + _DIGITS.get(found['more'], 0):g}%"


def _figures(found: re.Match[str], numeral: Callable[[str], int]) -> str:
    if _ABOUT.search(found[0]):
        return found[0]
    try:
        low = numeral(found["low"])
        high = f"{found['dash']}{numeral(found['high'])}" if found["high"] else ""
    except ValueError:
        return found[0]
    return f"{found['before']}{low}{high}"
