"""Lists that a load leaves for a person: what could not be taken, and what a dry run would change."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from kg.values.cells import safe


class Rejected(NamedTuple):
    """Something that was left out. `outcome` is "rejected" for the row as a whole, "remark" for a part of it."""

    locator: str
    outcome: Literal["rejected", "remark"]
    column: str
    value: str
    reason: str


class Difference(NamedTuple):
    """What a load would do to one node or edge; `detail` names what would change in it, old → new, or
    the name of a node that is new."""

    outcome: Literal["created", "updated", "retired"]
    thing: str
    detail: str = ""


REJECTS = ("位置 locator", "处理 outcome", "列 column", "值 value", "理由 reason")
DIFFERENCES = ("变化 outcome", "事物 thing", "内容 detail")


class Listing:
    """A CSV that Excel opens (UTF-8 with BOM), made when its first line comes."""

    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        self.path, self.headings = path, headings
        self.lines = 0

    def add(self, rows: Sequence[Rejected] | Sequence[Difference]) -> None:
        """Append lines."""
        if not rows:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8" if self.lines else "utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            if not self.lines:
                writer.writerow(self.headings)
            writer.writerows([safe(cell) for cell in row] for row in rows)
        self.lines += len(rows)
