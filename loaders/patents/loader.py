"""Patents out of a file: the format is recognised from the content, each record becomes a row of facts."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Remark, Row
from kg.lang.errors import InputError, UsageError
from kg.values.regions import region_of
from loaders.patents.facts import patent_row
from loaders.patents.formats import Binding, bind, chosen, mapping, recognise
from loaders.patents.record import PatentRecord
from loaders.patents.xml_files import NAMES as XML_FORMATS
from loaders.patents.xml_files import is_xml, open_xml
from loaders.reading import Options, Reading
from loaders.tables import Table, open_table


def read(path: Path, options: Options) -> Reading:
    """The patents of the file at `path`: a table (CSV, XLSX) or an office's XML.

    Raises:
        InputError: it cannot be read, or no format fits; the rows raise it for what is found later (truncated XML).
        UsageError: `options` name a format or region that there is not.
    """
    region = _region(options.region)
    if is_xml(path):
        return _read_xml(path, options, region)
    if options.format in XML_FORMATS:
        raise InputError(f"{path}: 不是 XML is no XML, which {options.format} is; leave --format away.")
    table = open_table(path)
    binding = _binding(path, table, options)
    used = ", ".join(f"{name} ← {heading}" for name, heading in binding.headings.items())
    told = [
        *table.told,
        f"格式 format: {binding.format.name} — {binding.format.title}",
        f"列 columns: {used}",
    ]
    if binding.unused:
        told.append(f"未用的列 columns not used: {', '.join(binding.unused)}")
    return Reading(path.name, table.sha256, _table_rows(table, binding, region), table.total, told)


def _region(text: str | None) -> str | None:
    if text is None:
        return None
    found = region_of(text)
    if found is None:
        raise UsageError(
            f"地区 region {text!r} is not known; give a GB/T 2260 code (370900) or a name (泰安市)."
        )
    return found


def _read_xml(path: Path, options: Options, region: str | None) -> Reading:
    if options.mapping is not None:
        raise UsageError(f"{path} is XML; --mapping is for tables.")
    found = open_xml(path, options.format)
    rows = (
        patent_row(PatentRecord(f"P{at}", fields, {}, "\n"), region, first_is_main=found.first_is_main)
        for at, fields in found.records
    )
    return Reading(path.name, found.sha256, rows, None, [f"格式 format: {found.format} — {found.title}"])


def _binding(path: Path, table: Table, options: Options) -> Binding:
    if options.mapping is not None:
        return bind(mapping(options.mapping, table.header), table.header, path.name)
    if options.format is not None:
        return bind(chosen(options.format), table.header, path.name)
    return recognise(table.header, path.name)


def _table_rows(table: Table, binding: Binding, region: str | None) -> Iterator[Row]:
    places = tuple(binding.places.items())
    headings, separator, width = binding.headings, binding.format.separator, len(table.header)
    for number, cells in table.rows:
        locator = f"{table.mark}{number}"
        if len(cells) > width:
            yield Row(locator, (), (_too_many(cells, width),))
            continue
        fields = {name: cells[place] for name, place in places if cells[place]}
        yield patent_row(PatentRecord(locator, fields, headings, separator), region)


def _too_many(cells: list[str], width: int) -> Remark:
    return Remark(
        "",
        " | ".join(cells)[:120],
        f"这一行有 {len(cells)} 格，表头只有 {width} 格 more cells than headings; quote the separator",
    )
