"""Transfers, licences and pledges that an export lists with a patent, as LegalEvent nodes."""

import re
from collections.abc import Iterator

from kg.graph.records import Edge, Node, Record, Ref, Value
from kg.lang.errors import reason_of
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.values.days import DateError, day
from loaders.patents.organisations import organisation
from loaders.patents.parties import parties
from loaders.patents.record import PatentRecord

_KINDS = {"transfer": "转让", "licence": "许可", "pledge": "质押"}
# A cell holds a day for each event, and for pledges a term: "20190101-20211231".
_SEVERAL = re.compile(r"[;；|\n,，]")
_TERM = re.compile(r"\s*(?:至|~|—|–|(?<=\d{8})-(?=\d{8})|(?<=\d)\s+-\s+(?=\d))\s*")


def events(record: PatentRecord, patent: Ref) -> Iterator[Record]:
    """The events of the record, each with an edge to `patent`; what has no day that can be read is noted."""
    for kind, title in _KINDS.items():
        giver, receiver = record.text(f"{kind}_from"), record.text(f"{kind}_to")
        dates = record.text(f"{kind}_date")
        if not dates:
            if giver or receiver:
                record.leave_out(
                    f"{kind}_from",
                    giver or receiver,
                    Message("patents-event-no-date", kind=Text(title, kind)),
                )
            continue
        days = list(dict.fromkeys(_days(record, kind, dates)))
        # Which parties belong to which of several events is not said.
        sides = (
            {"giver": _organisations(giver), "receiver": _organisations(receiver)} if len(days) == 1 else {}
        )
        for date in days:
            known: dict[str, Value] = {"kind": kind, "date": date, **{k: v for k, v in sides.items() if v}}
            event = Node(
                "LegalEvent", f"{patent.id}-{date}-{kind}", f"{title} {patent.id}", (record.locator,), known
            )
            yield event
            yield Edge("CONCERNS", event.ref, patent, (record.locator,))


def _days(record: PatentRecord, kind: str, text: str) -> Iterator[str]:
    for piece in _SEVERAL.split(text):
        start = _TERM.split(piece.strip(), 1)[0]
        try:
            found = day(start)
        except DateError as wrong:
            record.leave_out(f"{kind}_date", piece, reason_of(wrong))
            continue
        if found:
            yield found


def _organisations(cell: str) -> list[str]:
    """The names in the cell that are not people's."""
    return [name for name in parties(cell, r"[;；|\n]") if organisation(name) is not None]
