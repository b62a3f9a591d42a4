"""Rows of an XLSX workbook (ECMA-376): its sheets that hold anything, each cell as Excel shows it."""

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import cache
from itertools import chain
from pathlib import Path
from typing import IO, Any

import openpyxl
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser

from kg.lang.errors import InputError
from kg.lang.messages import Message
from loaders.merged_cells import MergedDown
from loaders.rows import MAX_COLUMNS, NumberedRow, SourceRows, tidy
from loaders.safety import BLOCK, check_zip

# Excel's own limit; a row that is numbered higher was made to keep a reader busy.
MAX_ROWS = 1_048_576
# Excel writes no cell without a value or a style; parsing so many takes seconds.
MAX_EMPTY = 500_000
# Below this ids of number formats are Excel's own.
FIRST_CUSTOM_FORMAT = 164
# Of the words of openpyxl's errors, so many are shown.
_SHOWN = 120


def sheet_rows(path: Path) -> Iterator[SourceRows]:
    """The rows of each visible sheet of `path` that holds anything, numbered as Excel shows them; a sheet is read before
    the next is asked for. A formula gives the value that was saved with it.

    Raises:
        InputError: no workbook, a zip bomb, or damaged; the rows raise it where one is damaged.
    """
    with path.open("rb") as file:
        members = check_zip(path, file, "Excel")
        _refuse_empty(path, file, members)
        sheets = _visible_sheets(path, file)
        for number, sheet in enumerate(sheets, 1):
            last, merged = sheet.max_row, _merged(path, sheet)
            rows = _rows(path, sheet, merged)
            if first := next(rows, None):
                told: list[str | Message] = [
                    Message("told-sheet", sheet=sheet.title, number=number, total=len(sheets))
                ]
                told += [Message("told-merged", count=merged.count)] if merged.count else []
                yield SourceRows(chain([first], rows), told, last, sheet.title)


def _refuse_empty(path: Path, file: IO[bytes], members: list[str]) -> None:
    """openpyxl parses a sheet that states no size whole before its first row is asked for."""
    with zipfile.ZipFile(file) as archive:
        for member in members:
            if not member.startswith("xl/worksheets/") or not member.endswith(".xml"):
                continue
            try:
                with archive.open(member) as sheet:
                    empty = sum(piece.count(b"<c/>") for piece in iter(lambda: sheet.read(BLOCK), b""))
            except Exception as error:
                raise _damaged(path, error) from None
            if empty > MAX_EMPTY:
                raise InputError("sheet-too-many-empty", file=path, count=f"{empty:,}")


def _visible_sheets(path: Path, file: IO[bytes]) -> list[Any]:
    try:
        with _quiet():
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise _damaged(path, error) from None
    return [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]


def _merged(path: Path, sheet: Any) -> MergedDown:
    try:
        with sheet._get_source() as source:  # openpyxl reads no merged cells where it streams
            return MergedDown(source)
    except Exception as error:
        raise _damaged(path, error) from None


def _rows(path: Path, sheet: Any, merged: MergedDown) -> Iterator[NumberedRow]:
    """openpyxl's own rows are filled up with empty cells to the furthest one, and with empty rows to the last; a cell in
    the last corner of a sheet would make 17 billion. So only the cells that are there are taken from its parser."""
    formats = _formats(sheet.parent)
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=sheet.parent.epoch,
            date_formats=sheet.parent._date_formats,
            timedelta_formats=sheet.parent._timedelta_formats,
        )
        number = 0
        cells = iter(parser.parse())
        while True:
            try:
                with _quiet():
                    number, found = next(cells)
                    row = merged.filled(number, tidy(_in_places(path, number, found, formats)))
            except StopIteration:
                return
            except InputError:
                raise
            except Exception as error:
                raise _damaged(path, error, number + 1) from None
            if number > MAX_ROWS:
                raise InputError("sheet-row-too-far", file=path, limit=f"{MAX_ROWS:,}")
            if row:
                yield number, row


def _in_places(
    path: Path, number: int, cells: list[dict[str, Any]], formats: Callable[[int], str]
) -> list[str]:
    row: list[str] = []
    for cell in cells:
        value = cell["value"]
        if value is None:
            continue
        place = cell["column"] - 1
        if place >= MAX_COLUMNS:
            raise InputError("sheet-cell-too-far", file=path, row=number, column=place + 1, limit=MAX_COLUMNS)
        row += [""] * (place + 1 - len(row))
        row[place] = _shown(value, formats(cell["style_id"]) if isinstance(value, (int, float)) else "")
    return row


def _formats(book: Any) -> Callable[[int], str]:
    """The number format of a cell by the id of its style."""

    @cache
    def of(style: int) -> str:
        format_id = book._cell_styles[style].numFmtId
        if format_id < FIRST_CUSTOM_FORMAT:
            return str(BUILTIN_FORMATS.get(format_id, "General"))
        return str(book._number_formats[format_id - FIRST_CUSTOM_FORMAT])

    return of


@contextmanager
def _quiet() -> Iterator[None]:
    """openpyxl warns of styles that it does not know, which is nothing to a reader of values."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _damaged(path: Path, error: Exception, row: int | None = None) -> InputError:
    """What openpyxl stumbled upon: a damaged part leads it into errors of any kind, and defusedxml into one of its
    own where entities would be expanded."""
    why = " ".join(str(error).split())[:_SHOWN]
    told = {"file": path, "kind": type(error).__name__, "why": why}
    return InputError("sheet-damaged-row", row=row, **told) if row else InputError("sheet-damaged", **told)


def _shown(value: Any, number_format: str) -> str:
    """A value as text: dates in ISO 8601, numbers without a needless ".0", and with the per cent sign or the leading
    zeros that its format gives it (a class 0111 is often kept as the number 111)."""
    match value:
        case str() as text:
            return str(unescape(text)).replace("\x00", "")  # exports write _x000D_ for a carriage return
        case bool() as truth:
            return str(truth).upper()
        case int() | float() as number:
            return _number(number, number_format)
        case datetime() as moment if moment.time() == time():
            return moment.date().isoformat()
        case datetime() | date() | time() as moment:
            return moment.isoformat()
        case other:
            return str(other)


def _number(number: float, number_format: str) -> str:
    if re.fullmatch(r"0(\.0+)?%", number_format):
        return f"{number * 100:.10g}%"
    if re.fullmatch("0{2,}", number_format) and number >= 0 and float(number).is_integer():
        return f"{int(number):0{len(number_format)}d}"
    if float(number).is_integer() and abs(number) < 1e18:
        return str(int(number))
    return repr(number)
