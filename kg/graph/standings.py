"""The ranks of datasets as the graph holds them."""

from collections.abc import Iterable, Sequence
from typing import Any

from neo4j import ManagedTransaction

from kg.graph.precedence import Standing, usual_rank

QUERY = "MATCH (s:Source) RETURN collect([s.id, s.kind, s.rank, s.as_of]) AS sources"


def standings(tx: ManagedTransaction) -> dict[str, Standing]:
    """Rank and day of every dataset, by id."""
    return as_standings(tx.run(QUERY).single(strict=True)[0])


def as_standings(sources: Iterable[Sequence[Any]]) -> dict[str, Standing]:
    """The same of the answer to QUERY. Datasets that version 0.1 loaded have no rank; their kind tells it."""
    return {
        id_: Standing(rank if rank is not None else usual_rank(kind), as_of or "")
        for id_, kind, rank, as_of in sources
    }
