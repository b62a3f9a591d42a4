"""The file of what could not be taken: rows that were rejected and remarks on rows that were not, each with
where it stood, what it was and why."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from kg.cells import safe

_TOLD = {"rejected": "整行未收 rejected", "remark": "部分未收 remark"}


class Rejected(NamedTuple):
    """Something that was left out. `outcome` is "rejected" for the row as a whole, "remark" for a part of it."""

    locator: str
    outcome: Literal["rejected", "remark"]
    column: str
    value: str
    reason: str


class RejectsFile:
    """A CSV that Excel opens (UTF-8 with BOM), made when the first thing is rejected."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = 0

    def add(self, rejected: Sequence[Rejected]) -> None:
        """Append lines."""
        if not rejected:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8" if self.lines else "utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            if not self.lines:
                writer.writerow(["位置 locator", "处理 outcome", "列 column", "值 value", "理由 reason"])
            for row in rejected:
                cells = (row.locator, _TOLD[row.outcome], row.column, row.value, row.reason)
                writer.writerow(safe(cell) for cell in cells)
        self.lines += len(rejected)
