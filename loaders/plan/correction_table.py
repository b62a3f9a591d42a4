"""Corrections as a table that people fill in: `write_numbers` writes every number of a plan with how it was read and empty
columns for what is to be changed; `read_corrections` reads the rows where something was put in."""

import csv
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from kg.lang.errors import BadValue, InputError
from kg.lang.text import Text, chosen
from kg.values.cells import cell
from loaders.line import Line, Rejected
from loaders.plan.corrections import OPERATORS, ROLES, Correction
from loaders.plan.weighed import NumberRead
from loaders.rows import spelling
from loaders.tables import Table, open_tables
from loaders.values import number, plain, year

# What was read, for the person to see; the first two say which number it is.
_READ = {
    "sentence": Text("句子", "sentence"),
    "number": Text("数", "number"),
    "line": Text("行", "line"),
    "role": Text("角色", "role"),
    "reason": Text("理由", "reason"),
    "taken": Text("已读入", "taken"),
    "indicator": Text("指标", "indicator"),
    "operator": Text("关系", "operator"),
    "unit": Text("单位", "unit"),
    "deadline": Text("年限", "deadline"),
}
_CHANGED = {
    "new_role": Text("改为角色", "change role to"),
    "new_indicator": Text("改为指标", "change indicator to"),
    "new_operator": Text("改为关系", "change operator to"),
    "new_unit": Text("改为单位", "change unit to"),
    "new_deadline": Text("改为年限", "change deadline to"),
}
_NEEDED = ("sentence", "number")


def write_numbers(numbers: Iterable[NumberRead], path: Path) -> None:
    """Write them to `path` as CSV, doubtful ones first, with headings in the language of the reader at hand.

    Raises:
        InputError: it cannot be written.
    """
    headings = [chosen(text) for text in (*_READ.values(), *_CHANGED.values())]
    try:
        # With a BOM, or Excel reads UTF-8 in the encoding of the machine.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(headings)
            rows.writerows([*map(_safe, _row(each)), *[""] * len(_CHANGED)] for each in numbers)
    except OSError as error:
        raise InputError("template-not-written", path=path, why=error.strerror) from None


def _row(each: NumberRead) -> list[object]:
    role = chosen(ROLES[each.role]) if each.role in ROLES else each.role
    return [
        each.sentence, f"{each.number:g}" if each.number < 1e6 else repr(each.number), each.line, role, chosen(each.reason),
        "✓" if each.taken else "", each.indicator, each.operator, each.unit, each.deadline or "",
    ]  # fmt: skip


def _safe(value: object) -> str:
    """As text that no spreadsheet takes for a formula; = alone is an operator."""
    text = str(cell(value))
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) and text not in OPERATORS else text


def read_corrections(path: Path, who: str) -> list[Correction]:
    """The corrections of a table (CSV, xlsx): of each row in which one of the columns 改为… is filled.

    Raises:
        InputError: it cannot be opened, a column is missing, or a row is no correction; the first one is named.
    """
    names = {spelling(name) for key, text in _columns() for name in (text.zh, text.en, key)}
    found: list[Correction] = []
    for table in open_tables(path, names):
        found += _of_table(path, table, who)
    return found


def _columns() -> Iterator[tuple[str, Text]]:
    yield from _READ.items()
    yield from _CHANGED.items()


def _of_table(path: Path, table: Table, who: str) -> Iterator[Correction]:
    header = {spelling(heading): place for place, heading in reversed(list(enumerate(table.header)))}
    places = {
        key: header[name]
        for key, text in _columns()
        for name in (spelling(key), spelling(text.en), spelling(text.zh))
        if name in header
    }
    for key in _NEEDED:
        if key not in places:
            raise InputError(
                "column-missing", file=path, column=_READ[key], headings=table.header, kind="plan"
            )
    for row, cells in table.rows:
        line = Line(
            f"{table.mark}{row}",
            {key: cells[place] for key, place in places.items() if place < len(cells)},
            {key: table.header[place] for key, place in places.items()},
        )
        try:
            correction = _correction(line, who)
        except Rejected as rejected:
            remark = rejected.remark
            raise InputError(
                "plan-correction-row",
                file=path,
                row=row,
                column=remark.column,
                value=remark.value,
                why=remark.reason,
            ) from None
        if correction.says:
            yield correction


def _correction(line: Line, who: str) -> Correction:
    return Correction(
        line.need("sentence", str.strip).removeprefix("'"),
        line.need("number", number),
        line.given("new_role", _role),
        line.given("new_indicator", plain),
        line.given("new_operator", partial(_one_of, OPERATORS)),
        line.given("new_unit", plain),
        line.given("new_deadline", year),
        who,
    )


def _role(text: str) -> str:
    """A role by its name in the program or in either language."""
    flat = plain(text).casefold()
    for role, label in ROLES.items():
        if flat in (role, plain(label.zh), label.en.casefold(), plain(label.zh).split("(")[0]):
            return role
    raise BadValue("plan-correction-role", role=text, known=[*ROLES])


def _one_of(allowed: tuple[str, ...], text: str) -> str:
    signs = {"≥": ">=", "≤": "<=", "约": "~", "＝": "="}
    found = signs.get(text.strip(), plain(text))
    if found not in allowed:
        raise BadValue("plan-correction-operator", operator=text, known=list(allowed))
    return found
