"""Main groups of the IPC that some industry of the plan uses: only to these a patent gets an edge below its subclass."""

from functools import cache

from kg.regions import rows


@cache
def listed_groups() -> frozenset[str]:
    """The groups (`A01D46`) among the symbols of `data/industry-technologies.csv`."""
    return frozenset(row["symbol"] for row in rows("industry-technologies.csv") if len(row["symbol"]) > 4)
