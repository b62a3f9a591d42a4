"""Reads the SKOS vocabularies and refuses two names for one thing."""

from pathlib import Path
from typing import cast

from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.lang.text import Text
from ontology.model import Concept, OntologyError, Vocabulary


def read_vocabularies(paths: list[Path], kgo: Namespace, classes: set[str]) -> dict[str, Vocabulary]:
    """One vocabulary per file, by the file's stem. `kgo` is the namespace of the annotations: `nodeClass` names the
    label which the terms become, `standing` orders them; `classes` are the labels that exist.

    Raises:
        OntologyError: a file cannot be parsed or is inconsistent.
    """
    return {path.stem: _Reader(path, kgo).read(classes) for path in paths}


class _Reader:
    def __init__(self, path: Path, kgo: Namespace) -> None:
        self.file, self.kgo = path.name, kgo
        self.name = path.stem
        try:
            self.graph = Graph().parse(path, format="turtle")
        except SyntaxError as error:
            raise OntologyError(f"{self.file}: not valid Turtle: {error}") from None

    def fail(self, subject: Node, problem: str) -> OntologyError:
        return OntologyError(f"{self.file}: {str(subject).rsplit('/', 1)[-1]} {problem}")

    def read(self, classes: set[str]) -> Vocabulary:
        schemes = list(self.graph.subjects(RDF.type, SKOS.ConceptScheme))
        if len(schemes) != 1:
            raise OntologyError(f"{self.file}: has {len(schemes)} concept schemes; one is expected")
        scheme = cast(URIRef, schemes[0])
        label = self.graph.value(scheme, self.kgo.nodeClass)
        if label is not None and str(label) not in classes:
            raise self.fail(scheme, f"makes nodes of {label}, which is no declared class")
        concepts = self._concepts(scheme)
        self._refuse_twins(concepts)
        return Vocabulary(
            self.name, str(scheme), self._text(scheme), None if label is None else str(label), concepts
        )

    def _concepts(self, scheme: URIRef) -> dict[str, Concept]:
        subjects = sorted(cast(URIRef, s) for s in self.graph.subjects(RDF.type, SKOS.Concept))
        ids = {s: self._notation(s) for s in subjects}
        found: dict[str, Concept] = {}
        for subject, notation in ids.items():
            if (subject, SKOS.inScheme, scheme) not in self.graph:
                raise self.fail(subject, "is not in the scheme of its file")
            if notation in found:
                raise self.fail(
                    subject, f"has the notation {notation}, which {found[notation].label.zh} has too"
                )
            above = self.graph.value(subject, SKOS.broader)
            standing = self.graph.value(subject, self.kgo.standing)
            if above is not None and above not in ids:
                raise self.fail(subject, f"is narrower than {above}, which is not declared")
            found[notation] = Concept(
                id=notation,
                iri=str(subject),
                label=self._text(subject),
                alternatives=self._many(subject, SKOS.altLabel) + self._many(subject, SKOS.hiddenLabel),
                broader=None if above is None else ids[cast(URIRef, above)],
                note=next(iter(self._many(subject, SKOS.scopeNote)), ""),
                standing=None if standing is None else int(str(standing)),
            )
        return found

    def _notation(self, subject: URIRef) -> str:
        notation = self.graph.value(subject, SKOS.notation)
        if notation is None:
            raise self.fail(subject, "has no skos:notation")
        return str(notation)

    def _text(self, subject: Node) -> Text:
        found = {
            o.language: str(o) for o in self.graph.objects(subject, SKOS.prefLabel) if isinstance(o, Literal)
        }
        for language in ("zh", "en"):
            if not found.get(language):
                raise self.fail(subject, f"has no prefLabel@{language}")
        return Text(found["zh"], found["en"])

    def _many(self, subject: Node, predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(str(o) for o in self.graph.objects(subject, predicate)))

    def _refuse_twins(self, concepts: dict[str, Concept]) -> None:
        seen: dict[str, Concept] = {}
        for concept in concepts.values():
            for name in {concept.label.zh, concept.label.en, *concept.alternatives}:
                if seen.setdefault(name, concept) is not concept:
                    raise self.fail(
                        URIRef(concept.iri), f"has the name {name}, which {seen[name].id} has too"
                    )
