"""What one record of a patent file states: the patent, who applied and holds, where, which classes, which events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.graph.records import Edge, Node, Record, Ref, Row, Value
from kg.values.credit_codes import cleaned, valid
from kg.values.patent_numbers import (
    NumberError,
    application_number,
    is_chinese_publication,
    is_grant,
    kind_of,
    publication_number,
)
from kg.values.regions import ancestors, region_of
from loaders.patents.classes import Classes, Symbol, classes
from loaders.patents.events import events
from loaders.patents.groups import listed_groups
from loaders.patents.organisations import is_person, organisation
from loaders.patents.parties import parties
from loaders.patents.record import PatentRecord
from loaders.patents.status import status
from loaders.patents.texts import clean

_COUNTRY = re.compile(r"[A-Z]{2}")
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
    application, publication = _two_numbers(record)
    if not application and not publication:
        if not record.remarks:
            record.leave_out(
                "application", "", "没有申请号或公开号 neither an application nor a publication number"
            )
        return Row(record.locator, (), tuple(record.remarks))
    names = _names(record)
    symbols, main, locarno = _classes(record, first_is_main=first_is_main)
    known = {
        **_bibliography(record, application, publication),
        "ipc": [symbol.full for symbol in symbols],
        "locarno": locarno,
        "inventors": list(names.inventors),
        "individuals": list(names.people),
    }
    number = publication or application
    name = str(known["title"] or number)
    patent = Node("Patent", number, name, (record.locator,), {k: v for k, v in known.items() if v})
    facts: list[Record] = [patent]
    facts += _class_edges(patent.ref, symbols, main, patent.locators)
    facts += _party_facts(patent.ref, names, record, _region(record, region))
    facts += events(record, patent.ref)
    return Row(record.locator, tuple(facts), tuple(record.remarks))


def _two_numbers(record: PatentRecord) -> tuple[str, str]:
    """The numbers of the application and the publication, "" for what the record has not."""
    country = record.text("country") if _COUNTRY.fullmatch(record.text("country")) else ""
    if not record.text("publication") and is_chinese_publication(record.text("application")):
        return "", record.number(
            "application", publication_number, country
        )  # a column 专利号 can hold either
    application = record.number("application", application_number, country)
    return application, record.number("publication", publication_number, country)


def _bibliography(record: PatentRecord, application: str, publication: str) -> dict[str, Value | None]:
    published = record.day("published")
    granted = record.day("granted") or (published if is_grant(publication) else None)
    return {
        "title": clean(record.text("title")),
        "abstract": clean(record.text("abstract")),
        "application": application,
        "publication": publication,
        "kind": kind_of(application, publication) or _named_kind(record.text("type")),
        "filed": record.day("filed"),
        "published": published,
        "granted": granted,
        "status": status(record.text("status"), record.text("legal_status")),
        "legal_status": clean(record.text("legal_status") or record.text("status")),
        "priority": _numbers(record, "priority"),
        "priority_date": record.day("priority_date"),
        "citations": _numbers(record, "citations"),
        "family": _numbers(record, "family"),
        "family_id": record.text("family_id"),
    }


def _named_kind(text: str) -> str | None:
    return next((kind for word, kind in _TYPES if word in text), None)


def _numbers(record: PatentRecord, name: str) -> list[str]:
    """Several numbers, each in its one spelling where it is a patent's, else as it stands."""
    if not record.text(name):
        return []
    pieces = (clean(piece) for piece in re.split(record.separator, record.text(name)))
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
            record.leave_out(
                name, piece, "既非 IPC 也非洛迦诺分类号 neither an IPC symbol nor a Locarno class"
            )
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
    separator = record.separator
    applicants = parties(record.text("applicants"), separator)
    holders = parties(record.text("holders"), separator)
    inventors = parties(record.text("inventors"), separator)
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
        record.leave_out("credit_code", code, "不是统一社会信用代码 is no credit code (GB 32100)")
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
        record.leave_out(known, address or columns, "认不出地区 names no region that is known")
    if named is None or (addressed is not None and named in ancestors(addressed)):
        return addressed
    return named


def _first_place(record: PatentRecord, name: str) -> str:
    return _FIRST_PLACE.split(record.text(name), 1)[0].strip()


@lru_cache(maxsize=16_384)  # an applicant's address stands in all its rows; so many take some 10 MB
def _place(text: str) -> str | None:
    return region_of(text) if text else None
