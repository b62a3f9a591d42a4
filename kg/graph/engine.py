"""What an engine must be able to do. Everything in which two engines differ stands behind this door."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from neo4j import Session
from neo4j.api import BookmarkManager

from kg.lang.errors import KgError
from ontology.model import Ontology

# Procedures that a person's query may call: they read names and the full-text indexes, on both engines.
READING_PROCEDURES = frozenset(
    {"db.labels", "db.relationshipTypes", "db.propertyKeys", "db.index.fulltext.queryNodes"}
)


class Access(NamedTuple):
    """An address of an engine for reading; `limit` is how long a query may take there, in seconds."""

    url: str
    user: str
    password: str
    database: str
    limit: float
    explained: bool  # whether the plan is to be looked through before a query runs
    process: int = 0  # of an engine that is ours


class Engine(Protocol):
    """A running engine, reached over Bolt."""

    name: str
    database: str

    def session(self, bookmarks: BookmarkManager | None = None) -> Session:
        """A session in the database; with `bookmarks` it sees what other sessions with them have written."""
        ...

    def ensure_schema(self, ontology: Ontology) -> None:
        """Make the constraints and indexes that the ontology asks for and that are missing."""
        ...

    def missing_schema(self, ontology: Ontology) -> list[str]:
        """Names of the constraints and indexes that are missing."""
        ...

    def labels_to_set(self, ontology: Ontology, label: str) -> tuple[str, ...]:
        """The labels to set beside `label` when a node of it is made."""
        ...

    def fulltext_index(self, ontology: Ontology, label: str) -> str | None:
        """The name under which `db.index.fulltext.queryNodes` knows the index of `label`."""
        ...

    def ids(self, label: str, after: str, size: int) -> list[str]:
        """The next `size` ids of nodes of `label` behind `after`, in their order, out of the index."""
        ...

    def reading_access(self) -> Access:
        """How the process that asks what a person typed reaches the engine: as a user, or in sessions, that cannot write."""
        ...

    def break_off(self, access: Access) -> None:
        """End what goes on at `access`, since a query there did not stop at its limit and its connection is gone."""
        ...

    def retry_reason(self, error: Exception) -> str | None:
        """Why a failed write may simply be tried again, or None when it may not."""
        ...

    def explain(self, error: Exception) -> KgError:
        """The error that a person gets to read, with what to do."""
        ...

    def revive(self) -> None:
        """Start the engine again if it has gone and is ours to start. For those who stay: a command ends instead.

        Raises:
            EngineUnavailable: it does not start.
        """
        ...

    def see_to_room(self) -> None:
        """Whether the disk has room for another transaction, where its files are ours to see to.

        Raises:
            DiskFull: it has not; nothing of the transaction was written.
        """
        ...

    def describe(self) -> dict[str, str]:
        """Name, address and versions, for `kg doctor`."""
        ...


# Ids of one page: what is asked of so many nodes with their edges stays well under the engines' time limit.
PAGE = 5000


def pages_of(engine: Engine, label: str) -> Iterator[list[str]]:
    """The ids of all nodes of `label`, page by page, in their order."""
    after = ""
    while ids := engine.ids(label, after, PAGE):
        yield ids
        after = ids[-1]
