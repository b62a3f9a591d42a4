"""The counts of all Chinese prefectures, as shipped in `kg/data/prefecture-counts.csv.gz`: what the evaluation measures on and the
forecast is trained on.

A line for each region and subclass with its counts in the three windows. `python -m kg.analysis.evaluation.shipped TABLE` makes
the file anew from a table region_code,level,ipc,period,count.
"""

import csv
import gzip
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from kg import data
from kg.analysis.evaluation.matrix import Cell

FILE = "prefecture-counts.csv.gz"
LEVEL = "prefecture"
PERIODS = ("1998-2002", "2003-2007", "2008-2012")
SOURCE = (
    "Straccamore et al., Scientific Reports 13:3655 (2023), after doi 10.7910/DVN/OTTBDX; mapped to GB/T 2260"
)


def prefecture_cells() -> Iterator[Cell]:
    """The shipped counts, zeros left out."""
    text = gzip.decompress(files(data).joinpath(FILE).read_bytes()).decode("ascii")
    for line in text.splitlines()[2:]:
        region, symbol, *counts = line.split(",")
        for period, count in zip(PERIODS, counts, strict=True):
            if count:
                yield Cell(region, symbol, period, float(count), LEVEL)


def packed(path: Path) -> bytes:
    """The bytes of the file from a table region_code,level,ipc,period,count."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            if row["level"] == LEVEL:
                found.setdefault((row["region_code"], row["ipc"]), {})[row["period"]] = row["count"]
    lines = [f"# {SOURCE}", ",".join(("region", "symbol", *PERIODS))]
    lines += [
        ",".join((*key, *(by.get(period, "") for period in PERIODS))) for key, by in sorted(found.items())
    ]
    return gzip.compress("\n".join(lines).encode("ascii"), mtime=0)


if __name__ == "__main__":
    (Path(__file__).parents[2] / "data" / FILE).write_bytes(packed(Path(sys.argv[1])))
