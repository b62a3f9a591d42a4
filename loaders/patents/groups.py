"""Main groups of the IPC that an industry of the plan uses: only to these a patent gets an edge below its subclass."""

from functools import cache

from kg.data.tables import table

SUBCLASS_LETTERS = len("A01D")


@cache
def listed_groups() -> frozenset[str]:
    """The groups (`A01D46`) among the symbols of `kg/data/industry-technologies.csv`."""
    symbols = (row["symbol"] for _, row in table("industry-technologies.csv"))
    return frozenset(symbol for symbol in symbols if len(symbol) > SUBCLASS_LETTERS)
