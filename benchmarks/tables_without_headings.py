"""Whether a table gives the same facts when its columns are shuffled and its headings say nothing (col1, col2, …).

    python -m benchmarks.tables_without_headings [FILE…]

Without files the small real exports that lie beside the project are read, if they are there. Each is read as it is and
again with its columns in an order drawn with a fixed seed; a line for each file tells how many rows give the same facts,
and which properties and edges differ how often.
"""

import csv
import random
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.graph.records import Edge, Row
from kg.lang.errors import KgError
from loaders.patents.loader import read
from loaders.reading import Options
from loaders.tables import open_table

_SHARED = Path(__file__).resolve().parents[2] / "shared" / "samples" / "tables"
_SEED = 20
# So many kinds of differences are named for a file.
_NAMED = 8

# A fact without its place: what it is, which one, and a property with its value.
Fact = tuple[str, str, str, str]


def without_headings(path: Path, into: Path, seed: int = _SEED) -> Path:
    """The table at `path` as a CSV file in the folder `into`, its columns shuffled and called col1, col2, …"""
    table = open_table(path)
    order = list(range(len(table.header)))
    random.Random(seed).shuffle(order)
    shuffled = into / f"{path.stem}.csv"
    with shuffled.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"col{n + 1}" for n in range(len(order))])
        writer.writerows([[cells[place] for place in order] for _, cells in table.rows])
    return shuffled


def facts_of(path: Path) -> list[frozenset[Fact]]:
    """The facts of each row of the file of patents at `path`, without their places in it."""
    return [frozenset(_flat(row)) for row in read(path, Options()).rows]


def _flat(row: Row) -> list[Fact]:
    found: list[Fact] = []
    for fact in row.facts:
        if isinstance(fact, Edge):
            said = {"": repr(sorted(fact.properties.items()))}
            what, which = fact.type, f"{fact.start.id} {fact.end.id}"
        else:
            said = {"name": fact.name, **{key: repr(value) for key, value in fact.properties.items()}}
            what, which = fact.label, fact.id
        found += [(what, which, key, value) for key, value in said.items()]
    return found


def compared(path: Path) -> str:
    """What differs between the table at `path` and itself without headings, in a line."""
    with TemporaryDirectory() as folder:
        try:
            right = facts_of(path)
        except KgError as error:
            return _both_refused(path, Path(folder), error)
        try:
            found = facts_of(without_headings(path, Path(folder)))
        except KgError as error:
            return f"refused: {error}"
    same = sum(a == b for a, b in zip(right, found, strict=True))
    differences: Counter[str] = Counter()
    for before, after in zip(right, found, strict=True):
        differences.update({f"-{what}.{key}" for what, _, key, _ in before - after})
        differences.update({f"+{what}.{key}" for what, _, key, _ in after - before})
    told = " ".join(f"{name} {count}" for name, count in differences.most_common(_NAMED))
    return f"{'SAME' if same == len(right) else 'OTHER'} {same}/{len(right)} rows {told}".strip()


def _both_refused(path: Path, folder: Path, error: KgError) -> str:
    try:
        facts_of(without_headings(path, folder))
    except KgError as other:
        return "SAME both refused" if other.code == error.code else f"OTHER {error.code} / {other.code}"
    return f"OTHER refused with headings alone: {error}"


def main(paths: list[Path]) -> None:
    """Print a line for each file."""
    same = 0
    for path in paths:
        told = compared(path)
        same += told.startswith("SAME")
        print(f"{path.name}: {told}")
    print(f"{same} of {len(paths)} the same")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(p for p in _SHARED.iterdir() if p.suffix != ".md"))
