"""The figures of indicator tables: targets under the years of the plan, base values under the years before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.lang.errors import InputError
from loaders.plan.columns import Column, columns, header_rows
from loaders.plan.corrections import Correction, folded
from loaders.plan.document import Document
from loaders.plan.grid import Cell, Grid
from loaders.plan.measures import Measure
from loaders.plan.numbers import Quantity, quantity
from loaders.plan.table_words import YEAR, is_figure, is_header, is_nothing
from loaders.plan.targets import Target, corrected
from loaders.plan.units import is_unit

_SUMMED = re.compile(r"^[\[〔【](.+)[\]〕】]$")
# 40(90), 18.5[20]: a second figure for what the name has in brackets, or the sum over the years.
_TWO = re.compile(r"^(?P<first>[^(\[〔]+)(?P<open>[(\[〔])(?P<second>[^)\]〕]*\d[^)\]〕]*)[)\]〕]$")
_BRACKETS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_PART = re.compile(r"^(?:其中)?[:,]?(?P<name>.+)$")
_CHANGE = re.compile(
    r"^(?:下降|降低|减少|削减|提高|增长|增加|新增|累计|年均|比.*?(?:下降|降低|提高|增长|增加))"
)
# 2025年(%): the heading has the unit of its column.
_HEADED = re.compile(r"\((%|‰|[万亿]?[件家个人项元吨亩]|亿元|万元|万人)\)$")
_GROWING = re.compile(r"年增|年均|增长率|增速|增幅")
# A column of years: 2013 | 造林面积 | 4.5
_YEAR_HEAD = re.compile(r"^(?:年度|年份|年|(?:完成|实现|目标)?(?:时间|时限|期限|年限|年度|年份))$")
_YEAR_CELL = re.compile(r"(?:到|至)?((?:19|20)\d\d)年?(?:底|末)?")
_MARK = re.compile(r"^(?:其中[:：]?|\*|[①-⑨]|\d{1,2}[.、](?=\D))|[*①-⑨]+$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A filled cell of a table: its row's name, number and unit, the cell and its column, and the figure that was
    read of it (None: words)."""

    grid: Grid
    cell: Cell
    column: Column
    name: str
    unit: str
    number: int | None
    text: str
    found: Quantity | None
    summed: bool = False

    @property
    def quote(self) -> str:
        """What the row says in this cell."""
        return f"{self.name}({self.unit}) {self.text}" if self.unit else f"{self.name} {self.text}"


def figures(document: Document) -> Iterator[Figure]:
    """Every filled value of every table that has a column of names, row by row."""
    for grid in document.tables:
        yield from grid_figures(grid, document.period)


def grid_figures(grid: Grid, period: tuple[int, int] | None) -> Iterator[Figure]:
    """The filled values of one table; none when its columns are not understood."""
    heads = header_rows(grid)
    roles = columns(grid, heads, period)
    name_at = next((c for c, column in enumerate(roles) if column.role == "name"), None)
    if heads == 0 or name_at is None:
        return
    unit_at = next((c for c, column in enumerate(roles) if column.role == "unit"), None)
    index_at = next((c for c, column in enumerate(roles) if column.role == "index"), None)
    year_at, years = _years_of_rows(grid, heads, roles)
    for row in grid.rows[heads:]:
        name, unit, part = _name(row[name_at].text)
        if not name or is_figure(name) or is_header([cell.text for cell in row]):
            continue
        if unit_at is not None and row[unit_at].text:
            unit = row[unit_at].text.strip("()")
        number = row[index_at].text if index_at is not None else ""
        year = years.get(row[year_at].text) if year_at is not None else None
        for c, column in enumerate(_in_year(roles, year, period)):
            cell = row[c]
            headed = _HEADED.search(column.heading)
            if (
                column.role not in ("value", "growth")
                or not cell.text
                or is_nothing(cell.text)
                or cell.covered
            ):
                continue
            plain = Figure(
                grid,
                replace(cell, line=row[name_at].line),
                column,
                name,
                unit or (headed[1] if headed is not None else ""),
                int(number) if number.isdigit() else None,
                cell.text,
                None,
            )
            yield from _read(plain, part)


def _years_of_rows(grid: Grid, heads: int, roles: list[Column]) -> tuple[int | None, dict[str, int]]:
    """The column that holds nothing but the year of each row, and the years by its cells."""
    for c, column in enumerate(roles):
        texts = {row[c].text for row in grid.rows[heads:]}
        years = {text: int(found[1]) for text in texts if (found := _YEAR_CELL.fullmatch(text)) is not None}
        if _YEAR_HEAD.match(column.heading) and texts and len(years) == len(texts):
            return c, years
    return None, {}


def _in_year(roles: list[Column], year: int | None, period: tuple[int, int] | None) -> list[Column]:
    """The columns as they are in a row of `year`: values without a year of their own are of that year."""
    if year is None:
        return roles
    before = period is not None and year < period[0]
    return [
        replace(c, years=(year, year), base=before) if c.role == "value" and not YEAR.search(c.heading) else c
        for c in roles
    ]


def _read(plain: Figure, part: str) -> Iterator[Figure]:
    two = _TWO.match(plain.text)
    if two is not None and is_figure(two["first"]):
        yield _figure(plain, two["first"])
        if two["open"] == "(":
            yield _figure(replace(plain, name=f"{plain.name}({part})" if part else plain.name), two["second"])
        else:
            yield _figure(plain, f"[{two['second']}]")
    else:
        yield _figure(plain, plain.text)


def _figure(plain: Figure, text: str) -> Figure:
    summed = _SUMMED.match(text)
    inner = _CHANGE.sub("", summed[1] if summed is not None else text)
    found = _quantity(inner)
    growth = plain.column.role == "growth" and summed is None and not plain.column.heading.startswith("累计")
    name, unit = plain.name, plain.unit
    if growth and not _GROWING.search(name):
        name = f"{name}年均增长"
    if growth:
        unit = found.unit if found is not None and found.unit else "%"
    elif found is not None and found.unit and (found.unit in "%‰" or not unit):
        unit = found.unit
    return replace(
        plain, text=text, name=name, unit=unit, found=found, summed=summed is not None or plain.column.summed
    )


def table_targets(document: Document) -> Iterator[tuple[int | None, Target]]:
    """Targets of the indicator tables: the number in the table (None without one) and the target."""
    for figure in figures(document):
        if figure_role(figure, document) == "target":
            yield figure.number, target_of(figure, document)


def table_measures(document: Document) -> Iterator[Measure]:
    """The values that indicator tables give for years before the plan."""
    for figure in figures(document):
        if figure_role(figure, document) in ("base", "past") and figure.found is not None:
            years = figure.column.years
            period = "-".join(str(year) for year in dict.fromkeys(years)) if years is not None else "unknown"
            yield Measure(
                figure.grid.section, figure.cell.line, figure.name, figure.found.low, figure.unit, None, period, figure.quote
            )  # fmt: skip


def figure_role(figure: Figure, document: Document) -> str:
    """target or base by its column, unless a person decided otherwise."""
    decided = figure_correction(figure, document)
    if decided is not None and decided.role is not None:
        return decided.role
    return "base" if figure.column.base else "target"


def figure_correction(figure: Figure, document: Document) -> Correction | None:
    """What a person decided about a figure; it is keyed by what the row says."""
    if not document.corrections or figure.found is None:
        return None
    return document.corrections.get((folded(figure.quote), figure.found.low))


def target_of(figure: Figure, document: Document) -> Target:
    """The target that a figure sets, with what a person said of it."""
    decided = figure_correction(figure, document)
    target = corrected(_target(figure), decided)
    return (
        target
        if decided is None or decided.deadline is None
        else replace(target, period=str(decided.deadline))
    )


def _target(figure: Figure) -> Target:
    years, found = figure.column.years, figure.found
    growth = figure.column.role == "growth" or _GROWING.search(figure.name) is not None
    over_years = years is not None and years[0] != years[1]
    basis = "value"
    if figure.summed or over_years:
        basis = "average" if growth and not figure.summed else "total"
    elif growth and figure.column.role == "growth":
        basis = "average"
    period = "-".join(str(year) for year in dict.fromkeys(years)) if years is not None else "unknown"
    deadline = years[1] if years is not None else None
    target = Target(
        figure.grid.section, figure.cell.line, figure.name, "=", None, None, figure.unit, deadline, period, basis, figure.quote
    )  # fmt: skip
    if found is None:
        return replace(target, operator="all" if "全" in figure.text else "=", text=figure.text)
    low, high = (None, found.low) if found.operator == "<=" else (found.low, found.high)
    return replace(target, operator=found.operator, low=low, high=high)


def _quantity(text: str) -> Quantity | None:
    """The quantity that a cell is, a bare number too; None when it holds other words."""
    flat = re.sub(r":1$", "", re.sub(r"\s", "", text))
    flat = re.sub(r"^(?:控制在|达到|为|到)", "", flat).lstrip("+")
    sign = -1 if re.match(r"^[-–−]\d", flat) else 1
    try:
        found = quantity(flat.lstrip("-–−"))
    except InputError:
        return None
    return found if sign > 0 else replace(found, low=-found.low)


def _name(text: str) -> tuple[str, str, str]:
    """Name, unit and the part in brackets of a cell like 每万人拥有量(件) or 机构比例(其中:大中型企业)(%)."""
    unit, part = "", ""
    name = text
    for inner in _BRACKETS.findall(text):
        if is_unit(inner.strip()) and not unit:
            unit = inner.strip()
            name = name.replace(f"({inner})", "", 1)
        elif inner.startswith("其中") or "累计" in inner or "年" in inner:
            found = _PART.match(inner)
            part = found["name"] if found is not None else inner
            name = name.replace(f"({inner})", "", 1)
    return _MARK.sub("", _MARK.sub("", name.strip())).strip(), unit, part
