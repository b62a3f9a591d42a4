"""Sections of a plan in a text: by their numbers (三(二), 第三部分) and by their headings."""

import re
from collections.abc import Iterator

from kg.answers.mention import Mention
from kg.graph.read_cache import ReadCache
from kg.values.folding import folded
from queries import reads

_FIGURES = "一二三四五六七八九十"
_NUMBER = re.compile(rf"(?<![{_FIGURES}第])([{_FIGURES}])\(([{_FIGURES}])\) ?(\d(?![\d年月%]))?")
_CHAPTER = re.compile(rf"第([{_FIGURES}])(?:部分|章)(?:第([{_FIGURES}])[节条])?")
# 序 and 抄送 are words of many texts.
SHORTEST = 4


def sections_in(kept: ReadCache, text: str) -> Iterator[Mention]:
    """The sections that `text` (folded) names; a heading is also what a text may speak of otherwise, so it need not be used.

    Raises:
        EngineError: the engine failed.
    """
    numbers, headings = kept.once(("sections of plans",), lambda: _sections(kept))
    for pattern in (_NUMBER, _CHAPTER):
        for m in pattern.finditer(text):
            parts = [part for part in m.groups() if part]
            number = parts[0] + (f"({parts[1]})" if len(parts) > 1 else "") + "".join(parts[2:])
            yield from (Mention("Section", id_, name, *m.span()) for id_, name in numbers.get(number, ()))
    for heading, (id_, name) in headings.items():
        for m in re.finditer(re.escape(heading), text):
            yield Mention("Section", id_, name, *m.span(), proper=False)


def _sections(kept: ReadCache) -> tuple[dict[str, list[tuple[str, str]]], dict[str, tuple[str, str]]]:
    """Sections with their names, by number and by heading."""
    numbers: dict[str, list[tuple[str, str]]] = {}
    headings: dict[str, tuple[str, str]] = {}
    for row in reads.rows(kept, "section-titles"):
        one = (row["id"], row["name"])
        numbers.setdefault(folded(row["id"].rpartition("/")[2]), []).append(one)
        if len(row["title"] or "") >= SHORTEST:
            headings.setdefault(folded(row["title"]), one)
    return numbers, headings
