"""What a load in steps has overwritten, kept until it is complete: a load that is ended half-way is taken back by it."""

import pickle
from collections.abc import Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import Any
from weakref import finalize

from kg.graph.changes import Changes
from kg.graph.claims import Said, claims_of
from kg.graph.gather import Batch, EdgeKey, Key
from kg.graph.retire import retract
from kg.graph.session import Session

# What the dataset said of a thing before: nothing, once, or (of figures) several times.
Before = tuple[Key, list[Said]]
# Most loads change little; more goes to a temporary file.
_IN_MEMORY = 4 << 20


class Undo:
    """The earlier statements of one dataset on what a load has changed, step by step."""

    def __init__(self, dataset: str) -> None:
        self.dataset = dataset
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with this object
        finalize(self, self._file.close)
        self._places: list[int] = []

    def add(self, step: list[Before]) -> None:
        """Keep what one committed step has overwritten."""
        self._places.append(self._file.tell())
        pickle.dump(step, self._file)

    def steps(self) -> Iterator[list[Before]]:
        """The steps, the last one first: of a thing that several have changed the first one's word counts."""
        for place in reversed(self._places):
            self._file.seek(place)
            # Written above by this process; nobody else can reach the file.
            yield pickle.load(self._file)  # noqa: S301

    def take_back(self, session: Session, step: list[Before]) -> None:
        """Make the graph say of the things of `step` what the dataset said before."""
        said = {key: before for key, before in step if before}
        batch = Batch(
            nodes={key: before for key, before in said.items() if not isinstance(key, EdgeKey)},
            edges={key: before for key, before in said.items() if isinstance(key, EdgeKey)},
        )
        changes = Changes(session, self.dataset, lambda _kind: False, dry_run=False)
        changes.nodes(batch)
        changes.edges(batch.edges, batch, {})
        session.write_clashes()
        retract(session, self.dataset, [key for key, before in step if not before])


def said_by(dataset: str, stored: Mapping[str, Any] | None) -> list[Said]:
    """What `dataset` says of a thing as it is stored; nothing where there is none."""
    return [Said(claim.said, claim.locators) for claim in claims_of(stored or {}) if claim.dataset == dataset]
