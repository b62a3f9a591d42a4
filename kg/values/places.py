"""Regions as matching sees them: groups and their members, who receives, whose a place is."""

from collections.abc import Collection
from functools import cache

from kg.data.tables import table
from kg.lang.errors import NotFound, UsageError
from kg.lang.messages import Message
from kg.values import regions
from kg.values.thing import Thing
from ontology.reader import ontology

XINJIANG = "650000"
# The group of prefectures that aid is matched with unless somebody names another place: the four of southern Xinjiang.
RECEIVING = "southern-xinjiang"


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """The members of each group of regions, as `kg/data/region-groups.csv` has them."""
    found: dict[str, list[str]] = {}
    for _, row in table("region-groups.csv"):
        found.setdefault(row["group"], []).append(row["member"])
    return {group: tuple(members) for group, members in found.items()}


def groups_of(code: str) -> list[str]:
    """The groups that the region is a member of."""
    return [group for group, members in groups().items() if code in members]


def thing(code: str) -> Thing:
    """A region or group with its name; a code that is not in the tables stands for itself."""
    concept = ontology().vocabularies["regions"].concepts.get(code)
    return Thing(id=code, name=regions.name(code) or (concept.label.zh if concept is not None else code))


def receiver(text: str) -> tuple[Thing, list[Thing], Thing | None]:
    """The prefecture or group that `text` names, its members (itself when it is no group), and the county
    within it that was meant, if it was one: profiles and pairings are those of prefectures.

    Raises:
        NotFound: nothing in Xinjiang has that name; near names are told.
        UsageError: the name is one of a region outside Xinjiang, or of all Xinjiang.
    """
    wanted = text.strip()
    for concept in ontology().vocabularies["regions"].concepts.values():
        if concept.id in groups() and wanted in (concept.id, concept.label.zh, *concept.alternatives):
            members = [thing(code) for code in groups()[concept.id]]
            if all(regions.province_of(member.id) == XINJIANG for member in members):
                return thing(concept.id), members, None
    code = regions.region_of(wanted)
    if code is None:
        raise NotFound("prefecture-not-found", name=wanted, near=_near(wanted))
    if code == XINJIANG or regions.province_of(code) != XINJIANG:
        region = regions.name(code)
        raise UsageError("prefecture-elsewhere", region=region, code=code, near=_near(wanted))
    found = regions.prefecture_of(code) or code
    return thing(found), [thing(found)], None if found == code else thing(code)


def within(places: Collection[str]) -> list[str]:
    """The codes of `places` and of all that lies in them."""
    wanted = set(places)
    return [code for code in regions.regions() if code in wanted or wanted & set(regions.ancestors(code))]


def owner(place: str, among: Collection[str]) -> str | None:
    """The nearest of `among` that `place` is or lies in: 深圳 before 广东, where both are donors."""
    return next((code for code in (place, *regions.ancestors(place)) if code in among), None)


def _near(text: str) -> list[Message]:
    near = [code for code in regions.suggest(text, 10) if regions.province_of(code) == XINJIANG][:3]
    codes = near or [RECEIVING, *groups()[RECEIVING]]
    return [Message("name-with-id", name=thing(code).name, id=code) for code in codes]
