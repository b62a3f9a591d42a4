"""Numbers that a text names in passing, by the words around them: sides of a thing, rates of taxes and fees, grants for each
that asks, slogans, what the work is about, how things compare. None of them is a target."""

import re

from kg.lang.text import Text
from loaders.plan import reasons
from loaders.plan.candidates import Candidate
from loaders.plan.numbers import Quantity
from loaders.plan.units import COUNTERS
from loaders.plan.verbs import DOING

# 1200毫米×1000毫米: how large a thing is on its sides.
_SIDES = "×*xX✕"
# “六个100%”: a slogan that counts its own figures.
_SLOGAN = re.compile(r"(?<![\d.])(?:\d{1,2}|[一二三四五六七八九十两])个[“”]?$")
# 附加费按消费税的3%征收, 租金优惠不超过20%: what is levied or let off.
_LEVIED = re.compile(
    r"^(?:的(?:比例|标准|税率|费率|幅度))?[^,。;\d]{0,4}?(?:征收|计征|征缴|缴纳|缴存|收取|计税|扣除|减免|减征)"
)
_LET_OFF = re.compile(r"(?:优惠|减免|减征|减收|减按|下浮|折扣|返还)(?:幅度|比例|率)?[^,。;\d达到至]{0,4}$")
# 单个项目补助不超过50万元: what each that asks may be given. 补助标准提高到580元 is reached by all.
_GRANTED = re.compile(
    r"(?:单[个户家项笔人]|每[个户家项人亩辆台所吨])[^,。;\d]{0,10}(?:补助|奖励|补贴|资助|奖补|扶持|支持)(?!标准|水平)[^,。;\d达到至]{0,6}$"
)
# 按每平方米150元给予补助, 给予10万元的奖励
_GIVEN = re.compile(r"^(?:的?(?:标准|额度|比例))?给予[^,。;]{0,8}(?:补助|奖励|补贴|资助|奖补)")
_GIVES = re.compile(r"给予[^,。;\d]{0,10}$")
_GIFT = re.compile(r"^的?(?:一次性)?(?:补助|奖励|补贴|资助|奖补|奖金)")
# 十万人死亡率, 每百户拥有量: of how many a rate is told.
_PER = re.compile(r"^[^,。;\d]{0,14}(?:率|数|量|额|度|面积|拥有)[^,。;]*\d")
_PEOPLE = frozenset(("人", "万人", "户", "万户", "名", "亩", "万亩", "平方公里", "亿元", "万元", "万", "亿"))
_ROUND = frozenset((1.0, 10.0, 100.0, 1000.0, 10000.0))
# 围绕12条产业链, 依托20个基地: what the work is about or leans on, and not what it brings.
_ABOUT = re.compile(rf"^(?:紧?围绕|依托|聚焦|面向|针对|立足|瞄准|借助|利用|用好)(?!.*(?:{DOING}))[^,。;]*$")
_AS_CORE = re.compile(r"[^,。;\d]{1,16}为(?:重点|核心|中心|依托|主体|载体|抓手|龙头|突破口|支撑|主线|骨干)")
# 能耗约为普通仓库的5倍: how it compares with another thing, told as it is.
_COMPARES = re.compile(r"(?:约为|约是|相当于|大致为)[^,。;\d]{2,}的$")


def of_how_many(candidate: Candidate, quantity: Quantity) -> bool:
    """Whether a quantity of the clause says of how many a rate is told: 每十万人口死亡率, 每百户拥有量."""
    first, last = candidate.place.clause
    before, after = candidate.text[first : quantity.start], candidate.text[quantity.end : last]
    plain = quantity.low in _ROUND and not quantity.hedge and quantity.unit in _PEOPLE
    return plain and (not before or before.endswith("每")) and _PER.match(after) is not None


def named_in_passing(candidate: Candidate) -> tuple[str, Text] | None:
    """Role and reason of a number that is a measure of a thing, a rate of a rule or part of a name."""
    q, before, after = candidate.quantity, candidate.before, candidate.after
    if (after[:1] in _SIDES and after[1:2].isdigit()) or (before[-1:] in _SIDES and before[-2:-1].isalnum()):
        return "definition", reasons.DESCRIBES
    if q.unit in ("%", "‰"):
        if _SLOGAN.search(before):
            return "name", reasons.SLOGAN
        if _LEVIED.match(after) or _LET_OFF.search(before):
            return "standard", reasons.NORM
    if q.unit.endswith("元") and (
        _GRANTED.search(before) or _GIVEN.match(after) or (_GIVES.search(before) and _GIFT.match(after))
    ):
        return "condition", reasons.ON_CONDITION
    if of_how_many(candidate, q):
        return "name", reasons.DESCRIBES
    counted = q.unit.lstrip("万亿") in COUNTERS and not q.after
    if counted and re.match(r"[\u4e00-\u9fff“]", after) and _ABOUT.match(before):
        return "condition", reasons.BOUNDS
    if counted and before in ("以", "并以") and _AS_CORE.match(after):
        return "condition", reasons.BOUNDS
    if _COMPARES.search(before) and not after:
        return "definition", reasons.DESCRIBES
    return None
