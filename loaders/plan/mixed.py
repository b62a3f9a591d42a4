"""Figures in digits with words among them, written as digits: 2千5百万 is 2500万, 1亿5000万 is 15000万, 1,200 is 1200."""

import re
from decimal import Decimal

_POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
# 千瓦, 千米, 百分点 and the like are units, and no part of the figure before them.
WORD = r"(?:[十万亿]|千(?![瓦米克伏卡赫焦字])|百(?!分))"
_PART = r"\d+(?:\.\d+)?"
# A figure that goes on in numerals (2千五百) is left as it is; so is one behind 1, that would look like thousands.
_FIGURE = re.compile(
    rf"(?<![\d.十百千万亿])(?<!\d,)(?:(?P<low>{_PART})(?P<dash>[-~—–―至到]))?(?P<figure>(?>{_PART}(?:{WORD}++{_PART})*{WORD}*))"
    r"(?![\d.零〇一二三四五六七八九两])(?P<open>[余多几](?=[万亿]))?"
)
_SMALL = re.compile(rf"({_PART})([十百千]?)")
_SMALL_FIGURE = re.compile(rf"(?:{_PART}[十百千])*(?:{_PART})?")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?!\d|,\d)")
# Nobody writes more of them in front of the word: 2016千人计划 is a year and a name.
_MOST_OF_A_WORD = 100
# As many digits as a number of `numbers` may have.
_LARGEST = 10**15
# 9亿9千9百9十9万9千9百9十9 has 16 signs; one of many more is no figure.
_LONGEST = 40


def in_digits(text: str) -> str:
    """`text` with its figures in digits; a last 万 or 亿 stays a word. What makes no sense (5百3千) stays as it is."""
    return _FIGURE.sub(_written, text)


def ungrouped(text: str) -> str:
    """`text` without the commas that part digits by thousands (12,000); 2,3 and 100,20 stay."""
    return _GROUPED.sub(lambda found: found[0].replace(",", ""), text)


def _written(found: re.Match[str]) -> str:
    figure, low = found["figure"], found["low"]
    numbers = re.findall(_PART, figure)
    value = _value(figure) if len(figure) <= _LONGEST else None
    plain = len(numbers) == 1 and not set(figure) & set("十百千")
    # 1亿5千余万: the 万 behind 余 belongs to the second half alone.
    if plain or value is None or (found["open"] and set(figure) & set("万亿")):
        return found[0]
    word = figure[-1] if figure[-1] in "万亿" else ""
    power = Decimal(10) ** _POWERS[word]
    if low is not None and Decimal(low) <= Decimal(numbers[0]):
        if len(numbers) > 1:
            return found[0]
        # 3-5百 is 300-500.
        low = _plain(Decimal(low) * value / Decimal(numbers[0]) / power)
    return f"{low or ''}{found['dash'] or ''}{_plain(value / power)}{word}{found['open'] or ''}"


def _value(figure: str) -> Decimal | None:
    """What the figure comes to; None when its parts do not get smaller from left to right."""
    for word in "亿万":
        before, found, after = figure.rpartition(word)
        if not found:
            continue
        head, rest = _value(before), _value(after) if after else Decimal(0)
        if word in before or head is None or rest is None or not _follows(head, after, rest, _POWERS[word]):
            return None
        total: Decimal = head * 10 ** _POWERS[word] + rest
        return total if total < _LARGEST else None
    return _small(figure)


def _small(figure: str) -> Decimal | None:
    """The value of a figure without 万 and 亿."""
    if not figure or _SMALL_FIGURE.fullmatch(figure) is None:
        return None
    (digits, word), *others = _SMALL.findall(figure)
    total, above = Decimal(digits) * Decimal(10) ** _POWERS[word], _POWERS[word]
    if word and Decimal(digits) >= _MOST_OF_A_WORD:
        return None
    for digits, word in others:
        value, power = Decimal(digits) * Decimal(10) ** _POWERS[word], _POWERS[word]
        if (
            power >= above
            or (word and Decimal(digits) >= 10)
            or not _follows(total, digits + word, value, above)
        ):
            return None
        total, above = total + value, power
    return total


def _follows(head: Decimal, after: str, rest: Decimal, power: int) -> bool:
    """Whether `after`, worth `rest`, may stand behind `head` times ten to the `power`: smaller than one of these,
    and with all its places when no word says what they are (3万5000, not 3万5)."""
    if not after:
        return True
    whole = head == int(head) and "." not in after
    return whole and rest < 10**power and (not after.isdigit() or len(after) == power)


def _plain(value: Decimal) -> str:
    """`value` without exponent and without noughts behind its point."""
    return f"{value.normalize():f}"
