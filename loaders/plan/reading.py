"""A plan's file as rows of facts, with how much of its text was understood."""

from collections.abc import Iterator
from pathlib import Path

from kg.graph.records import Record, Row, one_by_one
from kg.lang.errors import InputError
from loaders.pace import step
from loaders.plan.coverage import coverage
from loaders.plan.facts import plan_facts
from loaders.plan.opened import document_of
from loaders.plan.several import Part, cut, parts_of
from loaders.plan.source import read_source
from loaders.reading import Options, Reading
from ontology.reader import ontology


def read(path: Path, options: Options) -> Reading:
    """The facts of the plan at `path`; `options.dataset` begins the ids of its sections.

    Raises:
        InputError: the file cannot be read as a plan, or holds several and `options.part` names none of them.
    """
    source = read_source(path)
    step()
    slug = options.dataset if options.dataset is not None else path.stem
    document = document_of(source, slug, options.corrections)
    found = parts_of(document)
    if options.part is not None or len(found) > 1:
        document = document_of(cut(source, _chosen(path, found, options.part)), slug, options.corrections)
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


def _chosen(path: Path, found: list[Part], part: int | None) -> Part:
    titles = [f"{number}. {each.title} (L{each.first})" for number, each in enumerate(found, 1)]
    if part is None:
        raise InputError("plan-several", file=path, plans=titles)
    if not 1 <= part <= len(found):
        raise InputError("plan-part-missing", file=path, part=part, plans=titles)
    return found[part - 1]
