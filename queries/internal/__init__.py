"""Reads of the graph that the program makes for itself, one `.cypher` file each; named questions are for people."""

from functools import cache
from importlib.resources import files


@cache
def read_text(name: str) -> str:
    """The text of `queries/internal/NAME.cypher`."""
    return files("queries.internal").joinpath(f"{name}.cypher").read_text(encoding="utf-8")
