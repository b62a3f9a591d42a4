"""Rows kept on disk while a table is looked at as a whole, so that its file is parsed once."""

import marshal
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from weakref import finalize

from loaders.rows import NumberedRow

# What most tables take in memory; a longer one goes to a temporary file.
_IN_MEMORY = 4 << 20
_BATCH = 500


class Spool:
    """Numbered rows, written once and read in their order as often as wanted."""

    def __init__(self, rows: Iterable[NumberedRow]) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with the spool
        finalize(self, self._file.close)
        self.count = 0
        source = iter(rows)
        while batch := list(islice(source, _BATCH)):
            marshal.dump(batch, self._file)
            self.count += len(batch)
        self._end = self._file.tell()

    def __iter__(self) -> Iterator[NumberedRow]:
        at = 0
        while at < self._end:
            self._file.seek(at)
            # Written above by this process; nobody else can reach the file.
            batch = marshal.load(self._file)  # noqa: S302
            at = self._file.tell()
            yield from batch
