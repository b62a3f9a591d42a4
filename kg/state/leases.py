"""Leases on an embedded server: locked files that the operating system frees even after kill -9. The name of each tells
the ports where its holder found the server, so that whoever starts it anew starts it there."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

Ports = tuple[int, int]  # of Bolt and of HTTP


class Leases:
    """The leases in one folder. Whoever calls holds the gate of the server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, ports: Ports) -> FileLock:
        """A lease of this process on the server at `ports`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        bolt, http = ports
        lease = FileLock(self.folder / f"{os.getpid()}-{uuid4().hex[:8]}-{bolt}-{http}.lock")
        lease.acquire()
        return lease

    def ports(self) -> Ports | None:
        """The ports of those who hold a lease; None when nobody does."""
        for path in self._held():
            bolt, http = path.stem.split("-")[-2:]
            return int(bolt), int(http)
        return None

    def _held(self) -> Iterator[Path]:
        """The leases of living processes; the files of dead ones are removed."""
        for path in self.folder.glob("*.lock"):
            other = FileLock(path)
            try:
                other.acquire(timeout=0)
            except Timeout:
                yield path
            else:
                drop(other)


def drop(lease: FileLock) -> None:
    """Let go of a lease and remove its file."""
    lease.release(force=True)
    with suppress(OSError):
        Path(lease.lock_file).unlink()
