"""What the columns of a table hold: their roles, by heading and by content, and the years of the values."""

import re
from dataclasses import dataclass

from loaders.plan.grid import Cell, Grid
from loaders.plan.table_words import (
    HEAD,
    YEAR,
    is_attribute,
    is_figure,
    is_header,
    is_heading,
    is_value,
    is_value_heading,
)
from loaders.plan.text import plan_years
from loaders.plan.units import is_unit

_BASE = re.compile(r"现状|基期|基数|基准|实际|实绩|完成|实现|初值|基础|现值")
_TARGET = re.compile(r"目标|规划|预期|计划|期末")
_GROWTH = re.compile(r"年均|年递增|增速|增幅|增长率|增长|增减")
_SUM = re.compile(r"累计|五年")
_AGE = re.compile(r"[“\"‘]?([一二三四五六七八九十]{1,3})五[”\"’]?(?P<end>末|期末)?")
_ORDER = ("index", "group", "lead", "help", "due", "attribute", "unit", "name")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its `role` (index, group, name, unit, value, growth, attribute, lead, help, due, other). A value has
    its `years`, first and last; `base` when they lie before the plan; `summed` when its heading says 累计."""

    role: str
    heading: str
    years: tuple[int, int] | None = None
    base: bool = False
    summed: bool = False


def header_rows(grid: Grid) -> int:
    """How many rows from the top are headings: 0, 1 or 2."""
    texts = [[cell.text for cell in row] for row in grid.rows[:3]]
    if not texts or not (is_header(texts[0]) or _many_headings(texts[0])):
        return 0
    if len(texts) > 1 and not any(is_figure(c) and not is_heading(c) for c in texts[1]):
        below = [c for c, above in zip(texts[1], texts[0], strict=False) if c and c != above]
        merged = (
            any(cell.covered for cell in grid.rows[1]) or "" in texts[1] or len(set(texts[0])) < len(texts[0])
        )
        if below and merged and all(is_heading(c) for c in below):
            return 2
    return 1


def _many_headings(cells: list[str]) -> bool:
    return sum(is_heading(cell) for cell in cells) >= 2 and not any(
        is_figure(c) and not is_heading(c) for c in cells
    )


def columns(grid: Grid, heads: int, period: tuple[int, int] | None) -> list[Column]:
    """The columns from left to right. `heads` is the number of heading rows, `period` the plan's years."""
    body = grid.rows[heads:]
    found = []
    for c in range(grid.width):
        parts = dict.fromkeys(row[c].text for row in grid.rows[:heads] if row[c].text)
        heading = re.sub(r"\s", "", "".join(parts))
        found.append(_column(heading, [row[c] for row in body], period))
    return _settled(found, body, period)


def _column(heading: str, cells: list[Cell], period: tuple[int, int] | None) -> Column:
    for role in _ORDER:
        if HEAD[role].match(heading):
            return Column(role, heading)
    texts = [cell.text for cell in cells if cell.text]
    figures = sum(map(is_figure, texts))
    headed = is_value_heading(heading) or (YEAR.search(heading) is not None and len(heading) <= 30)
    if headed and (not texts or figures or sum(map(is_value, texts))):
        return _value(heading, period)
    if texts and sum(map(is_attribute, texts)) >= len(texts) / 2:
        return Column("attribute", heading)
    if texts and all(map(is_unit, texts)) and not figures:
        return Column("unit", heading)
    if texts and figures > len(texts) / 2 and (_TARGET.search(heading) or _BASE.search(heading)):
        return _value(heading, period)
    return Column("other", heading)


def _value(heading: str, period: tuple[int, int] | None) -> Column:
    years = [int(year) for year in YEAR.findall(heading)]
    growth = _GROWTH.search(heading) is not None and not (years and _TARGET.search(heading))
    # 年均增速[累计]: the figures in brackets alone are sums.
    summed = _SUM.search(re.sub(r"[\[〔(][^\])〕]*[\])〕]", "", heading)) is not None
    if growth or (summed and not years):
        span = _span(heading, period)
        before = span is not None and period is not None and span[1] < period[0]
        return Column("growth" if growth else "value", heading, span, before, summed)
    if years:
        last = years[-1]
        past = period is not None and last < period[0]
        said = _BASE.search(heading) is not None and not _TARGET.search(heading)
        future = period is not None and last >= period[0] and not re.search(r"实际|实绩|完成", heading)
        return Column("value", heading, (years[0], last), past or (said and not future), summed)
    age = _AGE.search(heading)
    if age is not None and (span := plan_years(f"“{age[1]}五”")) is not None:
        whole = (span[1], span[1]) if age["end"] else span
        return Column("value", heading, whole, period is not None and span[1] < period[0], summed)
    if _BASE.search(heading) and not _TARGET.search(heading):
        base = period[0] - 1 if period is not None else None
        return Column("value", heading, (base, base) if base is not None else None, base=True)
    return Column("value", heading, (period[1], period[1]) if period is not None else None)


def _span(heading: str, period: tuple[int, int] | None) -> tuple[int, int] | None:
    years = [int(year) for year in YEAR.findall(heading)]
    if len(years) > 1:
        return years[0], years[-1]
    return plan_years(heading) or period


def _settled(found: list[Column], body: list[list[Cell]], period: tuple[int, int] | None) -> list[Column]:
    """With a name among the columns, and, where the plan's years are unknown, the last year as the target's."""
    roles = [column.role for column in found]
    if "name" not in roles:
        texts = [c for c, column in enumerate(found) if column.role in ("other", "group")]
        wordy = [
            c
            for c in texts
            if sum(len(row[c].text) > 1 and not is_value(row[c].text) for row in body) * 2 >= len(body)
        ]
        if wordy:
            best = max(wordy, key=lambda c: (len({row[c].text for row in body}), c))
            found[best] = Column("name", found[best].heading)
    else:
        names = [c for c, role in enumerate(roles) if role == "name"]
        if "lead" in roles:
            # 重点任务 names the work, 工作内容 tells what it is.
            for c in names[1:]:
                found[c] = Column("other", found[c].heading)
            names = names[:1]
        for c in names[:-1]:
            # Of two columns headed by names (一级指标, 二级指标), the one nearer the figures names the row.
            found[c] = Column("group", found[c].heading)
    if period is None:
        # Of two years the first is the base; of more, what lies between is to be reached too.
        last = max((c.years[1] for c in found if c.years is not None), default=0)
        first = min((c.years[1] for c in found if c.years is not None), default=0)
        found = [
            Column(c.role, c.heading, c.years, c.base or (c.years[1] == first < last and not _TARGET.search(c.heading)), c.summed)
            if c.years is not None and c.role == "value" else c
            for c in found
        ]  # fmt: skip
    return found
