"""What ledgers and registers share in reading a cell: amounts with their unit, days that lie in the past, tasks."""

import re

from kg.lang.errors import BadValue
from kg.lang.messages import Message
from kg.values.days import today
from loaders.line import Line
from loaders.plan.shipped import SLUG
from loaders.values import day, number, plain

# 金额（万元）: the unit may stand in the heading.
_IN_BRACKETS = re.compile(r"[(（\[【](.*?)[)）\]】]")
# 100万元: a cell may hold its own.
_WITH_UNIT = re.compile(r"([+-]?[\d,.]+)\s*([^\d\s].*)")


def past_day(text: str) -> str:
    """A day that is not in the future.

    Raises:
        ValueError: it is no day, or a later one than today.
    """
    found = day(text)
    if found > today().isoformat():
        raise BadValue("desk-day-in-future", value=text)
    return found


def amount(line: Line) -> tuple[float, str] | None:
    """The row's amount with its unit, from the cell itself, the unit's column or the heading.

    Raises:
        Rejected: it is no number, has no unit, or has two units.
    """
    text = line.text("amount")
    if text is None:
        return None
    in_cell = _WITH_UNIT.fullmatch(plain(text))
    value = line.need("amount", lambda _: number(in_cell[1] if in_cell else text))
    heading = _IN_BRACKETS.search(line.headings.get("amount", ""))
    units = [in_cell[2] if in_cell else None, line.text("unit"), heading[1] if heading else None]
    found = list(dict.fromkeys(plain(unit) for unit in units if unit))
    if not found:
        raise line.rejection("amount", text, Message("desk-amount-without-unit"))
    if len(found) > 1:
        raise line.rejection("amount", text, Message("desk-two-units", units=found))
    return value, found[0]


def people(text: str) -> int:
    """A number of people, each counted once.

    Raises:
        ValueError: it is no whole number, or counts attendances (人次).
    """
    if "人次" in text:
        raise BadValue("desk-attendances-not-people")
    return whole(text)


def whole(text: str) -> int:
    """A whole number of zero or more, with or without 人, 人次 or 年 behind it."""
    value = number(re.sub(r"(人次|人|名|年)$", "", plain(text)))
    if value < 0 or not value.is_integer():
        raise BadValue("desk-not-whole")
    return int(value)


def task(text: str) -> str:
    """The id of a task or project: as it is written, else that of the shipped plan."""
    even = plain(text).replace("（", "(").replace("）", ")")
    return even if "/" in even else f"{SLUG}/{even}"
