"""What loaders hand over: one Node or Edge per fact, with where it was said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.lang.messages import Message

Scalar = str | int | float | bool
Value = Scalar | list[str] | list[int] | list[float]


class Ref(NamedTuple):
    """A node by label and id."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node that a dataset asserts.

    `properties` leaves out what is unknown (no None). `locators` say where in the dataset the fact
    stands ("L87", "R12"); the writer makes `dataset#L87` of each.
    """

    label: str
    id: str
    name: str
    locators: tuple[str, ...]
    properties: Mapping[str, Value] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        """This node as the end of an edge."""
        return Ref(self.label, self.id)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge that a dataset asserts, between two nodes that it or another dataset asserts."""

    type: str
    start: Ref
    end: Ref
    locators: tuple[str, ...]
    properties: Mapping[str, Value] = field(default_factory=dict)


Record = Node | Edge


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a row that could not be used: its column ("" when it is the whole row), value and reason."""

    column: str
    value: str
    reason: str | Message


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file and the facts it states, its own thing first.

    A row without facts is rejected and its remarks say why; remarks of a row with facts tell what was left
    out of it. Loads count rows: a row is created or unchanged as its first fact is.
    """

    locator: str
    facts: tuple[Record, ...]
    remarks: tuple[Remark, ...] = ()


def one_by_one(records: Iterable[Record]) -> Iterator[Row]:
    """Records that each stand for themselves, as a plan's facts do."""
    return (Row(record.locators[0] if record.locators else "", (record,)) for record in records)
