"""One transaction that writes. Loads, retractions, merges and restores write through a `Session` and nowhere else.

Labels and edge types are written into the query text only after the ontology has been asked whether they exist;
everything else is a parameter.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeVar

from neo4j import ManagedTransaction, Result

from kg.graph.clashes import Clashes
from kg.graph.edges import Edges
from kg.graph.engine import Engine
from kg.graph.portions import read, write
from kg.graph.precedence import Precedences, Properties, Standing
from kg.graph.records import Ref
from kg.graph.standings import standings
from kg.settings import Settings
from ontology.model import Ontology

T = TypeVar("T")


class Session:
    """A transaction with what is needed to write in it. `standings` override those that the graph holds."""

    def __init__(
        self, tx: ManagedTransaction, engine: Engine, ontology: Ontology, standings: Mapping[str, Standing]
    ) -> None:
        self.tx, self.engine, self.ontology = tx, engine, ontology
        self._standings = standings

    @cached_property
    def precedences(self) -> Precedences:
        """Which source wins, by the ranks that datasets have now."""
        return Precedences(self.ontology, {**standings(self.tx), **self._standings})

    @cached_property
    def clashes(self) -> Clashes:
        """The clashes of the things that are written; `write_clashes` at the end brings their nodes up to date."""
        return Clashes(self.ontology, self.precedences)

    def run(self, query: str, **params: Any) -> Result:
        """Run a statement of our own."""
        return self.tx.run(query, params)

    def nodes(self, label: str, ids: Sequence[str]) -> dict[str, Properties]:
        """The stored properties of those of `ids` that the graph holds under `label`."""
        match = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}})"
        return {row[0]: row[1] for row in read(self.tx, match, "id, properties(n)", ids)}

    def put_nodes(self, label: str, nodes: Mapping[str, Properties]) -> None:
        """Give nodes these properties and no others; those that are not there are made."""
        above = "".join(f" SET n:`{name}`" for name in self.engine.labels_to_set(self.ontology, label))
        query = f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row[0]}}) SET n = row[1]{above}"
        write(self.tx, query, [[id_, properties] for id_, properties in nodes.items()])

    def change_nodes(self, label: str, nodes: Mapping[str, Properties]) -> None:
        """Give nodes that are there these properties and no others."""
        query = f"UNWIND $rows AS row MATCH (n:`{label}` {{id: row[0]}}) SET n = row[1]"
        write(self.tx, query, [[id_, properties] for id_, properties in nodes.items()])

    def delete_nodes(self, label: str, ids: Sequence[str]) -> None:
        """Remove nodes with their edges."""
        write(self.tx, f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) DETACH DELETE n", ids)

    def missing(self, label: str, refs: Sequence[Ref]) -> set[Ref]:
        """Those of `refs`, all of `label`, that the graph does not hold."""
        match = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}})"
        there = {row[0] for row in read(self.tx, match, "id", [ref.id for ref in refs])}
        return {ref for ref in refs if ref.id not in there}

    def edges(self, kind: str, start: str, end: str) -> Edges:
        """The edges of one kind between nodes of two labels."""
        return Edges(self.tx, self.ontology, kind, start, end)

    def write_clashes(self) -> None:
        """Write what was noted in `clashes`."""
        if "clashes" in self.__dict__:
            self.clashes.write(self.tx)


class Door(Protocol):
    """What a load needs of an open graph: `kg.graph.graph.Graph` is one."""

    engine: Engine
    ontology: Ontology
    settings: Settings

    def write(self, work: Callable[[Session], T], standings: Mapping[str, Standing] = ...) -> T:
        """Run `work` in one transaction; it may be called again, so it must be repeatable."""
        ...
