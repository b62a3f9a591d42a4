"""What one record of a patent file states: the patent, who applied and holds, where, which classes, which events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.graph.records import Edge, Node, Record, Ref, Row, Value
from kg.lang.messages import Message
from kg.values.credit_codes import cleaned, valid
from kg.values.ipc import Classes, Symbol, classes
from kg.values.patent_numbers import (
    NumberError,
    application_number,
    is_grant,
    is_publication,
    kind_code,
    kind_of,
    numbered_day,
    publication_number,
)
from kg.values.patent_offices import office_of
from kg.values.regions import ancestors, region_of
from loaders.patents.events import events
from loaders.patents.groups import listed_groups
from loaders.patents.organisations import is_person, organisation
from loaders.patents.parties import parties
from loaders.patents.record import PatentRecord
from loaders.patents.status import status
from loaders.patents.texts import clean

_KIND_CODE = re.compile(r"\d([A-Z]\d{0,2})$")
_GRANT_CODES = ("B", "C", "Y")
_STARTS_WITH_COUNTRY = re.compile(r"[A-Za-z]{2}[\s-]?\w*\d")
# The place of the first applicant stands first: "江苏; 32|北京; 11".
_FIRST_PLACE = re.compile(r"[|\n;；]")
_PLACES = ("province", "prefecture", "county")
# What exports call the type; looked for in this order, since 发明 also stands in 外观设计发明人.
_TYPES = (("外观", "design"), ("实用新型", "utility model"), ("发明", "invention"))


@dataclass(frozen=True, slots=True)
class _Names:
    """The names in a record. `people` are those applicants and holders who are natural persons."""

    applicants: tuple[str, ...]
    holders: tuple[str, ...]
    inventors: tuple[str, ...]
    people: tuple[str, ...]


def patent_row(record: PatentRecord, region: str | None, *, first_is_main: bool = False) -> Row:
    """The facts of `record`, its patent first; without facts when it has no number that can be used.

    `region` is where the first applicant is when the record does not say; `first_is_main` says that the first of
    several classes is the main one.
    """
    application, publications = _two_numbers(record)
    if not application and not publications:
        if not record.remarks:
            record.leave_out("application", "", Message("patents-row-no-number"))
        return Row(record.locator, (), tuple(record.remarks))
    names = _names(record)
    symbols, main, locarno = _classes(record, first_is_main=first_is_main)
    known = {
        **_bibliography(record, application, publications),
        "ipc": [symbol.full for symbol in symbols],
        "locarno": locarno,
        "inventors": list(names.inventors),
        "individuals": list(names.people),
    }
    number = publications[0] if publications else application
    name = str(known["title"] or number)
    patent = Node("Patent", number, name, (record.locator,), {k: v for k, v in known.items() if v})
    facts: list[Record] = [patent]
    facts += _class_edges(patent.ref, symbols, main, patent.locators)
    facts += _party_facts(patent.ref, names, record, _region(record, region))
    facts += events(record, patent.ref)
    return Row(record.locator, tuple(facts), tuple(record.remarks))


def _two_numbers(record: PatentRecord) -> tuple[str, list[str]]:
    """The number of the application, "" where there is none, and the publications of it, the grant's last."""
    country = office_of(record.text("country")) or ("" if record.text("country") else record.office)
    if is_publication(record.text("application")) and not record.text("publication"):
        # A column 专利号 can hold either.
        return "", record.numbers("application", publication_number, country)
    application = record.number("application", application_number, country)
    publications = record.numbers("publication", publication_number, country)
    if record.own_ids:
        publications = [number for number in publications if number.startswith("WO")]
    grants = record.numbers("grant", publication_number, country)
    code = kind_code(record.text("kind_code"))
    if code.startswith(_GRANT_CODES) and grants:
        # The row is that of the grant; its publication before is another document.
        return application, list(dict.fromkeys([*(_with_kind(n, code) for n in grants), *publications]))
    return application, list(dict.fromkeys([*(_with_kind(n, code) for n in publications), *grants]))


def _with_kind(number: str, code: str) -> str:
    return number if number[-2:-1].isalpha() or number[-1:].isalpha() else number + code


def _bibliography(record: PatentRecord, application: str, publications: list[str]) -> dict[str, Value | None]:
    publication = publications[0] if publications else ""
    published = record.day("published")
    granted = record.day("granted") or (published if is_grant(publication) else None)
    priority, first = _priority(record)
    code = _KIND_CODE.search(publication)
    return {
        "title": clean(record.text("title")),
        "abstract": clean(record.text("abstract")),
        "application": application,
        "publication": publication,
        "publications": publications if len(publications) > 1 else [],
        "kind_code": code[1] if code else kind_code(record.text("kind_code")),
        "kind": kind_of(application, publication)
        or kind_of("", f"0{kind_code(record.text('kind_code'))}")
        or _named_kind(record.text("type")),
        "filed": record.day("filed"),
        "published": published,
        "granted": granted,
        "status": status(record.text("status"), record.text("legal_status")),
        "legal_status": clean(record.text("legal_status") or record.text("status")),
        "priority": priority,
        "priority_date": record.day("priority_date") or first,
        "citations": _numbers(record, "citations"),
        "family": _numbers(record, "family"),
        "family_id": record.text("family_id"),
    }


def _priority(record: PatentRecord) -> tuple[list[str], str | None]:
    """The numbers of the priorities, and the earliest of the days that stand behind them."""
    if not record.text("priority"):
        return [], None
    pieces = [clean(piece) for piece in re.split(record.between("priority"), record.text("priority"))]
    found = [numbered_day(piece) for piece in pieces if piece]
    numbers = dict.fromkeys(_application_or_text(number) for number, _ in found if number)
    return list(numbers), min((day for _, day in found if day), default=None)


def _application_or_text(text: str) -> str:
    if is_publication(text) or not _STARTS_WITH_COUNTRY.match(text):
        return text
    try:
        return application_number(text)
    except NumberError:
        return text


def _named_kind(text: str) -> str | None:
    return next((kind for word, kind in _TYPES if word in text), None)


def _numbers(record: PatentRecord, name: str) -> list[str]:
    """Several numbers, each in its one spelling where it is a patent's, else as it stands."""
    if not record.text(name):
        return []
    pieces = (clean(piece) for piece in re.split(record.between(name), record.text(name)))
    return list(dict.fromkeys(_number_or_text(piece) for piece in pieces if piece))


def _number_or_text(text: str) -> str:
    if not _STARTS_WITH_COUNTRY.match(text):
        return text
    try:
        return publication_number(text)
    except NumberError:
        return text


def _classes(record: PatentRecord, *, first_is_main: bool) -> tuple[list[Symbol], Symbol | None, list[str]]:
    """The symbols of the IPC, the main one where it is known, and the Locarno classes."""
    cells = {
        f: classes(record.text(f)) if record.text(f) else Classes()
        for f in ("main_class", "classes", "locarno")
    }
    for name, cell in cells.items():
        for piece in cell.unread:
            record.leave_out(name, piece, Message("patents-class-unreadable"))
    symbols = list(dict.fromkeys(symbol for cell in cells.values() for symbol in cell.ipc))
    known = cells["main_class"].ipc or (symbols if first_is_main or len(symbols) == 1 else ())
    locarno = list(dict.fromkeys(number for cell in cells.values() for number in cell.locarno))
    return symbols, known[0] if known else None, locarno


def _class_edges(
    patent: Ref, symbols: list[Symbol], main: Symbol | None, at: tuple[str, ...]
) -> Iterator[Edge]:
    wanted = listed_groups()
    seen = dict.fromkeys(symbol.subclass for symbol in symbols)
    seen |= dict.fromkeys(symbol.group for symbol in symbols if symbol.group in wanted)
    for symbol in seen:
        marks: dict[str, Value] = {} if main is None else {"main": symbol in (main.subclass, main.group)}
        yield Edge("CLASSIFIED_AS", patent, Ref("IpcClass", symbol), at, marks)


def _names(record: PatentRecord) -> _Names:
    applicants, holders, inventors = (
        parties(record.text(name), record.between(name)) for name in ("applicants", "holders", "inventors")
    )
    people = tuple(n for n in dict.fromkeys(applicants + holders) if is_person(n, inventors))
    return _Names(applicants, holders, inventors, people)


def _party_facts(patent: Ref, names: _Names, record: PatentRecord, region: str | None) -> Iterator[Record]:
    at = (record.locator,)
    place = Ref("Region", region) if region else None
    if place:
        yield Edge("IN_REGION", patent, place, at)
    for name in dict.fromkeys(names.applicants + names.holders):
        found = None if name in names.people else organisation(name, _credit_code(record, names))
        if found is None:
            continue
        yield Node(found.label, found.id, name, at)
        if name in names.applicants:
            yield Edge("APPLIED_FOR", found, patent, at)
        if name in names.holders:
            yield Edge("OWNS", found, patent, at)
        if place and name in names.applicants[:1]:
            yield Edge("LOCATED_IN", found, place, at)


def _credit_code(record: PatentRecord, names: _Names) -> str:
    """The credit code of the only organisation; "" where there are several, since the file does not say whose it is."""
    code = record.text("credit_code")
    if not code or len(set(names.applicants + names.holders)) > 1:
        return ""
    if not valid(code):
        record.leave_out("credit_code", code, Message("patents-no-credit-code"))
        return ""
    return cleaned(code)


def _region(record: PatentRecord, otherwise: str | None) -> str | None:
    """The code of the first applicant's place: by the columns for places, or by the address where that is in the
    same place and more exact, or where there are no such columns; `otherwise` when the record has neither.
    """
    address = _first_place(record, "address")
    columns = "".join(_first_place(record, name) for name in _PLACES)
    if not columns and not address:
        return otherwise
    named, addressed = _place(columns), _place(address)
    if named is None and addressed is None:
        known = "address" if address else next(name for name in _PLACES if record.text(name))
        record.leave_out(known, address or columns, Message("region-unknown"))
    if named is None or (addressed is not None and named in ancestors(addressed)):
        return addressed
    return named


def _first_place(record: PatentRecord, name: str) -> str:
    return _FIRST_PLACE.split(record.text(name), 1)[0].strip()


@lru_cache(maxsize=16_384)  # an applicant's address stands in all its rows; so many take some 10 MB
def _place(text: str) -> str | None:
    return region_of(text) if text else None
