"""The kinds of small tables that `kg load` takes: how each is read, and its template."""

from typing import NamedTuple

from loaders import (
    countries,
    counts,
    enterprises,
    events,
    funds,
    needs,
    observations,
    pairings,
)
from loaders.columns import Column
from loaders.reading import Loader


class Kind(NamedTuple):
    """How a kind of file is read, and the columns of its template."""

    read: Loader
    template: tuple[Column, ...]


KINDS: dict[str, Kind] = {
    "enterprises": Kind(enterprises.read, enterprises.TEMPLATE),
    "pairings": Kind(pairings.read, pairings.TEMPLATE),
    "countries": Kind(countries.read, countries.TEMPLATE),
    "funds": Kind(funds.read, funds.TEMPLATE),
    "needs": Kind(needs.read, needs.TEMPLATE),
    "observations": Kind(observations.read, observations.TEMPLATE),
    "events": Kind(events.read, events.TEMPLATE),
    "counts": Kind(counts.read, counts.TEMPLATE),
}
