"""Wide statistics: tables whose headings are years or regions, made tall, so that a row has one figure.

Yearbooks print region × year, and region × measure × year; an office prints office × origin × year. What all of these
share is that neighbouring headings are values of a column that the table lacks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kg.lang.messages import Message
from kg.lang.text import Text
from kg.values.regions import region_of
from loaders.rows import NumberedRow, spelling
from loaders.tables import Table
from loaders.values import plain

# One column with a year in its heading is no series.
_SERIES = 2
_PERIOD = re.compile(
    r"(?P<period>(?:19|20)\d\d(?:年度|年)?(?:\s*[-—–~至/]\s*(?:19|20)\d\d(?:年度|年)?)?"
    r"(?:上半年|下半年|第?[一二三四]季度|-?[HQ]\d|\d{1,2}月)?)\s*(?P<rest>.*)"
)
_UNIT = re.compile(r"[(（\[【](?:单位[:：]?\s*)?([^()（）\[\]【】]{1,12})[)）\]】]$")
_YEAR, _REGION = Text("时期", "period"), Text("地区", "region")
# What the rest of a heading behind its year says: 2015年产量.
_MEASURES = ("measure", "indicator")


class Headed(Protocol):
    """A column that a table may have."""

    @property
    def key(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def spellings(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class _Cell:
    """What the heading of a wide column says of its cells, by the key of the column that it stands for."""

    place: int
    says: dict[str, str]


def tall(table: Table, columns: Sequence[Headed]) -> Table:
    """The table with a row for each figure; unchanged where it is not wide, or its kind holds no figures."""
    by_key = {column.key: column for column in columns}
    value = by_key.get("value") or by_key.get("count")
    if value is None or _has(table, value):
        return table
    for key, what, cells in (
        ("period", _YEAR, _periods(table.header)),
        ("region", _REGION, _regions(table.header)),
    ):
        if len(cells) >= _SERIES and key in by_key and not _has(table, by_key[key]):
            return _unpivoted(table, by_key, value, what, cells)
    return table


def _has(table: Table, column: Headed) -> bool:
    written = {spelling(re.sub(_UNIT, "", heading)) for heading in table.header}
    return any(name in written for name in column.spellings)


def _periods(header: Sequence[str]) -> list[_Cell]:
    found = []
    for place, heading in enumerate(header):
        unit = _UNIT.search(plain(heading))
        match = _PERIOD.fullmatch(_UNIT.sub("", plain(heading)).strip())
        if match is not None:
            says = {"period": match["period"], "measure": match["rest"].strip(" _-")}
            found.append(_Cell(place, {**says, "unit": unit[1] if unit else ""}))
    return found


def _regions(header: Sequence[str]) -> list[_Cell]:
    named = [(place, heading) for place, heading in enumerate(header) if not plain(heading).isascii()]
    return [_Cell(place, {"region": heading}) for place, heading in named if region_of(heading)]


def _unpivoted(
    table: Table, by_key: dict[str, Headed], value: Headed, what: Text, cells: list[_Cell]
) -> Table:
    wide = {cell.place for cell in cells}
    kept = [place for place in range(len(table.header)) if place not in wide]
    said = _said(table, by_key, cells)
    header = [_corner(table, by_key, kept, place) for place in kept]
    header += [by_key[key].zh for key in said] + [value.zh]
    told = Message(
        "kinds-wide", n=len(cells), what=what, **{"from": table.header[cells[0].place]},
        to=table.header[cells[-1].place],
    )  # fmt: skip
    return replace(
        table,
        header=header,
        rows=_rows(iter(table.rows), len(table.header), kept, said, cells),
        total=None if table.total is None else table.total * len(cells),
        told=[*table.told, str(told)],
    )


def _said(table: Table, by_key: dict[str, Headed], cells: list[_Cell]) -> dict[str, str]:
    """The columns that the headings fill, with the key under which a cell says it; what the table has itself, or no
    heading says, is left out."""
    keys = {key: key for key in ("period", "region", "unit")}
    keys |= dict.fromkeys(_MEASURES, "measure")
    return {
        key: of
        for key, of in keys.items()
        if key in by_key and not _has(table, by_key[key]) and any(cell.says.get(of) for cell in cells)
    }


def _corner(table: Table, by_key: dict[str, Headed], kept: Sequence[int], place: int) -> str:
    """The heading of a kept column; the corner of region × year is empty or says both (地区\\年份)."""
    heading = table.header[place]
    region = by_key.get("region")
    if region is None or place != kept[0] or _has(table, region):
        return heading
    return region.zh if not heading or "地区" in heading or "region" in heading.lower() else heading


def _rows(
    rows: Iterator[NumberedRow], width: int, kept: list[int], said: dict[str, str], cells: list[_Cell]
) -> Iterator[NumberedRow]:
    for number, row in rows:
        if len(row) > width:
            yield number, row
            continue
        same = [row[place] for place in kept]
        for cell in cells:
            if row[cell.place]:
                yield number, [*same, *(cell.says.get(of, "") for of in said.values()), row[cell.place]]
