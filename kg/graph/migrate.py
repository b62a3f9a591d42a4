"""Brings a graph of version 0.1 to what this version holds: ranks of datasets, and which source wins by them.

An old graph opens without it; until then its datasets count by their kind, and clashes that it holds are not listed.
"""

from dataclasses import dataclass

from kg.graph.alone import alone
from kg.graph.graph import Graph
from kg.graph.precedence import MADE_UP, SHIPPED, usual_rank
from kg.graph.session import Session
from kg.graph.weighing import weigh

# Datasets that version 0.1 shipped and did not load as reference facts.
_RANKS = {"xinjiang-ip-13fyp": SHIPPED}
_DEMO = "demo-"


@dataclass(frozen=True, slots=True)
class Migrated:
    """How many datasets got a rank, and on how many nodes and edges the sources were weighed anew."""

    datasets: int
    nodes: int
    edges: int


def is_old(graph: Graph) -> bool:
    """Whether a dataset has no rank, as in version 0.1.

    Raises:
        EngineError: the graph cannot be read.
    """
    return bool(graph.read("MATCH (s:Source) WHERE s.rank IS NULL RETURN s.id AS id LIMIT 1").rows)


def migrate(graph: Graph) -> Migrated:
    """Give every dataset a rank and weigh the sources of every thing anew. A repeat changes nothing.

    Raises:
        EngineError: the engine failed; a repeat does the rest.
    """
    with alone(graph.settings, graph.engine):
        datasets = graph.write(_rank)
        nodes = edges = 0
        for label in graph.ontology.roots():
            changed = weigh(graph, label)
            nodes, edges = nodes + changed[0], edges + changed[1]
    return Migrated(datasets, nodes, edges)


def rank_of(dataset: str, kind: str) -> int:
    """The rank of a dataset that version 0.1 loaded."""
    return MADE_UP if dataset.startswith(_DEMO) else _RANKS.get(dataset, usual_rank(kind))


def _rank(session: Session) -> int:
    query = "MATCH (s:Source) WHERE s.rank IS NULL RETURN collect([s.id, s.kind])"
    rows = session.run(query).single(strict=True)[0]
    ranks = [[id_, rank_of(id_, kind)] for id_, kind in rows]
    session.run("UNWIND $rows AS row MATCH (s:Source {id: row[0]}) SET s.rank = row[1]", rows=ranks).consume()
    return len(ranks)
