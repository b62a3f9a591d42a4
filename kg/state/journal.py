"""What people decided, as a file of JSON lines that only grows: no decision is lost, and reading it again gives the same.

Several processes may add at once; a line that was being written when the machine went down is dropped, since it was
never reported done.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, TypeVar

from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from kg.lang import fields
from kg.lang.errors import InputError

T = TypeVar("T")

# Appending a few lines takes milliseconds; who waits longer has met a process that hangs.
LOCK_SECONDS = 30


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
    lines = b"".join(kind.dump_json(item) + b"\n" for item in items)
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock"), timeout=LOCK_SECONDS), path.open("ab+") as file:
        _drop_torn_line(file)
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def _drop_torn_line(file: BinaryIO) -> None:
    """Cut off what stands behind the last newline."""
    end = file.seek(0, os.SEEK_END)
    if end == 0:
        return
    file.seek(0)
    kept = file.read().rfind(b"\n") + 1
    if kept != end:
        file.truncate(kept)
    file.seek(0, os.SEEK_END)
