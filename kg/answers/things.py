"""What a text speaks of: regions, industries, countries, treaties, classes, years, found by their names.

Names are those of the graph, of the ontology's vocabularies and of `kg.values.regions`; where two overlap the longer counts.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.graph.read_cache import ReadCache
from kg.values import regions
from kg.values.places import groups, thing
from ontology.reader import ontology
from queries.names import MANY, names, region_groups

# A search for the organisations in a sentence gives those it names among its first.
SEARCHED = 20
# Of two Latin letters are words of every language; one Chinese character is in every text.
SHORTEST_LATIN, SHORTEST_CHINESE, SHORT_COUNTY = 3, 2, 2

_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_SYMBOL = re.compile(r"(?<![a-z0-9])[a-h]\d\d[a-z](\d{1,4})?(?![a-z0-9])")
# On a tie of length the earlier counts: 纺织 is the industry before it is a section of the IPC.
_ORDER = (
    "Industry",
    "Region",
    "Country",
    "Treaty",
    "Indicator",
    "Policy",
    "Fund",
    "Organization",
    "IpcClass",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that the text names at [start, end). `kind` is its label, "year", or the vocabulary of a value."""

    kind: str
    id: str
    name: str
    start: int
    end: int


def folded(text: str) -> str:
    """Half-width, lower case, one blank between words: as names and phrases are compared."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def things(kept: ReadCache, text: str, labels: Iterable[str], vocabularies: Iterable[str]) -> list[Mention]:
    """What `text` (folded) names of the kinds given, in the order of the text.

    Raises:
        EngineError: the engine failed.
    """
    wanted = [label for label in _ORDER if label in set(labels)]
    found = [mention for label in wanted for mention in _of_label(kept, label, text)]
    found += [mention for name in vocabularies for mention in _spans(_terms(name), name, text)]
    found += [Mention("year", m[0], m[0], *m.span()) for m in _YEAR.finditer(text)]
    # sorted is stable: of two of one length the kind that was looked for first counts.
    kept_ones: list[Mention] = []
    for mention in sorted(found, key=lambda m: m.start - m.end):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept_ones):
            kept_ones.append(mention)
    return _innermost(sorted(kept_ones, key=lambda m: m.start))


def _innermost(mentions: list[Mention]) -> list[Mention]:
    """新疆喀什 is 喀什: what another region of the text lies in says no more."""
    inside = {m.id for m in mentions if m.kind == "Region"}
    around = {above for code in inside for above in regions.ancestors(code)}
    return [m for m in mentions if not (m.kind == "Region" and m.id in around)]


def _of_label(kept: ReadCache, label: str, text: str) -> Iterator[Mention]:
    if label == "Region":
        return _spans(_regions(), label, text)
    if label in MANY:
        hits = kept.graph.search(text, labels=[label], limit=SEARCHED)
        return _spans({folded(hit.name): (hit.id, hit.name) for hit in hits}, label, text)
    if label == "IpcClass":
        return _classes(kept, text)
    shown = {id_: name for name, id_ in reversed(names(kept, label).items())}
    known = {folded(name): (id_, name) for name, id_ in names(kept, label).items()}
    return _spans({**known, **_vocabulary(label)}, label, text) if shown else iter(())


def _classes(kept: ReadCache, text: str) -> Iterator[Mention]:
    known = set(names(kept, "IpcClass").values())
    for match in _SYMBOL.finditer(text):
        symbol = match[0].upper()
        if symbol in known:
            yield Mention("IpcClass", symbol, symbol, *match.span())


def _spans(known: dict[str, tuple[str, str]], kind: str, text: str) -> Iterator[Mention]:
    """Every place where `text` holds a name; Latin names as whole words."""
    for name, (id_, shown) in known.items():
        latin = name.isascii()
        if len(name) < (SHORTEST_LATIN if latin else SHORTEST_CHINESE) or name not in text:
            continue
        pattern = rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])" if latin else re.escape(name)
        for match in re.finditer(pattern, text):
            yield Mention(kind, id_, shown, *match.span())


def _vocabulary(label: str) -> dict[str, tuple[str, str]]:
    """Names of the terms that become nodes of `label`."""
    found = [v for v in ontology().vocabularies.values() if v.node_class == label]
    return {name: term for vocabulary in found for name, term in _terms(vocabulary.name).items()}


@cache
def _terms(vocabulary: str) -> dict[str, tuple[str, str]]:
    return {
        folded(name): (concept.id, concept.label.zh)
        for concept in ontology().vocabularies[vocabulary].concepts.values()
        for name in (concept.label.zh, concept.label.en, *concept.alternatives)
    }


@cache
def _regions() -> dict[str, tuple[str, str]]:
    """Names of regions; of one name for several, the higher level, and none where that is not one alone."""
    found: dict[str, list[regions.Region]] = {}
    for region in regions.regions().values():
        for name in (
            region.name,
            region.name_en,
            *region.aliases,
            *(former for _, former, _ in region.former),
        ):
            if region.code != regions.COUNTRY and name:
                found.setdefault(folded(name), []).append(region)
    single = {name: code for name, ones in found.items() if (code := _highest(ones)) is not None}
    # 援疆省市 says that donors are asked for, not which.
    shared = {
        name: slug for name, slug in region_groups().items() if slug in groups() and slug != "aid-donors"
    }
    return {name: (code, thing(code).name) for name, code in {**single, **shared}.items()}


def _highest(ones: list[regions.Region]) -> str | None:
    for level in ("province", "prefecture", "county"):
        codes = {region.code for region in ones if region.level == level}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None
