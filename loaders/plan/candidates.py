"""Every number of a plan that counts something, with its place: what a target, a base value or a threshold may be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from loaders.plan.cell_texts import cell_texts
from loaders.plan.document import Document, Line, Section
from loaders.plan.numbers import Quantity, quantities
from loaders.plan.units import OPEN_UNIT
from loaders.plan.verbs import DOING, REACH

_SENTENCE = re.compile(r"[^。;!?]+")
_CLAUSE = re.compile(r"[^,:]+")
_CLOSING = re.compile(r"[)”》]*$")
# A bare number counts only where something comes to it, as 系数提高到0.53, 比例下降至2.09:1, 位居前10位.
_BARE = re.compile(
    r"(?:达到|达|提高到|提高至|提升到|提升至|上升到|增加到|降到|降低到|降至|下降到|下降至|控制在|为)(?P<low>\d{1,15}(?!\d)(?:\.\d+)?)(?P<ratio>:\d+(?:\.\d+)?)?(?=[。;、)和]|,(?!\d)|以[上下内]|左右|$)"
)
_OPEN = re.compile(
    rf"(?<![\d.第年月A-Za-z\-—~])(?P<low>\d{{1,9}}(?:\.\d+)?)(?P<unit>[万亿]{{0,2}}{OPEN_UNIT})(?P<after>以上|以下|以内|左右)?"
)
_ALONE = re.compile(rf"(?P<unit>{OPEN_UNIT})(?P<after>以上|以下|以内|左右)?(?=[,。;、)]|$)")
_BOUND = {"以上": ">=", "以下": "<=", "以内": "<=", "左右": "~"}
# 百家, 千家: a power of ten alone, where a verb sets it.
_ROUND = re.compile(
    r"(?<=[\u4e00-\u9fff超过达近约])(?P<low>[百千万])(?P<unit>家|名|个|项|人|亩|户|件|台|所|公里|亿元|亿|吨)(?P<after>以上)?"
)
_COUNTED = re.compile(rf"(?:{DOING}|{REACH}|[各每共约])$")
_POWERS = {"百": 100.0, "千": 1000.0, "万": 10000.0}
_SETS = re.compile(
    r"(?:培育|培养|建设|建成|打造|引进|突破|超过|超|达到|达|新增|认定|扶持|选派|发展|形成|实施|支持|上|近|约)$"
)
# 翻一番 is twice as much, 翻两番 four times.
_DOUBLED = re.compile(r"翻(?P<times>[一两三四])番|(?P<half>过半|一半以上|半数以上)")
_TIMES = {"一": 2.0, "两": 4.0, "三": 8.0, "四": 16.0}


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    section: Section
    line: Line
    sentence: tuple[int, int]
    clause: tuple[int, int]
    note: bool = False
    # The year by which the row of a table is due, where it stands in a cell.
    due: int | None = None


@dataclass(frozen=True, eq=False)
class Candidate:
    """A quantity with the paragraph, the sentence and the clause that it stands in; offsets are those of the paragraph."""

    place: _Place
    quantity: Quantity
    siblings: tuple[Quantity, ...]

    @property
    def section(self) -> Section:
        """The section that it stands in."""
        return self.place.section

    @property
    def text(self) -> str:
        """The paragraph."""
        return self.place.line.text

    @cached_property
    def line(self) -> int:
        """The line of the file in which its first digit stands."""
        return self.place.line.at(self.quantity.at)

    @property
    def sentence(self) -> str:
        """The sentence."""
        return self.text[slice(*self.place.sentence)]

    @property
    def clause(self) -> str:
        """The clause, from comma to comma."""
        return self.text[slice(*self.place.clause)]

    @property
    def before(self) -> str:
        """The clause before it."""
        return self.text[self.place.clause[0] : self.quantity.start]

    @property
    def after(self) -> str:
        """The clause behind it."""
        return self.text[self.quantity.end : self.place.clause[1]]


def candidates(document: Document) -> Iterator[Candidate]:
    """Every candidate of the running text, in the order of the plan, then those of tables' cells, those of the notes last."""
    for section in document.sections.values():
        for line in section.texts():
            yield from line_candidates(section, line)
    for cell in cell_texts(document):
        yield from line_candidates(document.sections[cell.section], cell.line, due=cell.due)
    for home, line in document.notes:
        yield from line_candidates(document.sections[home], line, note=True)


def line_candidates(
    section: Section, line: Line, *, note: bool = False, due: int | None = None
) -> Iterator[Candidate]:
    """The candidates of one paragraph."""
    found = _all(line.text)
    if not found:
        return
    clauses = _clauses(line.text)
    for sentence, clause in clauses:
        inside = tuple(q for q in found if clause[0] <= q.at < clause[1])
        for quantity in inside:
            yield Candidate(_Place(section, line, sentence, clause, note, due), quantity, inside)


def _clauses(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Sentence and clause of each clause; a comma within brackets or titles parts nothing."""
    flat = re.sub(r"\([^()]*\)|《[^《》]*》", lambda m: re.sub(r"[。;!?,:]", "、", m[0]), text)
    # 2:1 and 12:30 are no clauses.
    flat = re.sub(r"(?<=\d):(?=\d)", "·", flat)
    out = []
    for sentence in _SENTENCE.finditer(flat):
        for clause in _CLAUSE.finditer(flat, *sentence.span()):
            out.append((sentence.span(), clause.span()))
    return out


def _with_open_unit(text: str, quantity: Quantity) -> Quantity:
    """110万担以内: a counter that no list knows, between 万 and the end of the clause."""
    behind = (
        _ALONE.match(text, quantity.end) if quantity.unit in ("万", "亿") and not quantity.after else None
    )
    if behind is None:
        return quantity
    operator = _BOUND.get(behind["after"] or "", quantity.operator)
    unit, after = quantity.unit + behind["unit"], behind["after"] or ""
    return replace(quantity, unit=unit, operator=operator, after=after, end=behind.end())


def _all(text: str) -> list[Quantity]:
    found = [_with_open_unit(text, quantity) for quantity in quantities(text)]

    def free(start: int, end: int) -> bool:
        return not any(q.start < end and start < q.end for q in found)

    for m in _BARE.finditer(text):
        if free(m.start("low"), m.end("low")):
            unit = ""
            found.append(
                Quantity("=", float(m["low"]), None, unit, "", m.start("low"), m.end(), m.start("low"))
            )
    for m in _OPEN.finditer(text):
        if free(*m.span()) and _COUNTED.search(text[: m.start()]):
            operator = _BOUND.get(m["after"] or "", "=")
            found.append(
                Quantity(
                    operator, float(m["low"]), None, m["unit"], "", *m.span(), m.start(), m["after"] or ""
                )
            )
    for m in _ROUND.finditer(text):
        if free(*m.span()) and _SETS.search(text[: m.start()]):
            bound = re.search(r"(?:突破|超过|超|上)$", text[: m.start()])
            operator = ">=" if m["after"] or bound else "="
            found.append(
                Quantity(
                    operator, _POWERS[m["low"]], None, m["unit"], "", *m.span(), m.start(), m["after"] or ""
                )
            )
    for m in _DOUBLED.finditer(text):
        if free(*m.span()):
            value = 50.0 if m["half"] else _TIMES[m["times"]]
            operator = ">=" if m["half"] else "="
            found.append(
                Quantity(operator, value, None, "%" if m["half"] else "", m[0], *m.span(), m.start())
            )
    return sorted(found, key=lambda q: q.at)
