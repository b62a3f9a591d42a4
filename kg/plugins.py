"""What other distributions bring: objects that their entry points name, as the packaging standard has it
(https://packaging.python.org/specifications/entry-points/)."""

from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import TypeVar

T = TypeVar("T")


def brought(group: str, kind: type[T]) -> Iterator[T]:
    """The objects of the entry points of `group`, in the order of their names.

    Raises:
        TypeError: one is no `kind`; a fault of that distribution, told when the program starts.
    """
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        found = point.load()
        if not isinstance(found, kind):
            raise TypeError(f"the entry point {point.name} of {group} is no {kind.__name__}")
        yield found
