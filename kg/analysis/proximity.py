"""How near two IPC subclasses are, as shipped in `kg/data/technology-proximity.csv.gz`.

φ rests on the specialisations of all Chinese prefectures with enough counts, not on the regions that happen
to be in the graph: measured on entries of 2008-2012, density by prefectures finds .48 of a region's next
five technologies, by the 31 provinces .40. `python -m kg.analysis.proximity TABLE` makes the file anew from a table
region_code,level,ipc,period,count.
"""

import csv
import gzip
import io
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from kg import data
from kg.analysis.metrics.advantage import advantage
from kg.analysis.metrics.inputs import Floats
from kg.analysis.metrics.relatedness import proximity

FILE = "technology-proximity.csv.gz"
PERIOD = "2008-2012"
# Below this a profile is chance; the same floor as in the evaluation's protocol.
MIN_COUNT = 50
# φ is kept in thousandths: it comes from some hundred regions, so a finer grain would be noise.
SCALE = 1000


@dataclass(frozen=True, slots=True)
class Proximity:
    """`symbols` (T,) of IPC subclasses and `phi` (T, T), symmetric, 0…1, with the diagonal 1."""

    symbols: tuple[str, ...]
    phi: Floats


@cache
def shipped_proximity() -> Proximity:
    """The shipped proximity of IPC subclasses, PERIOD, first filings by prefecture."""
    packed = files(data).joinpath(FILE).read_bytes()
    lines = gzip.decompress(packed).decode("ascii").splitlines()
    symbols = tuple(lines[0].split(","))
    upper = np.zeros((len(symbols), len(symbols)))
    for row, line in enumerate(lines[1:]):
        upper[row, row:] = np.fromstring(line, sep=",") if line else 0
    return Proximity(symbols, np.asarray(np.maximum(upper, upper.T) / SCALE))


def made(rows: Iterable[Mapping[str, str]]) -> Proximity:
    """Proximity from rows with region_code, level, ipc, period, count: prefectures with MIN_COUNT, PERIOD."""
    cells = {
        (row["region_code"], row["ipc"]): float(row["count"])
        for row in rows
        if row["level"] == "prefecture" and row["period"] == PERIOD
    }
    regions, symbols = sorted({r for r, _ in cells}), sorted({s for _, s in cells})
    x = np.zeros((len(regions), len(symbols)))
    for (region, symbol), count in cells.items():
        x[regions.index(region), symbols.index(symbol)] = count
    x = x[x.sum(axis=1) >= MIN_COUNT]
    return Proximity(tuple(symbols), proximity(advantage(x)))


def packed(near: Proximity) -> bytes:
    """The file's bytes: a line of symbols, then each row of the upper triangle in thousandths."""
    text = io.StringIO()
    text.write(",".join(near.symbols) + "\n")
    for row, values in enumerate(np.rint(near.phi * SCALE).astype(int)):
        text.write(",".join(map(str, values[row:])) + "\n")
    return gzip.compress(text.getvalue().encode("ascii"), mtime=0)


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as table:
        (Path(__file__).parents[1] / "data" / FILE).write_bytes(packed(made(csv.DictReader(table))))
