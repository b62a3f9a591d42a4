"""What people see of an answer: its columns with each id beside its name made one field, and each value in words.

An id is never shown where a name stands for it; it is what the name links to. Classes and documents are quoted by their
number, which is shown before the name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.pages.frame import Terms, node_path, shown, source_path
from api.words import WORDS
from kg.graph.graph import Graph
from kg.lang.text import Text
from kg.values import days
from queries.header import Column
from queries.reads import rows as read

# What people quote by its number.
NUMBERED = frozenset(("Document", "IndustryClass", "IpcClass", "Patent", "Right"))
# A need that ends within that many days is looked after first.
SOON = 90
# Answers that hold ids of several kinds say the kind in a column beside the id.
_KIND = "_label"
_DAY = re.compile(r"\d{4}(-\d{2}){1,2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
# A relation in a path that is told in words.
_STEP = re.compile(r"(?<=—)[A-Z_]{3,}(?=[—→])")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A column as it is shown: `text` holds what is read, `id` the id behind it if any, whose label is `label` or stands in
    the column `label_in`. `name` is the field's own in the address."""

    name: str
    heading: Column
    text: str | None = None
    id: str | None = None
    label: str | None = None
    label_in: str | None = None

    def label_of(self, row: Row) -> str | None:
        """The label of the thing that a row's id is of."""
        return self.label or (row[self.label_in] if self.label_in is not None else None)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell: words, and where they lead."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: `parts` are shown, `value` is what a file holds: a figure as it is, or the words. `mark` is said beside it: how
    soon a day comes, and whether it is past."""

    parts: tuple[Part, ...]
    value: Any
    mark: tuple[str, str] | None = None

    @property
    def figure(self) -> bool:
        """Whether it is a number, which stands at the right."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)

    @property
    def short(self) -> bool:
        """Whether its line is not to be broken: a day or a short code."""
        return isinstance(self.value, str) and _DAY.fullmatch(self.value) is not None

    @property
    def words(self) -> str:
        """All of it as one text, by which it is found and sorted."""
        return " ".join(part.text for part in self.parts)


def fields(columns: Mapping[str, Column], language: str) -> list[Field]:
    """The columns of a question as fields, in their order. Of a text that is there in both languages, one is kept."""
    names = {c: n for c in columns if (n := _name_of(c, columns)) is not None}
    claimed: dict[str, str] = {}
    for holder, name in names.items():
        claimed.setdefault(name, holder)
    found: list[Field] = []
    done: set[str] = set()
    for column, heading in columns.items():
        of = claimed.get(names.get(column, ""))
        id_: str | None = claimed.get(column) or (column if of == column else None)
        if id_ is not None and names[id_] not in done:
            done.add(names[id_])
            found.append(_named(id_, names[id_], columns))
        elif id_ is None and (heading.links is not None or _label_in(column, columns) is not None):
            kind = _label_in(column, columns)
            found.append(Field(column, heading, id=column, label=heading.links, label_in=kind))
        elif id_ is None and not _spare(column, columns):
            found.append(Field(column, heading, text=_translated(column, columns, language)))
    # A row begins with what it is about, also where a kind or a number stands before it.
    first = next((field for field in found if field.id is not None), None)
    return sorted(found, key=lambda field: field is not first)


class Cells:
    """Makes cells of rows, with the names that the graph has for ids that come without one."""

    def __init__(self, graph: Graph, term: Terms, shown_fields: Sequence[Field], rows: Sequence[Row]) -> None:
        self.graph, self.term, self.fields = graph, term, shown_fields
        self._names = self._looked_up(rows)
        self._sources: dict[tuple[str, str], list[str]] = {}

    def place(self, rows: Sequence[Row]) -> None:
        """Look up where the things of rows were said, so that their lines can be linked."""
        if any(field.name == "line" for field in self.fields):
            self._sources = self._ask("sources-of-things", "sources", self._things(rows, self.fields))

    def cell(self, field: Field, row: Row) -> Cell:
        """The cell of a row under a field."""
        if field.id is not None:
            return self._thing(field, row)
        value = row[field.text or field.name]
        if field.name == "line" and isinstance(value, int):
            return Cell((Part(str(value), self._line(row, value)),), value)
        if field.name == "sources" and isinstance(value, list):
            parts = tuple(Part(self._place(source), source_path(source)) for source in value)
            return Cell(parts, "、".join(part.text for part in parts))
        if isinstance(value, int | float) and not isinstance(value, bool):
            return Cell((Part(shown(round(value, 4))),), value)
        if field.name == "valid_until":
            return self._until(value)
        words = self._words(field.text or field.name, value)
        return Cell((Part(words),), None if value is None or value == [] else words)

    def _until(self, value: str | None) -> Cell:
        """The last day of a need or offer, with how many days are left."""
        word, kind = ends(value, days.today())
        return Cell((Part(value or "—"),), value, (self.term.text(word), kind))

    def _words(self, name: str, value: Any) -> str:
        words = self.term.coded(name, value)
        if isinstance(value, str) and _MOMENT.match(value):
            return days.local(value)
        return _STEP.sub(lambda match: self.term.relation(match[0]), words)

    def _thing(self, field: Field, row: Row) -> Cell:
        label, held = field.label_of(row), row[field.id or ""]
        ids = held if isinstance(held, list) else [held]
        names = row[field.text] if field.text is not None else [None] * len(ids)
        names = names if isinstance(names, list) else [names]
        if len(names) != len(ids):
            names = [None] * len(ids)
        pairs = [(id_, name) for id_, name in zip(ids, names, strict=True) if isinstance(id_, str)]
        if not pairs:
            words = self.term.coded(field.name, row[field.text]) if field.text is not None else "—"
            return Cell((Part(words),), None if words == "—" else words)
        parts = tuple(self._named(label, id_, name) for id_, name in pairs)
        return Cell(parts, "、".join(part.text for part in parts))

    def _named(self, label: str | None, id_: str, name: str | None) -> Part:
        if label is None:
            return Part(name or id_)
        known = name or self._names.get((label, id_)) or self.term.known(label, id_)
        words = self.term.name(label, id_, known)
        numbered = label in NUMBERED and words != id_
        return Part(f"{id_} {words}" if numbered else words, node_path(label, id_))

    def _line(self, row: Row, line: int) -> str:
        """Where that line of the file stands that says something of a thing of the row."""
        for field in self.fields:
            key = (str(field.label_of(row)), row[field.id]) if field.id is not None else None
            for source in self._sources.get(key, []) if key is not None and isinstance(key[1], str) else []:
                if source.endswith(f"#L{line}"):
                    return source_path(source)
        return ""

    def _place(self, source: str) -> str:
        place = self.term.place(source)
        # What is no place in a file is named by its dataset.
        return place if place != source.rpartition("#")[2] else source.rpartition("#")[0]

    def _looked_up(self, rows: Sequence[Row]) -> dict[tuple[str, str], str]:
        nameless = [f for f in self.fields if f.id is not None and f.text is None]
        wanted = self._things(rows, nameless)
        unknown = {(label, id_) for label, id_ in wanted if self.term.known(label, id_) == id_}
        return self._ask("named-things", "name", unknown)

    @staticmethod
    def _things(rows: Sequence[Row], of: Iterable[Field]) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for field in of:
            for row in rows:
                label, value = field.label_of(row), row[field.id] if field.id is not None else None
                ids = value if isinstance(value, list) else [value]
                found |= {(label, id_) for id_ in ids if label is not None and isinstance(id_, str)}
        return found

    def _ask(self, name: str, column: str, things: set[tuple[str, str]]) -> dict[tuple[str, str], Any]:
        found: dict[tuple[str, str], Any] = {}
        for label in sorted({label for label, _ in things if label in self.term.model.classes}):
            ids = sorted(id_ for of, id_ in things if of == label)
            for row in read(self.graph, name, {"label": label}, ids=ids):
                found[label, row["id"]] = row[column]
        return found


def ends(until: str | None, today: date) -> tuple[Text, str]:
    """How soon a need or offer ends, in words, and of what kind that is: `past`, `soon`, or nothing to look after."""
    try:
        left = (date.fromisoformat(until or "") - today).days
    except ValueError:
        return WORDS["no_end"], ""
    if left < 0:
        return WORDS["has_ended"], "past"
    told = WORDS["days_left"]
    return Text(told.zh.format(left), told.en.format(left)), "soon" if left <= SOON else ""


def _name_of(column: str, columns: Mapping[str, Column]) -> str | None:
    """The column that names what `column` holds the id of."""
    if columns[column].links is None and _label_in(column, columns) is None:
        near = f"{column}_name"
        return near if near in columns else None
    for name in (f"{column}_name", f"{column}_title", column.removesuffix("_id")):
        if name in columns and name != column:
            return name
    bare = next((name for name in ("name", "title") if name in columns), None)
    if "thing" in columns:
        return bare if column == "thing" else None
    return bare if column == next(c for c in columns if columns[c].links is not None) else None


def _label_in(column: str, columns: Mapping[str, Column]) -> str | None:
    """The column that says of what kind the id in `column` is."""
    own = column.removesuffix("_id") + _KIND
    if own in columns and (column.endswith("_id") or f"{column.removesuffix('_id')}_id" not in columns):
        return own
    return "label" if column == "thing" and "label" in columns else None


def _named(id_: str, name: str, columns: Mapping[str, Column]) -> Field:
    return Field(id_, columns[name], name, id_, columns[id_].links, _label_in(id_, columns))


def _spare(column: str, columns: Mapping[str, Column]) -> bool:
    """Whether a column holds in another language what its neighbour holds (names stay, for both are in use), or the ids of
    a path that is told in words beside them."""
    if column in ("ids", "labels") and "told" in columns:
        return True
    return column.endswith("_en") and not column.endswith("name_en") and column.removesuffix("_en") in columns


def _translated(column: str, columns: Mapping[str, Column], language: str) -> str:
    other = f"{column}_en"
    return other if language == "en" and other in columns and not column.endswith("name") else column
