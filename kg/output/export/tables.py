"""Tables as CSV (RFC 4180, UTF-8 with a byte order mark, so that Excel reads Chinese) and as XLSX (ECMA-376)."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from kg.values.cells import cell, safe, writable

# What a sheet holds by its format, less its heading.
SHEET_ROWS = 1_048_575
# What a cell holds by its format.
CELL_CHARACTERS = 32_767
# Wide enough for a patent's title, narrow enough for two such columns on a screen.
WIDEST = 60
# Rows by which the widths are measured: they must be known before the first is written.
MEASURED = 200
# Operators of targets, and other signs that stand alone: nothing follows that could be run.
SIGNS = frozenset("=+-＝＋－")
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


def raw_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The table line by line for a program: each text as it is, lists as JSON, yes and no as true and false. A spreadsheet
    would run what looks like a formula in it."""
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_raw(row.get(column)) for column in columns)
    yield line.getvalue()


def _raw(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, bool | list | dict) else value


@dataclass(slots=True)
class _Sheet:
    """A sheet that is being written: `begun` are its first rows until its columns have their widths."""

    sheet: Any
    columns: list[str]
    part: int
    begun: list[list[Any]] | None
    rows: int = 0

    def append(self, cells: list[Any]) -> None:
        if self.begun is None:
            self.sheet.append(cells)
            return
        self.begun.append(cells)
        if len(self.begun) > MEASURED:
            self.settle()

    def settle(self) -> None:
        """Give the columns the widths of what they hold, which the format wants before the first row."""
        begun, self.begun = self.begun or [], None
        for number, column in enumerate(zip(*begun, strict=True), 1):
            width = max(_width(cell.value) for cell in column) + 2
            self.sheet.column_dimensions[get_column_letter(number)].width = min(width, WIDEST)
        for cells in begun:
            self.sheet.append(cells)


class Book:
    """A workbook that is written row by row, each row in the sheet of its kind; memory stays flat."""

    def __init__(self) -> None:
        self._book = Workbook(write_only=True)
        self._sheets: dict[str, _Sheet] = {}

    def add(self, kind: str, columns: Sequence[str], row: Row) -> None:
        """Append `row` to the sheet called `kind`; a full one goes on in "kind 2"."""
        if kind not in self._sheets:
            self.open(kind, columns)
        at = self._sheets[kind]
        if at.rows == SHEET_ROWS:
            at.settle()
            self.open(kind, at.columns, at.part + 1)
            at = self._sheets[kind]
        at.append([xlsx_cell(at.sheet, row.get(column)) for column in at.columns])
        at.rows += 1

    def open(self, kind: str, columns: Sequence[str], part: int = 1) -> None:
        """Begin a sheet with its heading."""
        suffix = f" {part}" if part > 1 else ""
        sheet = self._book.create_sheet(_TITLE.sub(" ", kind)[: 31 - len(suffix)] + suffix)
        sheet.freeze_panes = "A2"
        heading = [xlsx_cell(sheet, column) for column in columns]
        for each in heading:
            each.font = Font(bold=True)
        self._sheets[kind] = _Sheet(sheet, list(columns), part, [heading])

    def save(self, to: BinaryIO | Path) -> None:
        """Write the workbook; it can be saved once."""
        if not self._sheets:
            self._book.create_sheet("empty")
        for each in self._sheets.values():
            if each.begun is not None:
                each.settle()
            if each.columns:
                each.sheet.auto_filter.ref = f"A1:{get_column_letter(len(each.columns))}{each.rows + 1}"
        self._book.save(to)


def _width(value: Any) -> int:
    """What the longest line of a cell takes, in digits: a Chinese letter is as wide as two."""
    lines = str("" if value is None else value)[: WIDEST * WIDEST].splitlines() or [""]
    return max(len(line) + sum(east_asian_width(letter) in "WF" for letter in line) for line in lines)


def _csv_cell(value: Any) -> Any:
    made = cell(value)
    if isinstance(made, bool):
        return str(made).lower()
    return writable(made) if isinstance(made, str) else made


def xlsx_cell(sheet: Any, value: Any) -> Any:
    """A cell of a write-only sheet: text is text, no longer than a cell may be, without what XML cannot hold."""
    made = cell(value)
    if isinstance(value, str) and value in SIGNS:
        # The cell is a text by its type and a formula in no program; only a CSV needs the apostrophe.
        made = value
    if isinstance(made, str):
        made = writable(made)[:CELL_CHARACTERS]
    written = WriteOnlyCell(sheet, made)
    if isinstance(made, str):
        # openpyxl would make a formula of what begins with =, and an error of #N/A.
        written.data_type = "s"
    return written
