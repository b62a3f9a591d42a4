"""How files of KG_HOME are written: whole or not at all, one writer at a time, for their user alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from filelock import FileLock

# Writing a few lines takes milliseconds; who waits longer has met a process that hangs.
LOCK_SECONDS = 30
# Ends the name of a file that is being written; `kg.state.home.sweep` removes what a killed process left.
UNFINISHED = ".part"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold `path` against other processes; its folder is made.

    Raises:
        filelock.Timeout: another process holds it for half a minute.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock"), timeout=LOCK_SECONDS):
        yield


def replace(path: Path, content: bytes) -> None:
    """Write a file whole: after a crash it has its old or its new content. Only its user may read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{uuid4().hex[:8]}{UNFINISHED}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def append(path: Path, content: bytes) -> None:
    """Add whole lines at the end; they are on the disk when this returns. A line that a crash cut off is dropped first."""
    with locked(path):
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _drop_torn_line(file)
            os.write(file, content)
            os.fsync(file)
        finally:
            os.close(file)


def _drop_torn_line(file: int) -> None:
    """Cut off what stands behind the last newline and leave the position at the end."""
    end = os.lseek(file, 0, os.SEEK_END)
    kept, block = end, 4096
    while kept > 0:
        at = max(0, kept - block)
        os.lseek(file, at, os.SEEK_SET)
        found = os.read(file, kept - at).rfind(b"\n")
        kept = at + found + 1 if found >= 0 else at
        if found >= 0:
            break
    if kept != end:
        os.ftruncate(file, kept)
    os.lseek(file, 0, os.SEEK_END)
