"""Rows of a text table: CSV, TSV and their kin (RFC 4180 and what exports make of it), streamed."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg.lang.errors import InputError
from kg.lang.messages import Message
from kg.lang.text import Text
from loaders.encodings import WIDE, encoding_of, mended
from loaders.rows import NumberedRow, SourceRows, header_at, tidy
from loaders.safety import blocks_of

SEPARATORS = {
    ",": Text("逗号", "comma"),
    ";": Text("分号", "semicolon"),
    "\t": Text("制表符", "tab"),
    "|": Text("竖线", "bar"),
}
# Enough rows to tell a separator; more would only take longer.
SAMPLE_ROWS = 50
# Excel holds 32,767 characters in a cell; the claims of a long patent are some hundred thousand. What is longer
# is no cell but a quotation mark that was not closed, and would be held in memory whole.
MAX_CELL = 1_000_000
MAX_LINE = 4 * MAX_CELL


def csv_rows(path: Path) -> SourceRows:
    """The rows of the text table at `path`, each with the line where it begins.

    Raises:
        InputError: no text; the rows raise it where a quotation mark is not closed or a line is too long.
    """
    encoding, whole = encoding_of(path, blocks_of(path))
    separator = _separator(path, encoding)
    told: list[str | Message] = [
        Message("told-encoding", encoding=encoding.upper()),
        Message("told-separator", separator=SEPARATORS[separator]),
    ]
    rows = _rows(path, encoding, separator)
    if encoding in ("cp1252", "mac_roman"):
        rows = ((number, [mended(cell) for cell in cells]) for number, cells in rows)
    return SourceRows(rows, told, damaged=not whole)


def _rows(path: Path, encoding: str, separator: str) -> Iterator[NumberedRow]:
    ended = False

    def lines() -> Iterator[str]:
        nonlocal ended
        yield from _lines(path, encoding)
        ended = True

    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(lines(), delimiter=separator)
    begins = 1
    try:
        for cells in reader:
            if ended:  # The reader asked for one more line: this row was not over.
                raise InputError("table-quote-open", file=path, line=begins)
            if row := tidy(cells):
                yield begins, [_unshielded(cell) for cell in row]
            begins = reader.line_num + 1
    except csv.Error:
        raise InputError("table-quote-open", file=path, line=begins) from None


def _unshielded(cell: str) -> str:
    """`="0111"`, as exports write what Excel must not take for a number, is 0111."""
    return cell[2:-1].strip() if cell.startswith('="') and cell.endswith('"') else cell


def _lines(path: Path, encoding: str) -> Iterator[str]:
    """Lines as written; LF, CRLF and a lone CR all end one."""
    errors = "replace" if encoding in WIDE else "surrogateescape"
    try:
        with path.open(encoding=encoding, errors=errors, newline="") as file:
            for number, line in enumerate(iter(lambda: file.readline(MAX_LINE), ""), 1):
                if len(line) == MAX_LINE:
                    raise InputError("table-line-too-long", file=path, line=number, limit=MAX_LINE)
                yield line if number > 1 else line.removeprefix("\ufeff")  # GB18030 has a mark, too
    except OSError:
        raise InputError("file-changed", file=path) from None


def _separator(path: Path, encoding: str) -> str:
    """The separator by which most of the first rows have several cells and no more than the row that then looks
    like the header; among equals the one that gives more cells; a comma for a table of one column."""

    def score(separator: str) -> tuple[float, int]:
        try:
            rows = [cells for _, cells in islice(_rows(path, encoding, separator), SAMPLE_ROWS)]
        except InputError:
            return 0, 0
        if not rows:
            return 0, 0
        at = header_at(rows)
        width = len(rows[at])
        return sum(1 < len(cells) <= width for cells in rows[at:]) / len(rows), width

    found = max(SEPARATORS, key=score)
    return found if score(found)[0] else ","
