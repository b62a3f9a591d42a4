"""One record of a patent file, its fields by name, and what of them could not be used."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kg.graph.records import Remark
from kg.lang.errors import reason_of
from kg.lang.messages import Message
from kg.values.days import DateError, Order, day
from kg.values.patent_numbers import NumberError, several

_SEVERAL_DAYS = re.compile(r"[;；|\n]")
# A remark shows the value; more than this nobody reads.
SHOWN = 120


@dataclass(slots=True)
class PatentRecord:
    """The fields of one record as the file has them ("" or absent where it has none). `headings` names the columns for
    remarks; `separator` is the regular expression between several values of a field, `separators` those of single
    fields; `orders` the order of day and month in a field's column; `office` the office of numbers that name none;
    `own_ids` says that the column of publications holds the service's own ids, but for international ones.
    """

    locator: str
    fields: Mapping[str, str]
    headings: Mapping[str, str]
    separator: str
    remarks: list[Remark] = field(default_factory=list)
    separators: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    office: str = ""
    own_ids: bool = False

    def text(self, name: str) -> str:
        """The field, "" when the file does not have it."""
        return self.fields.get(name, "")

    def leave_out(self, name: str, value: str, reason: str | Message) -> None:
        """Note that `value` of the field could not be used."""
        self.remarks.append(Remark(self.headings.get(name, name), value[:SHOWN], reason))

    def between(self, name: str) -> str:
        """The regular expression between several values of the field."""
        return self.separators.get(name, self.separator)

    def day(self, name: str) -> str | None:
        """The field as a day (ISO 8601), the earliest of several; noted and None when it is none."""
        text = self.text(name)
        if not text:
            return None
        by = int(self.text("year")[:4]) if self.text("year")[:4].isdigit() else None
        pieces = [piece.strip() for piece in _SEVERAL_DAYS.split(text) if piece.strip()]
        try:
            found = [one for piece in pieces if (one := day(piece, self.orders.get(name, ""), by))]
        except DateError as wrong:
            self.leave_out(name, text, reason_of(wrong))
            return None
        return min(found, default=None)

    def number(self, name: str, canonical: Callable[[str, str], str], country: str) -> str:
        """The field as a number in its one spelling; noted and "" when it is none."""
        found = self.numbers(name, canonical, country)
        return found[0] if found else ""

    def numbers(self, name: str, canonical: Callable[[str, str], str], country: str) -> list[str]:
        """Each number of the field in its one spelling; what is none is noted."""
        found: dict[str, None] = {}
        for piece in several(self.text(name)):
            try:
                found[canonical(piece, country)] = None
            except NumberError as wrong:
                # What Excel rounded is told once for its column.
                if "E+" not in piece.upper():
                    self.leave_out(name, piece, reason_of(wrong))
        return list(found)
