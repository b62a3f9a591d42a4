"""Tables that share out work (分工表): per task who leads, who helps, and by when."""

import re
from dataclasses import dataclass

from loaders.plan.bodies import listed
from loaders.plan.columns import columns, header_rows
from loaders.plan.grid import Cell, Grid

_YEAR = re.compile(r"((?:19|20)\d\d)年?")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row: the task, the bodies that lead and help, the year by which it is due."""

    task: Cell
    leads: tuple[str, ...]
    helps: tuple[str, ...]
    due: int | None


def task_rows(grid: Grid) -> list[TaskRow]:
    """The rows of a table that has a column of tasks and one of bodies in charge; [] for any other table."""
    heads = header_rows(grid)
    roles = [column.role for column in columns(grid, heads, None)]
    if "lead" not in roles or "name" not in roles:
        return []
    at = {role: roles.index(role) for role in dict.fromkeys(roles)}
    rows = []
    for row in grid.rows[heads:]:
        task = row[at["name"]]
        due = due_of(row[at["due"]].text) if "due" in at else None
        if task.text:
            helps = _bodies(row[at["help"]].text) if "help" in at else ()
            rows.append(TaskRow(task, _bodies(row[at["lead"]].text), helps, due))
    return rows


def due_of(text: str) -> int | None:
    """The last year that a cell names as a term (2018-2020年)."""
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None


def _bodies(text: str) -> tuple[str, ...]:
    return tuple(listed(re.sub(r"\s+", "、", text.replace(";", "、").strip())))
