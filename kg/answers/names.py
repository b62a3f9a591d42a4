"""Names of the graph in a text: every label that a question takes, in both languages, with old names, codes and numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.answers.mention import Mention
from kg.answers.words import also
from kg.graph.read_cache import ReadCache
from kg.values import regions
from kg.values.folding import folded, unmarked
from kg.values.places import groups, thing
from ontology.reader import ontology
from queries.names import MANY, names, region_groups

# Of two Latin letters are words of every language; one Chinese character is in every text.
SHORTEST_LATIN, SHORTEST_CHINESE = 3, 2
# Read whole and looked for in a text, beside the regions. On a tie of length the earlier counts first.
_READ = (
    "Industry",
    "Product",
    "Country",
    "Treaty",
    "Indicator",
    "Policy",
    "Fund",
    "Project",
    "Platform",
    "Database",
    "Programme",
    "Mechanism",
    "Source",
)
# Their names are words of many questions.
_COUNTED = frozenset(("Product", "Industry"))
_LOOSE = frozenset(("Source",))
Index = Mapping[str, list[tuple[str, str, str, str]]]


def names_in(kept: ReadCache, text: str, labels: Iterable[str]) -> Iterator[Mention]:
    """Where `text` (folded) holds a name of a region or of a thing with one of `labels`, overlapping ones too.

    Raises:
        EngineError: the engine failed.
    """
    wanted = tuple(label for label in _READ if label in set(labels) and label in kept.graph.ontology.classes)
    index = kept.once(("names in texts", wanted), lambda: _index(kept, wanted))
    plain = unmarked(text)
    for place in range(len(text) - 1):
        for name, kind, id_, shown in index.get(plain[place : place + 2], ()):
            if plain.startswith(name, place) and _whole(plain, place, len(name)):
                # In English an indicator has no name of its own: patent applications are also words of other questions.
                loose = kind in _LOOSE or (kind == "Indicator" and name.isascii())
                yield Mention(kind, id_, shown, place, place + len(name), proper=not loose)


def _whole(text: str, start: int, length: int) -> bool:
    """Latin names as whole words."""
    if not text[start : start + length].isascii():
        return True
    before, after = text[max(start - 1, 0) : start], text[start + length : start + length + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())


def _index(kept: ReadCache, labels: tuple[str, ...]) -> Index:
    found: dict[str, dict[tuple[str, str, str, str], None]] = {}
    pairs = [("Region", name, one) for name, one in _regions().items()]
    pairs += [
        (label, name, one) for label in labels for name, ones in _names(kept, label).items() for one in ones
    ]
    for kind, name, (id_, shown) in pairs:
        shortest = SHORTEST_LATIN if name.isascii() else SHORTEST_CHINESE
        if len(name) >= shortest and not name.isdigit():
            key = unmarked(name)
            for form in (key, f"{key}s") if key.isascii() and kind in _COUNTED else (key,):
                found.setdefault(form[:2], {})[form, kind, id_, shown] = None
    return {start: list(ones) for start, ones in found.items()}


def _names(kept: ReadCache, label: str) -> dict[str, list[tuple[str, str]]]:
    """The things of a label by folded name. What people call several by (农业) is a name of all of them."""
    if label in MANY:
        return {}
    known = names(kept, label)
    shown: dict[str, str] = {}
    for name, id_ in known.items():
        # The first name that is no id is the one to show; an id is shown where it is the only name.
        if id_ not in shown or (shown[id_] == id_.casefold() and name != id_.casefold()):
            shown[id_] = name
    labels = _labels(label)
    found = {folded(name): (id_, labels.get(id_, shown[id_])) for name, id_ in known.items()}
    more = {
        folded(name): (concept.id, concept.label.zh)
        for vocabulary in ontology().vocabularies.values()
        if vocabulary.node_class == label
        for concept in vocabulary.concepts.values()
        if concept.id in shown
        for name in (concept.label.zh, concept.label.en, *concept.alternatives)
    }
    result = {name: [one] for name, one in (more | found).items()}
    for id_, called in also(label).items():
        for name in called if id_ in shown else ():
            if folded(name) not in more and folded(name) not in found:
                result.setdefault(folded(name), []).append((id_, labels.get(id_, shown[id_])))
    return result


@cache
def _labels(label: str) -> dict[str, str]:
    return {
        concept.id: concept.label.zh
        for vocabulary in ontology().vocabularies.values()
        if vocabulary.node_class == label
        for concept in vocabulary.concepts.values()
    }


@cache
def _regions() -> dict[str, tuple[str, str]]:
    """Names of regions; of one name for several, the higher level, and none where that is not one alone."""
    found: dict[str, list[regions.Region]] = {}
    for region in regions.regions().values():
        names_of = (region.name, *region.aliases, *(former for _, former, _ in region.former))
        for name in (*names_of, *_english(region.name_en)):
            if region.code != regions.COUNTRY and name:
                found.setdefault(folded(name), []).append(region)
    single = {name: code for name, ones in found.items() if (code := _highest(ones)) is not None}
    for concept in ontology().vocabularies["regions"].concepts.values():
        if concept.id.isdigit():
            single |= {
                folded(name): concept.id
                for name in (concept.label.zh, concept.label.en, *concept.alternatives)
            }
    shared = {name: slug for name, slug in region_groups().items() if slug in groups()}
    people = {folded(name): code for code, called in also("Region").items() for name in called}
    return {name: (code, thing(code).name) for name, code in {**people, **single, **shared}.items()}


def _english(name: str) -> Iterator[str]:
    """Hotan Prefecture is also called Hotan."""
    yield name
    short = re.sub(
        r"( Uygur| Hui| Zhuang| Mongol(ian)?| Kazak| Kirgiz| Kyrgyz)? (Autonomous )?(Prefecture|Province|Region|Municipality|City|County)$",
        "",
        name,
    )
    if short != name:
        yield short
        yield f"{short} prefecture"


def _highest(ones: list[regions.Region]) -> str | None:
    for level in ("province", "prefecture", "county"):
        codes = {region.code for region in ones if region.level == level}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None
