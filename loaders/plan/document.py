"""A plan as a tree of sections, each with its lines: headings of every level, bullets, boxes, tables.

Nothing here knows one particular plan. Headings are 第一篇, 第一章, 第一节, 一、, （一）, 1., （1）; a bullet opens
with ——; a box with 专栏N. A heading may run on into its text, with 。 or wide spaces between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.plan.table import Table, read_table
from loaders.plan.text import even, plan_years

# A heading in a line of its own is no longer; a sentence that opens with 一、 usually is.
HEADING_CHARS = 45
# Where two phrases make a title, each is short; the clauses of a sentence run longer.
PHRASE_CHARS = 16


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, numbered from 1, made even (`text.even`)."""

    number: int
    text: str


@dataclass(slots=True)
class Section:
    """One part of a plan. `kind`: chapter, part, item, bullet, box, preamble. `lines` are its own, not its
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


@dataclass(slots=True)
class Document:
    """A plan as read. `period` is the first and last year that its title names."""

    slug: str
    title: str
    period: tuple[int, int] | None
    lines: list[Line]
    sections: dict[str, Section] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)

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
        """Whether it is a group of tasks or a task: numbered, below a chapter that is headed 任务."""
        above = list(self.ancestors(section))[1:]
        return section.kind in ("part", "item") and any(
            "任务" in s.title for s in above if s.kind == "chapter"
        )


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    kind: str
    number: str
    title: str
    rest: str


_N = "[一二三四五六七八九十百]+"
_FORMS: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (0, "chapter", re.compile(rf"(第{_N}篇)")),
    (1, "chapter", re.compile(rf"(第{_N}章)")),
    (2, "part", re.compile(rf"(第{_N}节)")),
    (3, "chapter", re.compile(rf"({_N})、")),
    (4, "part", re.compile(rf"(\({_N}\))")),
    (5, "item", re.compile(r"(\d{1,2})[.、](?!\d)")),
    (6, "item", re.compile(r"(\(\d{1,2}\))")),
)
_BULLET = re.compile(r"(?:——|--|—)(?=[^\d—])")
_BOX = re.compile(r"专栏(\d+|[一二三四五六七八九十]+)[:\s]*(.*)")
_BELOW = re.compile(rf"(?<=[\u4e00-\u9fff])\s*第{_N}[章节](?=\s*[\u4e00-\u9fff])")
_TOC = re.compile(rf"第{_N}[篇章]")
_CONTENTS = re.compile(r"目\s*[录次]")
_BOX_LEVEL, _BULLET_LEVEL = 8, 9


def parse(slug: str, lines: Sequence[str]) -> Document:
    """Read the lines of a plan. A text without any heading gets one preamble section."""
    numbered = [Line(number, even(text)) for number, text in enumerate(lines, 1)]
    title = _title(numbered)
    document = Document(slug, title, plan_years(title), numbered)
    _Reader(document, lines).read()
    if document.period is None:
        preamble = " ".join(line.text for line in numbered[:15])
        document.period = plan_years(preamble)
    return document


class _Reader:
    def __init__(self, document: Document, raw: Sequence[str]) -> None:
        self.document, self.raw = document, raw
        self.open: list[tuple[int, Section]] = []
        self.preamble = self._add(None, "preamble", "", "序", 1, f"{document.slug}/序")

    def read(self) -> None:
        skip_to = 0
        contents = _contents(self.document.lines)
        for index, line in enumerate(self.document.lines):
            if index < skip_to or index in contents or not line.text:
                continue
            found = read_table(self.document.lines, index)
            if found is not None:
                table, skip_to = found
                table.section = (self._plain_section() or self.preamble).id
                self.document.tables.append(table)
            else:
                self._line(line, self.raw[index])
        sections, tables = self.document.sections, self.document.tables
        holds = {section.parent for section in sections.values()} | {table.section for table in tables}
        if not self.preamble.lines and self.preamble.id not in holds and len(sections) > 1:
            del sections[self.preamble.id]

    def _line(self, line: Line, raw: str) -> None:
        rest = raw.strip()
        while (heading := _heading(rest)) is not None:
            self._enter(heading, line.number)
            rest = heading.rest
        if not rest:
            return
        text = even(rest)
        if text.startswith("抄送"):
            section = self._add(None, "preamble", "", "抄送", line.number, f"{self.document.slug}/抄送")
            section.lines.append(Line(line.number, text))
        elif bullet := _BULLET.match(text):
            self._bullet(text[bullet.end() :], line.number)
        elif (box := _BOX.match(text)) and len(text) < HEADING_CHARS and "。" not in text:
            self._box(box[1], box[2], line.number)
        else:
            (self._text_section() or self.preamble).lines.append(Line(line.number, text))

    def _enter(self, heading: _Heading, line: int) -> None:
        while self.open and self.open[-1][0] >= heading.level:
            self.open.pop()
        parent = self.open[-1][1] if self.open else None
        # Chapters are numbered through the whole plan, so their id does without the 篇 above.
        prefix = f"{self.document.slug}/" if parent is None or heading.level == 1 else parent.id
        kind = "part" if heading.level == 3 and parent is not None else heading.kind
        section = self._add(
            parent, kind, heading.number, heading.title, line, f"{prefix}{heading.number.strip('.')}"
        )
        self.open.append((heading.level, section))

    def _bullet(self, text: str, line: int) -> None:
        parent = self._plain_section() or self.preamble
        count = sum(s.kind == "bullet" and s.parent == parent.id for s in self.document.sections.values()) + 1
        title, body = _title_and_body(text)
        bullet = self._add(parent, "bullet", f"—{count}", title, line, f"{parent.id}—{count}")
        if body:
            bullet.lines.append(Line(line, body))

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
        found, copy = wanted, 1
        while found in self.document.sections:
            copy += 1
            found = f"{wanted}~{copy}"
        section = Section(found, number, title, kind, line, parent.id if parent is not None else None)
        self.document.sections[found] = section
        return section


def _contents(lines: Sequence[Line]) -> set[int]:
    """Indexes of the lines of a table of contents: from 目录 to where its first heading comes again."""
    start = next((i for i, line in enumerate(lines[:60]) if _CONTENTS.match(line.text)), None)
    if start is None:
        return set()
    heads = [(i, found[0]) for i, line in enumerate(lines) if i > start and (found := _TOC.match(line.text))]
    if not heads:
        return {start}
    again = next((i for i, number in heads[1:] if number == heads[0][1]), start)
    return {start, *(i for i, line in enumerate(lines[:again]) if i > start and _TOC.search(line.text))}


def _heading(raw: str) -> _Heading | None:
    """The heading that `raw` opens with, and what follows it in the same line."""
    flat = raw.replace("．", ".").replace("（", "(").replace("）", ")").strip()
    for level, kind, form in _FORMS:
        found = form.match(flat)
        if found is None:
            continue
        after = flat[found.end() :].lstrip()
        title, rest = _title_and_rest(after)
        if not title or len(title) > HEADING_CHARS or (level >= 3 and not _sound_title(even(title))):
            return None
        return _Heading(level, kind, found[1], even(title), rest)
    return None


def _title_and_rest(text: str) -> tuple[str, str]:
    """Split where wide spaces, the first 。 or the heading of a chapter below end the title."""
    below = _BELOW.search(text)
    if below is not None and below.start() <= HEADING_CHARS:
        return text[: below.start()], text[below.start() :]
    wide = re.search(r"\s{2,}", text)
    stop = text.find("。")
    if wide is not None and (stop < 0 or wide.start() < stop):
        return text[: wide.start()], text[wide.end() :]
    if stop >= 0:
        return text[:stop], text[stop + 1 :]
    return text, ""


def _sound_title(title: str) -> bool:
    """A title is a phrase or two (扩大开放程度,提高开放水平), not a sentence with clauses and figures."""
    phrases = title.split(",")
    paired = len(phrases) == 2 and all(len(p) <= PHRASE_CHARS and not re.search(r"\d", p) for p in phrases)
    return (len(phrases) == 1 or paired) and ";" not in title


def _title_and_body(text: str) -> tuple[str, str]:
    title, _, body = text.partition("。")
    return (title, body) if len(title) <= HEADING_CHARS else (title[:HEADING_CHARS], text)


def _title(lines: Sequence[Line]) -> str:
    """What the first lines call the plan; "" when they do not."""
    head = [line.text for line in lines[:20]]
    for index, text in enumerate(head):
        if (
            "是" not in text
            and len(text) <= HEADING_CHARS * 2
            and re.search(r"(?:规划|计划|纲要|方案|意见)(?:纲要)?(?:\(.*\))?$", text)
        ):
            before = head[index - 1] if index else ""
            joined = text.startswith("“") and 0 < len(before) <= HEADING_CHARS and "。" not in before
            return before + text if joined else text
    for text in head:
        if found := re.match(r"([^,。《》]{4,60}?纲要)(?:,|根据)", text) or re.search(
            r"制定《([^《》]+)》", text
        ):
            return found[1]
    return next((text for text in head if text), "")[:HEADING_CHARS]
