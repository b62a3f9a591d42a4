"""Statements over many rows, sent in portions that each stay well under an engine's time limit for a statement."""

from collections.abc import Iterator, Sequence
from typing import Any

from neo4j import ManagedTransaction

# Rows of one statement, and letters in them: keeps each well under the embedded engine's time limit for a
# statement, also where abstracts go into the full-text index (seen: 140,000 letters a second on a busy machine).
ROWS = 2000
LETTERS = 60_000
# Rows whose findings come as one list: a region has some 1,500 edges of one kind, so a list stays below 50 MB.
ASKED = 200


def read(
    tx: ManagedTransaction, match: str, returned: str, rows: Sequence[Any], **params: Any
) -> Iterator[list[Any]]:
    """What `match` finds over `$rows`, asked in portions: for each finding the values that `returned` lists.

    The engine sends the findings of a portion as one list: the driver takes two readings of its socket for each
    record, which made up most of the time of comparing.
    """
    query = f"{match} RETURN collect([{returned}])"
    for at in range(0, len(rows), ASKED):
        yield from tx.run(query, rows=rows[at : at + ASKED], **params).single(strict=True)[0]


def write(tx: ManagedTransaction, query: str, rows: Sequence[Any]) -> None:
    """Run `query` over `$rows`, each [id, …, properties, …], in portions."""
    for portion in portions(rows):
        tx.run(query, rows=portion).consume()


def portions(rows: Sequence[Any]) -> Iterator[list[Any]]:
    """`rows` in lists of at most ROWS that hold about LETTERS letters at most."""
    portion: list[Any] = []
    letters = 0
    for row in rows:
        portion.append(row)
        letters += sum(len(v) for p in row if isinstance(p, dict) for v in p.values() if isinstance(v, str))
        if len(portion) == ROWS or letters > LETTERS:
            yield portion
            portion, letters = [], 0
    if portion:
        yield portion
