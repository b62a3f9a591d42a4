"""Tables that people hand in, opened safely: what each is, is told from its content; encoding, size and shape are
checked before a row is used, and every cell is seen once, so that a column can be judged as a whole."""

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.lang.errors import InputError
from kg.lang.messages import Message
from kg.values.days import DayEvidence, Order
from loaders.csv_rows import csv_rows
from loaders.encodings import readable
from loaders.json_rows import is_json, json_rows
from loaders.old_workbooks import is_old_workbook, old_workbook
from loaders.pace import step
from loaders.rows import MAX_COLUMNS, NumberedRow, SourceRows, header_at, is_foot
from loaders.safety import MAX_MEMBERS, check_zip, refuse_changed, stamp
from loaders.sheet_rows import sheet_rows
from loaders.spool import Spool

# Titles, queries and notes above a header take a few rows (Espacenet 7); further down is data.
HEADER_WITHIN = 30
# Rows of a sample, taken over the whole file.
SAMPLE = 300
# After so many rows the process that reads says that it goes on.
_STEP = 1_000
# A file of which so many cells cannot be read is not in the encoding that it seems to be.
_MAX_BROKEN = 50_000

_PDF = b"%PDF"
_PACKED = {b"\x1f\x8b": "gzip", b"7z\xbc\xaf": "7z", b"Rar!": "rar"}
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"<head")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# The longest writing of a day, with its time.
_DAY_LENGTH = 19


@dataclass(slots=True)
class Table:
    """A table opened for reading.

    `rows` gives (number in the file, cells as text) and may be consumed as often as wanted. Cells are stripped;
    blank rows, repeated headers and foot lines are left out. A row has as many cells as `header`: one that ended early is
    filled up with "", one that has more cells than the header is handed on as it is, so `len(cells) > len(header)` tells
    a broken row. `mark` says what the numbers count: "L" lines of a text, "R" rows of a sheet as Excel shows them,
    behind the name of the sheet or member where there are several. `total` is how many rows there are. `told` says what
    was recognised (encoding, separator, sheet).

    `sample` are rows from over the whole table; `orders` the order of day and month of each column that proves one;
    `rounded` counts the numbers of each column that Excel rounded; `broken` gives the places of cells that cannot be
    read by row; `feet` are the numbers of the foot lines.
    """

    header: list[str]
    rows: Iterable[NumberedRow]
    sha256: str
    mark: str = "L"
    total: int | None = None
    told: list[str | Message] = field(default_factory=list)
    name: str = ""
    sample: list[list[str]] = field(default_factory=list)
    orders: dict[int, Order] = field(default_factory=dict)
    rounded: Counter[int] = field(default_factory=Counter)
    broken: dict[int, list[int]] = field(default_factory=dict)
    feet: list[NumberedRow] = field(default_factory=list)


def open_table(path: Path, known: Set[str] = frozenset()) -> Table:
    """Open the first table at `path`. What it is, is told from its content and never from its name. `known` are the
    spellings (`loaders.rows.spelling`) of headings that it may have, by which its header is found more surely.

    Raises:
        InputError: it is missing, a folder, empty, too large, a zip bomb, or no table; a quotation mark is not closed;
            the file changed meanwhile.
    """
    return open_tables(path, known)[0]


def open_tables(path: Path, known: Set[str] = frozenset()) -> list[Table]:
    """Every table at `path`: the sheets of a workbook, the tables within a zip file, or the one of a text.

    Raises:
        InputError: as `open_table`.
    """
    before = stamp(path)
    sources = _sources(path)
    found: list[Table] = []
    first: InputError | None = None
    for source, mark in sources:
        try:
            found.append(_table(path, source, known, before.sha256, mark))
        except InputError as error:
            if not source.sheet:
                raise
            first = first or error
    refuse_changed(path, before)
    if not found:
        raise first or InputError("table-sheets-empty", file=path)
    return found


def mark_apart(tables: Sequence[Table]) -> None:
    """Put the name of its sheet or member before the row numbers of each, where several are read of one file."""
    if len(tables) > 1:
        for table in tables:
            table.mark = f"{table.name.replace('#', '')}!{table.mark}"


def _sources(path: Path) -> Iterator[tuple[SourceRows, str]]:
    with path.open("rb") as file:
        start = file.read(1024)
    _refuse_foreign(path, start)
    if is_old_workbook(start):
        yield from ((source, "R") for source in old_workbook(path))
    elif start.startswith(_ZIP):
        yield from _zipped(path)
    elif is_json(start):
        yield json_rows(path), "R"
    else:
        yield csv_rows(path), "L"


def _zipped(path: Path) -> Iterator[tuple[SourceRows, str]]:
    with path.open("rb") as file:
        members = check_zip(path, file, "zip")
    if "xl/workbook.xml" in members:
        yield from ((source, "R") for source in sheet_rows(path))
        return
    if "word/document.xml" in members:
        raise InputError("table-is-word", file=path)
    with TemporaryDirectory() as folder, zipfile.ZipFile(path) as archive:
        for number, member in enumerate(_tables_within(members)):
            inner = Path(folder) / f"{number}{Path(member).suffix}"
            try:
                inner.write_bytes(archive.read(member))
            except (RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
                raise InputError("table-member-packed", file=path, member=member, why=error) from None
            if inner.read_bytes()[:4] in _ZIP and not member.lower().endswith((".xlsx", ".ods")):
                continue
            for source, mark in _sources(inner):
                source.sheet = f"{Path(member).name}{'!' if source.sheet else ''}{source.sheet}"
                yield source, mark


def _tables_within(members: list[str]) -> list[str]:
    """Members of a zip file that may be tables; what a program put there for itself is passed over."""
    ends = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".json", ".jsonl")
    return [
        name
        for name in members[:MAX_MEMBERS]
        if name.lower().endswith(ends)
        and not name.startswith("__MACOSX/")
        and not Path(name).name.startswith(".")
    ]


def _table(path: Path, source: SourceRows, known: Set[str], sha256: str, mark: str) -> Table:
    first = list(islice(source.rows, HEADER_WITHIN))
    if not first:
        raise InputError("table-blank", file=path)
    at = header_at([cells for _, cells in first], known)
    number, header = first[at]
    if len(header) > MAX_COLUMNS:
        raise InputError("table-too-wide", file=path, columns=len(header), limit=MAX_COLUMNS)
    header_is = "told-header-row" if mark == "R" else "told-header-line"
    told = [*source.told, Message(header_is, number=number)]
    table = Table(header, (), sha256, mark, None, told, source.sheet or path.name)
    look = _Look(table, source.damaged, path)
    spool = Spool(look.over(_chained(first[at + 1 :], source.rows)))
    table.rows, table.total = spool, spool.count
    look.conclude()
    return table


def _chained(first: list[NumberedRow], rest: Iterator[NumberedRow]) -> Iterator[NumberedRow]:
    yield from first
    yield from rest


class _Look:
    """Everything that is learnt of a table while its rows pass by once."""

    def __init__(self, table: Table, damaged: bool, path: Path) -> None:
        self._table, self._damaged, self._path = table, damaged, path
        self._days: dict[int, DayEvidence] = {}
        self._step, self._seen = 1, 0

    def over(self, rows: Iterable[NumberedRow]) -> Iterator[NumberedRow]:
        header, width = self._table.header, len(self._table.header)
        for number, cells in rows:
            if cells == header:
                continue
            if is_foot(cells):
                self._table.feet.append((number, cells))
                continue
            row = cells + [""] * (width - len(cells))
            if self._damaged:
                row = self._without_broken(number, row)
            self._see(row[:width])
            if self._seen % _STEP == 0:
                step()
            yield number, row

    def conclude(self) -> None:
        self._table.orders = {place: seen.order for place, seen in self._days.items() if seen.order}

    def _see(self, row: list[str]) -> None:
        for place, cell in enumerate(row):
            if cell and len(cell) <= _DAY_LENGTH and cell[0].isdigit():
                if "/" in cell or "-" in cell:
                    self._days.setdefault(place, DayEvidence()).see(cell)
                elif "E+" in cell:
                    self._table.rounded[place] += 1
        if self._seen % self._step == 0:
            self._table.sample.append(row)
            if len(self._table.sample) > 2 * SAMPLE:
                self._table.sample[:] = self._table.sample[::2]
                self._step *= 2
        self._seen += 1

    def _without_broken(self, number: int, row: list[str]) -> list[str]:
        places = [place for place, cell in enumerate(row) if not readable(cell)]
        if not places:
            return row
        self._table.broken[number] = places
        if len(self._table.broken) > _MAX_BROKEN:
            raise InputError("table-unreadable-bytes", file=self._path)
        return ["" if place in places else cell for place, cell in enumerate(row)]


def _refuse_foreign(path: Path, start: bytes) -> None:
    if start.startswith(_PDF):
        raise InputError("table-is-pdf", file=path)
    for magic, form in _PACKED.items():
        if start.startswith(magic):
            raise InputError("table-is-packed", file=path, form=form)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        raise InputError("table-is-markup", file=path)
