"""Reads the Turtle files into typed records and refuses what is inconsistent.

Refused, always with file and subject: a name that nothing declares, a missing Chinese or English
label or definition, and two names for one thing (or one name for two).
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast, get_args

from rdflib import OWL, RDF, RDFS, SDO, SH, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.lang.text import Text
from ontology.model import Datatype, NodeClass, Ontology, OntologyError, Property, Relation
from ontology.vocabulary import read_vocabularies

FOLDER = Path(__file__).parent
KGO = Namespace("https://xinjiang-ip-kg.example/ontology#")
THING = KGO.Thing

_DATATYPES: dict[Node, Datatype] = {
    XSD.string: "string",
    XSD.integer: "integer",
    XSD.decimal: "number",
    XSD.boolean: "boolean",
    XSD.date: "date",
}


@cache
def ontology() -> Ontology:
    """The ontology that is shipped.

    Raises:
        OntologyError: a Turtle file is inconsistent.
    """
    return read_ontology(FOLDER)


def read_ontology(folder: Path) -> Ontology:
    """Read every `*.ttl` of `folder` (the model) and of `folder/vocabularies` (the terms).

    Raises:
        OntologyError: a file cannot be parsed or is inconsistent.
    """
    model = Sources(_model_files(folder))
    classes = _read_classes(model)
    relations = _read_relations(model, classes)
    _refuse_dangling(model)
    _refuse_same_label(model, [model.require(c) for c in model.subjects(OWL.Class)])
    _refuse_same_label(model, [model.require(c) for c in model.subjects(OWL.ObjectProperty)])
    vocabularies = read_vocabularies(sorted((folder / "vocabularies").glob("*.ttl")), KGO, set(classes))
    return Ontology(classes, relations, vocabularies)


def shapes(folder: Path = FOLDER) -> Graph:
    """The SHACL shapes as one RDF graph, for pySHACL."""
    return Sources(_model_files(folder)).graph


def _model_files(folder: Path) -> list[Path]:
    """The files that declare classes and properties: those of `folder`, and vocabularies whose terms bring properties
    of their own."""
    declaring = [folder / "vocabularies" / name for name in ("processes.ttl", "registers.ttl")]
    return [*sorted(folder.glob("*.ttl")), *(path for path in declaring if path.exists())]


class Sources:
    """Turtle files as one graph that remembers which file declares which subject."""

    def __init__(self, paths: list[Path]) -> None:
        self.graph = Graph()
        self.files: dict[Node, str] = {}
        for path in paths:
            part = parse(path)
            for subject in set(part.subjects(RDF.type)):
                if isinstance(subject, URIRef):
                    if subject in self.files:
                        raise OntologyError(
                            f"{path.name}: {short(subject)} is declared in {self.files[subject]} too"
                        )
                    self.files[subject] = path.name
            self.graph += part

    def subjects(self, kind: Node) -> list[URIRef]:
        """Everything of that rdf:type, sorted by IRI."""
        return sorted(s for s in self.graph.subjects(RDF.type, kind) if isinstance(s, URIRef))

    def require(self, subject: URIRef) -> "Labelled":
        """Label and definition of `subject` in both languages."""
        return Labelled(subject, self._text(subject, RDFS.label), self._text(subject, SKOS.definition))

    def fail(self, subject: Node, problem: str) -> OntologyError:
        """An error that names the file and the subject."""
        return OntologyError(f"{self.files.get(subject, '?')}: {short(subject)} {problem}")

    def _text(self, subject: URIRef, predicate: URIRef) -> Text:
        found = {o.language: str(o) for o in self.graph.objects(subject, predicate) if isinstance(o, Literal)}
        for language in ("zh", "en"):
            if not found.get(language):
                raise self.fail(subject, f"has no {short(predicate)}@{language}")
        return Text(found["zh"], found["en"])


class Labelled:
    """A subject with its two texts."""

    def __init__(self, iri: URIRef, label: Text, definition: Text) -> None:
        self.iri, self.label, self.definition = iri, label, definition


def parse(path: Path) -> Graph:
    """One Turtle file as a graph.

    Raises:
        OntologyError: it is not Turtle.
    """
    try:
        return Graph().parse(path, format="turtle")
    except SyntaxError as error:
        raise OntologyError(f"{path.name}: not valid Turtle: {error}") from None


def short(term: Node) -> str:
    """The last part of an IRI, for messages."""
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _read_classes(model: Sources) -> dict[str, NodeClass]:
    found: dict[str, NodeClass] = {}
    for iri in model.subjects(OWL.Class):
        if iri == THING:
            continue
        text = model.require(iri)
        chain = list(_ancestors(model, iri))
        if chain[-1] != THING:
            raise model.fail(iri, "is no subclass of kgo:Thing")
        properties = {p.name: p for step in reversed(chain) for p in _read_properties(model, step)}
        parent = None if chain[1] == THING else short(chain[1])
        aligned = tuple(sorted(str(o) for o in model.graph.objects(iri, RDFS.seeAlso)))
        found[short(iri)] = NodeClass(
            short(iri), str(iri), text.label, text.definition, parent, properties, aligned
        )
    return found


def _ancestors(model: Sources, iri: URIRef) -> Iterator[URIRef]:
    yield iri
    above = [o for o in model.graph.objects(iri, RDFS.subClassOf) if str(o).startswith(str(KGO))]
    if len(above) > 1:
        raise model.fail(iri, "has two parents; one is allowed")
    for parent in above:
        yield from _ancestors(model, cast(URIRef, parent))


def _read_properties(model: Sources, owner: URIRef) -> Iterator[Property]:
    shapes_of = {
        cast(URIRef, model.graph.value(s, SH.path)): s for s in model.graph.objects(owner, SH.property)
    }
    for path in sorted(shapes_of):
        shape = shapes_of[path]
        if (path, RDF.type, OWL.DatatypeProperty) not in model.graph:
            raise model.fail(owner, f"has a shape for {short(path)}, which is no declared property")
        text = model.require(path)
        datatype = _DATATYPES.get(cast(Node, model.graph.value(shape, SH.datatype)))
        if datatype is None:
            raise model.fail(owner, f"gives {short(path)} no datatype of {', '.join(get_args(Datatype))}")
        yield Property(
            name=short(path),
            iri=str(path),
            label=text.label,
            definition=text.definition,
            datatype=datatype,
            required=_number(model, shape, SH.minCount) == 1,
            many=_number(model, shape, SH.maxCount) != 1,
            values=_values(model, shape),
            pattern=_string(model, shape, SH.pattern),
            minimum=_number(model, shape, SH.minInclusive),
            indexed=_flag(model, shape, KGO.indexed),
            fulltext=_flag(model, shape, KGO.fullText),
            together=_string(model, shape, KGO.together),
            of_statement=_flag(model, path, KGO.ofStatement),
        )


def _number(model: Sources, shape: Node, predicate: URIRef) -> float | None:
    value = model.graph.value(shape, predicate)
    return None if value is None else float(str(value))


def _string(model: Sources, shape: Node, predicate: URIRef) -> str | None:
    value = model.graph.value(shape, predicate)
    return None if value is None else str(value)


def _flag(model: Sources, shape: Node, predicate: URIRef) -> bool:
    return _string(model, shape, predicate) == "true"


def _values(model: Sources, shape: Node) -> tuple[str, ...]:
    members = model.graph.value(shape, SH["in"])
    return () if members is None else tuple(str(m) for m in Collection(model.graph, members))


def _read_relations(model: Sources, classes: dict[str, NodeClass]) -> dict[str, Relation]:
    found: dict[str, Relation] = {}
    for iri in model.subjects(OWL.ObjectProperty):
        text = model.require(iri)
        kind = _string(model, iri, KGO.edgeType)
        if kind is None:
            raise model.fail(iri, "has no kgo:edgeType")
        if kind in found:
            raise model.fail(iri, f"has the edge type {kind}, which {short(URIRef(found[kind].iri))} has too")
        found[kind] = Relation(
            type=kind,
            iri=str(iri),
            label=text.label,
            definition=text.definition,
            sources=_ends(model, iri, SDO.domainIncludes, classes),
            targets=_ends(model, iri, SDO.rangeIncludes, classes),
            properties={
                p.name: p for p in [*_read_properties(model, KGO.Statement), *_read_properties(model, iri)]
            },
            key=tuple(sorted(short(o) for o in model.graph.objects(iri, KGO.edgeKey))),
        )
    return found


def _ends(model: Sources, iri: URIRef, side: URIRef, classes: dict[str, NodeClass]) -> tuple[str, ...]:
    ends = sorted(short(o) for o in model.graph.objects(iri, side))
    if not ends:
        raise model.fail(iri, f"has no {short(side)}")
    for end in ends:
        if end not in classes and end != "Thing":
            raise model.fail(iri, f"names the class {end}, which is not declared")
    return tuple(ends)


def _refuse_dangling(model: Sources) -> None:
    declared = set(model.files)
    for subject, predicate, value in model.graph:
        for term in (predicate, value):
            if isinstance(term, URIRef) and term.startswith(str(KGO)) and term not in declared:
                raise model.fail(subject, f"refers to kgo:{short(term)}, which is not declared")


def _refuse_same_label(model: Sources, things: list[Labelled]) -> None:
    seen: dict[str, URIRef] = {}
    for thing in things:
        for label in (thing.label.zh, thing.label.en):
            if seen.setdefault(label, thing.iri) != thing.iri:
                raise model.fail(thing.iri, f"has the label {label}, which {short(seen[label])} has too")
