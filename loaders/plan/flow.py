"""Pages put together: paragraphs that a line's or a page's end broke are joined, tables and their rows that run
over a page are one again, running heads and page numbers are taken away."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.plan.word import Laid

# What text stands in: ("page", width, odd or even) or ("box", left, right), in points.
Frame = tuple[str, int, int]

_OPENS = re.compile(
    r"\s*(?:第.{1,4}[篇章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]\D|——|专栏|附[件录表])"
)
_NUMBER = re.compile(r"\d+")
# A running head stands on most pages; the first page, and a chapter's, often do without.
_RUNNING_SHARE = 0.4
# Lines of a paragraph stand evenly, but for a larger letter in one; paragraphs stand apart by more.
_APART = 1.25
# Of a letter: what rounding and squeezed punctuation may add to a line.
_SLACK = 0.3
# Marks that may begin no line: they hang over the margin where the line is full.
_CLOSING = "，。、；：！？）》”’%％,.;:!?)"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and its place in points. `head` is the width of its beginning up to where a break may be."""

    text: str
    frame: Frame
    left: float
    right: float
    top: float
    size: float
    head: float


@dataclass(slots=True)
class Table:
    """The rows of a table, or of the part of it that a page holds: the text of each cell, and whether it repeats the
    merged cell above or left of it."""

    rows: list[list[tuple[str, bool]]]


Block = Line | Table


def flowed(pages: Sequence[Sequence[Block]]) -> Laid:
    """The text of `pages`, a paragraph or a table cell a line; behind each row of a table an empty line."""
    pages = _without_running(pages)
    joins = _Joins([block for page in pages for block in page if isinstance(block, Line)])
    laid = Laid()
    above: Block | None = None
    for page in pages:
        for index, block in enumerate(page):
            if isinstance(block, Table):
                if isinstance(above, Table) and index == 0:
                    _go_on(above, block)
                    continue
            elif isinstance(above, Line) and joins.same_paragraph(above, block, new_page=index == 0):
                laid.lines[-1] += block.text.strip()
                above = block
                continue
            _close(above, laid)
            if isinstance(block, Line):
                laid.add(block.text)
            above = block
    _close(above, laid)
    return laid


def _close(above: Block | None, laid: Laid) -> None:
    if isinstance(above, Table):
        laid.add_table(above.rows)


def _go_on(above: Table, below: Table) -> None:
    """Put the part of a table that stands overleaf below the first: without its headings again, a row that the
    page's end went through made whole, a merged cell whose text stands above known as one."""
    rows = list(below.rows)
    if rows and [text for text, _ in rows[0]] == [text for text, _ in above.rows[0]]:
        rows = rows[1:]
    elif _splits_row(above, below):
        above.rows[-1] = [
            (a + b, covered) for (a, covered), (b, _) in zip(above.rows[-1], rows[0], strict=True)
        ]
        rows = rows[1:]
    above.rows += rows


def _splits_row(above: Table, below: Table) -> bool:
    """Whether the page's end went through a row: its rest has no first cell, and not all others."""
    first = [text for text, _ in below.rows[0]]
    return len(above.rows[-1]) == len(first) and not first[0] and "" in first[1:]


class _Joins:
    """Tells lines that go on from lines that begin, by the margins and the line distance of the whole text."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.left: dict[Frame, float] = {}
        self.right: dict[Frame, float] = {}
        for line in lines:
            self.left[line.frame] = min(line.left, self.left.get(line.frame, line.left))
            end = _end(line)
            self.right[line.frame] = max(end, self.right.get(line.frame, end))
        pitches = [b.top - a.top for a, b in pairwise(lines) if a.frame == b.frame and b.top > a.top]
        self.pitch = median(pitches) if pitches else 0.0

    def same_paragraph(self, above: Line, line: Line, *, new_page: bool) -> bool:
        """Whether `line` goes on where `above` was broken: its beginning had no room left there, and it is
        neither indented nor further apart than lines are (over a page's end the distance says nothing)."""
        if above.frame[0] != line.frame[0] or _OPENS.match(line.text) or self._indented(line):
            return False
        if line.text.lstrip().startswith(tuple(_CLOSING)):
            return True
        room = self.right[above.frame] - above.right
        if line.head <= room - _SLACK * line.size:
            return False
        return new_page or line.top - above.top <= _APART * self.pitch

    def _indented(self, line: Line) -> bool:
        return line.left > self.left[line.frame] + line.size


def _end(line: Line) -> float:
    """Where the line ends, without the mark behind its last letter, which may hang over the margin."""
    hangs = line.text.rstrip().endswith(tuple(_CLOSING))
    return line.right - line.size if hangs else line.right


def _without_running(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """The pages without the first and last lines that most share, numbers in them counting up with the pages."""
    kept = [list(page) for page in pages]
    for at in (0, -1):
        edges = [_edge(page[at], index) if page else None for index, page in enumerate(kept)]
        often = Counter(edge for edge in edges if edge is not None)
        for page, edge in zip(kept, edges, strict=True):
            if edge is not None and often[edge] >= max(2, _RUNNING_SHARE * len(kept)):
                del page[at]
    return kept


def _edge(block: Block, page: int) -> tuple[str, int, int] | None:
    """What pages' first or last lines have in common: the text, by how much its number leads the page's, and the size
    of its letters, which tells a title from the running heads that repeat it."""
    if isinstance(block, Table):
        return None
    numbers = [int(number) for number in _NUMBER.findall(block.text)[:1] if len(number) <= 4]
    lead = numbers[0] - page if numbers else 0
    return _NUMBER.sub("#", block.text, count=1), lead, round(block.size)
