"""Counts of regions × technologies × periods: read from a table that a person hands in, laid out as matrices."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.analysis.metrics.inputs import Floats
from kg.lang.errors import InputError
from kg.lang.messages import Message

#: What a heading may be called, in small letters; the first is the name used in messages.
HEADINGS = {
    "region": ("region", "region_code", "area", "prefecture", "地区", "地区代码", "地州", "区域"),
    "technology": ("technology", "ipc", "subclass", "technology_code", "symbol", "技术", "ipc小类", "分类号"),
    "period": ("period", "window", "year", "时期", "期间", "年份", "年"),
    "count": ("count", "patents", "n", "value", "数量", "件数", "专利数"),
    "level": ("level", "级别", "层级"),
}
YEARS = re.compile(r"(\d{4})(?:\s*[-–—~至/]\s*(\d{4}))?年?")


@dataclass(frozen=True, slots=True)
class Cell:
    """One count: how many patents (or assignments of patents) of a technology a region has in a period.

    A period is a year or a range of years, `2012` or `2008-2012`. `level` tells levels of regions apart where
    a table holds several; "" where it holds one.
    """

    region: str
    technology: str
    period: str
    count: float
    level: str = ""


@dataclass(frozen=True)
class Panel:
    """One matrix of counts (R, T) per period, in order of time; what no cell tells is 0."""

    regions: tuple[str, ...]
    technologies: tuple[str, ...]
    periods: tuple[str, ...]
    counts: tuple[Floats, ...]


def table_cells(
    header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], name: str
) -> Iterator[Cell]:
    """The cells of an open table, whose columns may stand in any order and under the names of `HEADINGS`.

    Args:
        header: headings as they stand in the file.
        rows: (number of the row in the file, its cells as text).
        name: what to call the file in messages.
    Raises:
        InputError: a column is missing, or a count is no finite number ≥ 0. An empty count is a hole, that is 0.
    """
    columns = _columns(header)
    missing = [what for what in HEADINGS if what not in columns and what != "level"]
    if missing:
        wanted = [Message("counts-column", column=what, headings=HEADINGS[what]) for what in missing]
        raise InputError("counts-column-missing", file=name, columns=wanted)
    for number, cells in rows:
        if len(cells) < len(header):
            raise InputError("counts-row-short", file=name, row=number, cells=len(cells), columns=len(header))
        told = {what: cells[at].strip() for what, at in columns.items()}
        where = {"file": name, "row": number, "column": header[columns["count"]]}
        yield Cell(
            told["region"],
            told["technology"],
            told["period"],
            _count(told["count"], where) if told["count"] else 0.0,
            told.get("level", ""),
        )


def panel(cells: Iterable[Cell], level: str | None = None) -> Panel:
    """The cells as matrices, those of one level of regions if `level` is given.

    Raises:
        InputError: no cells; several levels and none chosen; a cell without region, technology or period, given
            twice, or with a count that is not finite and ≥ 0; a period that is no year; periods that overlap.
    """
    found: dict[tuple[str, str, str], float] = {}
    levels: set[str] = set()
    for cell in cells:
        levels.add(cell.level)
        if level is not None and cell.level != level:
            continue
        key = (cell.region, cell.technology, cell.period)
        if not all(key):
            raise InputError(
                "counts-cell-incomplete", region=cell.region, technology=cell.technology, period=cell.period
            )
        if not (math.isfinite(cell.count) and cell.count >= 0):
            raise InputError(
                "counts-not-a-count",
                region=cell.region,
                technology=cell.technology,
                period=cell.period,
                count=cell.count,
            )
        if key in found and level is None and len(levels) > 1:
            break  # one region at two levels: the message below says so
        if key in found:
            raise InputError(
                "counts-cell-twice", region=cell.region, technology=cell.technology, period=cell.period
            )
        found[key] = float(cell.count)
    if level is None and len(levels) > 1:
        raise InputError("counts-levels-mixed", levels=sorted(levels))
    if not found:
        if levels:
            raise InputError("counts-level-empty", level=level or "", levels=sorted(levels))
        raise InputError("counts-empty")
    return _laid_out(found)


def _laid_out(found: dict[tuple[str, str, str], float]) -> Panel:
    regions, technologies, periods = (sorted({key[axis] for key in found}) for axis in range(3))
    periods.sort(key=years)
    for earlier, later in pairwise(periods):
        if years(later)[0] <= years(earlier)[1]:
            raise InputError("counts-periods-overlap", earlier=earlier, later=later)
    counts = np.zeros((len(periods), len(regions), len(technologies)))
    axes = [{value: at for at, value in enumerate(values)} for values in (regions, technologies, periods)]
    for (region, technology, period), count in found.items():
        counts[axes[2][period], axes[0][region], axes[1][technology]] = count
    return Panel(tuple(regions), tuple(technologies), tuple(periods), tuple(counts))


def years(period: str) -> tuple[int, int]:
    """First and last year of a period.

    Raises:
        InputError: it is neither a year nor a range of years.
    """
    match = YEARS.fullmatch(period.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if last < first:
        raise InputError("counts-not-a-period", period=period)
    return first, last


def _columns(header: Sequence[str]) -> dict[str, int]:
    folded = [heading.strip().casefold() for heading in header]
    found = {
        what: [folded.index(name) for name in names if name in folded] for what, names in HEADINGS.items()
    }
    return {what: places[0] for what, places in found.items() if places}


def _count(text: str, where: dict[str, object]) -> float:
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number >= 0):
        raise InputError("counts-cell-not-a-count", value=text, **where)
    return number
