"""The figures of indicator tables: targets under the years of the plan, base values under the years before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.lang.errors import InputError
from loaders.plan.document import Document
from loaders.plan.measures import Measure
from loaders.plan.numbers import Quantity, quantity
from loaders.plan.targets import Target

_UNIT_HEADINGS = ("单位", "计量单位")
_YEAR_HEADING = re.compile(r"(?:到)?(\d{4})年?(?:目标|目标值|实际|实绩|基数|预计)?")
_PERIOD_HEADING = re.compile(r"期间|年均|时期|累计")
_GROWTH = re.compile(r"年增|年均|增长率|增速")
# 〔4500〕 and [4500] mark what adds up over the years of the plan.
_SUMMED = re.compile(r"[\[〔](.+)[\]〕]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell under a year or period: its row's line, number (None without one), indicator and unit;
    the first and last of the `years`; `base` when these lie before the plan; `growth` for a rate of change."""

    section: str
    line: int
    number: int | None
    name: str
    unit: str
    text: str
    years: tuple[int, int]
    base: bool
    growth: bool

    @property
    def period(self) -> str:
        """The years as "2020" or "2016-2020"."""
        return "-".join(str(year) for year in dict.fromkeys(self.years))

    @property
    def quote(self) -> str:
        """What the row says in this cell."""
        return f"{self.name}({self.unit}) {self.text}" if self.unit else f"{self.name} {self.text}"


def table_targets(document: Document) -> Iterator[tuple[int | None, Target]]:
    """Targets of the indicator tables: the number in the table (None without one) and the target."""
    for cell in _cells(document):
        if not cell.base:
            yield cell.number, _target(cell)


def table_measures(document: Document) -> Iterator[Measure]:
    """The values that indicator tables give for years before the plan."""
    for cell in _cells(document):
        if cell.base and (found := _quantity(cell.text)) is not None:
            unit = cell.unit or found.unit
            yield Measure(cell.section, cell.line, cell.name, found.low, unit, None, cell.period, cell.quote)


def _cells(document: Document) -> Iterator[Cell]:
    """Row by row. Where the plan's period is unknown, the last year that a table names is the target's."""
    for table in document.tables:
        numbered = table.header[0] == "序号"
        unit_column = next((i for i, heading in enumerate(table.header) if heading in _UNIT_HEADINGS), None)
        columns = [_column_years(heading, document) for heading in table.header]
        last = max((years[1] for years in columns if years is not None), default=0)
        first = document.period[0] if document.period is not None else last
        for line, cells in table.rows:
            name, unit = _name_and_unit(cells[1 if numbered else 0])
            unit = cells[unit_column] if unit_column is not None else unit
            number = int(cells[0]) if numbered else None
            for heading, years, text in zip(table.header, columns, cells, strict=True):
                if text.strip("-—/") and years is not None:
                    growth = _GROWTH.search(heading) is not None
                    yield Cell(
                        table.section,
                        line,
                        number,
                        f"{name}年均增长" if growth else name,
                        "%" if growth else unit,
                        text,
                        years,
                        years[1] < first,
                        growth or _GROWTH.search(name) is not None,
                    )


def _target(cell: Cell) -> Target:
    summed = _SUMMED.fullmatch(cell.text)
    found = _quantity(summed[1] if summed is not None else cell.text)
    over_years = "average" if cell.growth else "total"
    basis = over_years if summed is not None or cell.years[0] != cell.years[1] else "value"
    target = Target(
        cell.section, cell.line, cell.name, "=", None, None, cell.unit, cell.years[1], cell.period, basis, cell.quote
    )  # fmt: skip
    if found is None:
        return replace(target, operator="all" if "全" in cell.text else "=", text=cell.text)
    low, high = (None, found.low) if found.operator == "<=" else (found.low, found.high)
    return replace(target, operator=found.operator, low=low, high=high, unit=cell.unit or found.unit)


def _quantity(text: str) -> Quantity | None:
    """The quantity that a cell is, a bare number too; None when it holds other words."""
    try:
        return quantity(text)
    except InputError:
        return None


def _column_years(heading: str, document: Document) -> tuple[int, int] | None:
    if found := _YEAR_HEADING.fullmatch(heading):
        return int(found[1]), int(found[1])
    return document.period if _PERIOD_HEADING.search(heading) else None


def _name_and_unit(cell: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.+?)\(([^()]+)\)", cell)
    return (found[1], found[2]) if found is not None else (cell, "")
