"""A small process beside the embedded server that stops it when everybody who used it was killed.

The last command that leaves stops the server; one that is killed (kill -9, a closed terminal, a crash) cannot. The
operating system frees its lease, and when there has been none for a minute the server is stopped, so that it does not
hold its memory for ever.
"""

import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from kg.state.leases import Leases

# Between two looks, and looks without a lease until the server is stopped: a minute, in which a command that was
# started in a script after another finds the server still running.
SECONDS, LOOKS = 20.0, 3
STOP_SECONDS = 30


def guard(folder: Path, pid: int, *, seconds: float = SECONDS, looks: int = LOOKS) -> bool:
    """Watch the server `pid` of `folder` until it ends; whether it was stopped here."""
    unused = 0
    while True:
        # First, since a process that is just beginning has no command line yet.
        time.sleep(seconds)
        if not _runs(folder, pid):
            return False
        try:
            with FileLock(folder / "gate.lock", timeout=0):
                unused = 0 if Leases(folder / "leases").ports() is not None else unused + 1
                if unused >= looks:
                    _stop(pid)
                    return True
        except Timeout:
            # Somebody is joining or leaving.
            unused = 0


def _runs(folder: Path, pid: int) -> bool:
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        return (
            process.status() != psutil.STATUS_ZOMBIE
            and f"-Darcadedb.server.rootPath={folder}" in process.cmdline()
        )
    return False


def _stop(pid: int) -> None:
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()


if __name__ == "__main__":
    guard(Path(sys.argv[1]), int(sys.argv[2]))
