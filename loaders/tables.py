"""Tables that people hand in, CSV or XLSX, opened safely: encoding, size and shape are checked before a row is read."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from kg.lang.errors import InputError
from loaders.csv_rows import csv_rows
from loaders.rows import NumberedRow, header_at
from loaders.safety import Stamp, refuse_changed, stamp
from loaders.sheet_rows import sheet_rows

# Titles, queries and notes above a header take a few rows (Espacenet 7); further down is data.
HEADER_WITHIN = 30

_FOREIGN = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old .xls workbook, or one with a password. "
    "Open it in Excel and save it as .xlsx without a password",
    b"%PDF": "a PDF. Give the table as .xlsx or .csv",
    b"\x1f\x8b": "compressed (gzip). Unpack it first",
    b"7z\xbc\xaf": "compressed (7z). Unpack it first",
    b"Rar!": "compressed (rar). Unpack it first",
}
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"<head")


@dataclass(slots=True)
class Table:
    """A table opened for reading.

    `rows` gives (number in the file, cells as text) and streams; it may be consumed once. Cells are stripped;
    blank rows are left out. A row has as many cells as `header`: one that ended early is filled up with "", one
    that has more cells than the header is handed on as it is, so `len(cells) > len(header)` tells a broken row.
    `mark` says what the numbers count: "L" lines of a text, "R" rows of a sheet as Excel shows them.
    `total` is how many rows there are at most. `told` says what was recognised (encoding, separator, sheet).
    """

    header: list[str]
    rows: Iterator[NumberedRow]
    sha256: str
    mark: Literal["L", "R"] = "L"
    total: int | None = None
    told: list[str] = field(default_factory=list)


def open_table(path: Path, known: Set[str] = frozenset()) -> Table:
    """Open the table at `path`. What it is, is told from its content and never from its name. `known` are the
    spellings (`loaders.rows.spelling`) of headings that it may have, by which its header is found more surely.

    Raises:
        InputError: it is missing, a folder, empty, too large, a zip bomb, wrongly encoded, or no table. The
            rows raise it too: where a quotation mark is not closed, or when the file changed meanwhile.
    """
    before = stamp(path)
    with path.open("rb") as file:
        start = file.read(1024)
    _refuse_foreign(path, start)
    is_sheet = start.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    source = sheet_rows(path) if is_sheet else csv_rows(path)
    first = list(islice(source.rows, HEADER_WITHIN))
    if not first:
        raise InputError(f"{path} holds no table: all its rows are blank.")
    at = header_at([cells for _, cells in first], known)
    number, header = first[at]
    told = [*source.told, f"header: {'row' if is_sheet else 'line'} {number}"]
    rows = chain(first[at + 1 :], source.rows, _end(path, before))
    total = None if source.last is None else max(0, source.last - number)
    return Table(header, _filled(rows, len(header)), before.sha256, "R" if is_sheet else "L", total, told)


def _refuse_foreign(path: Path, start: bytes) -> None:
    for magic, what in _FOREIGN.items():
        if start.startswith(magic):
            raise InputError(f"{path} is {what}, then load that.")
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        raise InputError(
            f"{path} is a web page or XML, whatever its name says. "
            "Open it in Excel and save it as .xlsx, then load that."
        )


def _filled(rows: Iterator[NumberedRow], width: int) -> Iterator[NumberedRow]:
    for number, cells in rows:
        yield number, cells + [""] * (width - len(cells))


def _end(path: Path, before: Stamp) -> Iterator[NumberedRow]:
    refuse_changed(path, before)
    yield from ()
