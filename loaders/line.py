"""A row of a small table on its way to facts: its cells as values, what was left out of it, and why it is rejected."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from kg.graph.records import Edge, Node, Ref, Remark, Value
from kg.lang.errors import reason_of
from kg.lang.messages import Message

T = TypeVar("T")

# What people and programs write where nothing is known.
_NOTHING = frozenset(
    {"", "n/a", "#n/a", "-", "--", "—", "——", "/", "\\", "null", "none", "nan", "无", "暂无"}
)
# What parts several terms in a cell; names of firms have commas within them ("Co., Ltd.").
_BETWEEN_TERMS = re.compile(r"[;；、,，|\n]+")
_BETWEEN_NAMES = re.compile(r"[;；|\n]+")


class Rejected(Exception):
    """Raised on the way from a row to its facts when the row cannot be used."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(str(remark.reason))
        self.remark = remark


@dataclass(slots=True)
class Line:
    """A row on its way to facts: its cells by the key of their column, and the remarks that were made so far."""

    locator: str
    cells: dict[str, str]
    headings: dict[str, str]
    remarks: list[Remark] = field(default_factory=list)

    def text(self, key: str) -> str | None:
        """The cell's text; None when it is empty or says that nothing is known."""
        cell = self.cells.get(key, "")
        return None if cell.casefold() in _NOTHING else cell

    def read(self, key: str, parse: Callable[[str], T]) -> T | None:
        """The cell as `parse` reads it; None when it is empty, and when `parse` raises ValueError, which is noted."""
        text = self.text(key)
        try:
            return None if text is None else parse(text)
        except ValueError as wrong:
            self.leave_out(key, str(text), reason_of(wrong))
            return None

    def given(self, key: str, parse: Callable[[str], T]) -> T | None:
        """The cell as `parse` reads it; None when it is empty. An unreadable one rejects the row: a need without the last
        day that it states would be open for ever.

        Raises:
            Rejected: `parse` raises ValueError.
        """
        return None if self.text(key) is None else self.need(key, parse)

    def each(self, key: str, parse: Callable[[str], T]) -> list[T]:
        """Each of several terms that the cell holds, parted by ; 、 , | or line ends; wrong ones are noted."""
        found: dict[T, None] = {}
        for piece in self._pieces(key, _BETWEEN_TERMS):
            try:
                found[parse(piece)] = None
            except ValueError as wrong:
                self.leave_out(key, piece, reason_of(wrong))
        return list(found)

    def names(self, key: str) -> list[str]:
        """Each of several names of organisations that the cell holds, parted by ; | or line ends."""
        return list(dict.fromkeys(self._pieces(key, _BETWEEN_NAMES)))

    def need(self, key: str, parse: Callable[[str], T]) -> T:
        """The cell as `parse` reads it.

        Raises:
            Rejected: it is empty, or `parse` raises ValueError.
        """
        text = self.text(key)
        if text is None:
            raise self.rejection(key, "", Message("cell-empty"))
        try:
            return parse(text)
        except ValueError as wrong:
            raise self.rejection(key, text, reason_of(wrong)) from None

    def leave_out(self, key: str, value: str, reason: str | Message) -> None:
        """Note that `value` is left out of the row's facts."""
        self.remarks.append(self._remark(key, value, reason))

    def rejection(self, key: str, value: str, reason: str | Message) -> Rejected:
        """To be raised: the row cannot be used."""
        return Rejected(self._remark(key, value, reason))

    def node(self, label: str, id_: str, name: str, **properties: Value | None) -> Node:
        """A node that this row states; unknown properties (None, empty) are left out."""
        return Node(label, id_, name, (self.locator,), _known(properties))

    def edge(self, type_: str, start: Ref, end: Ref, **properties: Value | None) -> Edge:
        """An edge that this row states; unknown properties are left out."""
        return Edge(type_, start, end, (self.locator,), _known(properties))

    def _pieces(self, key: str, between: re.Pattern[str]) -> Iterator[str]:
        return filter(None, map(str.strip, between.split(self.text(key) or "")))

    def _remark(self, key: str, value: str, reason: str | Message) -> Remark:
        return Remark(self.headings.get(key, key), value, reason)


def _known(properties: dict[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in properties.items() if value is not None and value not in ("", [])}
