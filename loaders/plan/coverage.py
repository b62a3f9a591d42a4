"""How much of a plan was understood: headings, every number with its role and why, 《》 and “” names, taken or left."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, cast

from kg.graph.records import Node, Record
from kg.lang.text import Text, chosen
from loaders.plan import reasons
from loaders.plan.cell_texts import cell_texts
from loaders.plan.document import Document, Line
from loaders.plan.names import NameReader
from loaders.plan.structure_facts import names_plan
from loaders.plan.table_figures import figures, grid_figures
from loaders.plan.task_tables import task_rows
from loaders.plan.terms import Gazetteer
from loaders.plan.unread import unread
from loaders.plan.weighed import NumberRead, numbers_read, worded
from ontology.model import Ontology

_HEADING_LIKE = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[篇章节]|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|专栏\d)"
)
# Characters of the text behind a number that tell a person which one it is.
_AFTER = 8


@dataclass(frozen=True, slots=True)
class Item:
    """Something of the text: its line, its words, the reason why it was left or its role given. `role` is that of a
    number; `doubtful` asks for a person's eye."""

    line: int
    text: str
    reason: Text
    role: str = ""
    doubtful: bool = False


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
    """The four tallies of one plan, every number as it was read (`figures`) with how many there are of each role, and how
    many named things wait for review."""

    headings: Tally
    numbers: Tally
    titles: Tally
    quoted: Tally
    to_review: int
    roles: dict[str, int] = field(default_factory=dict)
    doubtful: int = 0
    corrected: int = 0
    figures: list[NumberRead] = field(default_factory=list)


def coverage(document: Document, records: Iterable[Record], ontology: Ontology) -> Coverage:
    """Hold the text of `document` against the `records` that were read from it."""
    nodes = [record for record in records if isinstance(record, Node)]
    read = numbers_read(document, nodes)
    return Coverage(
        _headings(document),
        _numbers(document, nodes, read),
        _titles(document, nodes),
        _quoted(document, ontology),
        sum(1 for node in nodes if node.properties.get("review") is True),
        dict(Counter(each.role for each in read)),
        sum(each.doubtful for each in read),
        sum(each.corrected for each in read),
        read,
    )


def told(coverage: Coverage) -> dict[str, Any]:
    """The coverage as data, its reasons in the language of the reader at hand."""
    return cast(dict[str, Any], _plain(asdict(coverage)))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"zh", "en"}:
        return chosen(Text(**value))
    return {name: _plain(each) for name, each in value.items()}


def _headings(document: Document) -> Tally:
    tally, starts = Tally(), {section.line for section in document.sections.values()}
    contents = {block.first for block in document.blocks if block.kind == "contents"}
    for line in document.lines:
        if _HEADING_LIKE.match(line.text):
            reason = reasons.CONTENTS if line.number in contents else reasons.SENTENCE
            tally.count(line.number in starts, Item(line.number, line.text[:40], reason))
    return tally


def _numbers(document: Document, nodes: list[Node], read: list[NumberRead]) -> Tally:
    """Every number of text and tables; what was left with doubtful ones first, then by role."""
    tally = Tally()
    for each in read:
        tally.count(each.taken, Item(each.line, each.text, each.reason, each.role, each.doubtful))
    for figure in figures(document):
        if figure.found is None:
            item = Item(figure.cell.line, figure.quote[:40], reasons.NO_PLACE, "base")
            tally.count(worded(figure, nodes), item)
    for item in _unread_tables(document):
        tally.count(False, item)
    for section in document.sections.values():
        for line in section.texts():
            for start, end in unread(line.text):
                words = line.text[start : end + _AFTER]
                tally.count(False, Item(line.at(start), words, reasons.IN_WORDS, "words", True))
    tally.left.sort(key=lambda item: (not item.doubtful, item.role, item.line))
    return tally


def _unread_tables(document: Document) -> Iterator[Item]:
    for grid in document.tables:
        told = any(grid.first <= each.line.number <= grid.last for each in cell_texts(document))
        if next(grid_figures(grid, document.period), None) is None and not task_rows(grid) and not told:
            yield Item(grid.first, grid.title[:40], reasons.TABLE_UNREAD, "table", True)


def _titles(document: Document, nodes: list[Node]) -> Tally:
    tally = Tally()
    places = {at for node in nodes if node.label in ("Policy", "Treaty") for at in node.locators}
    for line in _paragraphs(document):
        for found in re.finditer(r"《([^《》]+)》", line.text):
            item = Item(line.number, found[0], reasons.NOT_UNDERSTOOD)
            tally.count(f"L{line.number}" in places or names_plan(document, found[1]), item)
    return tally


def _paragraphs(document: Document) -> Iterator[Line]:
    return (Line(block.first, block.text) for block in document.blocks if block.kind == "text")


def _quoted(document: Document, ontology: Ontology) -> Tally:
    tally, reader = Tally(), NameReader(Gazetteer(ontology))
    for line in _paragraphs(document):
        if "“" in line.text:
            _, left = reader.read(line.text, past=False)
            missed = {item.start: item for item in left}
            for found in re.finditer(r"“([^“”]+)”", line.text):
                miss = missed.get(found.start())
                tally.count(
                    miss is None,
                    Item(line.number, found[0], miss.reason if miss is not None else reasons.NOT_UNDERSTOOD),
                )
    return tally
