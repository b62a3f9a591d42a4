"""`kg check`: the shapes of the ontology and the invariants of the store, over the whole graph."""

from dataclasses import dataclass

from pyshacl import validate
from rdflib import SH

from kg.export.rdf import as_rdf
from kg.store.graph import Graph
from ontology.reader import shapes

# What must hold whatever was loaded: a title, and a query that finds what breaks it.
INVARIANTS = {
    "a node without source": "MATCH (n) WHERE n.sources IS NULL OR size(n.sources) = 0 RETURN n.id AS id ORDER BY id LIMIT 100",
    "an edge without source": (
        "MATCH (a)-[e]->(b) WHERE e.sources IS NULL OR size(e.sources) = 0 RETURN a.id + ' → ' + b.id AS id ORDER BY id LIMIT 100"
    ),
    "a target without indicator": (
        "MATCH (n:Target) WHERE NOT EXISTS { MATCH (n)-[:OF_INDICATOR]->(:Indicator) } RETURN n.id AS id ORDER BY id LIMIT 100"
    ),
    "a target that nothing sets": (
        "MATCH (n:Target) WHERE NOT EXISTS { MATCH ()-[:SETS]->(n) } RETURN n.id AS id ORDER BY id LIMIT 100"
    ),
    "a section that belongs to nothing": (
        "MATCH (n:Section) WHERE NOT EXISTS { MATCH (n)-[:PART_OF]->() } RETURN n.id AS id ORDER BY id LIMIT 100"
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the graph that must not be: what, and where."""

    what: str
    where: str


def check(graph: Graph) -> list[Problem]:
    """Every problem found; none in a sound graph."""
    found = [
        Problem(what, str(row["id"])) for what, query in INVARIANTS.items() for row in graph.read(query).rows
    ]
    return found + _shape_problems(graph)


def _shape_problems(graph: Graph) -> list[Problem]:
    conforms, report, _ = validate(as_rdf(graph), shacl_graph=shapes(), advanced=False)
    if conforms:
        return []
    return [
        Problem(str(report.value(result, SH.resultMessage)), str(report.value(result, SH.focusNode)))
        for result in report.objects(None, SH.result)
    ]
