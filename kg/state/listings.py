"""Lists that a load leaves for a person: what could not be taken, and what a dry run would change."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from kg.lang.text import Text
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


REJECTS = (
    Text("位置", "locator"),
    Text("处理", "outcome"),
    Text("列", "column"),
    Text("值", "value"),
    Text("理由", "reason"),
)
DIFFERENCES = (Text("变化", "outcome"), Text("事物", "thing"), Text("内容", "detail"))


class Listing:
    """A CSV that Excel opens (UTF-8 with BOM), made when its first line comes."""

    def __init__(self, path: Path, headings: Sequence[Text]) -> None:
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
                writer.writerow([heading.text() for heading in self.headings])
            writer.writerows([safe(cell) for cell in row] for row in rows)
        self.lines += len(rows)
