"""Rows and errors as JSON, on their way from the process that reads a file.

Nothing is unpickled: whoever takes over the reader of a file may send any text, and text is all that is taken from it.
"""

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from kg.graph.records import Edge, Node, Record, Ref, Remark, Row
from kg.lang.packing import packed_said, unpacked_said
from loaders.plan.coverage import Coverage, Item, Tally
from loaders.plan.weighed import NumberRead

_TALLIES = ("headings", "numbers", "titles", "quoted")


def dumped(message: Any) -> bytes:
    """`message` as bytes. Half surrogates, which a damaged file may hold, pass through."""
    return json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")


def parsed(data: bytes) -> Any:
    """The message of `dumped`.

    Raises:
        ValueError: the bytes are none.
    """
    return json.loads(data.decode("utf-8", "surrogatepass"))


def packed(rows: Iterable[Row]) -> list[Any]:
    """Rows as lists of JSON's own kinds."""
    return [
        [row.locator, [_packed(fact) for fact in row.facts], [_remark(r) for r in row.remarks]]
        for row in rows
    ]


def unpacked(rows: list[Any]) -> Iterable[Row]:
    """The rows of `packed`."""
    for locator, facts, remarks in rows:
        yield Row(
            locator,
            tuple(map(_unpacked, facts)),
            tuple(Remark(column, value, unpacked_said(why)) for column, value, why in remarks),
        )


def _packed(fact: Record) -> list[Any]:
    if isinstance(fact, Node):
        return [fact.label, fact.id, fact.name, fact.locators, dict(fact.properties)]
    return [fact.type, fact.start, fact.end, fact.locators, dict(fact.properties), "edge"]


def _unpacked(fact: list[Any]) -> Record:
    if len(fact) == 5:
        label, id_, name, locators, properties = fact
        return Node(label, id_, name, tuple(locators), properties)
    kind, start, end, locators, properties, _ = fact
    return Edge(kind, Ref(*start), Ref(*end), tuple(locators), properties)


def _remark(remark: Remark) -> list[Any]:
    return [remark.column, remark.value, packed_said(remark.reason)]


def packed_coverage(coverage: Coverage) -> dict[str, Any]:
    """The tallies of a plan."""
    tallies = {
        name: [
            tally.total,
            tally.taken,
            [[i.line, i.text, packed_said(i.reason), i.role, i.doubtful] for i in tally.left],
        ]
        for name in _TALLIES
        if (tally := getattr(coverage, name)) is not None
    }
    return {
        **tallies,
        "to_review": coverage.to_review,
        "roles": coverage.roles,
        "doubtful": coverage.doubtful,
        "corrected": coverage.corrected,
        "figures": [[packed_said(getattr(each, f.name)) for f in fields(each)] for each in coverage.figures],
    }


def unpacked_coverage(message: dict[str, Any]) -> Coverage:
    """The tallies of `packed_coverage`."""
    said: dict[str, Any] = {
        name: Tally(
            total, taken, [Item(line, text, unpacked_said(why), *more) for line, text, why, *more in left]
        )
        for name, (total, taken, left) in ((name, message[name]) for name in _TALLIES)
    }
    said |= {name: message[name] for name in ("to_review", "roles", "doubtful", "corrected")}
    said["figures"] = [NumberRead(*map(unpacked_said, each)) for each in message["figures"]]
    return Coverage(**said)
