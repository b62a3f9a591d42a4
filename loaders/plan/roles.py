"""The role of each candidate: target, past, base, condition, definition, standard, time, name or other, with its reason.

What the form of the text decides is decided by it (a span of time, a note, where a change starts). For the rest the
evidence is weighed: a logistic model whose weights stand in `role-weights.json`, learned by `benchmarks.plan_roles` from
plans with gold. Each piece of evidence and its weight can be told (`explained`).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import exp

from kg.lang.text import Text
from loaders.plan import reasons
from loaders.plan.attributes import years_in
from loaders.plan.candidates import Candidate, candidates
from loaders.plan.corrections import Correction, folded
from loaders.plan.document import Document
from loaders.plan.evidence import LOOKS_BACK, evidence, first_year
from loaders.plan.passing import named_in_passing
from loaders.plan.units import COUNTERS, TIME_UNITS, WITHIN
from loaders.plan.verbs import REACH

# Where the model doubts, the coverage report lists the candidate first.
DOUBTFUL = (0.2, 0.8)
_TIMED = re.compile(
    r"(?:达到|达|提高到|提高至|延长到|延长至|延长|缩短到|缩短至|压缩到|压缩至|增加到|控制在|不低于|不少于|年限|寿命|时间|学制|周期)[^,]{0,4}$"
)
_STRIVES = re.compile(r"力争|确保|实现|争取|做到|保证|达到|基本")
# 目前全市共有学校320所: told as it stands.
_NOW = re.compile(
    r"(?:目前|截至目前|现已|迄今|截至(?:19|20)\d\d年(?:底|末)?,?[^,。;]{0,12}(?:已|共有|建有))(?!.*(?:力争|争取|到20\d\d年|将|提高到|提升到|增加到|达到|至|目标|确保|再|新增|新建))"
)
_FROM = re.compile(r"[由从](?:(?:19|20)\d\d年的?|[^,。;]{0,8}的)?$")
# 19个省市对口援疆机制 is one mechanism; 3个机制 are three.
_MECHANISM = re.compile(r"[\u4e00-\u9fff]{2,16}(?:机制|制度|模式|格局)")
# 实施千亿斤粮食生产能力规划 carries out a plan of that name; 实施10项行动方案 sets ten.
_CARRIES_OUT = re.compile(r"(?:实施|落实|执行|贯彻|启动|编制|按照)[^,。;]{0,10}$")
_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{2,16}(?:规划|纲要|行动计划|行动方案)(?:$|[,。;、和及])")
_COUNTED = frozenset("个项部套份批")
_THAN = re.compile(
    r"(?:比|与|较|相当于|超过)(?:(?:19|20)\d\d年|上年|去年|“?[一二三四五六七八九十]+五”?(?:期末|末|时期|期间)?)(?:底|末)?的$"
)
_RISES = re.compile(rf"(?:以上|左右)?(?:{REACH}|[^,。;]{{0,10}}[到至为]\d)")
_DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:底|末)?")
# 对用水量达到指标90%的地区…, 满意度低于80%的项目…: who is meant, by a figure.
_ABOUT_WHOM = re.compile(r"^(?:凡是?|对于?|如|若)[^,。;的]{2,}$")
_OF_WHOM = re.compile(
    r"^(?:、[^,、的]{1,12}以[上下内])?的(?!目标|任务|要求|比例|比重|速度|幅度|水平|增速|增长)[\u4e00-\u9fff]"
)
_BELOW = ("低于", "少于", "小于", "高于", "大于", "多于", "超过", "超")
# 坝高10米以上的水库, 面积200亩以上的耕地: how large a thing is that something is done to.
_HOW_LARGE = re.compile(
    r"(?:面积|高度?|长度?|宽度?|深度?|口径|库容|年?产量|年?产值|年?出栏|年?存栏|收入|规模|人口|容量|产能|总?投资|资产|营收|销售额|注册资本|年龄|里程|期限|功率|坡度|海拔)(?:在|为|达到?)?$"
)
_BOUNDS_OF = ("以上", "以下", "以内", "之内")
# Cells of figures run together: 排放总量(万吨)2551.72347.6-8%2氨氮…; a clause of text has no such row of figures.
_GLUED = re.compile(r"\)\d|\d[-<>≥≤]\d|[%点]\d{1,2}[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its role, why, and how sure the model is that it is a target (0 to 1)."""

    candidate: Candidate
    role: str
    reason: Text
    sure: float

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return DOUBTFUL[0] < self.sure < DOUBTFUL[1]


@lru_cache(maxsize=2)
def roles_of(document: Document) -> tuple[Judged, ...]:
    """Every candidate of the running text with its role, worked out once for a document."""
    return tuple(judged(document))


def judged(document: Document) -> Iterator[Judged]:
    """Every candidate of the running text with its role."""
    for candidate in candidates(document):
        yield judge(candidate, document)


def judge(candidate: Candidate, document: Document) -> Judged:
    """The role of one candidate: a person's decision, else what the form or the weights say."""
    decided = correction_of(candidate, document)
    if decided is not None and decided.role is not None:
        return Judged(candidate, decided.role, reasons.BY_PERSON, 1.0 if decided.role == "target" else 0.0)
    plain = by_form(candidate, document)
    if plain is not None:
        return Judged(candidate, *plain, 0.0)
    found = evidence(candidate, document)
    sure = probability(found)
    if sure >= 0.5:
        return Judged(candidate, "target", reasons.WEIGHED, sure)
    return Judged(candidate, *_other(found), sure)


def correction_of(candidate: Candidate, document: Document) -> Correction | None:
    """What a person decided about it."""
    if not document.corrections:
        return None
    return document.corrections.get((folded(candidate.sentence), candidate.quantity.low))


def by_form(candidate: Candidate, document: Document) -> tuple[str, Text] | None:
    """Role and reason where the form of the text decides."""
    q = candidate.quantity
    if candidate.place.note:
        return "definition", reasons.IN_NOTE
    if candidate.text.count("《", 0, q.start) > candidate.text.count("》", 0, q.start):
        return "name", reasons.IN_TITLE
    if q.unit.lstrip("万亿") in TIME_UNITS and not _is_reached(candidate):
        return "time", reasons.SPAN_OF_TIME
    if q.unit == "岁" and (q.after.endswith(("以上", "以下")) or candidate.after):
        return "condition", reasons.AGE
    if _says_of_whom(candidate):
        return "condition", reasons.BOUNDS
    if plain := named_in_passing(candidate):
        return plain
    if q.unit == "个" and _MECHANISM.fullmatch(candidate.after):
        return "name", reasons.IN_MECHANISM
    if q.unit not in _COUNTED and _CARRIES_OUT.search(candidate.before) and _DOCUMENT.match(candidate.after):
        return "name", reasons.IN_PLAN_NAME
    if _lost(candidate):
        return "table", reasons.CELLS_LOST
    if _THAN.search(candidate.before):
        return "base", reasons.COMPARED_WITH
    if _FROM.search(candidate.before) and _RISES.match(candidate.after):
        return "base", reasons.STARTS_FROM
    return _before_plan(candidate, document)


def _is_reached(candidate: Candidate) -> bool:
    """Whether a span of time is what something is to come to: 缩短到3天, 力争30分钟内到达."""
    if WITHIN.match(candidate.after):
        return _STRIVES.search(candidate.before) is not None
    return _TIMED.search(candidate.before) is not None and not candidate.after


def _says_of_whom(candidate: Candidate) -> bool:
    """Whether the number only says which things are meant: of whom a rule speaks, or how large what is counted is."""
    q, before, after = candidate.quantity, candidate.before, candidate.after
    if _ABOUT_WHOM.match(before) and _OF_WHOM.match(after):
        return True
    if q.hedge in _BELOW and not q.after and q.unit in ("%", "‰", "分") and _OF_WHOM.match(after):
        return True
    # 1亿—10亿元的龙头企业30家: thirty are counted.
    following = next((other for other in candidate.siblings if other.start >= q.end), None)
    between = candidate.text[q.end : following.start] if following is not None else ""
    if re.fullmatch(r"的[\u4e00-\u9fff()“”]{2,}", between) and not re.search(
        "[和与及]|达|到|为|至|高|低|增|减", between
    ):
        return following is not None and following.unit in COUNTERS
    if not q.after.endswith(_BOUNDS_OF) or q.unit in ("%", "‰"):
        return False
    if after.startswith("的") and (q.after.endswith(("以下", "以内", "之内")) or _HOW_LARGE.search(before)):
        return _OF_WHOM.match(after) is not None
    return re.fullmatch(r"的?[\u4e00-\u9fff()“”]{2,}", between) is not None and not re.search(
        "[和与及]", between
    )


def _lost(candidate: Candidate) -> bool:
    """Whether the clause is a table that was saved without its cells."""
    clause = candidate.clause
    return len(clause) > 60 and len(_GLUED.findall(clause)) >= 4


def _before_plan(candidate: Candidate, document: Document) -> tuple[str, Text] | None:
    """Past, where the last year or the chapter says so and no later year stands before the number."""
    start, at = candidate.place.sentence[0], candidate.quantity.start
    first = document.period[0] if document.period is not None else first_year(document)
    ends = years_in(candidate.text[start:at], 0)
    dated = _DATED.findall(candidate.text[start:at])
    if first and ends and dated and ends[-1] < first and int(dated[-1]) <= ends[-1]:
        return "past", reasons.YEAR_BEFORE
    if _NOW.search(candidate.text[start:at]):
        return "past", reasons.TOLD_AS_DONE
    titles = [s.title for s in document.ancestors(candidate.section)]
    if any(map(LOOKS_BACK.search, titles)) and not any(
        re.search("目标|任务", title) for title in titles[:-1]
    ):
        return "past", reasons.LOOKS_BACK
    return None


def _other(found: dict[str, float]) -> tuple[str, Text]:
    """The role of what the weights call no target, by its strongest sign."""
    for signs, role, reason in (
        (("reward", "condition"), "condition", reasons.ON_CONDITION),
        (("attributive", "attributive with bound"), "condition", reasons.BOUNDS),
        (("standard",), "standard", reasons.NORM),
        (("definition", "place or size"), "definition", reasons.DESCRIBES),
        (("done", "了", "year before plan in sentence", "earlier period in sentence", "paragraph tells what was"), "past", reasons.TOLD_AS_DONE),
    ):  # fmt: skip
        if any(found.get(sign, 0) >= 0.5 for sign in signs):
            return role, reason
    return "other", reasons.SETS_NOTHING


def probability(found: dict[str, float]) -> float:
    """How likely the evidence makes a target."""
    weights = _weights()
    score = sum(strength * weights.get(name, 0.0) for name, strength in found.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def explained(candidate: Candidate, document: Document, most: int = 6) -> list[tuple[str, float]]:
    """The strongest pieces of evidence, for (+) or against (-) a target."""
    weights = _weights()
    parts = [
        (name, strength * weights.get(name, 0.0)) for name, strength in evidence(candidate, document).items()
    ]
    return sorted((p for p in parts if abs(p[1]) >= 0.05), key=lambda p: -abs(p[1]))[:most]


@cache
def _weights() -> dict[str, float]:
    text = files("loaders.plan").joinpath("role-weights.json").read_text(encoding="utf-8")
    content: dict[str, float] = json.loads(text)
    return content
