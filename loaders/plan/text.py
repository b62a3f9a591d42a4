"""The text of a plan made even: widths, broken digits, Chinese numerals, and the years of a five-year plan."""

import re
import unicodedata

_DIGITS = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "○": 0, "〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "零一二三四五六七八九十百千○〇两"
_BROKEN_DIGITS = re.compile(r"(?<=[\d.])[ \u3000]+(?=[\d.%])")
_SPACES_AT_DASH = re.compile(r"(?<=\d)[ \u3000]*([~—–-])[ \u3000]*(?=\d)")
_SPACES_AT_CJK = re.compile(
    r"(?<=[\u3000-\u9fff“”,;:()%])[ \u3000]+(?=[\u3000-\u9fff“”\d,;:()])|(?<=\d)[ \u3000]+(?=[\u4e00-\u9fff%])"
)
_YEAR = re.compile(r"[一二三四五六七八九零○〇]{4}(?=年|[—~\-])")
_PERCENT = re.compile(f"百分之([{_NUMERAL}]+)(?:点([{_NUMERAL}]+))?")
_FIVE_YEAR = re.compile(r"[“\"]([一二三四五六七八九十]{1,3})五[”\"]")
_FIVE_YEAR_LONG = re.compile(r"第([一二三四五六七八九十]{1,3})个五年")
_SPAN = re.compile(r"((?:19|20)\d\d)年?[—\-~–―]+((?:19|20)\d\d)年")


def even(text: str) -> str:
    """`text` in half-width forms, digits and words rejoined, 百分之七 as 7%, 二○一○年 as 2010年.

    Line breaks do not occur; quotes “” and 、。《》 stay as they are.
    """
    text = unicodedata.normalize("NFKC", text.replace("○", "〇")).replace("％", "%")
    text = _SPACES_AT_DASH.sub(r"\1", _BROKEN_DIGITS.sub("", text))
    text = _SPACES_AT_CJK.sub("", text).strip()
    text = _YEAR.sub(lambda m: "".join(str(_DIGITS[c]) for c in m[0]), text)
    return _PERCENT.sub(_percent, text)


def numeral(text: str) -> int:
    """The value of a Chinese numeral up to the thousands: 二十九 is 29, 二〇一五 is 2015.

    Raises:
        ValueError: it is no numeral.
    """
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
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


def plan_years(text: str) -> tuple[int, int] | None:
    """First and last year of the plan that `text` names: 2011-2015年, “十三五” or 第十二个五年; else None.

    The first plan ran 1953-1957, the second 1958-1962; from the third (1966) on they follow each other.
    """
    if span := _SPAN.search(text):
        return int(span[1]), int(span[2])
    found = _FIVE_YEAR_LONG.search(text) or _FIVE_YEAR.search(text)
    if found is None:
        return None
    number = numeral(found[1])
    first = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return first, first + 4


def _percent(match: re.Match[str]) -> str:
    try:
        whole = str(numeral(match[1]))
        rest = f".{''.join(str(_DIGITS[c]) for c in match[2])}" if match[2] else ""
    except (ValueError, KeyError):
        return match[0]
    return f"{whole}{rest}%"
