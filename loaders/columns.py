"""Columns of the small tables, declared once: recognised by their Chinese or English heading, read row by row into
facts, and written as a template (`loaders.templates`)."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kg.graph.records import Node, Record, Remark, Row
from kg.identity.names import folded
from kg.lang.errors import InputError
from kg.lang.messages import Message
from kg.lang.text import Text
from loaders.line import Line, Rejected
from loaders.mapping import stated
from loaders.reading import Reading
from loaders.rows import spelling
from loaders.signs import shares
from loaders.tables import Table, mark_apart, open_tables
from loaders.wide import tall

# A column that no heading names must have its sign in so many values.
_MOSTLY = 0.6
# A rejected row is shown to be found again, not to be kept.
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `key` is its name in the program; `also` are further headings that are met; `note`
    says what may stand in it."""

    key: str
    zh: str
    en: str
    example: str
    note: Text | None = None
    required: bool = False
    also: tuple[str, ...] = ()
    sign: str = ""

    @property
    def spellings(self) -> list[str]:
        """Its headings in the order in which they are looked for, each as `loaders.rows.spelling` makes it."""
        return [spelling(name) for name in (self.zh, self.en, self.key, *self.also)]


def read_table(
    path: Path,
    kind: str,
    columns: Sequence[Column],
    facts: Callable[[Line], Iterable[Record]],
    mapping: Path | None,
) -> Reading:
    """Open the table at `path` and make rows of facts of it, the row's own thing first. `mapping` is a person's file that
    names columns; it goes before what their headings say.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    opened: list[tuple[Table, dict[str, int]]] = []
    told: list[str | Message] = []
    refused: InputError | None = None
    for each in open_tables(path, {name for column in columns for name in column.spellings}):
        table = tall(each, columns)
        try:
            places = _places(path, kind, table, columns, mapping)
        except InputError as error:
            refused = refused or error
            told.append(Message("sheet-not-used", sheet=table.name))
            continue
        if opened and {table.header[at] for at in places.values()} != {
            opened[0][0].header[at] for at in opened[0][1].values()
        }:
            # Notes to a table, and other tables beside it, have other headings.
            told.append(Message("sheet-not-used", sheet=table.name))
            continue
        opened.append((table, places))
        unused = [heading for i, heading in enumerate(table.header) if heading and i not in places.values()]
        told += [*table.told, *([Message("columns-not-used", columns=unused)] if unused else [])]
        if table.feet:
            told.append(Message("lines-below-table", n=len(table.feet)))
    if not opened:
        assert refused is not None  # noqa: S101 - a file without tables is refused when it is opened
        raise refused
    mark_apart([table for table, _ in opened])
    seen: dict[int, tuple[str, int]] = {}
    rows = chain.from_iterable(_rows(table, places, facts, seen) for table, places in opened)
    totals = [table.total for table, _ in opened if table.total is not None]
    return Reading(path.stem, opened[0][0].sha256, rows, sum(totals) if totals else None, told)


def _places(
    path: Path, kind: str, table: Table, columns: Sequence[Column], mapping: Path | None
) -> dict[str, int]:
    """Where each column stands in the header: where a person's mapping says it, else as it is found."""
    said: dict[str, int] = {}
    if mapping is not None:
        known = stated(mapping, table.header, [column.key for column in columns])["columns"]
        spelled = [spelling(heading) for heading in table.header]
        said = {key: spelled.index(spelling(heading)) for key, heading in known.items()}
    found = found_places(table, columns, said)
    for column in columns:
        if column.required and column.key not in found:
            raise _missing(path, kind, table.header, column)
    return found


def found_places(table: Table, columns: Sequence[Column], said: Mapping[str, int]) -> dict[str, int]:
    """The place of each column that is found, those that are `said` first. A unit in brackets behind a heading does not
    matter; of two columns with one heading the first counts. A column that no heading names is found by its values where
    they can be nothing else."""
    header = table.header
    written: dict[str, int] = {}
    for cut in (r"$^", r"[(（\[【].*?[)）\]】]"):
        for i, heading in enumerate(header):
            written.setdefault(spelling(re.sub(cut, "", heading)), i)
    found = dict(said)
    for column in columns:
        if column.key in said:
            continue
        free = (written[name] for name in column.spellings if name in written)
        place = next((place for place in free if place not in said.values()), None)
        if place is not None:
            found[column.key] = place
        elif column.sign and (by_values := _by_values(table, column.sign, set(found.values()))) is not None:
            found[column.key] = by_values
    return found


def _by_values(table: Table, sign: str, taken: set[int]) -> int | None:
    """The column of which most values have the sign."""
    free = [place for place in range(len(table.header)) if place not in taken]
    found = {place: shares(table.sample, place)[0].get(sign, 0.0) for place in free}
    best = max(found, key=lambda place: (found[place], -place), default=None)
    return best if best is not None and found[best] >= _MOSTLY else None


def nearest(header: Sequence[str], column: Column) -> str | None:
    """The heading that looks most like one of the column's, None when none does."""
    spelled = {spelling(heading): heading for heading in header}
    # Below a half difflib joins headings that share a letter by chance.
    near = next(
        (
            close[0]
            for name in column.spellings
            if (close := difflib.get_close_matches(name, spelled, 1, 0.5))
        ),
        None,
    )
    return spelled[near] if near is not None else None


def _missing(path: Path, kind: str, header: list[str], column: Column) -> InputError:
    near = nearest(header, column)
    told = {"file": path, "column": Text(column.zh, column.en), "headings": header, "kind": kind}
    if near is None:
        return InputError("column-missing", **told)
    return InputError("column-missing-near", near=near, **told)


def _rows(
    table: Table,
    places: dict[str, int],
    facts: Callable[[Line], Iterable[Record]],
    seen: dict[int, tuple[str, int]],
) -> Iterator[Row]:
    headings = {key: table.header[i] for key, i in places.items()}
    for number, cells in table.rows:
        line = Line(f"{table.mark}{number}", {key: cells[i] for key, i in places.items()}, headings)
        for place in table.broken.get(number, ()):
            heading = table.header[place] if place < len(table.header) else ""
            line.remarks.append(Remark(heading, "", Message("cell-not-decoded")))
        try:
            if len(cells) > len(table.header):
                reason = Message("row-too-many-cells", cells=len(cells), columns=len(table.header))
                raise Rejected(Remark("", " | ".join(cells)[:_SHOWN], reason))
            found = tuple(facts(line))
            _refuse_other_words(found[0], line.locator, seen)
            yield Row(line.locator, found, tuple(line.remarks))
        except Rejected as rejected:
            yield Row(line.locator, (), (*line.remarks, rejected.remark))


def _refuse_other_words(own: Record, locator: str, seen: dict[int, tuple[str, int]]) -> None:
    """A thing may stand in many rows; one that says other things of it than its first row did is a mistake of the
    file, unless it gives another reference: what two sources say is kept as a clash. Only hashes are kept, for the sake of
    long files."""
    if not isinstance(own, Node):
        return
    # A difference of width or brackets is none.
    content = hash((folded(own.name), repr(sorted(own.properties.items()))))
    first, known = seen.setdefault(
        hash((own.label, own.id, own.properties.get("reference"))), (locator, content)
    )
    if known != content:
        reason = Message("row-contradicts-earlier", first=first)
        raise Rejected(Remark("", own.name, reason))
