"""Tables as CSV (RFC 4180, UTF-8 with a byte order mark, so that Excel reads Chinese) and as XLSX (ECMA-376)."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from kg.cells import cell, safe, writable

# What a sheet holds by its format, less its heading.
SHEET_ROWS = 1_048_575
# What a cell holds by its format.
CELL_CHARACTERS = 32_767
# A sheet's title has up to 31 characters and none of these.
_TITLE = re.compile(r"[\\/*?:\[\]]")

Row = Mapping[str, Any]


def csv_rows(columns: Sequence[str], file: TextIO) -> Callable[[Row], None]:
    """Begin a table in `file` with its heading; what is given writes one row."""
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow(map(safe, columns))
    return lambda row: writer.writerow(_csv_cell(row.get(column)) for column in columns)


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The table line by line, its heading first."""
    line = io.StringIO()
    add = csv_rows(columns, line)
    for row in rows:
        yield line.getvalue()
        line.seek(0)
        line.truncate()
        add(row)
    yield line.getvalue()


class Book:
    """A workbook that is written row by row, each row in the sheet of its kind; memory stays flat."""

    def __init__(self) -> None:
        self._book = Workbook(write_only=True)
        self._sheets: dict[str, tuple[Any, list[str], int, int]] = {}

    def add(self, kind: str, columns: Sequence[str], row: Row) -> None:
        """Append `row` to the sheet called `kind`; a full one goes on in "kind 2"."""
        if kind not in self._sheets:
            self.open(kind, columns)
        sheet, known, rows, part = self._sheets[kind]
        if rows == SHEET_ROWS:
            self.open(kind, known, part + 1)
            sheet, known, rows, part = self._sheets[kind]
        sheet.append([xlsx_cell(sheet, row.get(column)) for column in known])
        self._sheets[kind] = (sheet, known, rows + 1, part)

    def open(self, kind: str, columns: Sequence[str], part: int = 1) -> None:
        """Begin a sheet with its heading."""
        suffix = f" {part}" if part > 1 else ""
        sheet = self._book.create_sheet(_TITLE.sub(" ", kind)[: 31 - len(suffix)] + suffix)
        sheet.freeze_panes = "A2"
        heading = [xlsx_cell(sheet, column) for column in columns]
        for each in heading:
            each.font = Font(bold=True)
        sheet.append(heading)
        self._sheets[kind] = (sheet, list(columns), 0, part)

    def save(self, to: BinaryIO | Path) -> None:
        """Write the workbook; it can be saved once."""
        if not self._sheets:
            self._book.create_sheet("empty")
        self._book.save(to)


def _csv_cell(value: Any) -> Any:
    made = cell(value)
    return str(made).lower() if isinstance(made, bool) else made


def xlsx_cell(sheet: Any, value: Any) -> Any:
    """A cell of a write-only sheet: text is text, no longer than a cell may be, without what XML cannot hold."""
    made = cell(value)
    if isinstance(made, str):
        made = writable(made)[:CELL_CHARACTERS]
    written = WriteOnlyCell(sheet, made)
    if isinstance(made, str):
        # openpyxl would make a formula of what begins with =, and an error of #N/A.
        written.data_type = "s"
    return written
