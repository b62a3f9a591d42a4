"""How well plans are read, against gold: number, line, unit, operator, deadline and name of each target, text and tables
apart. `python -m benchmarks.plan_score [NAME …] [-v]` prints a line for each plan and the sums.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.plan_gold import Wanted, golds
from kg.graph.records import Edge, Node
from loaders.plan.facts import plan_facts
from loaders.plan.opened import read_plan
from ontology.reader import ontology


@dataclass(frozen=True, slots=True)
class Read:
    """A target as loaded."""

    line: int
    indicator: str
    operator: str
    numbers: frozenset[float]
    unit: str
    deadline: str


def read(path: Path) -> list[Read]:
    """The numeric targets that the loader reads of a plan."""
    records = list(plan_facts(read_plan(path), ontology()))
    names = {r.id: r.name for r in records if isinstance(r, Node) and r.label == "Indicator"}
    of = {r.start.id: names[r.end.id] for r in records if isinstance(r, Edge) and r.type == "OF_INDICATOR"}
    out = []
    for r in records:
        if isinstance(r, Node) and r.label == "Target":
            p: dict[str, Any] = dict(r.properties)
            numbers = frozenset(float(p[n]) for n in ("low", "high") if isinstance(p.get(n), int | float))
            if numbers:
                deadline, unit = str(p.get("deadline", "")), str(p.get("unit", ""))
                out.append(Read(int(p["line"]), of[r.id], str(p["operator"]), numbers, unit, deadline))
    return out


def near(wanted: Wanted, found: Read) -> bool:
    """Whether a loaded target stands where the gold says."""
    if wanted.line is None:
        return True
    off = found.line - wanted.line
    return -10 <= off <= 2 if wanted.source == "table" else abs(off) <= 1


def same_name(a: str, b: str) -> bool:
    """Whether two names are recognisably of one indicator: one holds the other, or they share half their pairs."""
    a, b = (re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]", "", s) for s in (a, b))
    if not a or not b:
        return False
    if a in b or (b in a and len(b) >= 4):
        return True
    x, y = ({s[i : i + 2] for i in range(len(s) - 1)} or {s} for s in (a, b))
    return len(x & y) * 2 >= min(len(x), len(y))


def right(wanted: Wanted, found: Read) -> bool:
    """Whether unit, operator, deadline and name agree."""

    def unit(text: str) -> str:
        return re.sub(r"\(.*?\)|（.*?）", "", text.replace("％", "%")).strip()

    return (
        unit(wanted.unit) == unit(found.unit)
        and wanted.operator == found.operator
        and wanted.deadline in ("", found.deadline)
        and same_name(wanted.indicator, found.indicator)
    )


def score(path: Path, gold: list[Wanted], *, verbose: bool = False) -> dict[str, list[int]]:
    """By text and table: how many there are, were found, are right; and how many were read that are none."""
    left = read(path)
    tally = {"text": [0, 0, 0], "table": [0, 0, 0]}
    for wanted in gold:
        if wanted.source == "borderline" or not wanted.numbers:
            continue
        hits = [f for f in left if near(wanted, f) and f.numbers & wanted.numbers]
        hits.sort(
            key=lambda f: (
                not right(wanted, f),
                not same_name(wanted.indicator, f.indicator),
                abs(f.line - (wanted.line or 0)),
            )
        )
        good = bool(hits) and right(wanted, hits[0])
        for i, counts in enumerate((True, bool(hits), good)):
            tally[wanted.source][i] += counts
        if hits:
            left.remove(hits[0])
        if verbose and not good:
            print("   ", "~" if hits else "-", wanted, hits[:1])
    borderline = [w for w in gold if w.source == "borderline"]
    wrong = [
        f
        for f in left
        if not any(
            (w.line is None or abs(f.line - w.line) <= 1) and (not w.numbers or f.numbers & w.numbers)
            for w in borderline
        )
    ]
    if verbose:
        for f in wrong:
            print("    +", f)
    return {**tally, "wrong": [len(wrong)]}


def main(names: list[str], *, verbose: bool = False) -> None:
    """Print the table."""
    total = {"text": [0, 0, 0], "table": [0, 0, 0], "wrong": [0]}
    for path, gold in golds().items():
        if names and not any(name in path.name for name in names):
            continue
        tally = score(path, gold, verbose=verbose)
        print(f"{path.name:30} text {tally['text']} table {tally['table']} wrong {tally['wrong'][0]}")
        total = {key: [a + b for a, b in zip(total[key], tally[key], strict=True)] for key in total}
    n, f, r = (total["text"][i] + total["table"][i] for i in range(3))
    wrong = total["wrong"][0]
    print(
        f"strict P {r / max(1, f + wrong):.3f} R {r / max(1, n):.3f}; loose P {f / max(1, f + wrong):.3f} R {f / max(1, n):.3f}; {total}"
    )


if __name__ == "__main__":
    main([a for a in sys.argv[1:] if a != "-v"], verbose="-v" in sys.argv)
