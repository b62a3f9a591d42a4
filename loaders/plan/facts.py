"""All facts of one plan: its structure, its figures and the things it names."""

from collections.abc import Iterator

from kg.graph.records import Record
from loaders.plan.document import Document
from loaders.plan.figure_facts import figure_facts
from loaders.plan.mentions import name_facts
from loaders.plan.structure_facts import structure_facts
from ontology.model import Ontology


def plan_facts(document: Document, ontology: Ontology) -> Iterator[Record]:
    """Nodes and edges that `document` states, each with its line as locator ("L87")."""
    yield from structure_facts(document)
    yield from name_facts(document, ontology)
    yield from figure_facts(document, ontology)
