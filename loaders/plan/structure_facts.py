"""The structure of a plan as facts: policy, sections, tasks, projects, goals, principles."""

import re
from collections.abc import Iterator

from kg.graph.records import Edge, Node, Record, Ref, Value
from loaders.plan.document import Document, Section
from loaders.plan.terms import plain_name

# Characters by which a passage is called.
_CALLED = 24
_GOAL = re.compile(r"目标")
_PRINCIPLE = re.compile(r"原则")


def structure_facts(document: Document) -> Iterator[Record]:
    """Nodes and edges of the plan's outline, each with the line of its heading."""
    yield _policy(document)
    order = 0
    for section in document.sections.values():
        yield from _section(document, section)
        kind = thing_label(document, section)
        if kind is not None:
            order += 1
            yield from _thing(document, section, kind, order)


def passages(document: Document) -> Iterator[Record]:
    """The lines of the plan as they stand, each part of its section: so that a person reads the sentence behind a
    fact. The id is that of the locator, `policy#L87`."""
    homes = _homes(document)
    for number, text in enumerate(document.raw, 1):
        if not text.strip():
            continue
        at, me = (f"L{number}",), f"{document.slug}#L{number}"
        yield Node("Passage", me, _short(text), at, {"line": number, "text": text.strip()})
        yield Edge("PART_OF", Ref("Passage", me), Ref("Section", homes[number]), at)


def _homes(document: Document) -> dict[int, str]:
    """By line, the section that it stands in: the one whose heading came last, or that the line was read into."""
    starts = sorted(
        (section.line, order, section.id) for order, section in enumerate(document.sections.values())
    )
    homes: dict[int, str] = {}
    at, current = 0, starts[0][2]
    for number in range(1, len(document.raw) + 1):
        while at < len(starts) and starts[at][0] <= number:
            current = starts[at][2]
            at += 1
        homes[number] = current
    return homes


def _short(text: str) -> str:
    """The first words of a line, to call it by."""
    words = text.strip()
    return words if len(words) <= _CALLED else f"{words[:_CALLED]}…"


def thing_label(document: Document, section: Section) -> str | None:
    """The label of what a section states beside itself: Task, Project, Goal, Principle, or None."""
    if section.kind == "box":
        return "Project"
    if document.is_task(section):
        return "Task"
    if section.kind in ("bullet", "item") and section.parent is not None:
        above = document.sections[section.parent].title
        return "Goal" if _GOAL.search(above) else "Principle" if _PRINCIPLE.search(above) else None
    return None


def policy_ref(document: Document) -> Ref:
    """The plan itself as a node."""
    return Ref("Policy", document.slug)


def names_plan(document: Document, title: str) -> bool:
    """Whether `title` in 《》 is the plan's own, in whole or its end (《纲要》)."""
    return plain_name(document.title).endswith(plain_name(title))


def _policy(document: Document) -> Node:
    lines = [line for line in document.lines if line.text]
    properties: dict[str, Value] = {"status": "in force"}
    if document.period is not None:
        properties["period"] = f"{document.period[0]}-{document.period[1]}"
    first = lines[0].number if lines else 1
    return Node("Policy", document.slug, document.title or document.slug, (f"L{first}",), properties)


def _section(document: Document, section: Section) -> Iterator[Record]:
    at = (f"L{section.line}",)
    title = section.title or section.number
    properties: dict[str, Value] = {"title": title, "line": section.line, "kind": section.kind}
    if section.number:
        properties["number"] = section.number
    yield Node("Section", section.id, f"{section.number} {title}".strip(), at, properties)
    whole = Ref("Section", section.parent) if section.parent is not None else policy_ref(document)
    yield Edge("PART_OF", Ref("Section", section.id), whole, at)


def _thing(document: Document, section: Section, label: str, order: int) -> Iterator[Record]:
    at, me = (f"L{section.line}",), Ref(label, section.id)
    properties: dict[str, Value] = {"line": section.line, "order": order}
    parent = document.sections[section.parent] if section.parent is not None else None
    if label == "Task":
        below_task = parent is not None and document.is_task(parent)
        properties |= {"level": "subtask" if below_task else "group", "number": section.number}
    if label == "Project" and (number := re.search(r"\d+", section.number)) is not None:
        properties["number"] = int(number[0])
    yield Node(label, section.id, section.title or section.number, at, properties)
    yield Edge("STATED_IN", me, Ref("Section", section.id), at)
    if parent is not None and label in ("Task", "Project") and document.is_task(parent):
        yield Edge("PART_OF", me, Ref("Task", parent.id), at)
