"""The graph as RDF: a node is a subject of its class, an edge a triple and an rdf:Statement with its properties.

Formats: Turtle (https://www.w3.org/TR/turtle/) and N-Triples (https://www.w3.org/TR/n-triples/).
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, islice
from typing import Any
from urllib.parse import quote

from rdflib import RDF, XSD, BNode, Literal, URIRef
from rdflib import Graph as RdfGraph
from rdflib.term import Node

from kg.graph.dump import edges, nodes
from kg.graph.graph import Graph
from kg.lang.errors import UsageError
from ontology.model import Property
from ontology.reader import KGO

BASE = "https://xinjiang-ip-kg.example/id/"
# Nodes or edges of one part: some megabytes of triples, whatever the size of the graph.
PART = 2000
Triple = tuple[Node, Node, Node]
FORMATS = {"ttl": "turtle", "nt": "nt"}
# A plain literal is an xsd:string by RDF 1.1, and rdflib compares it with the shapes' lists as such.
_DATATYPES = {
    "string": None, "integer": XSD.integer, "number": XSD.decimal, "boolean": XSD.boolean, "date": XSD.date,
}  # fmt: skip


def serialise(graph: Graph, form: str) -> Iterator[str]:
    """The whole graph as text in `form` ("ttl" or "nt"), part by part: each is a document by itself, and so are
    they one behind the other.

    Raises:
        UsageError: `form` is none of these.
    """
    if form not in FORMATS:
        raise UsageError("export-format-unknown", format=form, known=list(FORMATS))
    return _parts(_things(graph), FORMATS[form])


def _parts(things: Iterator[list[Triple]], name: str) -> Iterator[str]:
    """At least one: of an empty graph a document that says nothing."""
    first = True
    while (part := list(islice(things, PART))) or first:
        first = False
        yield _rdf(chain.from_iterable(part)).serialize(format=name)


def turtle(graph: Graph, found: Iterable[Mapping[str, Any]]) -> str:
    """Nodes as `kg.graph.lookup` gives them, as Turtle."""
    things = (_node(graph, row["labels"], {k: v for k, v in row.items() if k != "labels"}) for row in found)
    return _rdf(chain.from_iterable(things)).serialize(format="turtle")


def iri(label: str, id_: str) -> URIRef:
    """The IRI of a node."""
    return URIRef(f"{BASE}{label}/{quote(id_, safe='/')}")


def _rdf(triples: Iterable[Triple]) -> RdfGraph:
    rdf = RdfGraph()
    rdf.bind("kgo", KGO)
    for triple in triples:
        rdf.add(triple)
    return rdf


def _things(graph: Graph) -> Iterator[list[Triple]]:
    """The triples of each node, then of each edge."""
    for row in nodes(graph):
        yield list(_node(graph, row["labels"], row["properties"]))
    for row in edges(graph):
        yield list(_edge(graph, row))


def _edge(graph: Graph, row: Mapping[str, Any]) -> Iterator[Triple]:
    relation = graph.ontology.relations[row["type"]]
    start, end = (
        iri(graph.ontology.most_specific(labels), id_) for labels, id_ in (row["start"], row["end"])
    )
    predicate, statement = URIRef(relation.iri), BNode()
    yield start, predicate, end
    yield statement, RDF.type, RDF.Statement
    yield statement, RDF.subject, start
    yield statement, RDF.predicate, predicate
    yield statement, RDF.object, end
    yield from _properties(statement, relation.properties, row["properties"])


def _node(graph: Graph, labels: list[str], properties: dict[str, Any]) -> Iterator[Triple]:
    label, model = graph.ontology.most_specific(labels), graph.ontology
    subject = iri(label, properties["id"])
    for each in model.labels(label):
        yield subject, RDF.type, URIRef(model.classes[each].iri)
    yield from _properties(subject, model.classes[label].properties, properties)


def _properties(subject: Node, known: Mapping[str, Property], given: dict[str, Any]) -> Iterator[Triple]:
    for name, value in given.items():
        prop = known.get(name)
        # What someone wrote past the loader goes out as it is; `kg check` tells that nobody declared it.
        predicate = URIRef(prop.iri) if prop is not None else KGO[name]
        for item in value if isinstance(value, list) else [value]:
            yield subject, predicate, Literal(_text(item), datatype=_datatype(prop, item))


def _datatype(prop: Property | None, value: Any) -> URIRef | None:
    """As declared; a text where a number should stand stays a text, and so breaks its shape."""
    if prop is None or (isinstance(value, str) and prop.datatype in ("integer", "number")):
        return None
    return _DATATYPES[prop.datatype]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    # xsd:decimal has no exponent; twelve digits leave out what binary fractions add.
    return format(Decimal(f"{value:.12g}"), "f") if isinstance(value, float) else str(value)
