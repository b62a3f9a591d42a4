"""What loaders hand over: one Node or Edge per fact, with where it was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Scalar = str | int | float | bool
Value = Scalar | list[str] | list[int] | list[float]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
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
