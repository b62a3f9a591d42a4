"""Tables that were saved a cell a line, with or without empty lines between cells or rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mode

from loaders.plan.grid import MAX_ROWS, Cell, Grid, squared
from loaders.plan.table_words import (
    HEAD,
    is_attribute,
    is_figure,
    is_header,
    is_heading,
    is_nothing,
    is_value_heading,
)
from loaders.plan.text import even
from loaders.plan.units import is_unit

# A cell is short; a longer line is text again, and so is one that ends like a sentence.
CELL_CHARS = 45
MAX_COLUMNS = 14
# Lines within which a header and the first figure stand, empty ones among them; what has none is no table.
_PROBED = 90
# Categories are words of two to six characters; a cell of eight or more was wrapped.
_GROUP_CHARS = 7
# A heading of the plan ends the table: cells do not open so, categories (一、经济增长) may.
_SECTION = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[篇章节]|\([一二三四五六七八九十]+\)|专栏\s*\d|附件|注[:：\d]|备注[:：])"
)
_CHAPTER = re.compile(r"^[一二三四五六七八九十]+、")
_CONTINUES = re.compile(
    r"^(?:目标值?|规划值?|规划目标|实际值?|实绩|预期值?|预期目标|预计|基数|基期值?|现状值?|完成值?|完成情况|[\[〔(].*[\])〕]|增长率?|增速|属性|底|末)$"
)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    line: int
    gap: bool  # an empty line stands before it


def read_cell_lines(lines: Sequence[str], at: int) -> Grid | None:
    """The table whose first cell is `lines[at]` (index); None when none begins there."""
    if not is_heading(even(lines[at])) or len(lines[at].strip()) > CELL_CHARS:
        return None
    run = _run(lines, at, _PROBED)
    header = _header(run)
    if header is None or not any(is_figure(cell.text) for cell in run[len(header) :]):
        return None
    run = _run(lines, at, MAX_ROWS * MAX_COLUMNS)
    body = _once_headed([cell.text for cell in header], run[len(header) :])
    names = _joined_headings(header, body)
    rows = _rows(names, body)
    if not rows:
        return None
    top = [Cell(cell.text, cell.line) for cell in names]
    last = max(cell.line for row in rows for cell in row)
    return Grid(at + 1, last, squared([top, *rows]))


def _run(lines: Sequence[str], at: int, most: int) -> list[_Line]:
    """The short lines from `at` on; two empty lines, a long line or a heading of the plan end them."""
    run: list[_Line] = []
    gap = 0
    for index in range(at, min(len(lines), at + most)):
        text = even(lines[index])
        # Where cells stand behind tabs, a tab alone is an empty cell.
        if not text and not ("\t" in lines[index] and lines[at].startswith("\t")):
            gap += 1
            if gap > 2:
                break
            continue
        if len(text) > CELL_CHARS or text.endswith(("。", ";", ":")) or _SECTION.match(text):
            break
        run.append(_Line(text, index + 1, gap > 0))
        gap = 0
    return run


def _header(run: list[_Line]) -> list[_Line] | None:
    """The cells before the first that can head no column."""
    count = 0
    while (
        count < min(len(run), 2 * MAX_COLUMNS)
        and (is_heading(run[count].text) or _CONTINUES.match(run[count].text))
        and not (count and run[count].text.isdigit() and not re.fullmatch(r"(?:19|20)\d\d", run[count].text))
    ):
        count += 1
    header = run[:count]
    return header if 2 <= count < len(run) and is_header([cell.text for cell in header]) else None


def _once_headed(header: list[str], body: list[_Line]) -> list[_Line]:
    """The cells below the header: without the header that comes again at a page break, and none of a second table,
    which stands below a heading of the plan of its own."""
    kept: list[_Line] = []
    index = 0
    while index < len(body):
        if [cell.text for cell in body[index : index + len(header)]] == header:
            if kept and _CHAPTER.match(kept[-1].text):
                return kept[:-1]
            index += len(header)
        else:
            kept.append(body[index])
            index += 1
    return kept


def _joined_headings(header: list[_Line], body: list[_Line]) -> list[_Line]:
    """The headings with those that were broken over two lines joined, so that the rows have as many values."""
    joined: list[_Line] = []
    for cell in header:
        if joined and _goes_on(joined[-1].text, cell.text):
            joined[-1] = _Line(joined[-1].text + cell.text, joined[-1].line, joined[-1].gap)
        else:
            joined.append(cell)
    wanted = _values_of_a_row(body)
    kept = [
        c
        for c in joined
        if not (c.text in ("目标值", "目标", "规划值", "规划目标") and _values(joined) > wanted)
    ]
    return kept if _values(kept) == wanted else header if _values(header) == wanted else joined


def _goes_on(above: str, text: str) -> bool:
    """Whether a heading was broken before `text`: 2025年 + 目标值, 基期值 + (2020年)."""
    if re.match(r"[\[〔(]", text):
        return re.search(r"(?:\d年?|值|基数|现状|目标|年均|增速|增长|期间|时期|末|”)$", above) is not None
    return (
        _CONTINUES.match(text) is not None
        and re.search(r"(?:\d年?|“|”|年均|期间|时期|末)$", above) is not None
    )


def _values(header: Sequence[_Line]) -> int:
    return sum(is_value_heading(cell.text) for cell in header)


def _values_of_a_row(body: list[_Line]) -> int:
    """How many figures stand in a row: the commonest length of a run of them (ordinal numbers before a name aside)."""
    lengths, length = [], 0
    for here, after in zip(body, [*body[1:], None], strict=True):
        figure = is_figure(here.text) or is_nothing(here.text)
        ordinal = (
            here.text.isdigit()
            and after is not None
            and not (is_figure(after.text) or is_nothing(after.text))
        )
        if figure and not (
            ordinal and not is_attribute(after.text if after else "") and _name_follows(after)
        ):
            length += 1
        elif length:
            lengths.append(length)
            length = 0
    lengths += [length] if length else []
    return mode(lengths) if lengths else 0


def _name_follows(after: "_Line | None") -> bool:
    return after is not None and len(after.text) >= 3 and not is_attribute(after.text)


def _rows(names: list[_Line], body: list[_Line]) -> list[list[Cell]]:
    width = len(names)
    groups = _by_gaps(body, width)
    if groups is not None:
        return [[Cell(cell.text, cell.line) for cell in group] for group in groups]
    return _by_kinds(names, body)


def _by_gaps(body: list[_Line], width: int) -> list[list[_Line]] | None:
    """The rows where empty lines part them and each has as many cells as the header; a header that comes again
    at a page break is left out."""
    groups: list[list[_Line]] = []
    for cell in body:
        if cell.gap or not groups:
            groups.append([])
        groups[-1].append(cell)
    sound = []
    for group in groups:
        if len(group) != width:
            break
        if not is_header([cell.text for cell in group]):
            sound.append(group)
    return sound if sound and len(sound) * 2 >= min(len(groups), 6) else None


def _by_kinds(names: list[_Line], body: list[_Line]) -> list[list[Cell]]:
    """The rows by what their cells are: texts, then as many values as the header has, then an attribute."""
    roles = [_role(cell.text) for cell in names]
    values = [c for c, role in enumerate(roles) if role == "value"]
    if not values or ("name" not in roles and "group" not in roles):
        return []
    rows: list[list[Cell]] = []
    index = 0
    while index < len(body):
        row, index = _row(roles, len(values), body, index)
        if row is None:
            break
        rows.append(row)
    return rows


def _row(roles: list[str], count: int, body: list[_Line], at: int) -> tuple[list[Cell] | None, int]:
    """One row from `body[at]` on and the index behind it; None when no row stands there."""
    heads: list[_Line] = []
    index = at
    while index < len(body) and len(heads) < 8 and not _values_at(body, index, count):
        heads.append(body[index])
        index += 1
    if not heads or not _values_at(body, index, count):
        return None, at
    if _CHAPTER.match(heads[0].text) and len(heads) > 5:
        return None, at
    if "unit" in roles and is_nothing(body[index].text) and _unit_left_open(roles, heads, body, index, count):
        heads.append(body[index])
        index += 1
    figures = body[index : index + count]
    index += count
    tail: list[_Line] = []
    for role in roles[max(i for i, r in enumerate(roles) if r == "value") + 1 :]:
        if index < len(body) and (role != "attribute" or is_attribute(body[index].text)):
            tail.append(body[index])
            index += 1
    return _placed(roles, heads, figures, tail), index


def _unit_left_open(roles: list[str], heads: list[_Line], body: list[_Line], at: int, count: int) -> bool:
    """Whether the dash at `at` stands in the column of units, since a whole row of values follows it."""
    first = roles.index("value")
    return (
        roles.index("unit") < first
        and not any(is_unit(cell.text) for cell in heads[1:])
        and _values_at(body, at + 1, count)
    )


def _values_at(body: list[_Line], at: int, count: int) -> bool:
    cells = body[at : at + count]
    if len(cells) < count or not all(
        is_figure(c.text) or is_nothing(c.text) or _wordy(c.text) for c in cells
    ):
        return False
    first = cells[0]
    return (is_figure(first.text) or is_nothing(first.text)) and not (
        first.text.isdigit()
        and count > 1
        and at + count < len(body)
        and not (is_figure(cells[1].text) or is_nothing(cells[1].text) or _wordy(cells[1].text))
    )


def _wordy(text: str) -> bool:
    """A value in words: 达到全国平均水平, 完成国家任务."""
    return (
        re.search(r"达到|完成|全覆盖|平均水平|左右|以上|持续|进一步|高于|不低于|依法|基本", text) is not None
    )


def _placed(roles: list[str], heads: list[_Line], figures: list[_Line], tail: list[_Line]) -> list[Cell]:
    """The cells of a row in the columns that `roles` gives."""
    cells = [Cell("", heads[0].line) for _ in roles]
    rest = list(heads)
    index = roles.index("index") if "index" in roles else None
    if (
        index is not None
        and (at := next((i for i, c in enumerate(rest) if c.text.isdigit()), None)) is not None
    ):
        cells[index] = Cell(rest[at].text, rest[at].line)
        before, rest = rest[:at], rest[at + 1 :]
        if "group" in roles and before:
            cells[roles.index("group")] = _cell(before)
        elif not rest:
            rest = before
    if "unit" in roles and len(rest) > 1 and is_nothing(rest[-1].text):
        rest = rest[:-1]
    elif "unit" in roles and len(rest) > 1 and is_unit(rest[-1].text):
        cells[roles.index("unit")] = Cell(rest[-1].text, rest[-1].line)
        rest = rest[:-1]
    groups = [i for i, role in enumerate(roles) if role == "group"]
    if groups and not cells[groups[0]].text and len(rest) > 1 and _is_group(rest[0].text):
        cells[groups[0]] = Cell(rest[0].text, rest[0].line)
        rest = rest[1:]
    elif not groups and len(rest) > 1 and _CHAPTER.match(rest[0].text):
        rest = rest[1:]
    names = [i for i, role in enumerate(roles) if role == "name"]
    if names and rest:
        cells[names[-1]] = _cell(rest)
    for column, cell in zip((i for i, r in enumerate(roles) if r == "value"), figures, strict=False):
        cells[column] = Cell(cell.text, cell.line)
    after = max(i for i, role in enumerate(roles) if role == "value") + 1
    for column, cell in zip(range(after, len(roles)), tail, strict=False):
        cells[column] = Cell(cell.text, cell.line)
    return cells


def _cell(parts: list[_Line]) -> Cell:
    return Cell("".join(part.text for part in parts), parts[0].line)


def _is_group(text: str) -> bool:
    """Whether the first of two texts is a category, and not the first half of a name that was wrapped."""
    whole = text.count("(") <= text.count(")")
    return whole and (_CHAPTER.match(text) is not None or len(text) <= _GROUP_CHARS)


def _role(heading: str) -> str:
    if is_value_heading(heading) and not HEAD["name"].match(heading):
        return "value"
    return next((role for role, form in HEAD.items() if form.match(heading)), "other")
