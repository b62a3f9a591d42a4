"""What donors have offered: open offers of the graph, shown beside the results that they bear on.

An offer belongs to the donor in whose region it is, or whose organisation makes it. It enters no factor: that one
side has something to give says nothing of what the other needs.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from kg.analysis.match.models import OfferView, Technology
from kg.graph.read_cache import ReadCache
from kg.values.places import owner
from kg.values.thing import Thing
from queries import reads
from queries.industries import wider


def offers(memory: ReadCache, donors: Collection[str], today: date) -> dict[str, list[OfferView]]:
    """The offers that stand on `today`, by donor, in the order of their ids."""
    key = ("offers", today, *sorted(donors))
    return memory.once(key, lambda: _read(memory, donors, today.isoformat()))


def fitting(offered: list[OfferView], technology: Technology, industries: tuple[str, ...]) -> list[OfferView]:
    """Those of one donor that name the technology, then those that name no technology and one of the industries."""
    named = [offer for offer in offered if any(_fits(symbol, technology) for symbol in offer.technologies)]
    slugs = set(wider(industries))
    loose = [
        offer
        for offer in offered
        if not offer.technologies and any(thing.id in slugs for thing in offer.industries)
    ]
    return named + loose


def _fits(symbol: str, technology: Technology) -> bool:
    """Whether a class that an offer names is the technology, or one of the two is the subclass of the other."""
    return symbol in (technology.id, technology.rests_on) or symbol[:4] == technology.id


def _read(memory: ReadCache, donors: Collection[str], day: str) -> dict[str, list[OfferView]]:
    found: dict[str, list[OfferView]] = {}
    for row in reads.rows(memory, "saved-offers"):
        if row["until"] and row["until"] < day:
            continue
        places = _ids(row, "Region") or [place for place in row["places"] if place]
        for code in dict.fromkeys(filter(None, (owner(place, donors) for place in sorted(places)))):
            found.setdefault(code, []).append(_offer(row))
    return found


def _offer(row: dict[str, Any]) -> OfferView:
    return OfferView(
        id=row["id"],
        title=row["title"] or row["name"],
        text=row["text"],
        valid_until=row["until"],
        by=[Thing(id=id_, name=name) for id_, name in sorted({(o["id"], o["name"]) for o in row["by"]})],
        technologies=_ids(row, "IpcClass"),
        industries=[Thing(id=x["id"], name=x["name"]) for x in row["about"] if "Industry" in x["labels"]],
        synthetic=bool(row["synthetic"]),
    )


def _ids(row: dict[str, Any], label: str) -> list[str]:
    return sorted(x["id"] for x in row["about"] if label in x["labels"])
