"""Who asks for what: names become a receiving region and industries, or an answer that says what is near."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from kg.errors import NotFound, UsageError
from kg.matching.memory import Memory
from kg.matching.models import NeedView, Request, Thing
from kg.matching.places import receiver
from ontology.model import Concept
from ontology.reader import ontology


@dataclass(frozen=True, slots=True)
class Need:
    """A need, resolved. `texts` is what patents are compared with: the words of the need where it has any, else
    the names of the industries. `county` is set where a county was named and its prefecture stands for it."""

    view: NeedView
    texts: tuple[str, ...]
    county: str | None = None

    @property
    def region(self) -> str:
        """The id of the prefecture or group."""
        return self.view.prefecture.id

    @property
    def members(self) -> tuple[str, ...]:
        """Codes of the prefectures."""
        return tuple(member.id for member in self.view.members)

    @property
    def industries(self) -> tuple[str, ...]:
        """Slugs of the industries."""
        return tuple(industry.id for industry in self.view.industries)


@dataclass(frozen=True, slots=True)
class _Saved:
    """What a saved need says; nothing when none was named."""

    title: str | None = None
    text: str | None = None
    valid_until: date | None = None
    region: str | None = None
    industries: list[str] = field(default_factory=list)


def resolve(memory: Memory, request: Request, today: date) -> Need:
    """The need that `request` names.

    Raises:
        NotFound: no such need, prefecture or industry; near names are told.
        UsageError: nothing, or too little, was asked for, or the need has expired.
    """
    saved = _saved(memory, request.need, today) if request.need else _Saved()
    where = request.prefecture or saved.region
    text = " ".join(filter(None, (saved.title, saved.text, request.text))) or None
    if not where:
        raise UsageError("没有指明地州市。 Name a prefecture, such as 喀什地区, or the group 南疆四地州.")
    prefecture, members, county = receiver(where)
    if request.industry:
        industries = [industry(memory, request.industry)]
    else:
        industries = [_thing(slug) for slug in saved.industries or industries_in(text or "")]
    if not industries:
        raise UsageError(
            "没有指明产业，文字里也没有认得的产业名。 Name an industry; the text holds the name of none. "
            f"产业 Industries: {'、'.join(c.label.zh for c in _concepts().values())}"
        )
    view = NeedView(
        id=request.need,
        title=saved.title,
        text=text,
        valid_until=saved.valid_until,
        prefecture=prefecture,
        members=members,
        industries=industries,
    )
    names = tuple(name for found in industries for name in _names_of(found.id))
    return Need(view, (text,) if text else names, county)


def industry(memory: Memory, text: str) -> Thing:
    """The industry of that name, other name, slug, or GB/T 4754 code.

    Raises:
        NotFound: there is none; near names are told.
    """
    wanted = text.strip().casefold()
    slug = _names().get(wanted) or _of_class(memory, text.strip())
    if slug is None:
        near = difflib.get_close_matches(wanted, _names(), n=3, cutoff=0.3)
        slugs = list(dict.fromkeys(_names()[name] for name in near)) or list(_concepts())
        names = "、".join(_concepts()[slug].label.zh for slug in slugs)
        raise NotFound(f"没有叫“{text}”的产业。相近的有 {names}。 No industry is called {text!r}.")
    return _thing(slug)


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
            concept = _concepts().get(current)
            current = concept.broader if concept is not None else None
    return list(found)


def narrower(slug: str) -> list[str]:
    """The industries that are part of it, not itself."""
    return [
        concept.id for concept in _concepts().values() if slug in wider((concept.id,)) and concept.id != slug
    ]


def _saved(memory: Memory, id_: str, today: date) -> _Saved:
    query = (
        "MATCH (n:Need {id: $id}) OPTIONAL MATCH (n)-[:CONCERNS]->(x) "
        "RETURN n.name AS name, n.title AS title, n.kind AS kind, n.text AS text, n.valid_until AS until, labels(x) AS labels, "
        "x.id AS id ORDER BY id"
    )
    rows = memory.rows(query, id=id_)
    if not rows:
        raise NotFound(
            f"没有编号为“{id_}”的需求。 There is no need {id_!r}; `kg needs list` or /api/v1/needs lists them."
        )
    if rows[0]["kind"] == "offer":
        raise UsageError(
            f"“{id_}”是技术供给，不是需求。 {id_!r} is an offer; ask by prefecture and industry what it could serve."
        )
    until = date.fromisoformat(str(rows[0]["until"])) if rows[0]["until"] else None
    if until is not None and until < today:
        raise UsageError(
            f"需求“{id_}”已于 {until} 到期。 The need expired on {until}; load it again with a later date to match it."
        )
    concerned = {
        label: [row["id"] for row in rows if label in (row["labels"] or ())]
        for label in ("Industry", "Region")
    }
    return _Saved(
        title=rows[0]["title"] or rows[0]["name"],
        text=rows[0]["text"],
        valid_until=until,
        region=next(iter(concerned["Region"]), None),
        industries=concerned["Industry"],
    )


def _of_class(memory: Memory, text: str) -> str | None:
    """The first industry that a class of GB/T 4754 (1711 or C1711), or a class above it, is close to."""
    code = text[1:] if text[:1].isalpha() else text
    if not code.isascii() or not code.isdigit():
        return None
    query = (
        "MATCH (i:Industry)-[:CLOSE_MATCH]->(c:IndustryClass) WHERE c.id IN $codes "
        "RETURN i.id AS id, c.id AS class ORDER BY size(class) DESC, id LIMIT 1"
    )
    rows = memory.rows(query, codes=[code[:length] for length in range(2, len(code) + 1)])
    return rows[0]["id"] if rows and rows[0]["id"] in _concepts() else None


def _thing(slug: str) -> Thing:
    concept = _concepts().get(slug)
    return Thing(id=slug, name=concept.label.zh if concept is not None else slug)


def _names_of(slug: str) -> tuple[str, ...]:
    concept = _concepts().get(slug)
    return (concept.label.zh, *concept.alternatives) if concept is not None else (slug,)


def _concepts() -> Mapping[str, Concept]:
    return ontology().vocabularies["industries"].concepts


@cache
def _names() -> dict[str, str]:
    """Every name of an industry, folded, with its slug."""
    return {
        name.casefold(): concept.id
        for concept in _concepts().values()
        for name in (concept.id, concept.label.zh, concept.label.en, *concept.alternatives)
    }
