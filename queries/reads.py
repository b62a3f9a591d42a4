"""The program's own reads of the graph: `queries/internal/*.cypher`, beside the questions that people ask.

A file begins with a header in TOML behind `//`: what it reads, and under `[returns]` each column with its type (string,
integer, number, boolean, list, map, node, edge; with ? where it may be null). `<label>` in a query stands for a name of the ontology, which
is written in only after the ontology has been asked; values are parameters.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import queries
from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache
from ontology.reader import ontology

_PLACE = re.compile(r"<(\w+)>")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "list": list, "map": dict, "node": dict,
    "edge": dict, "any": object,
}  # fmt: skip
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """One read. `returns` gives the type of each column."""

    name: str
    description: str
    returns: Mapping[str, str]
    text: str


@cache
def reads() -> dict[str, Read]:
    """All of them by name."""
    folder = files(queries) / "internal"
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".cypher"))
    return {read.name: read for read in (_read(entry.name[:-7], entry.read_text("utf-8")) for entry in found)}


def rows(
    source: Graph | ReadCache, name: str, names: Mapping[str, str] | None = None, **params: Any
) -> list[Row]:
    """Every row of the read `name`, of a graph or of what is kept of it. `names` fills the places of the query.

    Raises:
        EngineError: the engine failed.
    """
    query = text(name, names or {})
    return source.rows(query, **params) if isinstance(source, ReadCache) else source.rows(query, params)


def text(name: str, names: Mapping[str, str], parts: Mapping[str, str] | None = None) -> str:
    """The query with names of the ontology written into its places; `parts` are conditions that the caller has made of
    such names.

    Raises:
        ValueError: a name is none of the ontology's.
    """
    given = {place: _checked(value) for place, value in names.items()} | dict(parts or {})
    return _PLACE.sub(lambda match: given[match[1]], reads()[name].text)


def _checked(name: str) -> str:
    if name not in _names():
        raise ValueError(f"{name!r} is no name of the ontology")
    return name


@cache
def _names() -> frozenset[str]:
    model = ontology()
    properties = (
        *(kind.properties for kind in model.classes.values()),
        *(kind.properties for kind in model.relations.values()),
    )
    return frozenset((*model.classes, *model.relations, *(name for each in properties for name in each)))


def misfits(read: Read, row: Row) -> list[str]:
    """Where a row is not as the header says."""
    if list(row) != list(read.returns):
        return [f"{read.name} returns {list(row)}, its header says {list(read.returns)}"]
    return [
        f"{read.name}: {column} is {row[column]!r}, not {kind}"
        for column, kind in read.returns.items()
        if not (row[column] is None and kind.endswith("?"))
        and not isinstance(row[column], _TYPES[kind.removesuffix("?")])
    ]


def _read(name: str, content: str) -> Read:
    lines = content.splitlines()
    size = next(i for i, line in enumerate(lines) if not line.startswith("//"))
    header = tomllib.loads("\n".join(line[2:].strip() for line in lines[:size]))
    return Read(name, header["description"], header["returns"], "\n".join(lines[size:]).strip())
