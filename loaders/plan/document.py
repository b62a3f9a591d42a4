"""A plan as a tree of sections, each with its paragraphs: headings of every level, bullets, boxes, annexes, tables.

Nothing here knows one particular plan. Headings: `headings`; a bullet opens with ——; a box with 专栏N. A heading may
run on into its text, with 。 or wide spaces between.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.plan.blocks import Block, Layout, blocks, line_at
from loaders.plan.corrections import Correction, Key
from loaders.plan.grid import Grid
from loaders.plan.headings import BOX, BULLET, HEADING_CHARS, Heading, heading, title_and_body
from loaders.plan.text import even
from loaders.plan.titles import horizon_of, period_of, title_of

_BOX_LEVEL, _BULLET_LEVEL = 8, 9
_LISTS_AIMS = re.compile(r"(?:原则|目标)$")
# 政府引导、市场主导。…: phrases without a figure, and more text behind them.
_AIM = re.compile(r"(?!到|至|力争|围绕|为|以|按照|根据|未来|今后|展望)[^。;:\d]{4,20}。(?=.)")
# Chapters that say why, what for and how it is seen to; what they list are no tasks.
_NO_TASKS = re.compile(
    r"背景|形势|现状|基础|成就|回顾|环境$|要求|思路|思想|原则|目标|战略|意义|保障|组织|实施$|监督|评估|附则|总则|领导|机制"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the file, made even (`text.even`); `number` is its first line, `starts` where each further one
    begins in it."""

    number: int
    text: str
    starts: tuple[tuple[int, int], ...] = ()

    def at(self, offset: int) -> int:
        """The line of the file in which the character at `offset` stands."""
        return line_at(self.starts, offset, self.number)


@dataclass(slots=True)
class Section:
    """One part of a plan. `kind`: chapter, part, item, bullet, box, annex, preamble. `lines` are its own, not its
    children's; the heading's line is among them when text follows the title there."""

    id: str
    number: str
    title: str
    kind: str
    line: int
    parent: str | None
    lines: list[Line] = field(default_factory=list)

    def texts(self) -> list[Line]:
        """The title, which may state something too, and the lines; the title alone once where it begins a line."""
        again = any(line.number == self.line and line.text.startswith(self.title) for line in self.lines)
        titled = self.kind != "preamble" and self.title and not again
        return [Line(self.line, self.title), *self.lines] if titled else self.lines


@dataclass(slots=True, eq=False)
class Document:
    """A plan as read. `period` is the first and last year that its title names, `horizon` the year by which it is to
    be done, `lines` every line of the file made even, `raw` as it stands."""

    slug: str
    title: str
    period: tuple[int, int] | None
    lines: list[Line]
    sections: dict[str, Section] = field(default_factory=dict)
    tables: list[Grid] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[tuple[str, Line]] = field(default_factory=list)
    horizon: int | None = None
    raw: Sequence[str] = ()
    task_chapters: bool = False
    corrections: Mapping[Key, Correction] = field(default_factory=dict)

    def ancestors(self, section: Section) -> Iterator[Section]:
        """`section` and all above it, from below."""
        current: Section | None = section
        while current is not None:
            yield current
            current = self.sections[current.parent] if current.parent is not None else None

    def chapter_of(self, section: Section) -> Section:
        """The topmost section above `section`."""
        return list(self.ancestors(section))[-1]

    def is_task(self, section: Section) -> bool:
        """Whether it is a group of tasks or a task: numbered, below a chapter that is headed 任务; in a plan without such
        a chapter, below any that does not look back, set aims or see to the carrying out."""
        if section.kind not in ("part", "item"):
            return False
        above = list(self.ancestors(section))[1:]
        chapters = [s for s in above if s.kind == "chapter"]
        if self.task_chapters:
            return any("任务" in s.title for s in chapters)
        return bool(chapters) and not any(
            _NO_TASKS.search(s.title) for s in [*above, section] if s.kind != "annex"
        )


def parse(slug: str, lines: Sequence[str], layout: Layout = Layout()) -> Document:  # noqa: B008
    """Read the lines of a plan. A text without any heading gets one preamble section."""
    numbered = [Line(number, even(text)) for number, text in enumerate(lines, 1)]
    texts = [line.text for line in numbered]
    title = title_of(texts)
    document = Document(slug, title, period_of(title, texts), numbered, raw=lines)
    document.blocks = blocks(lines, layout)
    _Reader(document).read()
    document.horizon = document.period[1] if document.period is not None else horizon_of(texts)
    document.task_chapters = any(
        s.kind == "chapter" and "任务" in s.title for s in document.sections.values()
    )
    return document


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.open: list[tuple[int, Section]] = []
        self.copies: Counter[str] = Counter()
        self.bullets: Counter[str] = Counter()
        self.before = ""
        self.preamble = self._add(None, "preamble", "", "序", 1, f"{document.slug}/序")

    def read(self) -> None:
        for block in self.document.blocks:
            if block.grid is not None:
                self._table(block.grid)
            elif block.kind == "note":
                line = Line(block.first, block.text, tuple(block.starts))
                self.document.notes.append(((self._plain_section() or self.preamble).id, line))
            elif block.kind == "text":
                self._block(block)
                self.before = block.text
        sections, tables = self.document.sections, self.document.tables
        holds = {section.parent for section in sections.values()} | {table.section for table in tables}
        holds |= {home for home, _ in self.document.notes}
        if not self.preamble.lines and self.preamble.id not in holds and len(sections) > 1:
            del sections[self.preamble.id]

    def _table(self, grid: Grid) -> None:
        grid.section = (self._plain_section() or self.preamble).id
        grid.title = self.before[:HEADING_CHARS]
        self.document.tables.append(grid)

    def _block(self, block: Block) -> None:
        rest, style = block.raw, block.level
        while (found := heading(rest, style)) is not None:
            self._enter(found, block.first)
            rest, style = found.rest, 0
        if not rest:
            return
        text = even(rest)
        cut = len(block.text) - len(text)
        line = Line(block.first, text, tuple((max(0, start - cut), at) for start, at in block.starts))
        if text.startswith("抄送"):
            section = self._add(None, "preamble", "", "抄送", block.first, f"{self.document.slug}/抄送")
            section.lines.append(line)
        elif bullet := BULLET.match(text):
            self._bullet(text[bullet.end() :], line, bullet.end())
        elif self._is_aim(text):
            self._bullet(text, line, 0)
        elif (box := BOX.match(text)) and len(text) < HEADING_CHARS and "。" not in text:
            self._box(box[1], box[2], block.first)
        else:
            (self._text_section() or self.preamble).lines.append(line)

    def _enter(self, found: Heading, line: int) -> None:
        while self.open and self.open[-1][0] >= found.level:
            self.open.pop()
        parent = self.open[-1][1] if self.open else None
        # Chapters are numbered through the whole plan, so their id does without the 篇 above.
        prefix = f"{self.document.slug}/" if parent is None or found.level == 1 else parent.id
        kind = "part" if found.level == 3 and parent is not None and parent.kind != "annex" else found.kind
        name = found.number.strip(".") or f"~{found.title[:12]}"
        section = self._add(parent, kind, found.number, found.title, line, f"{prefix}{name}")
        self.open.append((found.level, section))

    def _is_aim(self, text: str) -> bool:
        """Whether a paragraph below principles or aims opens with a short sentence that names one (突出重点,规划先行。…)."""
        section = self._text_section()
        return (
            section is not None
            and _LISTS_AIMS.search(section.title) is not None
            and _AIM.match(text) is not None
        )

    def _bullet(self, text: str, line: Line, cut: int) -> None:
        parent = self._plain_section() or self.preamble
        self.bullets[parent.id] += 1
        count = self.bullets[parent.id]
        title, body = title_and_body(text)
        bullet = self._add(parent, "bullet", f"—{count}", title, line.number, f"{parent.id}—{count}")
        if body:
            cut = len(line.text) - len(body)
            bullet.lines.append(
                Line(line.number, body, tuple((max(0, s - cut), at) for s, at in line.starts))
            )

    def _box(self, number: str, title: str, line: int) -> None:
        while self.open and self.open[-1][0] >= _BOX_LEVEL:
            self.open.pop()
        parent = self.open[-1][1] if self.open else None
        name = f"专栏{number}"
        box = self._add(parent, "box", name, title, line, f"{self.document.slug}/{name}")
        self.open.append((_BOX_LEVEL, box))

    def _text_section(self) -> Section | None:
        return self.open[-1][1] if self.open else None

    def _plain_section(self) -> Section | None:
        """The innermost section that is no box: where a bullet or a table belongs."""
        return next((section for level, section in reversed(self.open) if level < _BOX_LEVEL), None)

    def _add(
        self, parent: Section | None, kind: str, number: str, title: str, line: int, wanted: str
    ) -> Section:
        self.copies[wanted] += 1
        found = wanted if self.copies[wanted] == 1 else f"{wanted}~{self.copies[wanted]}"
        section = Section(found, number, title, kind, line, parent.id if parent is not None else None)
        self.document.sections[found] = section
        return section
