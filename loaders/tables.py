"""Tables that people hand in, CSV or XLSX, opened safely: encoding, size and shape are checked before a row is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Table:
    """A table opened for reading. `header` as written; `rows` gives (line or row number in the file, cells as
    text, as many as the header has) and streams; `told` says what was recognised (encoding, separator, sheet).
    """

    header: list[str]
    rows: Iterator[tuple[int, list[str]]]
    sha256: str
    told: list[str] = field(default_factory=list)


def open_table(path: Path) -> Table:
    """Open the table at `path`.

    Raises:
        InputError: it is missing, a folder, empty, too large, a zip bomb, wrongly encoded, or no table.
    """
    raise NotImplementedError(path)
