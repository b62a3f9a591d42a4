"""The door through which every foreign file is read: in a process of its own, with limits of processor, memory and open files.

A file may be made to keep a parser busy for ever or to fill the memory. Here that ends the process which reads it, with a
word to the person, and nothing else. Rows come back as JSON while the file is read.
"""

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil

from kg.graph.records import Row
from kg.lang.errors import InputError
from kg.lang.packing import unpacked_error, unpacked_said
from loaders import pace
from loaders.reading import Options, Reading
from loaders.wire import parsed, unpacked, unpacked_coverage

log = logging.getLogger(__name__)

# How often the reader is looked at while nothing comes of it.
LOOK = 0.2
# Without using a processor a reader waits for its disk; a network drive that is gone never answers.
STALLED_SECONDS = 120.0
# A message holds some hundred rows; the longest cell is a megabyte.
LONGEST_MESSAGE = 1 << 28

# A server that forks: each file gets a fresh process within milliseconds, with the libraries loaded already. Windows has none.
_START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_context: Any = multiprocessing.get_context(_START)  # mypy knows no Process of a context chosen at run time
_context.set_forkserver_preload(["loaders.child"])

Stop = Callable[[], None]


def read_apart(kind: str, path: Path, options: Options, stop: Stop | None = None) -> Reading:
    """What the reader of `kind` makes of the file at `path`; its rows stream. `stop` is called now and then while the file
    is read, and ends the reading by raising.

    Raises:
        InputError: the file cannot be used, or took too long or too much memory; the rows raise it too.
    """
    messages = _messages(kind, path, options, stop)
    head = next(messages)
    reading = Reading(
        head["name"], head["sha256"], iter(()), head["total"], list(unpacked_said(head["told"]))
    )
    reading.rows = _rows(messages, reading)
    return reading


def _rows(messages: Iterator[Any], reading: Reading) -> Iterator[Row]:
    for message in messages:
        if isinstance(message, list):
            yield from unpacked(message)
        else:
            reading.told[:] = unpacked_said(message["end"])
            if "coverage" in message:
                reading.coverage = unpacked_coverage(message["coverage"])


def _messages(kind: str, path: Path, options: Options, stop: Stop | None) -> Iterator[Any]:
    """The head, lists of rows, and the end. However this generator is left, the process is gone."""
    ours, theirs = _context.Pipe(duplex=False)
    process = _context.Process(target=_run, args=(theirs, str(Path.cwd()), kind, path, options), daemon=True)
    process.start()
    theirs.close()
    try:
        watch = _Watch(process.pid or 0, path)
        while True:
            while not ours.poll(LOOK):
                if stop is not None:
                    stop()
                watch.look()
            message = _received(ours, process, path)
            if stop is not None:
                stop()
            watch.advanced()
            if isinstance(message, dict) and message.keys() & {"error", "memory", "fault"}:
                raise _error(message, path)
            if message is not None:
                yield message
            if isinstance(message, dict) and "end" in message:
                return
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _run(pipe: Connection, folder: str, kind: str, path: Path, options: Options) -> None:
    from loaders.child import run  # noqa: PLC0415 - only the child needs the readers

    os.chdir(folder)  # the server that forks may have begun elsewhere
    run(pipe, kind, path, options)


def _received(pipe: Connection, process: Any, path: Path) -> Any:
    try:
        return parsed(pipe.recv_bytes(LONGEST_MESSAGE))
    except (EOFError, OSError, ValueError):
        process.join(1)
        if process.exitcode == -getattr(signal, "SIGXCPU", 0):
            raise _too_long(path) from None
        raise InputError("file-reader-ended", file=path.name) from None


def _error(message: dict[str, Any], path: Path) -> Exception:
    if "memory" in message:
        return _too_large(path)
    if "fault" in message:
        log.error("the reader of %s failed:\n%s", path.name, message["fault"])
        return InputError("file-reader-failed", file=path.name)
    return unpacked_error(message)


def _too_long(path: Path) -> InputError:
    return InputError("file-takes-too-long", file=path.name, seconds=round(pace.SECONDS))


def _too_large(path: Path) -> InputError:
    return InputError(
        "file-takes-too-much-memory", file=path.name, megabytes=round(pace.memory(_size(path)) / 1e6)
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


class _Watch:
    """The second look at a reader, for systems that keep no limits of their own, and at one that hangs."""

    def __init__(self, pid: int, path: Path) -> None:
        self.path, size = path, _size(path)
        self.seconds, self.memory = pace.first_seconds(size), pace.memory(size)
        self.process: psutil.Process | None = None
        with suppress(psutil.Error):
            self.process = psutil.Process(pid)
        self.begun = self._used()
        self.since = time.monotonic()
        self.base = self._held()

    def advanced(self) -> None:
        """Something came: the time begins anew."""
        self.seconds, self.begun, self.since = pace.SECONDS, self._used(), time.monotonic()

    def look(self) -> None:
        """Refuse the file when its reader has used up what it may."""
        if self._held() - self.base > self.memory:
            raise _too_large(self.path)
        used = self._used() - self.begun
        if used > self.seconds + 1 or (time.monotonic() - self.since > STALLED_SECONDS and used < 1):
            raise _too_long(self.path)

    def _used(self) -> float:
        with suppress(psutil.Error):
            if self.process is not None:
                times = self.process.cpu_times()
                return float(times.user + times.system)
        return 0.0

    def _held(self) -> int:
        with suppress(psutil.Error):
            if self.process is not None:
                return int(self.process.memory_info().rss)
        return 0
