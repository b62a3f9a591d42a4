"""All facts of one plan: its structure, its figures and the things it names."""

from collections.abc import Iterator

from kg.graph.records import Record
from loaders.plan.document import Document
from loaders.plan.figure_facts import figure_facts
from loaders.plan.mentions import name_facts
from loaders.plan.structure_facts import passages, structure_facts
from loaders.plan.task_facts import task_table_facts
from ontology.model import Ontology


def plan_facts(document: Document, ontology: Ontology, *, text: bool = False) -> Iterator[Record]:
    """Nodes and edges that `document` states, each with its line as locator ("L87"); with `text`, its lines as well."""
    yield from structure_facts(document)
    yield from name_facts(document, ontology)
    yield from figure_facts(document, ontology)
    yield from task_table_facts(document)
    if text:
        yield from passages(document)
