"""Rows of one table that tell the publications of one application, its A and its B, are one patent."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.graph.records import Edge, Node, Record, Row
from loaders.patents.formats import Binding
from loaders.rows import NumberedRow
from loaders.signs import NOTHING
from loaders.tables import Table

# Above so many rows the numbers are not kept to be compared: a reader has some hundred megabytes.
_MOST = 500_000


class Applications:
    """The applications of a table that stand in several rows with different publications. `later` counts the rows that
    tell another publication of an application above, `repeated` those that repeat a number whole."""

    def __init__(self, table: Table, binding: Binding) -> None:
        self.later = self.repeated = 0
        self._at, self._published = binding.places.get("application"), binding.places.get("publication")
        self._later: dict[str, list[NumberedRow]] = {}
        self._patents: dict[str, Node] = {}
        if (table.total or 0) > _MOST or (self._at is None and self._published is None):
            return
        first: dict[str, str] = {}
        seen: set[tuple[str, str]] = set()
        for number, cells in table.rows:
            application, publication = numbers = _cell(cells, self._at), _cell(cells, self._published)
            if not any(numbers):
                continue
            if numbers in seen:
                self.repeated += 1
                continue
            seen.add(numbers)
            if all(numbers) and first.setdefault(application, publication) != publication:
                self._later.setdefault(application, []).append((number, cells))
                self.later += 1

    def joined(self, row: Row, cells: list[str], row_of: Callable[[int, list[str]], Row]) -> Row:
        """`row`, made of `cells`, with what later rows say of its application; a later row as the mention of that patent.
        `row_of` makes the row of a number and its cells."""
        application = _cell(cells, self._at)
        patent = _patent(row)
        if application not in self._later or patent is None:
            return row
        first = self._patents.get(application)
        if first is None:
            self._patents[application] = patent
            others = (row_of(*numbered) for numbered in self._later[application])
            return _merged(row, [other for other in others if _of_one(patent, _patent(other))])
        if not _of_one(first, patent):
            return row
        return replace(row, facts=(replace(first, locators=patent.locators),))


def _cell(cells: list[str], place: int | None) -> str:
    text = cells[place] if place is not None and place < len(cells) else ""
    return "" if text in NOTHING or "E+" in text else text


def _patent(row: Row) -> Node | None:
    own = row.facts[0] if row.facts else None
    return own if isinstance(own, Node) else None


def _of_one(first: Node, other: Node | None) -> bool:
    """Whether both are publications of one office's one application."""
    application = first.properties.get("application")
    return (
        other is not None
        and bool(application)
        and application == other.properties.get("application")
        and first.id[:2] == other.id[:2]
    )


def _merged(row: Row, others: list[Row]) -> Row:
    """The first row goes before the later ones where they differ; a status goes before none."""
    own = _patent(row)
    assert own is not None  # noqa: S101 - a row without a patent is never joined
    said, facts = dict(own.properties), list(row.facts[1:])
    publications, locators = _publications(own), list(own.locators)
    edges = {_ends(fact) for fact in facts if isinstance(fact, Edge)}
    for other in map(_patent, others):
        assert other is not None  # noqa: S101 - as above
        publications += [number for number in _publications(other) if number not in publications]
        locators += other.locators
        if said.get("status") == "unknown":
            said |= {k: v for k, v in other.properties.items() if k in ("status", "legal_status")}
        said = {**other.properties, **said}
    for each in others:
        for fact in _about(own, each):
            if not isinstance(fact, Edge) or _ends(fact) not in edges:
                facts.append(fact)
                edges |= {_ends(fact)} if isinstance(fact, Edge) else set()
    if len(publications) > 1:
        said["publications"] = publications
    return replace(row, facts=(replace(own, properties=said, locators=tuple(locators)), *facts))


def _about(own: Node, row: Row) -> Iterator[Record]:
    """The facts of a later row, about the patent of the first."""
    old = row.facts[0].ref if isinstance(row.facts[0], Node) else None
    for fact in row.facts[1:]:
        if isinstance(fact, Edge):
            start, end = (own.ref if ref == old else ref for ref in (fact.start, fact.end))
            yield replace(fact, start=start, end=end)
        else:
            yield fact


def _publications(patent: Node) -> list[str]:
    several = patent.properties.get("publications") or [patent.properties.get("publication", "")]
    return [str(number) for number in several if number] if isinstance(several, list) else []


def _ends(edge: Edge) -> tuple[object, ...]:
    return edge.type, edge.start, edge.end
