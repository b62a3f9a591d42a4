"""Main groups of the IPC that an industry of the plan uses: only to these a patent gets an edge below its subclass."""

import csv
from functools import cache
from importlib.resources import files

import data

SUBCLASS_LETTERS = len("A01D")


@cache
def listed_groups() -> frozenset[str]:
    """The groups (`A01D46`) among the symbols of `data/industry-technologies.csv`."""
    with files(data).joinpath("industry-technologies.csv").open(encoding="utf-8", newline="") as text:
        symbols = [row["symbol"] for row in csv.DictReader(text)]
    return frozenset(symbol for symbol in symbols if len(symbol) > SUBCLASS_LETTERS)
