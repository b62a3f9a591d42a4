"""The 35 technology fields of WIPO that IPC symbols belong to.

Source: WIPO, IPC–Technology Concordance. A main group that the concordance names goes before its subclass
(G01N33 is biological materials, the rest of G01N is measurement). Classes newer than the concordance have none.
"""

import re
from functools import cache

from kg.data.tables import table

_SYMBOL = re.compile(r"([A-H]\d\d[A-Z])\s*(\d+)?")


def field_of(symbol: str) -> int | None:
    """The field (1–35) of an IPC symbol: a subclass, a main group (`G01N33`) or a full one (`G01N 33/53`).

    None for what has no field, and for a subclass whose groups lie in several.
    """
    match = _SYMBOL.match(symbol)
    if match is None:
        return None
    subclass, group = match.groups()
    return _concordance().get(f"{subclass}{group}") or _concordance().get(subclass)


def fields_of(subclass: str) -> tuple[int, ...]:
    """Every field that something of the subclass lies in: (14, 16) for A61K."""
    return tuple(sorted({field for prefix, field in _concordance().items() if prefix[:4] == subclass}))


@cache
def _concordance() -> dict[str, int]:
    return {row["prefix"]: int(row["field"]) for _, row in table("wipo-field-symbols.csv")}
