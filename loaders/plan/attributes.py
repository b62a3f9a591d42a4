"""Operator, deadline and basis of a target, by the words in whose scope its number stands."""

import re
from dataclasses import dataclass

from loaders.plan.candidates import Candidate
from loaders.plan.document import Document
from loaders.plan.text import plan_years
from loaders.plan.units import TIME_UNITS, WITHIN

_NEAR = re.compile(
    r"(?P<word>至少|最少|不少于|不低于|不得低于|不得少于|不超过|不高于|最多|最高|约|大约|突破|超过|控制在)[^\d,]{0,6}$"
)
# 投入不低于财政支出的2%: the bound stands before what it is a share of.
_BOUND_SHARE = re.compile(r"(?P<word>不低于|不少于|不超过|不高于|超过|突破)[^\d,]{2,16}的$")
_NEEDS = re.compile(r"(?P<word>约)(?:需|占|为|达|合)[^\d,]{0,16}$")
_WORDS = {
    **dict.fromkeys(("至少", "最少", "不少于", "不低于", "不得低于", "不得少于", "突破", "超过"), ">="),
    **dict.fromkeys(("不超过", "不高于", "最多", "最高", "控制在"), "<="),
    **dict.fromkeys(("约", "大约"), "~"),
}
_YEAR = re.compile(r"(?<![\d—~-])((?:19|20)\d\d)(?:年|(?=[、和]20\d\d年))")
_SPAN = re.compile(r"(?:19|20)\d\d年?[—~-]((?:19|20)\d\d)年")
# 比2005年, 较2010年的, 由2015年的, 2007年水平: where a change starts, and no deadline.
_START = re.compile(r"(?:比|较|由|从|与|在|自|按)[^,。;\d]{0,4}$")
_STARTS = re.compile(
    r"(?:底|末)?(?:的(?:基础|水平)|水平|基础上|以来|起|相比|同期|不变价|价格|(?:以前|之前|前|以后|后)?(?:已)?(?:建成|建设|投产|竣工|修建|形成|批准|注册|登记|颁布|制定|生产|出厂)的)"
)
# A year that opens a sentence (到2025年,…) holds for the sentences behind it; one within a clause holds for its own.
_OPENING = re.compile(
    r"^[^,。;\d]{0,8}?(?:(?:到|至|截至)(?:19|20)\d\d年|(?:19|20)\d\d年(?:底|末|前|底前|年底)?[,:]|“?[一二三四五六七八九十]{1,2}五”?(?:期间|时期|期末|末))"
)
_AGE = re.compile(r"“?([一二三四五六七八九十]{1,2})五”?(?P<when>期间|时期|期末|末|规划期)")
_EVERY = re.compile(r"每年|年度|一年|逐年")
_AVERAGE = re.compile(r"年均|年平均|年增长率|年递增|年增幅")
_TOTAL = re.compile(r"累计|总计|合计|五年内?共|期间共?|年内")
# What is counted as it happens, over all years of the plan; the rest is counted at its end.
_ACTIVITY = re.compile(r"(?:组织|完成|举办|开展|培训|选派|查处|办理)[^,]*$")
_MAGNITUDES = ("万", "亿", "万万")
_COUNTED_BY_NOUN = re.compile(
    r"(?:\([^()]*\))?[\u4e00-\u9fff]{0,6}?(?:(?P<home>农户|住户|用户)|人口|人员|群众|农民工?|居民|职工|劳动力|学生|儿童|妇女|老人)"
)
_CHANGE = re.compile(
    r"(?P<verb>提高|提升|增加|减少|降低|下降|削减|缩短|增长|压减|压缩)(?:约|近|超过|不低于|不少于|大约)?$"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline and where it was found: clause, sentence, paragraph, list, section, plan, or none."""

    year: int | None
    scope: str


def operator_of(candidate: Candidate) -> str:
    """One of = >= <= ~ range. A bound behind the last of several holds for all (分别达到85%和80%以上)."""
    quantity = candidate.quantity
    if quantity.operator != "=":
        return quantity.operator
    if quantity.unit in TIME_UNITS and WITHIN.match(candidate.after):
        return "<="
    last = candidate.siblings[-1]
    if (
        "分别" in candidate.before
        and last.unit == quantity.unit
        and last.after
        and not candidate.text[last.end : candidate.place.clause[1]].startswith("的")
    ):
        return last.operator
    found = _NEAR.search(candidate.before) or _NEEDS.search(candidate.before)
    if found is None and quantity.unit in ("%", "‰"):
        found = _BOUND_SHARE.search(candidate.before)
    return _WORDS[found["word"]] if found is not None else "="


def unit_of(candidate: Candidate) -> str:
    """The unit; of 1050万农村人口 it is 万人, of 38万农户 万户."""
    unit = candidate.quantity.unit
    counted = _COUNTED_BY_NOUN.match(candidate.after) if unit in _MAGNITUDES else None
    return unit if counted is None else f"{unit}{'户' if counted['home'] else '人'}"


def change_of(candidate: Candidate) -> str | None:
    """The verb when the figure is a change (提高4个百分点) and not a level."""
    found = _CHANGE.search(candidate.before)
    return found["verb"] if found is not None else None


def basis_of(candidate: Candidate, name: str) -> str:
    """One of value, average, total, per year, ratio."""
    if candidate.quantity.hedge.startswith("翻"):
        return "ratio"
    clause = candidate.clause
    if _AVERAGE.search(candidate.before) or _AVERAGE.search(name):
        return "average"
    if (
        _EVERY.search(candidate.text[candidate.place.sentence[0] : candidate.quantity.end][-40:])
        or "年度" in name
        or "每年" in clause
    ):
        return "per year"
    return (
        "total"
        if _TOTAL.search(clause) or (_ACTIVITY.search(candidate.before) and candidate.after)
        else "value"
    )


def deadline_of(candidate: Candidate, document: Document) -> Dated:
    """The nearest year at or before the number: in its sentence, its paragraph, the list or section that it stands in,
    else the plan's."""
    first = document.period[0] if document.period is not None else 0
    at = candidate.quantity.start
    years = years_in(candidate.text[candidate.place.sentence[0] : at], first)
    if years:
        return Dated(years[-1], "sentence")
    if candidate.place.due is not None:
        return Dated(candidate.place.due, "row")
    years = _carried(candidate.text[: candidate.place.sentence[0]], first)
    if years:
        return Dated(years[-1], "paragraph")
    behind = years_in(candidate.after, first)
    if behind and re.match(r".{0,12}$", candidate.after):
        return Dated(behind[-1], "clause")
    heading = _of_heading(candidate, document, first)
    return heading if heading is not None else Dated(document.horizon, "plan")


def _carried(text: str, first: int) -> list[int]:
    """The years of the sentences before that open them, the last one's."""
    for sentence in reversed(re.split("[。;!?]", text)):
        if _OPENING.match(sentence) and (years := years_in(sentence, first)):
            return years
    return []


def years_in(text: str, first: int) -> list[int]:
    """The years that `text` names as ends, from left to right: none in 《》, none that a change starts from, none before
    the plan's `first`."""
    flat = re.sub(r"《[^《》]*》", lambda m: "〇" * len(m[0]), text)
    found: list[tuple[int, int]] = [(m.start(), int(m[1])) for m in _SPAN.finditer(flat)]
    for m in _YEAR.finditer(flat):
        if not _START.search(flat[: m.start()]) and not _STARTS.match(flat[m.end() :]):
            found.append((m.start(), int(m[1])))
    for m in _AGE.finditer(flat):
        years = plan_years(f"“{m[1]}五”")
        if years is not None:
            found.append((m.start(), years[1]))
    return [year for _, year in sorted(found) if year >= first]


def _of_heading(candidate: Candidate, document: Document, first: int) -> Dated | None:
    """The year of the sentence that opens the list which the paragraph belongs to, or of a heading above."""
    for above in document.ancestors(candidate.section):
        years = years_in(above.title, first)
        if years:
            return Dated(years[-1], "section")
        for line in reversed([p for p in above.lines if p.number < candidate.place.line.number]):
            if line.text.endswith(":"):
                years = years_in(line.text, first)
                return Dated(years[-1], "list") if years else None
            if above is candidate.section:
                break
            break
    return None
