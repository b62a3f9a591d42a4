"""The figure of a row: its value with unit and hedge, from a cell that may hold all three and the columns beside it."""

import re

from kg.lang.errors import BadValue
from kg.lang.messages import Message
from kg.values.amounts import Amount, amount
from loaders.line import Line
from loaders.values import plain

# A unit in brackets behind a heading: 产量（万吨）, 金额(万元), Area [万亩]; 单位：万元 within them.
_IN_HEADING = re.compile(r"[(（\[【](?:单位[:：]?\s*)?([^()（）\[\]【】]{1,12})[)）\]】]\s*$")

_HEDGES = {
    "about": ("about", "约", "大约", "左右"),
    "nearly": ("nearly", "近", "接近"),
    "over": ("over", "超", "超过", "多", "余", "more than", ">"),
    "at least": ("at least", "不低于", "至少", "以上", ">=", "≥"),
}
_BY_WORD = {word: hedge for hedge, words in _HEDGES.items() for word in words}


def figure(line: Line) -> Amount:
    """The figure of the columns `value` and `unit`.

    Raises:
        Rejected: there is no value, or the cell has another unit than the column beside it.
    """
    found = line.need("value", amount)
    unit = line.text("unit") or heading_unit(line, "value")
    if found.unit and unit is not None and plain(unit) != found.unit:
        reason = Message("kinds-two-units", one=found.unit, other=unit)
        raise line.rejection("value", line.text("value") or "", reason)
    return found._replace(unit=unit or found.unit)


def sum_of(line: Line) -> Amount | None:
    """The sum of the columns `amount` and `unit`; None where there is none, or none that can be read."""
    found = line.read("amount", amount)
    if found is None:
        return None
    unit = line.text("unit") or heading_unit(line, "amount")
    if found.unit and unit is not None and plain(unit) != found.unit:
        reason = Message("kinds-two-units", one=found.unit, other=unit)
        line.leave_out("amount", line.text("amount") or "", reason)
        return None
    return found._replace(unit=unit or found.unit)


def heading_unit(line: Line, key: str) -> str | None:
    """The unit that the heading of the column has in brackets."""
    match = _IN_HEADING.search(line.headings.get(key, ""))
    return match[1].strip() if match else None


def hedge(text: str) -> str:
    """How a figure is hedged: about, nearly, over or at least, from the word or its Chinese."""
    found = _BY_WORD.get(plain(text).casefold())
    if found is None:
        raise BadValue("kinds-no-hedge")
    return found
