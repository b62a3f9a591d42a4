"""Quantities in the text of a plan: number, unit, comparator. Works on text made even (`text.even`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lang.errors import InputError
from loaders.plan.mixed import WORD

# Units that plans use, longest first; a magnitude (万, 亿) stays part of the unit, as people read it.
_NOUN_UNITS = [
    "立方米",
    "平方米",
    "平方公里",
    "公顷",
    "千瓦时",
    "千瓦",
    "标准煤",
    "公里",
    "海里",
    "人次",
    "个地州市",
    "个地州",
    "个县市",
    "个百分点",
    "床位",
    "件",
    "家",
    "名",
    "人",
    "所",
    "项",
    "个",
    "次",
    "期",
    "元",
    "美元",
    "倍",
    "亩",
    "吨",
    "斤",
    "公斤",
    "张",
    "套",
    "岁",
    "户",
    "种",
    "台",
    "辆",
    "座",
    "条",
    "处",
    "株",
    "头",
    "只",
    "部",
    "门",
    "册",
    "小时",
    "米",
    "场",
    "批",
    "对",
    "班",
    "届",
    "篇",
    "列",
    "艘",
    "架",
    "位",
    "类",
    "箱",
    "块",
    "年",
    "千米",
    "册/人",
]
_NOUNS = "|".join(sorted(_NOUN_UNITS, key=len, reverse=True))
# Two counters are one unit: 2场次, 100台套, 100台(套); 3项次要任务 are three things.
_TIMES = r"[人件家场项台户批班架辆册期届篇张名位车课]次(?![要级新数])"
UNIT = rf"(?:{_TIMES}|台套|人天|人日|人月|课时|学时|个位次|{_NOUNS})(?:\([件家场次项台套个名人户种篇]\))?"
# A longer row of digits is a code: a float keeps 15 digits, and no plan counts further.
_NUMBER = r"(?<!\d)(?<!\d[十百千万亿])\d{1,15}(?!\d)(?:,\d{3}(?!\d)){0,4}(?:\.\d+)?"
_BEFORE = r"(?P<before>不低于|不少于|不得低于|不得少于|至少|超过|突破|高于|大于|不超过|不高于|低于|少于|小于|接近|近|约为|约|大约|≥|≤|>|<)?"
_QUANTITY = re.compile(
    rf"{_BEFORE}(?P<low>{_NUMBER})(?:(?P<dash>[-~—–―至到])(?P<high>{_NUMBER}))?(?P<more>[余多])?"
    rf"(?P<unit>%|‰|/10万|[万亿]{{0,2}}(?:{UNIT})|[万亿]{{1,2}}|)(?P<more2>[余多])?"
    r"(?P<after>以上|以下|以内|之内|左右|上下)?"
)
_REST_OF_A_FIGURE = re.compile(rf"\d|[一二三四五六七八九]?{WORD}")
_GREATER = {"不低于", "不少于", "不得低于", "不得少于", "至少", "超过", "突破", "高于", "大于", "≥", ">"}
_LESS = {"不超过", "不高于", "低于", "少于", "小于", "≤", "<"}
_ABOUT = {"接近", "近", "约", "约为", "大约"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `operator` is one of = >= <= ~ range; `low` is the number (`high` with range).

    `hedge` keeps the word that softens it (近, 余, 以上), `start` and `end` its place in the text.
    """

    operator: str
    low: float
    high: float | None
    unit: str
    hedge: str
    start: int
    end: int


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
        raise InputError(f"{text!r} is no number with a unit. Write it like 100家以上 or 3-5家.")
    return _quantity(found)


def _quantity(found: re.Match[str]) -> Quantity:
    before, after, more = found["before"] or "", found["after"] or "", found["more"] or found["more2"] or ""
    low = float(found["low"].replace(",", ""))
    high = float(found["high"].replace(",", "")) if found["high"] else None
    hedge = before or more or after
    return Quantity(_operator(before, after, more, high), low, high, found["unit"], hedge, *found.span())


def _operator(before: str, after: str, more: str, high: float | None) -> str:
    if high is not None:
        return "range"
    if before in _GREATER or after == "以上" or more:
        return ">="
    if before in _LESS or after in ("以下", "以内", "之内"):
        return "<="
    return "~" if before in _ABOUT or after in ("左右", "上下") else "="


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether this is the first part of a figure that could not be read as a whole (5百3千, 1亿五千万)."""
    after = text[found.end() :]
    return found["unit"].strip("万亿") == "" and _REST_OF_A_FIGURE.match(after) is not None


def _is_date(text: str, found: re.Match[str]) -> bool:
    """A year (2020年, 2011-2015年), a month, a day, an age of the plan (第11), or part of a word (60万千瓦级)."""
    before, after = text[: found.start("low")], text[found.end() :]
    if found["unit"] == "年" and (float(found["low"].replace(",", "")) >= 1000 or found["dash"]):
        return True
    if before.endswith(("第", "专栏", "(", "“")) or re.match(r"[月日号时级]|[A-Za-z+]", after) is not None:
        return True
    return re.search(r"[A-Za-z.\-]$", before) is not None
