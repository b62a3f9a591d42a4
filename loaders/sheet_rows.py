"""Rows of an XLSX workbook (ECMA-376): its first sheet that holds anything, each cell as Excel shows it."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path
from typing import IO, Any

import openpyxl
from openpyxl.utils.escape import unescape

from kg.lang.errors import InputError
from loaders.merged_cells import MergedDown
from loaders.rows import NumberedRow, SourceRows, tidy
from loaders.safety import check_zip

# Excel's own limit; a row that is numbered higher was made to keep a reader busy.
MAX_ROWS = 1_048_576
# Of the words of openpyxl's errors, so many are shown.
_SHOWN = 120


def sheet_rows(path: Path) -> SourceRows:
    """The rows of the first visible sheet of `path` that holds anything, numbered as Excel shows them. A formula
    gives the value that was saved with it.

    Raises:
        InputError: no workbook, a zip bomb, damaged, or all sheets empty; the rows raise it where one is damaged.
    """
    file = path.open("rb")
    try:
        members = check_zip(path, file, "Excel")
        if "xl/workbook.xml" not in members:
            raise InputError(f"{path} is a zip file but no .xlsx workbook. Save the table as .xlsx or .csv.")
        sheets = _visible_sheets(path, file)
        for number, sheet in enumerate(sheets, 1):
            last, merged = sheet.max_row, _merged(path, sheet)
            rows = _rows(path, sheet, merged)
            if first := next(rows, None):
                told = [f"sheet: {sheet.title} ({number} of {len(sheets)})"]
                told += [f"merged cells filled down: {merged.count}"] if merged.count else []
                return SourceRows(_closing(file, chain([first], rows)), told, last)
    except BaseException:
        file.close()
        raise
    file.close()
    raise InputError(f"{path} holds no table: all its visible sheets are empty.")


def _visible_sheets(path: Path, file: IO[bytes]) -> list[Any]:
    try:
        with _quiet():
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise _damaged(path, error) from None
    return [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]


def _closing(file: IO[bytes], rows: Iterator[NumberedRow]) -> Iterator[NumberedRow]:
    with file:
        yield from rows


def _merged(path: Path, sheet: Any) -> MergedDown:
    try:
        with sheet._get_source() as source:  # openpyxl reads no merged cells where it streams
            return MergedDown(source)
    except Exception as error:
        raise _damaged(path, error) from None


def _rows(path: Path, sheet: Any, merged: MergedDown) -> Iterator[NumberedRow]:
    sheet.reset_dimensions()  # Some exports state a size of one cell, which openpyxl would believe.
    cells = iter(sheet.iter_rows())
    for number in range(1, MAX_ROWS + 1):
        try:
            with _quiet():
                row = merged.filled(number, tidy([_shown(cell) for cell in next(cells)]))
        except StopIteration:
            return
        except Exception as error:
            raise _damaged(path, error, number) from None
        if row:
            yield number, row
    raise InputError(f"{path} has a row beyond {MAX_ROWS:,}, the last that Excel knows.")


@contextmanager
def _quiet() -> Iterator[None]:
    """openpyxl warns of styles that it does not know, which is nothing to a reader of values."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _damaged(path: Path, error: Exception, row: int | None = None) -> InputError:
    """What openpyxl stumbled upon: a damaged part leads it into errors of any kind, and defusedxml into one of its
    own where entities would be expanded."""
    where = f", row {row}" if row else ""
    why = " ".join(str(error).split())[:_SHOWN]
    return InputError(
        f"{path}{where}: damaged, or cut off ({type(error).__name__}: {why}). "
        "Open it in Excel and save it again as .xlsx."
    )


def _shown(cell: Any) -> str:
    """The cell's value as text: dates in ISO 8601, numbers without a needless ".0", and with the per cent sign or
    the leading zeros that its format gives it (a class 0111 is often kept as the number 111)."""
    match cell.value:
        case None:
            return ""
        case str() as text:
            return str(unescape(text)).replace("\x00", "")  # exports write _x000D_ for a carriage return
        case bool() as truth:
            return str(truth).upper()
        case int() | float() as number:
            return _number(number, str(cell.number_format))
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
