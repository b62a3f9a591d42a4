"""Who says what of one node or edge, as pure functions on its stored properties.

A thing that one dataset states once stores its properties plainly; `sources` say where. When it is stated otherwise
too (by another dataset, or by the same one under another reference), `claims` keeps each statement (one JSON text
each) and the visible properties are the merge that `kg.graph.precedence` makes. When all but one are retracted,
`claims` goes away again. So what one dataset alone said leaves with it, and the order of loads never matters.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kg.graph.precedence import Clash, Precedence, Properties


class Said(NamedTuple):
    """What a dataset says of one node or edge, and where in it."""

    properties: Properties
    locators: tuple[str, ...]


class Claim(NamedTuple):
    """One statement on a node or edge: the dataset, the properties, the locators within the dataset."""

    dataset: str
    said: Properties
    locators: tuple[str, ...]

    @property
    def sources(self) -> list[str]:
        """As they stand in `sources`: "dataset#locator"."""
        return [f"{self.dataset}#{locator}" for locator in self.locators]


def owner(source: str) -> str:
    """The dataset of "dataset#locator"."""
    return source.rsplit("#", 1)[0]


def claims_of(stored: Mapping[str, Any]) -> list[Claim]:
    """Every statement on a stored thing, in a fixed order."""
    places: dict[str, list[str]] = {}
    for source in stored.get("sources", ()):
        places.setdefault(owner(source), []).append(source.rsplit("#", 1)[1])
    if "claims" not in stored:
        return [Claim(name, _plain(stored), tuple(sorted(at))) for name, at in sorted(places.items())]
    return sorted((_read(text, places) for text in stored["claims"]), key=_text)


def assert_by(
    stored: Mapping[str, Any] | None,
    dataset: str,
    said: Iterable[Said],
    precedence: Precedence,
    *,
    also: bool = False,
) -> Properties:
    """The properties to store once `dataset` says `said`, instead of what it said before or, if `also`, beside it."""
    # What somebody wrote past the loader has no sources, so no dataset claims it.
    kept = [claim for claim in claims_of(stored or {}) if also or claim.dataset != dataset]
    new = [Claim(dataset, dict(properties), tuple(sorted(set(at)))) for properties, at in said]
    return _assemble([*kept, *new], precedence)


def retract_by(stored: Mapping[str, Any], dataset: str, precedence: Precedence) -> Properties | None:
    """The properties to store once `dataset` says nothing of it any more; None when nobody does."""
    claims = [claim for claim in claims_of(stored) if claim.dataset != dataset]
    return _assemble(claims, precedence) if claims else None


def joined(things: Sequence[Mapping[str, Any]], precedence: Precedence) -> Properties:
    """The properties of the one thing that several stored ones turn out to be. A dataset that asserted more
    than one of them keeps what it said at the earliest place, as a load takes the first row that states a thing."""
    first: dict[str, tuple[list[int], list[Claim]]] = {}
    for stored in things:
        by_dataset: dict[str, list[Claim]] = {}
        for claim in claims_of(stored):
            by_dataset.setdefault(claim.dataset, []).append(claim)
        for name, mine in by_dataset.items():
            at = min(_place(locator) for claim in mine for locator in claim.locators)
            if name not in first or at < first[name][0]:
                first[name] = (at, mine)
    return _assemble([claim for _, mine in first.values() for claim in mine], precedence)


def mended(
    stored: Mapping[str, Any], mend: Callable[[Properties], Properties], precedence: Precedence
) -> Properties:
    """The properties to store once `mend` has been applied to what each dataset says."""
    return _assemble([claim._replace(said=mend(claim.said)) for claim in claims_of(stored)], precedence)


def reweighed(stored: Mapping[str, Any], precedence: Precedence) -> Properties:
    """The properties to store once datasets have other ranks."""
    return _assemble(claims_of(stored), precedence) if "claims" in stored else dict(stored)


def clashes_of(stored: Mapping[str, Any], precedence: Precedence) -> list[Clash[Claim]]:
    """Where the claims on a stored thing contradict each other."""
    return precedence.clashes(claims_of(stored)) if "claims" in stored else []


def _place(locator: str) -> list[int]:
    """The numbers of a locator, by which row 9 comes before row 10."""
    return [int(digits) for digits in re.findall(r"\d+", locator)]


def _plain(stored: Mapping[str, Any]) -> Properties:
    return {key: value for key, value in stored.items() if key not in ("sources", "claims")}


def _assemble(claims: Sequence[Claim], precedence: Precedence) -> Properties:
    """Equal statements of one dataset are one, with all their places."""
    if len(claims) == 1:
        return {**claims[0].said, "sources": sorted(set(claims[0].sources))}
    places: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        places.setdefault((claim.dataset, _content(claim.said)), set()).update(claim.locators)
    told = [Claim(name, json.loads(said), tuple(sorted(at))) for (name, said), at in places.items()]
    merged = precedence.merged(told)
    merged["sources"] = sorted({source for claim in told for source in claim.sources})
    if len(told) > 1:
        merged["claims"] = sorted(map(_text, told))
    return merged


def _content(said: Properties) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _text(claim: Claim) -> str:
    return json.dumps([claim.dataset, claim.said, list(claim.locators)], ensure_ascii=False, sort_keys=True)


def _read(text: str, places: Mapping[str, list[str]]) -> Claim:
    """A stored claim. Graphs of version 0.1 have one of each dataset, without its places."""
    name, said, *at = json.loads(text)
    return Claim(name, said, tuple(at[0] if at else sorted(places.get(name, ()))))
