"""Search for things by what people call them: exact names, numbers and codes first, then full text with a quota for each
kind.

The score of a full-text index orders its own hits and says nothing beside another's, so kinds take turns: the best of
each, then the second of each. Rows of statistics and loads are no hits.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from kg.answers.mention import UNKNOWN
from kg.answers.names import names_in
from kg.answers.numbers import numbers_in
from kg.graph.fulltext import Hit
from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache, read_cache
from kg.values.folding import folded
from queries import reads

# Figures of tables and the ledger of loads: who searches for a place wants the place.
NO_HITS = frozenset(("TechnologyCount", "LoadRun", "Observation", "LocalFact", "LegalEvent"))
# Of each kind so many are looked at; the quota keeps two thousand patents from hiding one region.
OF_A_KIND = 25
# What is exactly so called scores 1, what was found by its words less, in the order of the answer.
BY_WORDS = 0.9


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first, and how many of each kind were found; a kind at OF_A_KIND may have more."""

    hits: list[Hit]
    kinds: dict[str, int]


def find(graph: Graph, text: str, labels: Sequence[str] = (), limit: int = 20) -> Found:
    """What `text` names, and what holds its words, of `labels` alone where given.

    Raises:
        EngineError: the engine failed.
    """
    kept, plain = read_cache(graph), folded(text)
    wanted = [label for label in labels or graph.ontology.classes if label in graph.ontology.classes]
    # A kind that is asked for by its name is shown, statistics too.
    wanted = wanted if labels else [label for label in wanted if label not in NO_HITS]
    each = graph.search_each(plain, labels=wanted, limit=OF_A_KIND)
    # A firm is an organisation too: it is shown once, as a firm.
    firms = {hit.id for hit in each.get("Enterprise", ())}
    each["Organization"] = [hit for hit in each.get("Organization", ()) if hit.id not in firms]
    exact = _exact(kept, plain, wanted, each)
    named = {(hit.label, hit.id) for hit in exact}
    turns = zip_longest(*_best_first(list(each.values())))
    rest = [hit for turn in turns for hit in turn if hit is not None and (hit.label, hit.id) not in named]
    found = exact + [replace(hit, score=round(BY_WORDS / place, 4)) for place, hit in enumerate(rest, 1)]
    return Found(found[:limit], dict(Counter(hit.label for hit in found).most_common()))


def suggestions(graph: Graph, text: str, limit: int = 8) -> list[str]:
    """Names that begin with `text`, the shortest first, then such as hold it: of everything but what a graph has by the
    thousand.

    Raises:
        EngineError: the engine failed.
    """
    kept, plain = read_cache(graph), folded(text)
    if not plain:
        return []
    known = kept.once(("names to suggest",), lambda: _names(kept))
    begins = [shown for name, shown in known if name.startswith(plain)]
    holds = [shown for name, shown in known if plain in name and not name.startswith(plain)]
    return list(dict.fromkeys(begins + holds))[:limit]


def _exact(kept: ReadCache, plain: str, labels: Sequence[str], each: Mapping[str, list[Hit]]) -> list[Hit]:
    """Things that are called exactly so, one for each label."""
    mentions = [*names_in(kept, plain, labels), *numbers_in(kept, plain)] if plain else []
    whole = [m for m in mentions if m.span == (0, len(plain)) and m.kind != UNKNOWN]
    found = dict[tuple[str, str], Hit]()
    for m in whole:
        for row in reads.rows(kept, "thing", {"label": m.kind}, id=m.id):
            label = kept.graph.ontology.most_specific(row["labels"])
            if label in labels:
                found[label, m.id] = Hit(label, m.id, row["name"], 1.0, row["synthetic"])
    for hit in (hit for hits in each.values() for hit in hits):
        if folded(hit.name) == plain:
            found.setdefault((hit.label, hit.id), replace(hit, score=1.0))
    order = {label: place for place, label in enumerate(_FIRST)}
    return sorted(found.values(), key=lambda hit: (order.get(hit.label, len(order)), hit.label, hit.id))


# Of one name the place comes before what is called after it.
_FIRST = (
    "Region",
    "Industry",
    "Product",
    "Country",
    "Treaty",
    "Indicator",
    "IpcClass",
    "Policy",
    "Fund",
    "Project",
)


def _best_first(turns: list[list[Hit]]) -> list[list[Hit]]:
    """The kinds in the order in which they take turns: those with few hits first, since these say most."""
    return sorted((turn for turn in turns if turn), key=lambda turn: (len(turn), turn[0].label))


def _names(kept: ReadCache) -> list[tuple[str, str]]:
    wanted = (
        "Region",
        "Industry",
        "Product",
        "Country",
        "Treaty",
        "Indicator",
        "Fund",
        "Policy",
        "Project",
        "Platform",
        "Database",
    )
    held = [label for label in wanted if label in kept.graph.ontology.classes]
    rows = (row for label in held for row in reads.rows(kept, "names-of-kind", {"label": label}))
    shown = {name for row in rows for name in (row["name"], row["name_en"]) if name}
    return sorted(((folded(name), name) for name in shown), key=lambda pair: (len(pair[0]), pair[0]))
