"""Statements over many rows, sent in portions that each stay well under an engine's time limit for a statement."""

from collections.abc import Iterator, Sequence
from typing import Any

from neo4j import ManagedTransaction

# Rows of one statement, and letters in them: keeps each well under the embedded engine's time limit for a
# statement, also where abstracts go into the full-text index (seen: 140,000 letters a second on a busy machine).
ROWS = 2000
LETTERS = 60_000


def run(tx: ManagedTransaction, query: str, rows: Sequence[Any]) -> Iterator[list[Any]]:
    """The answer to `query` over `$rows`, asked in portions."""
    for at in range(0, len(rows), ROWS):
        for record in tx.run(query, rows=rows[at : at + ROWS]):
            yield record.values()


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
