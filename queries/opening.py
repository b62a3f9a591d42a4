"""The sentence that opens an answer, made of the header's `opening` and the answer's own rows.

In the sentence {rows} is the number of rows, {column} how many different values a column holds (of a column of yes and
no: how many rows say yes), {first:column} the value in the first row, {$parameter} what the parameter was given.
"""

import re
from collections.abc import Mapping
from typing import Any

from kg.graph.graph import Table
from kg.lang.text import Text
from queries.header import Header

_FIELD = re.compile(r"\{(\$|first:)?(\w+)\}")


def opening(header: Header, table: Table, given: Mapping[str, str]) -> Text | None:
    """The sentence, None where the question has none or nothing was found. `given` are the parameters as shown."""
    if header.opening is None or not table.rows:
        return None
    return Text(_filled(header.opening.zh, table, given), _filled(header.opening.en, table, given))


def fields(header: Header) -> list[str]:
    """What the sentence names that is neither a column, a parameter nor `rows`."""
    texts = (header.opening.zh, header.opening.en) if header.opening is not None else ()
    named = [match for text in texts for match in _FIELD.findall(text)]
    return [
        name
        for sign, name in named
        if name not in (header.parameters if sign == "$" else header.columns) and (sign, name) != ("", "rows")
    ]


def _filled(text: str, table: Table, given: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        sign, name = match[1] or "", match[2]
        if sign == "$":
            return str(given.get(name, ""))
        if sign == "first:":
            return _shown(table.rows[0].get(name))
        return f"{len(table.rows)}{'+' if table.truncated else ''}" if name == "rows" else _count(table, name)

    return _FIELD.sub(value, text)


def _count(table: Table, column: str) -> str:
    values = [row[column] for row in table.rows if row.get(column) is not None]
    if all(isinstance(value, bool) for value in values):
        return str(values.count(True))
    return f"{len({str(value) for value in values})}{'+' if table.truncated else ''}"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
