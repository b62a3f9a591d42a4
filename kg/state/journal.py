"""What people decided, as a file of JSON lines that only grows: no decision is lost, and reading it again gives the same.

Several processes may add at once; a line that was being written when the machine went down is dropped, since it was
never reported done.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from kg.lang import fields
from kg.lang.errors import InputError
from kg.state import files

T = TypeVar("T")


def read(path: Path, kind: TypeAdapter[T]) -> list[T]:
    """The lines of the file, the oldest first; none where there is no file.

    Raises:
        InputError: a line is none of that kind.
    """
    if not path.exists():
        return []
    found = []
    for number, line in enumerate(path.read_bytes().split(b"\n")[:-1], start=1):
        try:
            found.append(kind.validate_json(line))
        except ValidationError as error:
            raise InputError(
                "journal-line-unreadable", file=path.name, line=number, why=fields.reason(error.errors()[0])
            ) from error
    return found


def append(path: Path, kind: TypeAdapter[T], items: Iterable[T]) -> None:
    """Add items at the end; they are on the disk when this returns."""
    files.append(path, b"".join(kind.dump_json(item) + b"\n" for item in items))
