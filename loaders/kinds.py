"""The kinds of files that `kg load` takes beside plans: how each is read, and its template where it has one.

To add one: a line with its reader and the columns of its template. Every reader runs in a process of its own
(`loaders.apart`), with limits of time and memory.
"""

from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from loaders import (
    countries,
    counts,
    enterprises,
    events,
    facts,
    funds,
    industries,
    needs,
    observations,
    pairings,
)
from loaders.apart import Stop, read_apart
from loaders.columns import Column
from loaders.patents import loader as patents
from loaders.plan.reading import read as read_plan
from loaders.reading import Loader, Options, Reading


class Apart(Protocol):
    """A reader in a process of its own; `stop` ends it by raising."""

    def __call__(self, path: Path, options: Options, stop: Stop | None = None) -> Reading:
        """As `Loader`."""
        ...


class Kind(NamedTuple):
    """How a kind of file is read, and the columns of its template; patents come in the forms of their sources."""

    read: Apart
    template: tuple[Column, ...]


_TABLE: dict[str, tuple[Loader, tuple[Column, ...]]] = {
    "patents": (patents.read, ()),
    "enterprises": (enterprises.read, enterprises.TEMPLATE),
    "pairings": (pairings.read, pairings.TEMPLATE),
    "countries": (countries.read, countries.TEMPLATE),
    "funds": (funds.read, funds.TEMPLATE),
    "needs": (needs.read, needs.TEMPLATE),
    "observations": (observations.read, observations.TEMPLATE),
    "events": (events.read, events.TEMPLATE),
    "counts": (counts.read, counts.TEMPLATE),
    "industries": (industries.read, industries.TEMPLATE),
    "facts": (facts.read, facts.TEMPLATE),
}
# What runs in the process that reads a file; nothing else calls these.
READERS: dict[str, Loader] = {"plan": read_plan, **{name: reader for name, (reader, _) in _TABLE.items()}}
KINDS: dict[str, Kind] = {
    name: Kind(partial(read_apart, name), template) for name, (_, template) in _TABLE.items()
}
