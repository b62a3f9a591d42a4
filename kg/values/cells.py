"""A value as a cell of a table that a spreadsheet opens: numbers stay numbers, and no text is run as a formula."""

import json
import re
from typing import Any

# A spreadsheet would run a cell that begins so as a formula, full-width forms included (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# XML 1.0 has no such characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def writable(text: str) -> str:
    """`text` with � for each character that no XML can hold: no sheet, no picture, no GraphML file."""
    return _UNWRITABLE.sub("\ufffd", text)


def safe(text: str) -> str:
    """`text`, behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def cell(value: Any) -> str | int | float | bool | None:
    """`value` for one cell: lists are joined with 、, what is unknown stays empty."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(each, dict | list) for each in value)
    ):
        return safe(json.dumps(value, ensure_ascii=False))
    return safe("、".join(map(str, value)) if isinstance(value, list) else str(value))
