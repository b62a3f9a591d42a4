"""Empty tables to fill in, with headings in Chinese or English and a sheet that explains them."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from kg.lang.errors import InputError, UsageError
from loaders.columns import Column

_SHEETS = {"zh": ("数据", "说明"), "en": ("data", "notes")}
_NOTES = {
    "zh": ("栏目", "英文", "必填", "示例", "说明"),
    "en": ("column", "Chinese", "required", "example", "note"),
}
# Wide enough to read a heading and an example; longer ones are cut by Excel only on the screen.
_WIDTH = 20


def write_template(columns: Sequence[Column], path: Path, language: Literal["zh", "en"] = "zh") -> None:
    """Write an empty table with these columns to `path`, which ends in .xlsx or .csv.

    Raises:
        UsageError: another ending.
        InputError: it cannot be written, or is there already.
    """
    headings = [column.zh if language == "zh" else column.en for column in columns]
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise UsageError("template-wrong-ending", path=path)
    try:
        if path.suffix.lower() == ".csv":
            # With a BOM, or Excel reads UTF-8 in the encoding of the machine.
            with path.open("x", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerow(headings)
        else:
            with path.open("xb") as file:
                _workbook(columns, headings, language).save(file)
    except FileExistsError:
        raise InputError("template-exists", path=path) from None
    except OSError as error:
        raise InputError("template-not-written", path=path, why=error.strerror) from None


def _workbook(columns: Sequence[Column], headings: list[str], language: Literal["zh", "en"]) -> Any:
    book = openpyxl.Workbook()
    data, notes = book.active, book.create_sheet()
    data.title, notes.title = _SHEETS[language]
    for sheet, row in ((data, headings), (notes, _NOTES[language])):
        sheet.append(list(row))
        sheet.freeze_panes = "A2"
        for place, cell in enumerate(sheet[1], 1):
            cell.font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(place)].width = _WIDTH
    for place in range(1, len(headings) + 1):
        # As text, or Excel rounds credit codes and takes the zeros off class codes.
        data.column_dimensions[get_column_letter(place)].number_format = "@"
    for column in columns:
        first, second = (column.zh, column.en) if language == "zh" else (column.en, column.zh)
        required = ("是" if language == "zh" else "yes") if column.required else ""
        notes.append(
            [
                first,
                second,
                required,
                column.example,
                column.note.text(language) if column.note is not None else "",
            ]
        )
    return book
