"""The file of rejected records: where each stood, what it was, why it was left out."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# A spreadsheet would run a cell that begins so as a formula, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Rejected:
    """One record that cannot stand in the graph."""

    locator: str
    kind: str
    id: str
    reason: str


def write_rejects(path: Path, rejected: Sequence[Rejected]) -> Path:
    """Write the rejects as CSV that Excel opens (UTF-8 with BOM) and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["位置 locator", "类型 kind", "标识 id", "理由 reason"])
        for row in rejected:
            writer.writerow(_safe(cell) for cell in (row.locator, row.kind, row.id, row.reason))
    return path


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
