"""Who says what of one node or edge, as pure functions on its stored properties.

A thing that one dataset asserts stores its properties plainly; `sources` tell whose they are. When a
second dataset asserts it too, `claims` keeps what each said (one JSON text per dataset), and the visible
properties are the merge: datasets in the order of their ids, the first to name a property wins. When all
but one have let go, `claims` goes away again. So what one dataset alone said leaves with it.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Properties = dict[str, Any]


def owner(source: str) -> str:
    """The dataset of "dataset#locator"."""
    return source.rsplit("#", 1)[0]


def claims_of(stored: Mapping[str, Any]) -> dict[str, Properties]:
    """What each dataset says of a stored thing: its properties by dataset id."""
    if "claims" in stored:
        return dict(map(json.loads, stored["claims"]))
    owners = {owner(source) for source in stored.get("sources", ())}
    return {name: _plain(stored) for name in owners}


def assert_by(
    stored: Mapping[str, Any] | None, dataset: str, said: Mapping[str, Any], locators: Sequence[str]
) -> Properties:
    """The properties to store once `dataset` says `said` at `locators`, instead of what it said before."""
    own = [f"{dataset}#{locator}" for locator in locators]
    if stored is None:
        return {**said, "sources": sorted(set(own))}
    # What somebody wrote past the loader has no sources, and nobody's word for what it holds.
    others = [source for source in stored.get("sources", ()) if owner(source) != dataset]
    return _assemble({**claims_of(stored), dataset: dict(said)}, [*others, *own])


def retract_by(stored: Mapping[str, Any], dataset: str) -> Properties | None:
    """The properties to store once `dataset` says nothing of it any more; None when nobody does."""
    claims = claims_of(stored)
    claims.pop(dataset, None)
    rest = [source for source in stored["sources"] if owner(source) != dataset]
    return _assemble(claims, rest) if claims and rest else None


def joined(things: Sequence[Mapping[str, Any]]) -> Properties:
    """The properties of the one thing that several stored ones turn out to be. A dataset that asserted more
    than one of them keeps what it said at the earliest place, as a load takes the first row that states a thing."""
    first: dict[str, tuple[list[int], Properties, list[str]]] = {}
    for stored in things:
        for name, said in claims_of(stored).items():
            mine = [source for source in stored["sources"] if owner(source) == name]
            at = min(_place(source) for source in mine)
            if name not in first or at < first[name][0]:
                first[name] = (at, said, mine)
    claims = {name: said for name, (_, said, _) in first.items()}
    return _assemble(claims, [source for _, _, mine in first.values() for source in mine])


def mended(stored: Mapping[str, Any], mend: Callable[[Properties], Properties]) -> Properties:
    """The properties to store once `mend` has been applied to what each dataset says."""
    return _assemble({name: mend(said) for name, said in claims_of(stored).items()}, stored["sources"])


def _place(source: str) -> list[int]:
    """The numbers of a locator, by which row 9 comes before row 10."""
    return [int(digits) for digits in re.findall(r"\d+", source.rsplit("#", 1)[1])]


def _plain(stored: Mapping[str, Any]) -> Properties:
    return {key: value for key, value in stored.items() if key not in ("sources", "claims")}


def _assemble(claims: Mapping[str, Properties], sources: Sequence[str]) -> Properties:
    merged: Properties = {}
    for name in sorted(claims):
        for key, value in claims[name].items():
            merged.setdefault(key, value)
    merged["sources"] = sorted(set(sources))
    if len(claims) > 1:
        merged["claims"] = [_text(name, claims[name]) for name in sorted(claims)]
    return merged


def _text(name: str, said: Properties) -> str:
    return json.dumps([name, said], ensure_ascii=False, sort_keys=True)
