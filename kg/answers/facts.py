"""Local facts in a text: the products and items that they are of (棉花, 常住人口), what they measure, and where there are some."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.answers.mention import Mention
from kg.answers.words import is_word
from kg.graph.read_cache import ReadCache
from kg.values.folding import folded
from queries.reads import rows

ITEMS, MEASURES = "items", "measures"
# A single character is in every text.
SHORTEST = 2
_ASIDE = re.compile(r"[（(](.*?)[)）]")


@dataclass(frozen=True, slots=True)
class _Words:
    items: dict[str, str]
    measures: dict[str, str]
    places: frozenset[str]


def facts_in(kept: ReadCache, text: str) -> Iterator[Mention]:
    """Items and measures of local facts that `text` (folded) names; words of many questions, so none must be used.

    Raises:
        EngineError: the engine failed.
    """
    known = kept.once(("words of local facts",), lambda: _words(kept))
    for kind, names in ((ITEMS, known.items), (MEASURES, known.measures)):
        for name, shown in names.items():
            if name in text:
                for m in re.finditer(re.escape(name), text):
                    yield Mention(kind, shown, shown, *m.span(), proper=False)


def places_of_facts(kept: ReadCache) -> frozenset[str]:
    """The regions of which there are local facts, or of a region in them."""
    return kept.once(("words of local facts",), lambda: _words(kept)).places


def _words(kept: ReadCache) -> _Words:
    found = rows(kept, "local-fact-words")
    if not found:
        return _Words({}, {}, frozenset())
    row = found[0]
    return _Words(_names(row["items"]), _names(row["measures"]), frozenset(row["places"]))


def _names(called: list[str]) -> dict[str, str]:
    """What things are called, with and without what stands in brackets (新梅（西梅）), but for words of every question (规划, 企业)."""
    readings = (
        name for each in sorted(called) for name in (each, _ASIDE.sub("", each), *_ASIDE.findall(each))
    )
    return {folded(name): name for name in readings if len(name) >= SHORTEST and not is_word(folded(name))}
