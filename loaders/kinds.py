"""The kinds of files that `kg load` takes beside plans: how each is read, and its template where it has one."""

from typing import NamedTuple

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
from loaders.columns import Column
from loaders.patents import loader as patents
from loaders.reading import Loader


class Kind(NamedTuple):
    """How a kind of file is read, and the columns of its template; patents come in the forms of their sources."""

    read: Loader
    template: tuple[Column, ...]


KINDS: dict[str, Kind] = {
    "patents": Kind(patents.read, ()),
    "enterprises": Kind(enterprises.read, enterprises.TEMPLATE),
    "pairings": Kind(pairings.read, pairings.TEMPLATE),
    "countries": Kind(countries.read, countries.TEMPLATE),
    "funds": Kind(funds.read, funds.TEMPLATE),
    "needs": Kind(needs.read, needs.TEMPLATE),
    "observations": Kind(observations.read, observations.TEMPLATE),
    "events": Kind(events.read, events.TEMPLATE),
    "counts": Kind(counts.read, counts.TEMPLATE),
    "industries": Kind(industries.read, industries.TEMPLATE),
    "facts": Kind(facts.read, facts.TEMPLATE),
}
