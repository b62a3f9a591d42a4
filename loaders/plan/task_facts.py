"""Tables that share out work as facts: who leads a task and who helps."""

from collections.abc import Iterator

from kg.graph.records import Edge, Node, Record, Ref, Value
from loaders.plan.document import Document
from loaders.plan.task_tables import TaskRow, task_rows
from loaders.plan.terms import plain_name


def task_table_facts(document: Document) -> Iterator[Record]:
    """Per row the task, which is that of a heading where one is called so, else one of its own below the section."""
    titles = {plain_name(s.title): s.id for s in document.sections.values() if document.is_task(s)}
    named: set[str] = set()
    for grid in document.tables:
        for count, row in enumerate(task_rows(grid), 1):
            known = titles.get(plain_name(row.task.text))
            task = Ref("Task", known or f"{grid.section}·{count}@L{grid.first}")
            at = (f"L{row.task.line}",)
            if known is None:
                properties: dict[str, Value] = {"level": "subtask", "line": row.task.line, "order": count}
                yield Node("Task", task.id, row.task.text, at, properties)
                yield Edge("STATED_IN", task, Ref("Section", grid.section), at)
            yield from _parts(task, row, at, named)


def _parts(task: Ref, row: TaskRow, at: tuple[str, ...], named: set[str]) -> Iterator[Record]:
    for kind, bodies in (("LED_BY", row.leads), ("ASSIGNED_TO", row.helps)):
        for body in bodies:
            name = plain_name(body)
            if name not in named:
                named.add(name)
                yield Node("Organization", name, name, at, {"review": True})
            yield Edge(kind, task, Ref("Organization", name), at)
