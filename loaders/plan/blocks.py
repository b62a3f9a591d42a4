"""The lines of a file as blocks: paragraphs with their broken lines joined, tables, notes, tables of contents, page
numbers. Each line belongs to exactly one block."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.plan.grid import Grid
from loaders.plan.headings import BOX, BULLET, opens
from loaders.plan.text import even
from loaders.plan.text_tables import find_table

_FURNITURE = re.compile(
    r"^\s*(?:[-—–－―·]+\s*\d{1,4}\s*[-—–－―·]+|第\s*\d+\s*页(?:\s*[共/]\s*\d+\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[-—=_*·]{3,}|\d{1,3})\s*$"
)
_NOTE = re.compile(
    r"^\s*(?:[*※]|(?:备?注|说明|注释|指标解释|名词解释|资料来源|数据来源)\s*(?:\d+\s*[.、:：]|[:：]|[①-⑨])|\[\d+\]|[①-⑨])"
)
_NUMBERED = re.compile(r"^\s*(?:\d+[.．、]|[（(]\d+[)）]|[①-⑨])")
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|\s{3,})\s*[（(]?\d{1,3}[)）]?\s*$")
_CONTENTS = re.compile(r"^\s*目\s*[录次]\s*$|^\s*目\s*[录次](?=\s*(?:第一|一、|序言|前言))")
_ENDS = re.compile(r"[。；;：:！？!?…”）)》]\s*$")
_CONTENTS_HEAD = re.compile(r"第[一二三四五六七八九十百]+[篇章]")
# A line of a book or page has some forty characters; lines of more than this are paragraphs that nobody broke.
_WIDEST = 90
# Of the widest lines: what a broken line may be shorter by, and how many lines must be so full.
_FULL, _SHARE = 0.82, 0.12
_FIRST_LINES = 60
_LONGEST_CONTENTS = 600


@dataclass(slots=True)
class Block:
    """Lines `first` to `last` of the file. `kind`: text, table, note, contents, furniture or blank. `text` is made even;
    `starts` has, for each line that went into it, where it begins in `text`."""

    kind: str
    first: int
    last: int
    raw: str = ""
    text: str = ""
    starts: list[tuple[int, int]] = field(default_factory=list)
    grid: Grid | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """What a format says of its lines beside their text."""

    grids: Sequence[Grid] = ()
    levels: dict[int, int] = field(default_factory=dict)
    whole: bool = False


def blocks(lines: Sequence[str], layout: Layout) -> list[Block]:
    """The blocks of `lines` from top to bottom."""
    return list(_Splitter(lines, layout).blocks())


class _Splitter:
    def __init__(self, lines: Sequence[str], layout: Layout) -> None:
        self.lines, self.layout = lines, layout
        self.grids = {grid.first - 1: grid for grid in layout.grids}
        self.contents = contents(lines)
        self.width = 0.0 if layout.whole else _broken_at(lines)
        indented = sum(bool(re.match(r"[ \u3000]{2}|\u3000", line)) for line in lines if line.strip())
        self.indents = 0 < indented < 0.6 * max(1, sum(bool(line.strip()) for line in lines))

    def blocks(self) -> Iterator[Block]:
        index = 0
        before = "blank"
        while index < len(self.lines):
            block = self._block(index, before)
            yield block
            index = block.last
            before = block.kind if block.kind != "blank" else before

    def _block(self, index: int, before: str) -> Block:
        line = self.lines[index]
        if index in self.grids:
            given = self.grids[index]
            return Block("table", index + 1, given.last, grid=given)
        if not line.strip():
            return Block("blank", index + 1, index + 1)
        if index in self.contents:
            return Block("contents", index + 1, index + 1, line, even(line))
        grid = find_table(self.lines, index)
        if grid is not None:
            return Block("table", index + 1, grid.last, grid=grid)
        if _FURNITURE.match(line):
            return Block("furniture", index + 1, index + 1, line)
        note = _NOTE.match(line) or (before == "note" and _NUMBERED.match(line))
        return self._joined(index, "note" if note else "text")

    def _joined(self, index: int, kind: str) -> Block:
        raw, starts, last = self.lines[index].strip(), [(0, index + 1)], index
        while (after := self._next(last)) is not None and self._goes_on(last, after):
            starts.append((len(even(raw)), after + 1))
            raw += self.lines[after].strip()
            last = after
        return Block(
            kind, index + 1, last + 1, raw, even(raw), starts, level=self.layout.levels.get(index + 1, 0)
        )

    def _next(self, index: int) -> int | None:
        """The line that may go on where `index` was broken; page numbers between are passed over."""
        if not self.width:
            return None
        after = index + 1
        while after < len(self.lines) and after < index + 5 and self._between_pages(index, after):
            after += 1
        sound = (
            after < len(self.lines)
            and self.lines[after].strip()
            and after not in self.grids
            and after not in self.contents
        )
        return after if sound else None

    def _between_pages(self, index: int, after: int) -> bool:
        """Whether `after` is a page number, or an empty line beside one."""
        nearby = self.lines[index + 1 : after + 3]
        empty = not self.lines[after].strip()
        return _FURNITURE.match(self.lines[after]) is not None or (
            empty and any(_FURNITURE.match(line) for line in nearby if line.strip())
        )

    def _goes_on(self, index: int, after: int) -> bool:
        line, following = self.lines[index], self.lines[after]
        if _ENDS.search(line) and not (
            _width(line) >= self.width * 0.97 and not line.rstrip().endswith(("。", "；", ";", "：", ":"))
        ):
            return False
        if (
            opens(following)
            or _NOTE.match(following)
            or (self.indents and re.match(r"\u3000|[ ]{2}", following))
        ):
            return False
        if BOX.match(line.strip()) or find_table(self.lines, after) is not None:
            return False
        return _width(line) >= self.width * _FULL or (
            line.rstrip().endswith(("，", "、", ",")) and _width(line) > self.width / 2
        )


def _width(line: str) -> float:
    return sum(1.0 if ord(c) > 0xFF else 0.5 for c in line.strip())


def _broken_at(lines: Sequence[str]) -> float:
    """The width at which the text's lines were broken; 0 when its lines are paragraphs."""
    widths = sorted(_width(line) for line in lines if line.strip())
    if len(widths) < 3:
        return 0.0
    widest = widths[-max(1, len(widths) // 50)]
    if widest > _WIDEST:
        return 0.0
    full = [
        line for line in lines if line.strip() and _width(line) >= widest * _FULL and not _ENDS.search(line)
    ]
    return widest if len(full) >= max(2, _SHARE * len(widths)) else 0.0


def contents(lines: Sequence[str]) -> set[int]:
    """Indexes of the lines of a table of contents: from 目录 to where its first entry comes again, and what ends with
    dots and a page number."""
    found = {i for i, line in enumerate(lines) if _LEADERS.search(line) and opens(line)}
    start = next((i for i, line in enumerate(lines[:_FIRST_LINES]) if _CONTENTS.match(line)), None)
    if start is None:
        return found if len(found) > 2 else set()
    entries = [
        (i, _entry(lines[i]))
        for i in range(start + 1, min(len(lines), start + _LONGEST_CONTENTS))
        if lines[i].strip()
    ]
    if entries:
        first = entries[0][1]
        again = next(
            (
                i
                for i, entry in entries[1:]
                if entry and (entry == first or (len(first) > 3 and entry.startswith(first)))
            ),
            None,
        )
        if again is not None:
            return found | {i for i in range(start, again) if lines[i].strip()}
    heads = [(i, m[0]) for i, line in enumerate(lines) if i > start and (m := _CONTENTS_HEAD.search(line))]
    if not heads:
        return found | {start}
    again = next(
        (i for i, number in heads[1:] if number == heads[0][1] and _CONTENTS_HEAD.match(lines[i].strip())),
        start,
    )
    return found | {
        start,
        *(i for i in range(start + 1, again) if lines[i].strip() and _CONTENTS_HEAD.search(lines[i])),
    }


def _entry(line: str) -> str:
    return re.sub(r"\s", "", re.sub(r"[.…·\s]*[（(]?\d{0,3}[)）]?\s*$", "", line.strip()))


def line_at(starts: Sequence[tuple[int, int]], offset: int, line: int) -> int:
    """The line of the file in which the character at `offset` of a joined text stands."""
    if len(starts) < 2:
        return line
    return starts[bisect_right([start for start, _ in starts], offset) - 1][1]


__all__ = ["BULLET", "Block", "Layout", "blocks", "contents", "line_at"]
