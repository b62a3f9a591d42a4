"""Gold for plans: what a person says that a text sets, from the files beside the project and from `tests/data/plans`."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parents[1]
OWN = HERE / "tests" / "data" / "plans"
SHARED = HERE.parent / "shared" / "samples" / "plans"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One target of the gold. `source`: text, table or borderline (counts neither way). `line` None: anywhere."""

    line: int | None
    indicator: str
    operator: str
    numbers: frozenset[float]
    unit: str
    deadline: str
    source: str


def golds() -> dict[Path, list[Wanted]]:
    """The gold of every plan that has one and is there."""
    found = _own()
    for folder in (SHARED, SHARED / "formats"):
        for gold in sorted(folder.glob("*.gold.json")):
            stem = gold.name.removesuffix(".gold.json")
            path = next((p for p in (folder / stem, folder / f"{stem}.txt") if p.is_file()), None)
            if path is not None:
                found[path] = _shared(gold)
    return found


def _own() -> dict[Path, list[Wanted]]:
    found: dict[Path, list[Wanted]] = {}
    with (OWN / "gold.tsv").open(encoding="utf-8") as file:
        for row in csv.reader((line for line in file if not line.startswith("#")), delimiter="\t"):
            name, quote, indicator, operator, low, high, unit, deadline, source = row
            path = OWN / name
            line = None
            if quote != "-":
                lines = path.read_text(encoding="utf-8").splitlines()
                line = next(i for i, text in enumerate(lines, 1) if quote in text)
            numbers = frozenset(float(n) for n in (low, high) if n)
            found.setdefault(path, []).append(
                Wanted(line, indicator, operator, numbers, unit, deadline, source)
            )
    return found


def _shared(gold: Path) -> list[Wanted]:
    content = json.loads(gold.read_text(encoding="utf-8"))
    if "targets" not in content:
        return []
    wanted = []
    for kind in ("targets", "borderline"):
        for t in content.get(kind, ()):
            numbers = frozenset(
                float(t[n]) for n in ("value", "low", "high") if isinstance(t.get(n), (int, float))
            )
            source = "borderline" if kind == "borderline" else t.get("source", "text")
            if numbers or kind == "borderline":
                wanted.append(
                    Wanted(
                        t.get("line"), t.get("indicator", ""), t.get("op", "="), numbers, t.get("unit") or "",
                        str(t.get("deadline") or ""), "table" if source == "table" else source,
                    )
                )  # fmt: skip
    return wanted


def labelled() -> dict[Path, set[tuple[int, float, str]]]:
    """Plans of which only the roles are known: line, number and unit of each target (`labels.tsv`)."""
    found: dict[Path, set[tuple[int, float, str]]] = {}
    with (OWN / "labels.tsv").open(encoding="utf-8") as file:
        for row in csv.reader((line for line in file if not line.startswith("#")), delimiter="\t"):
            name, line, number, unit = row
            path = next((p for p in (SHARED / name, SHARED.parents[1] / "plan" / name) if p.is_file()), None)
            if path is not None:
                found.setdefault(path, set()).add((int(line), float(number), unit))
    return found
