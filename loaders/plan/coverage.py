"""How much of a plan was understood: headings, numbers, 《》 and “” names, taken or left with the reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.graph.records import Node, Record
from loaders.plan.document import Document
from loaders.plan.names import NameReader
from loaders.plan.numbers import Quantity, quantities
from loaders.plan.structure_facts import names_plan
from loaders.plan.terms import Gazetteer
from loaders.plan.unread import unread
from ontology.model import Ontology

_HEADING_LIKE = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[篇章节]|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|专栏\d)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was left, where, and why."""

    line: int
    text: str
    reason: str


@dataclass(slots=True)
class Tally:
    """Of one kind: how many there are, how many were taken, and those left."""

    total: int = 0
    taken: int = 0
    left: list[Item] = field(default_factory=list)

    def count(self, taken: bool, item: Item) -> None:
        """Count one, and list it when it was left."""
        self.total += 1
        self.taken += taken
        if not taken:
            self.left.append(item)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The four tallies of one plan, and how many named things wait for review."""

    headings: Tally
    numbers: Tally
    titles: Tally
    quoted: Tally
    to_review: int


def coverage(document: Document, records: Iterable[Record], ontology: Ontology) -> Coverage:
    """Hold the text of `document` against the `records` that were read from it."""
    nodes = [record for record in records if isinstance(record, Node)]
    return Coverage(
        _headings(document),
        _numbers(document, nodes),
        _titles(document, nodes),
        _quoted(document, ontology),
        sum(1 for node in nodes if node.properties.get("review") is True),
    )


def _headings(document: Document) -> Tally:
    tally, starts = Tally(), {section.line for section in document.sections.values()}
    for line in document.lines:
        if _HEADING_LIKE.match(line.text):
            tally.count(
                line.number in starts, Item(line.number, line.text[:40], "a sentence or a table of contents")
            )
    return tally


def _numbers(document: Document, nodes: list[Node]) -> Tally:
    tally = Tally()
    figures = {
        (node.properties.get("line"), node.properties.get(name))
        for node in nodes
        if node.label in ("Target", "Observation")
        for name in ("low", "high", "value")
    }
    for section in document.sections.values():
        for line in section.texts():
            for quantity in quantities(line.text):
                item = Item(
                    line.number, line.text[quantity.start : quantity.end + 8], _why_left(line.text, quantity)
                )
                tally.count((line.number, quantity.low) in figures, item)
            for start, end in unread(line.text):
                item = Item(line.number, line.text[start : end + 8], "a figure in words that no rule reads")
                tally.count(False, item)
    return tally


def _why_left(text: str, quantity: Quantity) -> str:
    """Nothing is set or reported by a number that only describes what it stands before."""
    follows = text[quantity.end : quantity.end + 1]
    return (
        "no indicator found before it"
        if follows in ",。;、"
        else "describes a thing; sets and reports nothing"
    )


def _titles(document: Document, nodes: list[Node]) -> Tally:
    tally = Tally()
    places = {at for node in nodes if node.label in ("Policy", "Treaty") for at in node.locators}
    for line in document.lines:
        for found in re.finditer(r"《([^《》]+)》", line.text):
            item = Item(line.number, found[0], "not understood")
            tally.count(f"L{line.number}" in places or names_plan(document, found[1]), item)
    return tally


def _quoted(document: Document, ontology: Ontology) -> Tally:
    tally, reader = Tally(), NameReader(Gazetteer(ontology))
    for line in document.lines:
        if "“" in line.text:
            _, left = reader.read(line.text, past=False)
            missed = {item.start: item for item in left}
            for found in re.finditer(r"“([^“”]+)”", line.text):
                miss = missed.get(found.start())
                tally.count(
                    miss is None, Item(line.number, found[0], miss.reason if miss is not None else "")
                )
    return tally
