"""What the cells of a table say in words (建设电商运营中心8个): of tables that share out work or list what is to be done. The
figures of indicator tables are read by `table_figures`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.plan.columns import Column, columns, header_rows
from loaders.plan.document import Document, Line
from loaders.plan.grid import Grid
from loaders.plan.task_tables import due_of

_SETS = re.compile(r"目标|要求|任务|内容|措施|成果|工作|工程|项目|指标|事项")
_NO_PROSE = re.compile(r"备注|说明|依据|来源|投资|资金|地点")


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell with words and a figure, as a paragraph of the section that its table belongs to; `due` is the year of its
    row."""

    section: str
    line: Line
    due: int | None


def cell_texts(document: Document) -> Iterator[CellText]:
    """Every such cell, row by row."""
    for grid in document.tables:
        heads = header_rows(grid)
        roles = columns(grid, heads, document.period)
        if heads and _sets_work(roles):
            yield from _of_grid(grid, heads, roles)


def _sets_work(roles: list[Column]) -> bool:
    found = {column.role for column in roles}
    return not found & {"value", "growth"} and bool(found & {"lead", "due"} or any(map(_is_prose, roles)))


def _is_prose(column: Column) -> bool:
    return (
        column.role in ("name", "other", "group")
        and _SETS.search(column.heading) is not None
        and _NO_PROSE.search(column.heading) is None
    )


def _of_grid(grid: Grid, heads: int, roles: list[Column]) -> Iterator[CellText]:
    due_at = next((c for c, column in enumerate(roles) if column.role == "due"), None)
    for row in grid.rows[heads:]:
        due = due_of(row[due_at].text) if due_at is not None else None
        for cell, column in zip(row, roles, strict=False):
            if _is_prose(column) and not cell.covered and re.search(r"\d[^\d]*[\u4e00-\u9fff%‰]", cell.text):
                yield CellText(grid.section, Line(cell.line, cell.text), due)
