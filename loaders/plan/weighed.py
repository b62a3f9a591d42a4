"""Every number of a plan with how it was read: its role and why, what it is of, and whether it became a fact; what a person
looks through, and corrects by sentence and number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.graph.records import Node
from kg.lang.text import Text
from loaders.plan import reasons
from loaders.plan.document import Document
from loaders.plan.roles import Judged, correction_of, roles_of
from loaders.plan.subjects import names_of
from loaders.plan.table_figures import Figure, figure_correction, figure_role, figures, target_of
from loaders.plan.targets import targets_of

# Characters of the text behind a number that tell a person which one it is.
_AFTER = 8


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A number and how it was read. `sentence` and `number` are what a correction is keyed by, `text` shows the place.
    `taken`: a target or an observation was made of it; `doubtful`: a person should look at it."""

    line: int
    sentence: str
    number: float
    text: str
    role: str
    reason: Text
    taken: bool
    doubtful: bool = False
    corrected: bool = False
    indicator: str = ""
    operator: str = "="
    unit: str = ""
    deadline: int | None = None


def numbers_read(document: Document, nodes: Iterable[Node]) -> list[NumberRead]:
    """Every candidate of the text and every figure of a table: doubtful ones first, then role by role, top to bottom."""
    read = _read(nodes)
    found = [*_of_text(document, read), *_of_tables(document, read)]
    return sorted(found, key=lambda each: (not each.doubtful, each.role, each.line))


def _read(nodes: Iterable[Node]) -> set[tuple[object, object]]:
    """Line and value of what became a fact."""
    return {
        (node.properties.get("line"), node.properties.get(name))
        for node in nodes
        if node.label in ("Target", "Observation")
        for name in ("low", "high", "value")
    }


def _of_text(document: Document, read: set[tuple[object, object]]) -> Iterator[NumberRead]:
    for each in roles_of(document):
        candidate, quantity = each.candidate, each.candidate.quantity
        taken = (candidate.line, quantity.low) in read
        text = candidate.text[quantity.start : quantity.end + _AFTER]
        name, operator, unit, deadline = _said(each, document)
        yield NumberRead(
            candidate.line, candidate.sentence.strip(), quantity.low, text, each.role,
            reasons.NO_NAME if each.role == "target" and not taken else each.reason, taken,
            each.doubtful or each.role == "table" or (each.role == "target" and not taken),
            correction_of(candidate, document) is not None, name, operator, unit, deadline,
        )  # fmt: skip


def _said(each: Judged, document: Document) -> tuple[str, str, str, int | None]:
    """Indicator, operator, unit and deadline: a target's as it was made, of any other what its clause says."""
    quantity = each.candidate.quantity
    made = next(targets_of(each.candidate, document), None) if each.role == "target" else None
    if made is not None:
        return made.indicator, made.operator, made.unit, made.deadline
    return next(iter(names_of(each.candidate)), ""), quantity.operator, quantity.unit, None


def _of_tables(document: Document, read: set[tuple[object, object]]) -> Iterator[NumberRead]:
    for figure in figures(document):
        if figure.found is None:
            continue
        role, taken = figure_role(figure, document), (figure.cell.line, figure.found.low) in read
        made, decided = target_of(figure, document), figure_correction(figure, document)
        yield NumberRead(
            figure.cell.line, figure.quote, figure.found.low, figure.quote[:40], role, _why(role, decided is not None, taken=taken),
            taken, role == "target" and not taken, decided is not None, made.indicator, made.operator, made.unit, made.deadline,
        )  # fmt: skip


def _why(role: str, decided: bool, *, taken: bool) -> Text:
    if decided:
        return reasons.BY_PERSON
    if not taken:
        return reasons.NO_PLACE
    return reasons.TABLE_TARGET if role == "target" else reasons.TABLE_BASE


def worded(figure: Figure, nodes: Iterable[Node]) -> bool:
    """Whether a cell without a figure (依法全公开) became a target in words."""
    return any(n.properties.get("line") == figure.cell.line and n.properties.get("text") for n in nodes)
