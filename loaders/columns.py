"""Columns of the small tables, declared once: recognised by their Chinese or English heading, read row by row into
facts, and written as a template (`loaders.templates`)."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.graph.records import Node, Record, Remark, Row
from kg.lang.errors import InputError
from kg.lang.messages import Message
from kg.lang.text import Text
from loaders.line import Line, Rejected
from loaders.reading import Reading
from loaders.rows import spelling
from loaders.tables import Table, open_table
from loaders.wide import tall

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

    @property
    def spellings(self) -> list[str]:
        """Its headings in the order in which they are looked for, each as `loaders.rows.spelling` makes it."""
        return [spelling(name) for name in (self.zh, self.en, self.key, *self.also)]


def read_table(
    path: Path, kind: str, columns: Sequence[Column], facts: Callable[[Line], Iterable[Record]]
) -> Reading:
    """Open the table at `path` and make rows of facts of it, the row's own thing first.

    Raises:
        InputError: it cannot be opened, or a required column is missing.
    """
    table = open_table(path, {name for column in columns for name in column.spellings})
    table = tall(table, columns)
    places = _places(path, kind, table.header, columns)
    unused = [heading for i, heading in enumerate(table.header) if heading and i not in places.values()]
    told = [*table.told, *([str(Message("columns-not-used", columns=unused))] if unused else [])]
    return Reading(path.stem, table.sha256, _rows(table, places, facts), table.total, told)


def _places(path: Path, kind: str, header: list[str], columns: Sequence[Column]) -> dict[str, int]:
    """Where each column stands in the header. A unit in brackets behind a heading does not matter; of two
    columns with one heading the first counts."""
    written: dict[str, int] = {}
    for cut in (r"$^", r"[(（\[【].*?[)）\]】]"):
        for i, heading in enumerate(header):
            written.setdefault(spelling(re.sub(cut, "", heading)), i)
    found: dict[str, int] = {}
    for column in columns:
        place = next((written[name] for name in column.spellings if name in written), None)
        if place is not None:
            found[column.key] = place
        elif column.required:
            raise _missing(path, kind, header, column)
    return found


def _missing(path: Path, kind: str, header: list[str], column: Column) -> InputError:
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
    told = {"file": path, "column": Text(column.zh, column.en), "headings": header, "kind": kind}
    if near is None:
        return InputError("column-missing", **told)
    return InputError("column-missing-near", near=spelled[near], **told)


def _rows(table: Table, places: dict[str, int], facts: Callable[[Line], Iterable[Record]]) -> Iterator[Row]:
    headings = {key: table.header[i] for key, i in places.items()}
    seen: dict[int, tuple[str, int]] = {}
    for number, cells in table.rows:
        line = Line(f"{table.mark}{number}", {key: cells[i] for key, i in places.items()}, headings)
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
    file. Only hashes are kept, for the sake of long files."""
    if not isinstance(own, Node):
        return
    content = hash((own.name, repr(sorted(own.properties.items()))))
    first, known = seen.setdefault(hash((own.label, own.id)), (locator, content))
    if known != content:
        reason = Message("row-contradicts-earlier", first=first)
        raise Rejected(Remark("", own.name, reason))
