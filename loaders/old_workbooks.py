"""Rows of old workbooks (.xls, BIFF 5 and 8) and of OpenDocument tables (.ods), read by calamine."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from kg.lang.errors import InputError
from loaders.rows import NumberedRow, SourceRows, tidy
from loaders.safety import check_zip

XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
# A workbook of the old form has at most 65,536 rows of 256 columns, and is held in memory whole; a table that people
# have in it is some megabytes.
MAX_SIZE = 100_000_000
# An OpenDocument sheet may say in some letters that a row is repeated a million times.
_MAX_CELLS = 20_000_000


def is_old_workbook(start: bytes) -> bool:
    """Whether a file that begins so is an .xls or an .ods."""
    return start.startswith(XLS) or start[30:].startswith(_ODS)


def old_workbook(path: Path) -> list[SourceRows]:
    """The visible sheets of `path` that hold anything.

    Raises:
        InputError: it has a password, is damaged, or is too large.
    """
    if path.stat().st_size > MAX_SIZE:
        raise InputError("workbook-too-large", file=path)
    with path.open("rb") as file:
        if not file.read(8).startswith(XLS):
            check_zip(path, file, "OpenDocument")
            _refuse_repeated(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        names = [
            each.name
            for each in book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
        ]
        sheets = [(name, book.get_sheet_by_name(name)) for name in names]
    except (CalamineError, OSError, ValueError) as error:
        raise InputError("workbook-damaged", file=path, why=error) from None
    return [
        SourceRows(_rows(sheet), [f"sheet: {name} ({at} of {len(names)})"], sheet.total_height, name)
        for at, (name, sheet) in enumerate(sheets, 1)
        if sheet.height
    ]


def _rows(sheet: Any) -> Iterator[NumberedRow]:
    first = (sheet.start or (0, 0))[0]
    for number, cells in enumerate(sheet.iter_rows(), first + 1):
        if row := tidy([_shown(cell) for cell in cells]):
            yield number, row


def _shown(cell: Any) -> str:
    match cell:
        case str() as text:
            return text.replace("\x00", "")
        case bool() as truth:
            return str(truth).upper()
        case float() as number:
            return str(int(number)) if number.is_integer() and abs(number) < 1e18 else repr(number)
        case datetime() as moment if moment.time() == time():
            return moment.date().isoformat()
        case datetime() | date() | time() as moment:
            return moment.isoformat()
        case other:
            return str(other)


def _refuse_repeated(path: Path) -> None:
    """Refuse a sheet that would grow beyond bounds when its repeated cells are written out."""
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml") if "content.xml" in archive.namelist() else b""
    # What is repeated at the end of a row or a sheet is empty and not kept; cells with a value are followed by it.
    for cell in re.finditer(
        rb"<table:table-cell[^>]*number-columns-repeated=\"(\d+)\"[^>]*value-type[^>]*>", content
    ):
        if int(cell[1]) > 16_384:
            raise InputError("workbook-cell-repeated", file=path, count=int(cell[1]))
    rows = re.findall(
        rb"<table:table-row[^>]*number-rows-repeated=\"(\d+)\"[^>]*>.{0,2000}?value-type", content, re.DOTALL
    )
    if sum(map(int, rows)) > _MAX_CELLS // 100:
        raise InputError("workbook-rows-repeated", file=path)
