"""`kg check`: the shapes of the ontology and the invariants of the store, over the whole graph."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from pyshacl import validate
from rdflib import SH
from rdflib import Graph as RdfGraph
from rdflib.term import Node

from kg.export.rdf import BASE, as_rdf
from kg.lookup import own_label
from kg.records import Edge, Ref
from kg.store.dump import edges
from kg.store.graph import Graph
from ontology.reader import KGO, shapes
from ontology.validation import edge_problems

# What must hold whatever was loaded: a title, and a query that finds what breaks it.
INVARIANTS = {
    "a node without source": "MATCH (n) WHERE n.sources IS NULL OR size(n.sources) = 0 RETURN n.id AS id ORDER BY id LIMIT 100",
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
# What the store keeps for itself beside the declared properties.
OWN = frozenset({"claims"})


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
    return [*found, *_undeclared(graph), *_edge_problems(graph), *_shape_problems(graph)]


def _undeclared(graph: Graph) -> Iterator[Problem]:
    """Labels, edge types and properties of nodes that the ontology does not know."""
    classes, relations = graph.ontology.classes, graph.ontology.relations
    query = "MATCH (n) UNWIND labels(n) AS label UNWIND keys(n) AS key RETURN DISTINCT label, key ORDER BY label, key"
    keys: dict[str, set[str]] = {}
    for row in graph.read(query).rows:
        keys.setdefault(row["label"], set()).add(row["key"])
    for label in keys.keys() - classes.keys():
        yield Problem("an undeclared label", label)
    for label in keys.keys() & classes.keys():
        # A node has the labels above its own too; what one below declares is declared.
        below = [c for c in classes.values() if label in graph.ontology.labels(c.name)]
        declared = {name for each in below for name in each.properties} | OWN
        yield from (Problem("an undeclared property", f"{label}.{name}") for name in keys[label] - declared)
    for row in graph.read("MATCH ()-[e]->() RETURN DISTINCT type(e) AS type ORDER BY type").rows:
        if row["type"] not in relations:
            yield Problem("an undeclared edge type", row["type"])


def _edge_problems(graph: Graph) -> Iterator[Problem]:
    """Edges as the loader would refuse them; SHACL sees nodes alone."""
    for row in edges(graph):
        start, end = (Ref(own_label(graph, labels), id_) for labels, id_ in (row["start"], row["end"]))
        properties = dict(row["properties"])
        sources = tuple(properties.pop("sources", ()))
        for problem in edge_problems(graph.ontology, Edge(row["type"], start, end, sources, properties)):
            yield Problem(f"{row['type']}: {problem}", f"{start.label}/{start.id} → {end.label}/{end.id}")


def _shape_problems(graph: Graph) -> list[Problem]:
    conforms, report, _ = validate(as_rdf(graph), shacl_graph=shapes(), advanced=False)
    if conforms:
        return []
    return [_as_problem(report, result) for result in report.objects(None, SH.result)]


def _as_problem(report: RdfGraph, result: Node) -> Problem:
    focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
    return Problem(f"{_short(path)}: {report.value(result, SH.resultMessage)}", _short(focus))


def _short(term: Node | None) -> str:
    """An IRI as people know it: label and id of a node, name of a property."""
    return unquote(str(term).removeprefix(BASE).removeprefix(str(KGO)))
