"""Whether a fact that a loader states may stand in the graph."""

from kg.graph.records import Edge, Record
from kg.graph.validation import edge_problems, node_problems
from ontology.reader import ontology


def problems(fact: Record) -> list[str]:
    """Why the fact does not fit the ontology."""
    found = edge_problems(ontology(), fact) if isinstance(fact, Edge) else node_problems(ontology(), fact)
    return [str(problem) for problem in found]
