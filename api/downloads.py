"""Files to download: CSV that Excel opens, and workbooks."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from fastapi import Response

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_file(name: str, text: str) -> Response:
    """`text` as NAME.csv, marked as UTF-8 for Excel."""
    return named(f"{name}.csv", text.removeprefix("\ufeff").encode("utf-8-sig"), "text/csv; charset=utf-8")


def xlsx_file(name: str, write: Callable[[Path], None]) -> Response:
    """What `write` writes to a path, as NAME.xlsx."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        write(path)
        return named(f"{name}.xlsx", path.read_bytes(), _XLSX)


def named(name: str, content: bytes, kind: str) -> Response:
    """`content` as a download that a browser saves under `name`."""
    return Response(
        content,
        media_type=kind,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"},
    )
