"""Lists that a load leaves: what could not be taken, and what a dry run would change."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from kg.lang.text import Text
from kg.values.cells import cell, safe


class Rejected(NamedTuple):
    """Something that was left out. `outcome` is "rejected" for the row as a whole, "remark" for a part of it."""

    locator: str
    outcome: Literal["rejected", "remark"]
    column: str
    value: str
    reason: str


class Change(NamedTuple):
    """A property that a load would change; None where there was none or is none any more."""

    property: str
    old: Any
    new: Any


class Difference(NamedTuple):
    """What a load would do to one node or edge. `kind` is its label or type, `id` that of a node, or both ends of an
    edge ("one → other"); `name` that of a node; `changes` what is updated in it."""

    outcome: Literal["created", "updated", "retired"]
    kind: str
    id: str
    name: str = ""
    changes: tuple[Change, ...] = ()


REJECTS = (
    Text("位置", "locator"),
    Text("处理", "outcome"),
    Text("列", "column"),
    Text("值", "value"),
    Text("理由", "reason"),
)
DIFFERENCES = (
    Text("变化", "outcome"),
    Text("种类", "kind"),
    Text("标识", "id"),
    Text("名称", "name"),
    Text("属性", "property"),
    Text("原值", "old"),
    Text("新值", "new"),
)


class Listing:
    """A CSV that Excel opens (UTF-8 with BOM), made when its first line comes."""

    def __init__(self, path: Path, headings: Sequence[Text]) -> None:
        self.path, self.headings = path, headings
        self.lines = 0

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Append lines."""
        written = [[safe(each) if isinstance(each, str) else cell(each) for each in row] for row in rows]
        if not written:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8" if self.lines else "utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            if not self.lines:
                writer.writerow([heading.text() for heading in self.headings])
            writer.writerows(written)
        self.lines += len(written)


class Differences:
    """What a dry run would change, twice: a CSV for people with a line for each property, and beside it one JSON line for
    each node or edge, which `read_differences` reads."""

    def __init__(self, path: Path) -> None:
        self.csv = Listing(path, DIFFERENCES)
        self.data = path.with_suffix(".jsonl")

    def add(self, found: Sequence[Difference]) -> None:
        """Append differences."""
        self.csv.add(line for each in found for line in _lines(each))
        if found:
            with self.data.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in found)


def read_differences(home: Path, run: str) -> Iterator[Difference]:
    """The differences that the dry run `run` found, in the order of the file; none where it found none."""
    for path in (home / "differences").glob(f"*-{run}.jsonl"):
        with path.open(encoding="utf-8") as file:
            for line in file:
                outcome, kind, id_, name, changes = json.loads(line)
                yield Difference(outcome, kind, id_, name, tuple(Change(*change) for change in changes))


def counted(found: Iterable[Difference], first: int) -> tuple[Counter[tuple[str, str]], list[Difference]]:
    """How many there are of each outcome and kind, and the first of them."""
    counts: Counter[tuple[str, str]] = Counter()
    kept: list[Difference] = []
    for difference in found:
        counts[difference.outcome, difference.kind] += 1
        if len(kept) < first:
            kept.append(difference)
    return counts, kept


def _lines(found: Difference) -> Iterator[tuple[Any, ...]]:
    head = (found.outcome, found.kind, found.id, found.name)
    for change in found.changes or (Change("", None, None),):
        yield (*head, *change)
