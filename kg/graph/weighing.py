"""Weighs anew which source wins where several speak of a thing, after the rank of one has changed."""

from kg.graph.alone import alone
from kg.graph.claims import reweighed
from kg.graph.dump import STARTS
from kg.graph.gather import EdgeKey
from kg.graph.graph import Graph
from kg.graph.portions import read
from kg.graph.precedence import HIGHEST
from kg.graph.records import Ref
from kg.graph.session import Session
from kg.lang.errors import NotFound, UsageError

# What one dataset has a word on among others, or, with an empty prefix, what any two have.
_SEVERAL = "{0}.claims IS NOT NULL AND ($prefix = '' OR any(s IN {0}.sources WHERE s STARTS WITH $prefix))"


def set_rank(graph: Graph, dataset: str, rank: int) -> int:
    """Give a dataset that is loaded another rank in 0…100, and tell how many nodes and edges show something else now.
    What the datasets say stays as it is, so none has to be loaded again.

    Raises:
        UsageError: the rank is out of range.
        NotFound: no such dataset.
        EngineError: the engine failed; a repeat does the rest.
    """
    if not 0 <= rank <= HIGHEST:
        raise UsageError("rank-out-of-range", rank=rank, highest=HIGHEST)
    with alone(graph.settings, graph.engine):
        held = graph.write(lambda session: _keep(session, dataset, rank))
        labels = {kind.split(":")[0] for kind in held if ":" not in kind}
        starts = {kind.split(":")[1] for kind in held if ":" in kind}
        prefix, roots = f"{dataset}#", graph.ontology.roots()
        changed = 0
        for label in roots:
            below = {name for name in graph.ontology.classes if label in graph.ontology.labels(name)}
            if below & (labels | starts):
                changed += sum(weigh(graph, label, prefix))
        return changed


def weigh(graph: Graph, label: str, prefix: str = "") -> tuple[int, int]:
    """Weigh anew every node of `label`, and every edge from one, of which a source with `prefix` speaks among others; how
    many nodes and edges changed."""
    nodes = edges = 0
    for ids in graph.pages(label):
        nodes += graph.write(lambda session, ids=ids: _nodes(session, label, ids, prefix))  # type: ignore[misc]
        for at in range(0, len(ids), STARTS):
            some = ids[at : at + STARTS]
            edges += graph.write(lambda session, some=some: _edges(session, label, some, prefix))  # type: ignore[misc]
    return nodes, edges


def _keep(session: Session, dataset: str, rank: int) -> list[str]:
    """Keep the rank with the dataset; the kinds of things that it speaks of."""
    query = "MATCH (s:Source {id: $id}) SET s.rank = $rank RETURN coalesce(s.holds, []) AS holds"
    found = session.run(query, id=dataset, rank=rank).single()
    if found is None:
        raise NotFound("node-not-found", id=dataset, kind=session.ontology.classes["Source"].label)
    return list(found["holds"])


def _nodes(session: Session, label: str, ids: list[str], prefix: str) -> int:
    match = f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) WHERE {_SEVERAL.format('n')}"
    changed = 0
    for id_, labels, stored in read(session.tx, match, "id, labels(n), properties(n)", ids, prefix=prefix):
        ref = Ref(session.ontology.most_specific(labels), id_)
        wanted = reweighed(stored, session.precedences.of(ref.label))
        session.clashes.note(ref, stored, wanted)
        if wanted != stored:
            session.change_nodes(ref.label, {id_: wanted})
            changed += 1
    session.write_clashes()
    return changed


def _edges(session: Session, label: str, ids: list[str], prefix: str) -> int:
    match = f"UNWIND $rows AS id MATCH (a:`{label}` {{id: id}})-[e]->(b) WHERE {_SEVERAL.format('e')}"
    changed = 0
    for kind, la, a, lb, b, stored in read(
        session.tx, match, "type(e), labels(a), id, labels(b), b.id, properties(e)", ids, prefix=prefix
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
