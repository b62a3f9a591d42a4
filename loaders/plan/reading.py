"""A plan's file as rows of facts, with how much of its text was understood."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Record, Row, one_by_one
from loaders.pace import step
from loaders.plan.coverage import coverage
from loaders.plan.facts import plan_facts
from loaders.plan.opened import document_of
from loaders.plan.source import read_source
from loaders.reading import Options, Reading
from ontology.reader import ontology


def read(path: Path, options: Options) -> Reading:
    """The facts of the plan at `path`; `options.dataset` begins the ids of its sections.

    Raises:
        InputError: the file cannot be read as a plan.
    """
    source = read_source(path)
    step()
    document = document_of(
        source, options.dataset if options.dataset is not None else path.stem, options.corrections
    )
    step()
    reading = Reading(document.title, source.sha256, iter(()))

    def rows() -> Iterator[Row]:
        records: list[Record] = []
        for row in one_by_one(plan_facts(document, ontology(), text=True)):
            records += row.facts
            yield row
        reading.coverage = coverage(document, records, ontology())

    reading.rows = rows()
    return reading
