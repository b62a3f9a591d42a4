"""What runs in the process that reads a file from elsewhere: limits first, then the reader, its rows sent as they come."""

import os
import signal
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.graph.records import Row
from kg.lang.errors import InputError, KgError
from kg.lang.packing import packed_error, packed_said
from loaders import pace
from loaders.kinds import KINDS
from loaders.reading import Options
from loaders.safety import regular_size
from loaders.wire import dumped, packed, packed_coverage

# Rows of one message: enough that messages cost little, few enough that the memory is small.
BATCH = 200


def run(pipe: Connection, kind: str, path: Path, options: Options) -> None:
    """Read the file at `path` and send what is in it; an error is sent too."""
    # Ctrl-C on the terminal is the affair of the command, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in [name for name in os.environ if name.startswith("KG_") and name != "KG_LANG"]:
        del os.environ[name]
    try:
        size = regular_size(path)
        pace.begin(size, lambda: pipe.send_bytes(dumped(None)))
        _send(pipe, kind, path, options)
    except KgError as error:
        pipe.send_bytes(dumped(packed_error(error)))
    except MemoryError:
        pipe.send_bytes(dumped({"memory": True}))
    except BrokenPipeError:
        pass  # nobody waits any more
    except Exception:
        pipe.send_bytes(dumped({"fault": traceback.format_exc()}))


def _send(pipe: Connection, kind: str, path: Path, options: Options) -> None:
    try:
        reading = KINDS[kind].reader(path, options)
        head = {
            "name": reading.name,
            "sha256": reading.sha256,
            "total": reading.total,
            "told": packed_said(reading.told),
        }
        pipe.send_bytes(dumped(head))
        batch: list[Row] = []
        sent = time.monotonic()
        for row in reading.rows:
            batch.append(row)
            if len(batch) == BATCH or time.monotonic() - sent > pace.BEAT:
                pipe.send_bytes(dumped(packed(batch)))
                batch, sent = [], time.monotonic()
                pace.step()
    except RecursionError:
        raise InputError("file-nested-too-deep", file=path) from None
    pipe.send_bytes(dumped(packed(batch)))
    end: dict[str, Any] = {"end": packed_said(reading.told)}
    if reading.coverage is not None:
        end["coverage"] = packed_coverage(reading.coverage)
    pipe.send_bytes(dumped(end))
