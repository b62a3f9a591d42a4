"""How likely a region takes up a technology by itself, as shipped in `kg/data/uptake-forecast.csv.gz`.

The learned ranker of `kg.analysis.evaluation` was trained on the published counts of all prefectures, 1998–2002 → 2003–2007
and 2003–2007 → 2008–2012, and asked what the prefectures of Xinjiang take up after 2008–2012; `python -m
kg.analysis.evaluation.forecast` makes the table anew. The probability is calibrated on regions that were held out.
"""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np

from kg import data

FILE = "uptake-forecast.csv.gz"
PERIOD = "2008-2012"


@dataclass(frozen=True, slots=True)
class Chance:
    """A probability of 0…1 with the bounds between which 95 % of held-out regions of such a forecast lie."""

    chance: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Uptake:
    """The forecasts of a region by IPC subclass, and the place of each among them, 0…1."""

    chances: Mapping[str, Chance] = field(default_factory=dict)
    places: Mapping[str, float] = field(default_factory=dict)

    def of(self, symbol: str) -> Chance | None:
        """The forecast for a subclass; None where there is none."""
        return self.chances.get(symbol)

    def place(self, symbol: str) -> float | None:
        """The share of the region's technologies that are less likely; None where there is no forecast."""
        return self.places.get(symbol)


@cache
def uptake(members: tuple[str, ...]) -> Uptake:
    """The forecasts of a prefecture; of several the mean of theirs, since none says how they hang together."""
    found = [rows for code in members if (rows := _shipped().get(code))]
    if not found:
        return Uptake()
    symbols = [symbol for symbol in found[0] if all(symbol in rows for rows in found)]
    values = np.mean([[rows[symbol] for symbol in symbols] for rows in found], axis=0)
    chances = {symbol: Chance(*map(float, row)) for symbol, row in zip(symbols, values, strict=True)}
    order = np.argsort(np.argsort(values[:, 0], kind="stable"), kind="stable")
    places = (order / max(len(symbols) - 1, 1)).round(4).tolist()
    return Uptake(chances, dict(zip(symbols, places, strict=True)))


@cache
def _shipped() -> dict[str, dict[str, tuple[float, float, float]]]:
    """By region and subclass: probability, low, high."""
    text = gzip.decompress(files(data).joinpath(FILE).read_bytes()).decode("ascii")
    found: dict[str, dict[str, tuple[float, float, float]]] = {}
    for line in text.splitlines():
        if line.startswith(("#", "region")):
            continue
        region, symbol, chance, low, high = line.split(",")
        found.setdefault(region, {})[symbol] = float(chance), float(low), float(high)
    return found
