"""One record of a patent file, its fields by name, and what of them could not be used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kg.graph.records import Remark
from kg.values.days import DateError, day
from kg.values.patent_numbers import NumberError

# A remark shows the value; more than this nobody reads.
SHOWN = 120


@dataclass(slots=True)
class PatentRecord:
    """The fields of one record as the file has them ("" or absent where it has none). `headings` names the columns for
    remarks; `separator` is the regular expression between several values of a field.
    """

    locator: str
    fields: Mapping[str, str]
    headings: Mapping[str, str]
    separator: str
    remarks: list[Remark] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The field, "" when the file does not have it."""
        return self.fields.get(name, "")

    def leave_out(self, name: str, value: str, reason: str) -> None:
        """Note that `value` of the field could not be used."""
        self.remarks.append(Remark(self.headings.get(name, name), value[:SHOWN], reason))

    def day(self, name: str) -> str | None:
        """The field as a day (ISO 8601); noted and None when it is none."""
        text = self.text(name)
        if not text:
            return None
        try:
            return day(text)
        except DateError as wrong:
            self.leave_out(name, text, str(wrong))
            return None

    def number(self, name: str, canonical: Callable[[str, str], str], country: str) -> str:
        """The field as a number in its one spelling; noted and "" when it is none."""
        text = self.text(name)
        if not text:
            return ""
        try:
            return canonical(text, country)
        except NumberError as wrong:
            self.leave_out(name, text, str(wrong))
            return ""
