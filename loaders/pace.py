"""How long a reader may work, and how much memory it may take, before anything comes of it.

A file from elsewhere can be made to keep its reader busy for hours. No fixed limit of time parts such a file from a long
honest one, so the limit moves: each record, and each page of a document, gives the reader SECONDS more of a processor.
The limits are the operating system's own (POSIX setrlimit), which hold inside C code too; where there are none
(Windows), the process that waits for the reader measures.
"""

import os
import time
from collections.abc import Callable

# The slowest honest page seen takes 2 s of a busy processor, a record a thousandth of that.
SECONDS = 10.0
# Before its first record an Excel file is unpacked and its texts are gathered: seen 0.4 s per packed megabyte.
SECONDS_PER_MB = 1.0
MEMORY = 500_000_000
# The texts of a sheet are held whole while it is read, which is some three times the packed file.
MEMORY_PER_BYTE = 4
MOST_MEMORY = 2_000_000_000
# A reader opens its file, and some libraries a font or a table of their own.
OPEN_FILES = 64
# Progress is reported at most this often.
BEAT = 0.5


def memory(size: int) -> int:
    """Bytes that reading a file of `size` bytes may take."""
    return min(MEMORY + MEMORY_PER_BYTE * size, MOST_MEMORY)


def first_seconds(size: int) -> float:
    """Processor seconds until the first record of a file of `size` bytes."""
    return SECONDS + SECONDS_PER_MB * size / 1e6


class _Pace:
    """The limits of this process: none, until `begin`."""

    def __init__(self) -> None:
        self.beat: Callable[[], None] | None = None
        self.beaten = 0.0

    def begin(self, size: int, beat: Callable[[], None]) -> None:
        self.beat = beat
        _limit_memory(memory(size))
        _limit_cpu(first_seconds(size))

    def step(self) -> None:
        if self.beat is None:
            return
        if (now := time.monotonic()) - self.beaten > BEAT:
            self.beaten = now
            _limit_cpu(SECONDS)
            self.beat()


_pace = _Pace()
begin = _pace.begin


def step() -> None:
    """Report progress that is no record yet: a page was read. Outside a limited process it does nothing."""
    _pace.step()


def _limit_cpu(seconds: float) -> None:
    """End this process after so many more seconds of a processor."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    # The kernel counts whole seconds.
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, hard))


def _limit_memory(more: int) -> None:
    """Let this process take `more` bytes beyond what it has, and few files."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of a person
            held = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return  # macOS keeps no such limit; there the waiting process measures
    resource.setrlimit(resource.RLIMIT_AS, (held + more, held + more))
