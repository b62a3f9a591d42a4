"""Quantities in the text of a plan: number, unit, comparator. Works on text made even (`text.even`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lang.errors import InputError
from loaders.plan.mixed import WORD
from loaders.plan.units import FULL_UNIT, TIME, UNIT

__all__ = ["UNIT", "Quantity", "quantities", "quantity"]

# A longer row of digits is a code: a float keeps 15 digits, and no plan counts further.
_NUMBER = r"(?<!\d)(?<!\d,)(?<!\d[十百千万亿])(?<!\d\.)\d{1,15}(?!\d)(?:,\d{3}(?!\d)){0,4}(?:\.\d+)?"
_AT_LEAST = "不低于|不少于|不小于|不得低于|不得少于|至少|最少|超过|超|突破|高于|大于|多于|逾|≥|>=|>|≧|＞"
_AT_MOST = "不超过|不高于|不大于|不多于|不得超过|不得高于|最多|最高|低于|少于|小于|≤|<=|<|≦"
_NEAR = "接近|将近|近|约为|大约|约占|约需|约达|约|≈"
_MEASURE = rf"%|‰|/10万|[万亿]{{0,3}}(?:{FULL_UNIT}|{TIME})|[万亿]{{1,2}}|"
_QUANTITY = re.compile(
    rf"(?P<before>{_AT_MOST}|{_AT_LEAST}|{_NEAR})?(?P<low>{_NUMBER})"
    rf"(?:(?P<first>{_MEASURE})(?P<dash>[-~—–―~至到]{{1,2}})(?P<high>{_NUMBER}))?(?P<more>[余多来])?"
    rf"(?P<unit>{_MEASURE})(?P<more2>[余多](?!年|层|种形|方面|样))?"
    r"(?P<after>(?:\(含\))?及?以上|(?:\(含\))?及?以下|以内|之内|左右|上下)?"
)
_REST_OF_A_FIGURE = re.compile(rf"\d|[一二三四五六七八九]?{WORD}")
_BOUNDS = {
    **dict.fromkeys(_AT_LEAST.split("|"), ">="),
    **dict.fromkeys(_AT_MOST.split("|"), "<="),
    **dict.fromkeys(_NEAR.split("|"), "~"),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `operator` is one of = >= <= ~ range; `low` is the number (`high` with range).

    `hedge` keeps the word that softens it (近, 余, 以上), `start` and `end` its place in the text, `at` that of its first digit.
    """

    operator: str
    low: float
    high: float | None
    unit: str
    hedge: str
    start: int
    end: int
    at: int = 0
    after: str = ""


def quantities(text: str) -> Iterator[Quantity]:
    """Every quantity of `text` that has a unit or a comparator, from left to right; bare numbers and years
    are none."""
    for found in _QUANTITY.finditer(text):
        bare = found["unit"] == "" and found["after"] is None and found["before"] is None
        if not (bare or _is_date(text, found) or _goes_on(text, found)):
            yield _quantity(found)


def quantity(text: str) -> Quantity:
    """The one quantity that `text` is, a bare number included.

    Raises:
        InputError: `text` is no quantity.
    """
    found = _QUANTITY.fullmatch(text)
    if found is None:
        raise InputError("plan-no-quantity", text=text)
    return _quantity(found)


def _quantity(found: re.Match[str]) -> Quantity:
    before, after, more = found["before"] or "", found["after"] or "", found["more"] or found["more2"] or ""
    low, high = float(found["low"].replace(",", "")), None
    if found["high"]:
        high = float(found["high"].replace(",", ""))
    hedge = before or more or after
    operator = _operator(before, after, more, high)
    return Quantity(operator, low, high, found["unit"], hedge, *found.span(), found.start("low"), after)


def _operator(before: str, after: str, more: str, high: float | None) -> str:
    if high is not None:
        return "range"
    if after.endswith("以上") or more in ("余", "多"):
        return ">="
    if after.endswith(("以下", "以内", "之内")):
        return "<="
    if before:
        return _BOUNDS[before]
    return "~" if after in ("左右", "上下") or more == "来" else "="


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether this is the first part of a figure that could not be read as a whole (5百3千, 1亿五千万)."""
    after = text[found.end() :]
    return found["unit"].strip("万亿") == "" and _REST_OF_A_FIGURE.match(after) is not None


def _is_date(text: str, found: re.Match[str]) -> bool:
    """A year (2020年, 2011-2015年), a month, a day, an age of the plan (第11), or part of a word (60万千瓦级)."""
    before, after = text[: found.start("low")], text[found.end() :]
    figure = float(found["low"].replace(",", ""))
    if found["unit"] == "年" and (figure >= 1000 or found["dash"]):
        return True
    if found["unit"] in ("月", "日") and found["before"] is None:
        return True
    if (
        before.endswith(("第", "专栏", "“", "‘"))
        or re.match(r"[号时级]|(?<!\d)结构|[A-Za-z+]|元?(?:结构|化|制)", after) is not None
    ):
        return True
    if before.endswith("(") and after.startswith(")") and not found["unit"]:
        return True
    return re.search(r"[A-Za-z.\-]$", before) is not None
