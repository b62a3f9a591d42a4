"""Whether a file holds more than one plan: a further title below which the chapters begin at one again. A notice with its plan,
a plan with its annexes, and parts that each count their chapters are one plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.plan.blocks import Block
from loaders.plan.document import Document
from loaders.plan.headings import ANNEX, BOX, opens
from loaders.plan.source import PlanSource
from loaders.plan.terms import plain_name
from loaders.plan.titles import is_title

_FIRST = re.compile(r"一$|第一(?:章|部分)$|^1$")
# Between a title and its first chapter stand its years, a table of contents, a foreword.
_ABOVE = 40
_ANNEX = re.compile(r"^\s*附\s*[件录表图:：]")


@dataclass(frozen=True, slots=True)
class Part:
    """A plan within a file: its title, its first and its last line."""

    title: str
    first: int
    last: int


def parts_of(document: Document) -> list[Part]:
    """The plans of a file, one in most."""
    titles = list(_further_titles(document))
    starts = [(document.title, 1), *titles]
    ends = [line - 1 for _, line in titles] + [len(document.lines)]
    return [Part(title, first, last) for (title, first), last in zip(starts, ends, strict=True)]


def cut(source: PlanSource, part: Part) -> PlanSource:
    """The source with that plan alone; its lines keep their numbers."""
    inside = range(part.first, part.last + 1)
    return replace(
        source,
        lines=[text if number in inside else "" for number, text in enumerate(source.lines, 1)],
        grids=[grid for grid in source.grids if grid.first in inside],
        levels={line: level for line, level in source.levels.items() if line in inside},
    )


def _further_titles(document: Document) -> Iterator[tuple[str, int]]:
    blocks = [block for block in document.blocks if block.kind == "text"]
    places = {block.first: index for index, block in enumerate(blocks)}
    chapters = [s for s in document.sections.values() if s.kind == "chapter"]
    seen = {plain_name(document.title)}
    for before, chapter in pairwise(chapters):
        # A chapter one behind a chapter one is the next level of a text that counts by 篇.
        if not _FIRST.search(chapter.number) or _FIRST.search(before.number) or chapter.line not in places:
            continue
        above = blocks[
            max(places.get(before.line, 0) + 1, places[chapter.line] - _ABOVE) : places[chapter.line]
        ]
        found = _title_in(above)
        if found is not None and plain_name(found[0]) not in seen:
            seen.add(plain_name(found[0]))
            yield found


def _title_in(above: list[Block]) -> tuple[str, int] | None:
    """The last title of these blocks, which may stand in two lines, and its first line; None when it is an annex's."""
    for index in range(len(above) - 1, -1, -1):
        block = above[index]
        if _ANNEX.match(block.text) or ANNEX.fullmatch(block.text):
            return None
        # Two or three lines make a title; the longest reading is the whole.
        for start in range(max(0, index - 2), index + 1):
            text = "".join(each.text for each in above[start : index + 1])
            if is_title(text) and not opens(above[start].raw) and not BOX.match(text):
                annexed = any(_ANNEX.match(each.text) for each in above[max(0, start - 3) : start])
                return None if annexed else (text, above[start].first)
    return None
