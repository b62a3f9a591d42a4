"""Targets: the numbers that a plan sets for its own years, with the indicator that each is of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.plan.attributes import basis_of, change_of, deadline_of, operator_of, unit_of, years_in
from loaders.plan.candidates import Candidate
from loaders.plan.corrections import Correction
from loaders.plan.document import Document, Line, Section
from loaders.plan.evidence import LOOKS_BACK
from loaders.plan.roles import Judged, correction_of, judged
from loaders.plan.subjects import names_of, subject_of, year_of

_LEVEL = re.compile(
    r"(?P<subject>[^,。;]{2,30}?)(?P<verb>达到|高于|超过)(?P<level>(?:全国|全省|全区|世界|国际)平均水平)"
)
_AVERAGE = re.compile(
    r"(?:年均(?:增长|递增|提高|下降|增速|增幅)|年均)(?:速度|率)?(?:达到|保持|控制|超过)?(?:在)?"
)


@dataclass(frozen=True, slots=True)
class Target:
    """What the plan sets: `indicator` by its name in the text, `basis` one of value, average, total, per year, ratio.

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


def targets(document: Document, roles: Iterable[Judged] | None = None) -> Iterator[Target]:
    """Every target in the running text, in the order of the plan. Tables: `table_figures`."""
    for section in document.sections.values():
        if not any(LOOKS_BACK.search(above.title) for above in document.ancestors(section)):
            for line in section.texts():
                yield from _levels(document, section, line)
    for each in roles if roles is not None else judged(document):
        if each.role == "target":
            yield from targets_of(each.candidate, document)


def targets_of(candidate: Candidate, document: Document) -> Iterator[Target]:
    """What one candidate sets: a target for each thing that shares its number."""
    quantity = candidate.quantity
    operator = operator_of(candidate)
    deadline = year_of(candidate) or deadline_of(candidate, document).year
    decided = correction_of(candidate, document)
    names = names_of(candidate) or ([decided.indicator] if decided is not None and decided.indicator else [])
    for name in names:
        basis = basis_of(candidate, name)
        grows = _AVERAGE.search(candidate.before) is not None and "年均" not in name
        low, high = (None, quantity.low) if operator == "<=" else (quantity.low, quantity.high)
        target = Target(
            candidate.section.id, candidate.line, f"{name}年均增长" if grows else name, operator, low, high, unit_of(candidate), deadline, "", basis,
            _quote(candidate), change_of(candidate),
        )  # fmt: skip
        yield _with_period(corrected(target, correction_of(candidate, document)), document)


def corrected(target: Target, decided: Correction | None) -> Target:
    """The target with what a person said of it."""
    if decided is None:
        return target
    said = replace(
        target,
        indicator=decided.indicator or target.indicator,
        unit=target.unit if decided.unit is None else decided.unit,
        deadline=decided.deadline or target.deadline,
    )
    if decided.operator is None or target.operator in (decided.operator, "range"):
        return said
    number = target.low if target.low is not None else target.high
    low, high = (None, number) if decided.operator == "<=" else (number, None)
    return replace(said, operator=decided.operator, low=low, high=high)


def _quote(candidate: Candidate) -> str:
    return candidate.clause.strip()


def _with_period(target: Target, document: Document) -> Target:
    first, deadline = document.period[0] if document.period is not None else None, target.deadline
    whole = first is not None and deadline is not None and target.basis in ("average", "total")
    period = f"{first}-{deadline}" if whole else str(deadline) if deadline is not None else "unknown"
    return replace(target, period=period)


def _levels(document: Document, section: Section, line: Line) -> Iterator[Target]:
    """What is to reach an average level, in a sentence that names the year."""
    for sentence in re.finditer(r"[^。;]+", line.text):
        first = document.period[0] if document.period is not None else 0
        years = years_in(sentence[0], first)
        for found in _LEVEL.finditer(sentence[0]) if years else ():
            operator = "=" if found["verb"] == "达到" else ">="
            target = Target(
                section.id, line.at(sentence.start()), subject_of(found["subject"]), operator, None, None, "", years[-1], "", "value",
                found[0], text=found["level"],
            )  # fmt: skip
            yield _with_period(target, document)
