"""The figure of a row: its value with unit and hedge, from a cell that may hold all three and the columns beside it."""

from kg.values.amounts import Amount, amount
from loaders.line import Line
from loaders.values import plain

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
    unit = line.text("unit")
    if found.unit and unit is not None and plain(unit) != found.unit:
        reason = f"带单位 {found.unit} 而单位是 {unit} has the unit {found.unit} and the unit {unit}"
        raise line.rejection("value", line.text("value") or "", reason)
    return found._replace(unit=unit or found.unit)


def hedge(text: str) -> str:
    """How a figure is hedged: about, nearly, over or at least, from the word or its Chinese."""
    found = _BY_WORD.get(plain(text).casefold())
    if found is None:
        raise ValueError("应为约、近、超过、不低于之一 is none of about, nearly, over, at least")
    return found
