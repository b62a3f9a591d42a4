"""Brings a graph of version 0.1 to what this version holds: ranks of datasets, and which source wins by them.

An old graph opens without it; until then its datasets count by their kind, and clashes that it holds are not listed.
"""

from dataclasses import dataclass

from kg.graph.alone import alone
from kg.graph.claims import reweighed
from kg.graph.dump import STARTS
from kg.graph.gather import EdgeKey
from kg.graph.graph import Graph
from kg.graph.portions import read
from kg.graph.precedence import MADE_UP, SHIPPED, usual_rank
from kg.graph.records import Ref
from kg.graph.session import Session

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
            for ids in graph.pages(label):
                nodes += graph.write(lambda session, label=label, ids=ids: _nodes(session, label, ids))  # type: ignore[misc]
                for at in range(0, len(ids), STARTS):
                    some = ids[at : at + STARTS]
                    edges += graph.write(lambda session, label=label, some=some: _edges(session, label, some))  # type: ignore[misc]
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


def _nodes(session: Session, label: str, ids: list[str]) -> int:
    match = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) WHERE n.claims IS NOT NULL"
    changed = 0
    for id_, labels, stored in read(session.tx, match, "id, labels(n), properties(n)", ids):
        ref = Ref(session.ontology.most_specific(labels), id_)
        wanted = reweighed(stored, session.precedences.of(ref.label))
        session.clashes.note(ref, stored, wanted)
        if wanted != stored:
            session.change_nodes(ref.label, {id_: wanted})
            changed += 1
    session.write_clashes()
    return changed


def _edges(session: Session, label: str, ids: list[str]) -> int:
    match = f"UNWIND $rows AS id MATCH (a:`{label}` {{id: id}})-[e]->(b) WHERE e.claims IS NOT NULL"
    changed = 0
    for kind, la, a, lb, b, stored in read(
        session.tx, match, "type(e), labels(a), id, labels(b), b.id, properties(e)", ids
    ):
        key = _key(session, kind, (la, a), (lb, b), stored)
        wanted = reweighed(stored, session.precedences.of(kind))
        session.clashes.note(key, stored, wanted)
        if wanted != stored:
            edges = session.edges(kind, key.start.label, key.end.label)
            edges.stored([key])
            edges.change({key: wanted})
            changed += 1
    session.write_clashes()
    return changed


def _key(
    session: Session,
    kind: str,
    start: tuple[list[str], str],
    end: tuple[list[str], str],
    stored: dict[str, object],
) -> EdgeKey:
    own = session.ontology.most_specific
    names = session.ontology.relations[kind].key
    return EdgeKey(
        kind,
        Ref(own(start[0]), start[1]),
        Ref(own(end[0]), end[1]),
        tuple(stored.get(name) for name in names),
    )
