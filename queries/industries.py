"""The names of industries as people write them: a name, another name, a slug, a class of GB/T 4754, a text that names some."""

import difflib
from collections.abc import Mapping
from functools import cache

from kg.graph.read_cache import ReadCache
from kg.lang.errors import NotFound
from kg.values.thing import Thing
from ontology.model import Concept
from ontology.reader import ontology
from queries.reads import rows


def industry(memory: ReadCache, text: str) -> Thing:
    """The industry of that name, other name, slug, or GB/T 4754 code.

    Raises:
        NotFound: there is none; near names are told.
    """
    wanted = text.strip().casefold()
    slug = _names().get(wanted) or _of_class(memory, text.strip())
    if slug is None:
        spelled = difflib.get_close_matches(wanted, _names(), n=3, cutoff=0.3)
        slugs = list(dict.fromkeys(_names()[name] for name in spelled)) or list(concepts())
        near = [concepts()[slug].label for slug in slugs]
        raise NotFound("industry-not-found", name=text, near=near)
    return thing(slug)


def product(memory: ReadCache, text: str) -> tuple[Thing, list[Thing]]:
    """The product of that name, other name or slug, and the industries that it is of.

    Raises:
        NotFound: there is none; near names are told.
    """
    wanted = text.strip().casefold()
    known = memory.once("products", lambda: rows(memory, "products"))
    names = {
        str(name).casefold(): row
        for row in reversed(known)
        for name in (row["id"], row["name"], row["name_en"], *(row["aliases"] or ()))
        if name
    }
    if wanted not in names:
        near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.3) or list(names)[:3]
        told = list(dict.fromkeys(str(names[name]["name"]) for name in near))
        raise NotFound("product-not-found", name=text, near=told)
    row = names[wanted]
    return Thing(id=row["id"], name=row["name"]), [
        thing(slug) for slug in sorted(filter(None, row["industries"]))
    ]


def industries_in(text: str) -> list[str]:
    """Slugs of the industries that `text` names, the longer name before one that is part of it."""
    found: dict[str, int] = {}
    rest = text.casefold()
    for name in sorted(_names(), key=lambda name: (-len(name), name)):
        # A single character or an English word of few letters is in too many texts.
        if len(name) > 1 and name in rest:
            found.setdefault(_names()[name], text.casefold().index(name))
            rest = rest.replace(name, "\n")
    return sorted(found, key=lambda slug: (found[slug], slug))


def wider(slugs: tuple[str, ...]) -> list[str]:
    """The industries and all that they are part of."""
    found: dict[str, None] = {}
    for slug in slugs:
        current: str | None = slug
        while current is not None:
            found[current] = None
            concept = concepts().get(current)
            current = concept.broader if concept is not None else None
    return list(found)


def narrower(slug: str) -> list[str]:
    """The industries that are part of it, not itself."""
    return [
        concept.id for concept in concepts().values() if slug in wider((concept.id,)) and concept.id != slug
    ]


def _of_class(memory: ReadCache, text: str) -> str | None:
    """The first industry that a class of GB/T 4754 (1711 or C1711), or a class above it, is close to."""
    code = text[1:] if text[:1].isalpha() else text
    if not code.isascii() or not code.isdigit():
        return None
    found = rows(memory, "industry-of-class", codes=[code[:length] for length in range(2, len(code) + 1)])
    return found[0]["id"] if found and found[0]["id"] in concepts() else None


def thing(slug: str) -> Thing:
    """The industry of a slug, by its name; an unknown slug stands for itself."""
    concept = concepts().get(slug)
    return Thing(id=slug, name=concept.label.zh if concept is not None else slug)


def names_of(slug: str) -> tuple[str, ...]:
    """Every Chinese name of the industry."""
    concept = concepts().get(slug)
    return (concept.label.zh, *concept.alternatives) if concept is not None else (slug,)


def concepts() -> Mapping[str, Concept]:
    """The industries of the vocabulary by slug."""
    return ontology().vocabularies["industries"].concepts


@cache
def _names() -> dict[str, str]:
    """Every name of an industry, folded, with its slug."""
    return {
        name.casefold(): concept.id
        for concept in concepts().values()
        for name in (concept.id, concept.label.zh, concept.label.en, *concept.alternatives)
    }
