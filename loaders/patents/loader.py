"""Patents out of a file: the format is recognised from the content, each record becomes a row of facts."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kg.graph.records import Remark, Row
from kg.lang.errors import InputError, UsageError
from kg.lang.messages import Message
from kg.values.days import Order
from kg.values.regions import region_of
from loaders.patents.columns_found import check_numbers, office, recognise, separators
from loaders.patents.facts import patent_row
from loaders.patents.formats import Binding, bind, chosen, formats, mapping
from loaders.patents.one_application import Applications
from loaders.patents.record import PatentRecord
from loaders.patents.xml_files import NAMES as XML_FORMATS
from loaders.patents.xml_files import is_ops_json, is_xml, open_ops_json, open_xml
from loaders.reading import Options, Reading
from loaders.rows import spelling
from loaders.signs import NOTHING
from loaders.tables import Table, mark_apart, open_tables

_IDS = frozenset({"id", "applicationid"})
_MOSTLY_CODED = 0.5
_BROKEN = Message("patents-bytes-unreadable")
_Opened = tuple[Table, Binding, Applications]


def read(path: Path, options: Options) -> Reading:
    """The patents of the file at `path`: a table, an office's XML, or OPS' JSON.

    Raises:
        InputError: it cannot be read, or no format fits; the rows raise it for what is found later (truncated XML).
        UsageError: `options` name a format or region that there is not.
    """
    region = _region(options.region)
    if is_xml(path) or is_ops_json(path):
        return _read_records(path, options, region)
    if options.format in XML_FORMATS:
        raise InputError("patents-no-xml", file=path, format=options.format)
    opened, told = _bound(path, options)
    total = sum(table.total or 0 for table, _, _ in opened)
    rows = chain.from_iterable(_table_rows(*each, region) for each in opened)
    return Reading(path.name, opened[0][0].sha256, rows, total, told)


def _bound(path: Path, options: Options) -> tuple[list[_Opened], list[str | Message]]:
    """The tables of the file that hold patents, and what is to be told of all. Of several sheets those without a
    number are passed over; a file of none is refused for the reason of its first."""
    known = {
        spelling(heading) for each in formats().values() for hs in each.columns.values() for heading in hs
    }
    tables = open_tables(path, known)
    opened: list[_Opened] = []
    told: list[str | Message] = []
    refused: InputError | None = None
    for table in tables:
        try:
            binding = _binding(path, table, options)
            check_numbers(table, binding, path.name)
        except InputError as error:
            refused = refused or error
            told.append(Message("patents-sheet-unused", sheet=table.name))
            continue
        applications = Applications(table, binding)
        opened.append((table, binding, applications))
        told += [*_told(table, binding), *_told_of_rows(applications)]
    if not opened:
        raise refused or InputError("patents-no-table", file=path)
    mark_apart([table for table, _, _ in opened])
    return opened, told


def _told(table: Table, binding: Binding) -> list[str | Message]:
    told: list[str | Message] = [
        *table.told,
        Message("patents-format", name=binding.format.name, title=binding.format.title),
    ]
    told.append(
        Message(
            "patents-columns", columns=[f"{name} ← {heading}" for name, heading in binding.headings.items()]
        )
    )
    if binding.unused:
        told.append(Message("columns-not-used", columns=binding.unused))
    if binding.resolution is not None:
        if doubtful := binding.resolution.doubtful:
            guesses = [f"{g.key} ← {g.heading} ({g.confidence:.0%})" for g in doubtful]
            told.append(Message("patents-columns-guessed", columns=guesses))
        for heading, key in binding.resolution.disbelieved:
            told.append(Message("patents-heading-disbelieved", heading=heading, field=key))
    for place, count in sorted(table.rounded.items()):
        told.append(Message("patents-rounded", heading=table.header[place], count=count))
    for place, count in sorted(Counter(p for places in table.broken.values() for p in places).items()):
        told.append(Message("patents-cells-broken", heading=_heading(table, place), count=count))
    if table.feet:
        told.append(Message("patents-feet", count=len(table.feet)))
    if "year" in binding.places and "published" not in binding.places:
        told.append(Message("patents-year-only", heading=binding.headings["year"]))
    return told


def _told_of_rows(applications: Applications) -> Iterator[Message]:
    if applications.later:
        yield Message("patents-rows-of-one-application", count=applications.later)
    if applications.repeated:
        yield Message("patents-rows-repeated", count=applications.repeated)


def _heading(table: Table, place: int) -> str:
    return table.header[place] if place < len(table.header) else ""


def _region(text: str | None) -> str | None:
    if text is None:
        return None
    found = region_of(text)
    if found is None:
        raise UsageError("patents-region-unknown", name=text)
    return found


def _read_records(path: Path, options: Options, region: str | None) -> Reading:
    if options.mapping is not None:
        raise UsageError("patents-mapping-for-xml", file=path)
    found = open_xml(path, options.format) if is_xml(path) else open_ops_json(path)
    rows = (
        patent_row(PatentRecord(f"P{at}", fields, {}, "\n"), region, first_is_main=found.first_is_main)
        for at, fields in found.records
    )
    return Reading(
        path.name, found.sha256, rows, None, [Message("patents-format", name=found.format, title=found.title)]
    )


def _binding(path: Path, table: Table, options: Options) -> Binding:
    if options.mapping is not None:
        return bind(mapping(options.mapping, table.header), table.header, path.name)
    if options.format is not None:
        return bind(chosen(options.format), table.header, path.name)
    return recognise(table, path.name)


def _table_rows(
    table: Table, binding: Binding, applications: Applications, region: str | None
) -> Iterator[Row]:
    places = tuple(binding.places.items())
    headings, separator, width = binding.headings, binding.format.separator, len(table.header)
    more = _Reading(
        separators(table, binding),
        {name: table.orders[place] for name, place in places if place in table.orders},
        office(table, binding),
        _has_own_ids(binding),
    )

    def row_of(number: int, cells: list[str]) -> Row:
        locator = f"{table.mark}{number}"
        if len(cells) > width:
            return Row(locator, (), (_too_many(cells, width),))
        fields = {name: cells[place] for name, place in places if cells[place] not in NOTHING}
        record = PatentRecord(locator, fields, headings, separator, [], *more)
        for place in table.broken.get(number, ()):
            record.remarks.append(Remark(_heading(table, place), "", _BROKEN))
        return patent_row(record, region)

    for number, cells in table.rows:
        yield applications.joined(row_of(number, cells), cells, row_of)


class _Reading(NamedTuple):
    """What a table as a whole says of how its cells are to be read; see `PatentRecord`."""

    separators: dict[str, str]
    orders: dict[str, Order]
    office: str
    own_ids: bool


def _has_own_ids(binding: Binding) -> bool:
    """Whether the column of publications is one of a service's ids: by its heading, or because nothing but the shape of
    its numbers, without kind codes, speaks for publications."""
    if binding.resolution is None or "publication" not in binding.places:
        return False
    guess = binding.resolution.guesses["publication"]
    coded = binding.resolution.columns[guess.place].signs.get("publication", 0.0)
    unnamed = guess.why == "values" or spelling(guess.heading) in _IDS
    return unnamed and coded < _MOSTLY_CODED and "kind_code" not in binding.places


def _too_many(cells: list[str], width: int) -> Remark:
    return Remark(
        "",
        " | ".join(cells)[:120],
        Message("patents-row-too-long", cells=len(cells), columns=width),
    )
