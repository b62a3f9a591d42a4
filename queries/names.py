"""The names of things as people write them, and the ids they stand for.

Regions are found by `kg.values.regions` (name, old name, code) and by the names of their groups; industries as matching
finds them; everything else by id, name or another name in the graph. What is not found is answered with what is near.
"""

import difflib
import re
from collections.abc import Sequence
from functools import cache

from kg.graph.graph import Graph
from kg.graph.read_cache import ReadCache, read_cache
from kg.lang.errors import NotFound
from kg.lang.messages import Message
from kg.values import regions
from kg.values.folding import folded
from kg.values.number_spellings import spellings
from kg.values.places import groups, thing
from ontology.reader import ontology
from queries.industries import concepts, industry
from queries.reads import rows

# Labels that a graph has by the ten thousand: these are searched for, the others are read whole.
MANY = frozenset(
    (
        "Organization",
        "Enterprise",
        "Patent",
        "LegalEvent",
        "Need",
        "Observation",
        "TechnologyCount",
        "LoadRun",
    )
)
# A full-text search gives the name asked for among its first; more are for "did you mean".
LOOKED_AT = 20
# The five years of a plan in its name: “十三五”.
_PERIOD = re.compile("(十[一二三四五]五)")
# As many near names as fit in one line of a message.
NEAR = 3


def resolve(graph: Graph, labels: Sequence[str], text: str) -> str:
    """The id of the thing with one of `labels` that `text` names.

    Raises:
        NotFound: there is none; near names are told.
        EngineError: the engine failed.
    """
    wanted, kept = text.strip(), read_cache(graph)
    # 320000 is a region before it is a class of GB/T 4754: an exact id of any label goes before a name, and a name
    # before what merely begins alike.
    for way in (_by_id, _by_name, _by_reading):
        for label in labels:
            found = way(kept, label, wanted)
            if found is not None:
                return found
    kinds = [graph.ontology.classes[label].label for label in labels]
    near = list(dict.fromkeys(name for label in labels for name in _near(kept, label, wanted)))[:NEAR]
    if near:
        raise NotFound("name-not-found-near", name=wanted, kinds=kinds, near=near)
    raise NotFound("name-not-found", name=wanted, kinds=kinds)


def names(kept: ReadCache, label: str) -> dict[str, str]:
    """Every name of things with a label that is not in MANY, folded: name → id."""
    return kept.once(("names", label), lambda: _names(kept, label))


def region_groups() -> dict[str, str]:
    """Names of groups of regions, folded: name → slug."""
    return {
        name.casefold(): concept.id
        for concept in ontology().vocabularies["regions"].concepts.values()
        if not concept.id.isdigit()
        for name in (concept.id, concept.label.zh, concept.label.en, *concept.alternatives)
    }


def _by_id(kept: ReadCache, label: str, text: str) -> str | None:
    if label == "Region":
        return text if text in regions.regions() or text in groups() else None
    if label == "Industry":
        return text if text in concepts() else None
    return text if rows(kept, "is-there", {"label": label}, id=text) else None


def _by_name(kept: ReadCache, label: str, text: str) -> str | None:
    wanted = folded(text)
    if label == "Region":
        return region_groups().get(wanted) or _region_names().get(wanted)
    if label == "Patent":
        return _patent(kept, text)
    if label in MANY:
        hits = kept.graph.search(text, labels=[label], limit=LOOKED_AT)
        return next((hit.id for hit in hits if folded(hit.name) == wanted), None)
    known = names(kept, label)
    return known.get(text.casefold()) or known.get(wanted)


def _by_reading(kept: ReadCache, label: str, text: str) -> str | None:
    """A region as an address names it, an industry by another name or a class of GB/T 4754."""
    if label == "Region":
        return regions.region_of(folded(text)) or regions.region_of(text)
    if label == "Industry":
        try:
            return industry(kept, text).id
        except NotFound:
            return None
    return None


def _patent(kept: ReadCache, text: str) -> str | None:
    """A patent by a number in any spelling."""
    spelled = [text, *spellings(text)]
    found = rows(kept, "patents-of-numbers", numbers=spelled)
    return min((row["id"] for row in found), default=None)


@cache
def _region_names() -> dict[str, str]:
    """Full names of regions that are one region's alone, folded."""
    found: dict[str, list[str]] = {}
    for region in regions.regions().values():
        found.setdefault(folded(region.name), []).append(region.code)
    return {name: codes[0] for name, codes in found.items() if len(codes) == 1}


def _near(kept: ReadCache, label: str, text: str) -> Sequence[Message | str]:
    """Names, each with its id where that says more."""
    if label == "Region":
        return [
            Message("name-with-id", name=thing(code).name, id=code) for code in regions.suggest(text, NEAR)
        ]
    if label in MANY:
        return [
            Message("name-with-id", name=hit.name, id=hit.id)
            for hit in kept.graph.search(text, labels=[label], limit=NEAR)
        ]
    known = names(kept, label)
    # Half of the characters in common: below it, difflib offers what nobody meant.
    return difflib.get_close_matches(text.casefold(), known, n=NEAR, cutoff=0.5)


def _names(kept: ReadCache, label: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows(kept, "names-of-kind", {"label": label}):
        for name in (row["id"], row["name"], row["name_en"], *(row["aliases"] or ())):
            if name:
                found.setdefault(name.casefold(), row["id"])
    return found | _by_period(kept) if label == "Policy" else found


def _by_period(kept: ReadCache) -> dict[str, str]:
    """十三五规划: what people call a plan by, where the graph holds the text of one of that period alone."""
    found: dict[str, list[str]] = {}
    for plan in rows(kept, "plans-by-period"):
        if (period := _PERIOD.search(plan["name"])) is not None:
            for name in (f"{period[1]}规划", f"“{period[1]}”规划", f'"{period[1]}"规划'):
                found.setdefault(name, []).append(plan["id"])
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}
