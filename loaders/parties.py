"""Organisations that a cell of a table names, as nodes of the row: firms and bodies by the id of their name, people never."""

from collections.abc import Iterator

from kg.graph.records import Node
from kg.identity.names import own_id
from kg.lang.errors import reason_of
from loaders.known import organisation
from loaders.line import Line


def parties(line: Line, key: str) -> Iterator[Node]:
    """The organisations of the cell. A person and what is no name is left out, with a remark."""
    for name in line.names(key):
        try:
            yield line.node(organisation(name), own_id(name), name)
        except ValueError as wrong:
            line.leave_out(key, name, reason_of(wrong))
