"""Targets: the clauses in which a plan sets a number for its own years.

Two forms are read. A thing reaches a figure (森林覆盖率提高到21.66%; A、B分别减少8%; 达到74.5岁, its subject told
before), or something is to be done so often (培育100家…的示范优势企业, 新增5000万亩高效节水灌溉面积). Numbers that
only describe a thing (流域面积200平方公里以上的河流) end no clause and are left to the coverage report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.plan.document import Document, Line, Section
from loaders.plan.numbers import Quantity, quantities

# Chapters and parts that look back or around; what they count is no target.
BACKGROUND = re.compile(r"背景|环境$|形势|现状|成就|回顾|情况|国内外")
# Verbs by which a thing comes to a figure, longer ones before those that they begin with.
_REACH = (
    r"(?:达到|达|提高到|提高至|提升到|提升至|上升到|增加到|扩大到|发展到|降到|降低到|降至|下降到|减少到|控制到|保持在|稳定在|"
    r"控制在|维持在|年均增长|年均递增|年均提高|年均下降|增长|提高|提升|增加|减少|降低|下降|削减|缩短|覆盖|为)"
)
# With these and no 到 the figure is a change and no level.
_CHANGE = re.compile(r"^(?:提高|提升|增加|减少|降低|下降|削减|缩短|增长)$")
# Verbs whose object is counted.
_DO = r"(?:培育和发展|培育|培养|组织|完成|建设|建成|新增|新建|新培育|打造|引进|举办|开展|扶持|认定|创建|发展|建立|改造)"
# What is counted as it happens, over all years of the plan; the rest is counted at its end.
_ACTIVITY = re.compile(r"组织|完成|举办|开展")
_SUBJECT = re.compile(rf"^(?P<subject>.*?)(?P<each>分别)?(?P<verb>{_REACH})$")
_DOING = re.compile(rf"(?:^|[^{{}}])(?P<verb>{_DO})$")
# What stands before a subject and is none of its name: aims, places and times.
_LEAD = re.compile(
    r"^(?:力争|确保|保证|五年|努力|逐步|使|其中|实现|每年|全区|我区|自治区|到?\d{4}年(?:底|末|前)?|[“”一二三四五六七八九十]+(?:期间|时期|末))+"
)
# What is left of the verb phrase behind a subject.
_TRAIL = re.compile(r"(?:力争|每年|保持|平均|各|要|应|将)+$")
_FROM = re.compile(r"^(?P<subject>[^由从]{2,}?)[由从](?:\d{4}年的?)?$")
_TO = re.compile(rf"^(?P<verb>{_REACH})(?:到?\d{{4}}年的?)?$")
_DEADLINE = re.compile(r"(\d{4})年(?!代)")
_AVERAGE_LEVEL = re.compile(
    r"(?P<subject>[^,。;]{2,30}?)(?P<verb>达到|高于|超过)(?P<level>(?:全国|全省|全区|世界|国际)平均水平)"
)
# 70%以上的居民建立健康档案: how many of whom do what.
_SHARE = re.compile(r"^的(?P<who>[^,。;]{2,15}?)(?P<does>建立|享有|参加|使用|接受|纳入)(?P<what>[^,。;]+)")
# 19个省市对口援疆 counts the givers.
_AIDING = re.compile(r"^(?P<who>省市|省区市)(?P<aid>(?:对口)?[援支]\w)")
# What only the last of several subjects has and all mean: 化学需氧量、二氧化硫排放.
_HEAD = re.compile(
    r"(?:排放|收入|人数|面积|产量|比例|比重|进?出口总?额|装机|(?:人口|毕业生)?(?:覆盖|升学|入学|普及|处理|利用|死亡|参保)率)$"
)
_CLAUSE = re.compile(r"[^,;。:]+")


@dataclass(frozen=True, slots=True)
class Target:
    """What the plan sets: `indicator` by its name in the text, `basis` one of value, average, total, per year.

    `low` holds the figure (with operator <= the bound is `high`); both are None where words say it (`text`).
    `change` is the verb when the figure is a change (提高4个百分点) and not a level.
    """

    section: str
    line: int
    indicator: str
    operator: str
    low: float | None
    high: float | None
    unit: str
    deadline: int | None
    period: str
    basis: str
    quote: str
    change: str | None = None
    text: str | None = None


def targets(document: Document) -> Iterator[Target]:
    """Every target in the running text, in the order of the plan. Tables: `table_figures`."""
    for section in document.sections.values():
        if any(BACKGROUND.search(above.title) for above in document.ancestors(section)):
            continue
        for line in section.texts():
            yield from _Sentences(document, section, line).targets()


class _Sentences:
    """Reads one line; keeps the subject that a later clause leaves out."""

    def __init__(self, document: Document, section: Section, line: Line) -> None:
        self.years, self.section, self.line = document.period, section, line
        self.subject = ""

    def targets(self) -> Iterator[Target]:
        for sentence in re.finditer(r"[^。;]+", self.line.text):
            text = sentence[0]
            yield from self._levels(text)
            for clause in _CLAUSE.finditer(text):
                for target in self._clause(clause[0]):
                    yield self._dated(target, text[: clause.end()])

    def _clause(self, clause: str) -> Iterator[Target]:
        found = list(quantities(clause)) or _bare(clause)
        if not found:
            return
        first, last = found[0], found[-1]
        before, after = clause[: first.start], clause[last.end :]
        reached = _SUBJECT.match(before)
        parts = _parts(clause, found)
        if len(parts) > 1:
            for part in parts:
                yield from self._clause(part)
        elif reached is not None and after == "" and _joined(clause, found):
            yield from self._reached(reached, found, clause)
        elif after == "" and (risen := _risen(clause, found)) is not None:
            self.subject = _trim(risen)
            yield self._target(self.subject, last, clause)
        elif (doing := _DOING.search(before)) is not None and len(found) == 1:
            yield from self._done(doing["verb"], first, after, clause, before)
        elif after == "" and len(found) == 1 and len(before) >= 2 and first.unit:
            subject = _trim(before)
            self.subject = subject
            yield self._target(subject, first, clause)
        elif before == "" and (share := _SHARE.match(after)) is not None:
            yield self._target(f"{share['does']}{share['what']}的{share['who']}比例", first, clause)
        elif (aiding := _AIDING.match(after)) is not None and len(found) == 1:
            aid = aiding["aid"] if aiding["aid"].startswith("对口") else f"对口{aiding['aid']}"
            yield self._target(f"{aid}{aiding['who']}", replace(first, unit="个"), clause[first.start :])

    def _reached(self, reached: re.Match[str], found: list[Quantity], clause: str) -> Iterator[Target]:
        verb, subject = reached["verb"], _trim(reached["subject"])
        names = _listed(subject) if reached["each"] else [subject]
        if not subject:
            names = [self.subject]
        elif not reached["each"]:
            self.subject = subject
        if 1 < len(found) != len(names):
            return  # which figure belongs to what was told before this clause
        for index, name in enumerate(names):
            if not name:
                continue
            quantity = found[min(index, len(found) - 1)]
            if found[-1].unit.startswith(quantity.unit):
                # 3个和4个百分点: what the last one counts, all count.
                quantity = replace(quantity, unit=found[-1].unit)
            indicator = f"{name}{verb}" if "年均" in verb else f"{name}覆盖面" if verb == "覆盖" else name
            if verb == "控制在" and quantity.operator == "=":
                quantity = replace(quantity, operator="<=")
            target = self._target(indicator, quantity, clause)
            yield replace(target, change=verb if _CHANGE.match(verb) else None)

    def _done(self, verb: str, quantity: Quantity, after: str, clause: str, before: str) -> Iterator[Target]:
        thing = after.removeprefix("的")
        own = _trim(before[: len(before) - len(verb)])
        if not thing and own:
            yield self._target(f"{own}{verb}", quantity, clause)
            return
        name = thing.rsplit("的", 1)[-1]
        if len(name) < 2:
            return
        target = self._target(f"{name}(新增)" if verb == "新增" else name, quantity, clause)
        once = target.basis == "value" and _ACTIVITY.search(verb) is not None
        yield replace(target, basis="total") if once else target

    def _levels(self, sentence: str) -> Iterator[Target]:
        if _DEADLINE.search(sentence) is None:
            return
        for found in _AVERAGE_LEVEL.finditer(sentence):
            subject = _trim(found["subject"])
            operator = "=" if found["verb"] == "达到" else ">="
            target = Target(self.section.id, self.line.number, subject, operator, None, None, "", None, "", "value",
                            found[0], text=found["level"])  # fmt: skip
            yield self._dated(target, sentence)

    def _target(self, indicator: str, quantity: Quantity, quote: str) -> Target:
        low, high = quantity.low, quantity.high
        if quantity.operator == "<=":
            low, high = None, quantity.low  # type: ignore[assignment]
        return Target(
            self.section.id, self.line.number, indicator.strip("“”、"), quantity.operator, low, high, quantity.unit,
            None, "", _basis(indicator, quote), quote,
        )  # fmt: skip

    def _dated(self, target: Target, context: str) -> Target:
        """With deadline and period: the last year that the words before name, else the plan's last year."""
        first, last = self.years if self.years is not None else (None, None)
        named = [int(y) for y in _DEADLINE.findall(context) if first is None or int(y) >= first]
        deadline = named[-1] if named else last
        whole = first is not None and target.basis in ("average", "total")
        period = f"{first}-{deadline}" if whole else str(deadline) if deadline is not None else "unknown"
        return replace(target, deadline=deadline, period=period)


def _bare(clause: str) -> list[Quantity]:
    """A figure without unit that something reaches: 有效利用系数提高到0.53."""
    found = re.search(rf"(?:系数|指数|率|比){_REACH}(\d+(?:\.\d+)?)$", clause)
    if found is None:
        return []
    return [Quantity("=", float(found[1]), None, "", "", found.start(1), found.end(1))]


def _listed(subject: str) -> list[str]:
    """The parts of A、B和C; a head that only the last one has (C排放) is lent to the others."""
    names = re.split(r"、|和|与|以及", subject)
    head = _HEAD.search(names[-1])
    return names if head is None else [n if n.endswith(head[0]) else n + head[0] for n in names]


def _basis(indicator: str, clause: str) -> str:
    if "年均" in indicator:
        return "average"
    return "per year" if "年度" in indicator or "每年" in clause else "value"


def _joined(clause: str, found: list[Quantity]) -> bool:
    """Whether the quantities stand side by side, as 85%和80%."""
    between = [clause[a.end : b.start] for a, b in pairwise(found)]
    return all(part in ("和", "、", "与") for part in between)


def _trim(subject: str) -> str:
    return _TRAIL.sub("", _LEAD.sub("", subject.strip())).strip("“”、的 ")


def _risen(clause: str, found: list[Quantity]) -> str | None:
    """What rises from the first of two quantities to the second: 普及率由42%提高到60%."""
    if len(found) != 2:
        return None
    risen = _FROM.match(clause[: found[0].start])
    reaches = _TO.match(clause[found[0].end : found[1].start])
    return risen["subject"] if risen is not None and reaches is not None else None


def _parts(clause: str, found: list[Quantity]) -> list[str]:
    """The clause cut at each 、 behind a quantity where another subject with its own verb follows."""
    cuts = [
        a.end + 1
        for a, b in pairwise(found)
        if clause[a.end] == "、" and _SUBJECT.match(clause[a.end + 1 : b.start]) is not None
    ]
    return [clause[a:b].removesuffix("、") for a, b in pairwise([0, *cuts, len(clause)])]
