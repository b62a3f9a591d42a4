"""What a plan reports of the past: the figures of its background chapters, as observations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.plan.document import Document, Line, Section
from loaders.plan.evidence import LOOKS_BACK
from loaders.plan.numbers import Quantity, quantities
from loaders.plan.roles import roles_of
from loaders.plan.subjects import names_of
from loaders.plan.text import plan_years

_QUALIFIERS = {
    "近": "nearly",
    "接近": "nearly",
    "余": "over",
    "多": "over",
    "超过": "over",
    "以上": "at least",
}
_ABOUT = {"左右": "about", "约": "about", "大约": "about", "约为": "about", "上下": "about"}
# What stands before the thing that a clause counts: who, since when, and adverbs.
_LEAD = re.compile(
    r"^(?:全区知识产权系统|全区|我区|自治区(?!及)|其中|现|已|共|总计|累计|合计|截至.*?|有(?=[^效])|设立(?!.*\d$)|通过.*?途径|每年|也|分别)+"
)
_TAIL = re.compile(r"(?:分别)?(?:平均)?(?:达到|达|为|是|有|共|至|了)+$")
# 由“十一五”末的0.31件上升到1.34件; 是“十一五”时期的3.2倍; 占…的25%.
_PAST = r"“(?P<past>[一二三四五六七八九十]+五)”(?P<late>末|期末|时期|期间)?"
_FROM_TO = re.compile(rf"^(?P<subject>.+?)由{_PAST}的$")
_RATIO = re.compile(rf"^(?P<subject>.*?)(?:分别)?是{_PAST}的$")
_SHARE = re.compile(r"^占(?P<whole>.+?)的$")
# Verbs whose object is counted, and 其中 for a part of what was counted before.
_DONE = re.compile(r"(?:^|.*?)(?P<verb>组织|调研帮扶|帮助\S{0,6}?建立|其中|援助|建立)$")
# 14家企业通过认证: who, and what these do.
_WHO = re.compile(r"^(?P<who>\S{0,6}?(?:企业|机构|院校|单位))(?P<does>\S+)$")
# 14个州市、68个县、2个开发区建立了机构: several counts share what they do.
_SHARED = re.compile(r"^(?P<noun>[^、]*?)(?P<does>(?:建立|设立|开展|实现)了?\S+)$")
# 申请专利42464件 counts 专利申请量.
_FILED = re.compile(r"^(申请|授权)(\S*专利)$")
_YEAR_END = re.compile(r"(\d{4})年(?:底|末)")


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the past. `period` is a year or a span of years ("2011-2015")."""

    section: str
    line: int
    name: str
    value: float
    unit: str
    qualifier: str | None
    period: str
    quote: str


def measures(document: Document) -> Iterator[Measure]:
    """Every figure of the background chapters, in the order of the plan. A name that two sections use for
    different figures gets the section's title behind it."""
    first: dict[tuple[str, str], Measure] = {}
    for section in document.sections.values():
        if not any(LOOKS_BACK.search(above.title) for above in document.ancestors(section)):
            continue
        for line in section.texts():
            for measure in _Line(document, section, line).measures():
                seen = first.setdefault((measure.name, measure.period), measure)
                if seen is not measure and (seen.section, seen.value) != (measure.section, measure.value):
                    yield replace(measure, name=f"{measure.name}({section.title})")
                elif seen is measure:
                    yield measure


class _Line:
    """Reads one line; keeps what was counted last, for clauses that leave it out."""

    def __init__(self, document: Document, section: Section, line: Line) -> None:
        self.section, self.line = section, line
        first = document.period[0] if document.period is not None else None
        self.before = f"{first - 5}-{first - 1}" if first is not None else "unknown"
        self.bases: list[str] = []

    def measures(self) -> Iterator[Measure]:
        for sentence in re.finditer(r"[^。]+", self.line.text):
            year = _YEAR_END.search(sentence[0])
            period = year[1] if year is not None else self.before
            for clause in re.finditer(r"[^,;]+", sentence[0]):
                found = list(quantities(clause[0]))
                if found:
                    yield from self._clause(clause[0], found, period)

    def _clause(self, clause: str, found: list[Quantity], period: str) -> Iterator[Measure]:
        before, after = clause[: found[0].start], clause[found[-1].end :]
        if past := _FROM_TO.match(before):
            years = plan_years(f"“{past['past']}”")
            name = self._base(past["subject"])
            earlier = str(years[1]) if years is not None else "unknown"
            yield self._measure(name, found[0], earlier, clause)
            yield self._measure(name, found[-1], period, clause)
        elif ratio := _RATIO.match(before):
            names = self._named(ratio["subject"], len(found))
            for name, quantity in zip(names, found, strict=False):
                yield self._measure(f"{name}与“{ratio['past']}”之比", quantity, period, clause)
        elif share := _SHARE.match(before):
            yield self._measure(
                f"{self.bases[-1]}占{share['whole']}的比重" if self.bases else before,
                found[0],
                period,
                clause,
            )
        elif len(found) > 1 and (shared := _SHARED.match(after)):
            for quantity, follower in zip(found, [*found[1:], None], strict=True):
                noun = (
                    clause[quantity.end : follower.start].strip("、")
                    if follower is not None
                    else shared["noun"]
                )
                counted = noun or quantity.unit.removeprefix("个")
                yield self._measure(
                    f"{shared['does'].replace('了', '', 1)}的{counted}", quantity, period, clause
                )
        elif "年均" in before and len(before) <= 5:
            yield self._measure(
                f"{self.bases[-1]}{before}" if self.bases else before, found[0], period, clause
            )
        elif after and (done := _DONE.match(before)):
            yield self._measure(self._done(done["verb"], after), found[0], period, clause)
        else:
            yield self._measure(self._base(before), found[0], period, clause)

    def _done(self, verb: str, after: str) -> str:
        who = _WHO.match(after)
        if who is not None:
            return f"{who['does']}的{who['who']}"
        return f"{verb}{after}" if verb != "其中" else after

    def _base(self, text: str) -> str:
        name = _TAIL.sub("", _LEAD.sub("", text)).rsplit("提交的", 1)[-1]
        if "的" in name and not name.startswith("的"):
            name = name if name.count("的") == 1 and name.endswith("的") else name.rsplit("的", 1)[-1]
        if filed := _FILED.match(name):
            name = f"{filed[2]}{filed[1]}量"
        self.bases.append(name)
        return name

    def _named(self, subject: str, count: int) -> list[str]:
        """Names for `count` figures: those that the clause lists, else the last things counted."""
        if not subject:
            return self.bases[-1:]
        listed = re.split(r"和|、|与", _TAIL.sub("", subject))
        if len(listed) == count:
            return listed
        return [f"{base}的{_TAIL.sub('', subject)}" for base in self.bases[-count:]]

    def _measure(self, name: str, quantity: Quantity, period: str, quote: str) -> Measure:
        qualifier = _QUALIFIERS.get(quantity.hedge) or _ABOUT.get(quantity.hedge)
        return Measure(
            self.section.id, self.line.number, name, quantity.low, quantity.unit, qualifier, period, quote
        )


_AGE = re.compile(r"“?([一二三四五六七八九十]{1,2})五”?(?P<when>期间|时期|以来|期末|末)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


def other_measures(document: Document, told: Sequence[Measure]) -> Iterator[Measure]:
    """Figures of the past that stand in other chapters and whose year is said: bases that a change starts from, and
    what is told as done."""
    known = {(measure.line, measure.value) for measure in told}
    names = {(measure.name, measure.period) for measure in told}
    for each in roles_of(document):
        candidate, quantity = each.candidate, each.candidate.quantity
        if each.role not in ("past", "base") or (candidate.line, quantity.low) in known:
            continue
        period = _said(candidate.text[candidate.place.sentence[0] : quantity.start], document)
        name = next(iter(names_of(candidate)), "")
        if period is None or not name or quantity.unit == "" or (name, period) in names:
            continue
        names.add((name, period))
        qualifier = _QUALIFIERS.get(quantity.hedge) or _ABOUT.get(quantity.hedge)
        yield Measure(
            candidate.section.id, candidate.line, name, quantity.low, quantity.unit, qualifier, period, candidate.clause.strip()
        )  # fmt: skip


def _said(text: str, document: Document) -> str | None:
    """The year or period that stands last before a number, when it lies before the plan."""
    found = [(m.start(), m[1]) for m in _YEAR.finditer(text)]
    for m in _AGE.finditer(text):
        if (years := plan_years(f"“{m[1]}五”")) is not None:
            found.append(
                (m.start(), str(years[1]) if m["when"] in ("末", "期末") else f"{years[0]}-{years[1]}")
            )
    if not found:
        return None
    period = max(found)[1]
    first = document.period[0] if document.period is not None else None
    return period if first is None or int(period[-4:]) < first else None
