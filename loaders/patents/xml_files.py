"""Offices' XML, streamed record by record, with what could harm refused: entities are never declared, resolved or fetched."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from kg.lang.errors import InputError
from kg.lang.text import Text
from loaders.json_rows import is_json, json_value
from loaders.patents import cnipa, ops, ops_json, uspto
from loaders.patents.elements import Element, local
from loaders.safety import BLOCK, Stamp, refuse_changed, stamp

# The first bytes tell XML from a table; a BOM and an empty line may stand before.
START = 1024
# Where it stands within a file, the next document begins: USPTO hands out a week in one file.
_DECLARATION = b"<?xml "
_HTML = ("<html", "<!doctype html", "<table", "<meta", "<head", "<body")

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Dialect:
    """An office's XML: `roots` tell it, `is_record` tells the elements that are a record, `fields` reads one."""

    title: Text
    roots: frozenset[str]
    is_record: Callable[[Element], bool]
    fields: Callable[[Element], Fields]
    first_is_main: bool


_DIALECTS = {
    "epo-ops": _Dialect(
        Text("EPO 开放专利服务 XML", "EPO Open Patent Services XML"),
        ops.ROOTS,
        ops.is_record,
        ops.fields,
        False,
    ),
    "cnipa": _Dialect(
        Text("国家知识产权局批量数据 XML", "CNIPA bulk XML"), cnipa.ROOTS, cnipa.is_record, cnipa.fields, True
    ),
    "uspto": _Dialect(
        Text("美国专利商标局全文数据 XML", "USPTO full-text XML"),
        uspto.ROOTS,
        uspto.is_record,
        uspto.fields,
        True,
    ),
}
NAMES = tuple(_DIALECTS)
_OPS = "epo-ops"


@dataclass(slots=True)
class XmlRecords:
    """An XML file opened for reading: `records` streams (number of the record from 1, its fields; several values of
    a field on lines). `first_is_main` says whether the first class is the main one.
    """

    format: str
    title: Text
    first_is_main: bool
    sha256: str
    records: Iterator[tuple[int, Fields]]


def is_xml(path: Path) -> bool:
    """Whether the file begins as XML does (a missing file or a folder does not); web pages are none."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(START)
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip().lower()
    return text.startswith("<") and not text.startswith(_HTML)


def open_xml(path: Path, wanted: str | None) -> XmlRecords:
    """Open the XML at `path`; `wanted` forces one of `NAMES`.

    Raises:
        InputError: it declares entities, is broken, or no known office's; the records raise it for what comes later.
    """
    before = stamp(path)
    name = _dialect(path, _root(path), wanted)
    dialect = _DIALECTS[name]
    return XmlRecords(
        name, dialect.title, dialect.first_is_main, before.sha256, _records(path, dialect, before)
    )


def is_ops_json(path: Path) -> bool:
    """Whether the file is an answer of OPS in JSON."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(START)
    return is_json(start) and ops_json.is_answer(start)


def open_ops_json(path: Path) -> XmlRecords:
    """Open an answer of OPS in JSON.

    Raises:
        InputError: it is broken or too large, or holds no documents; names that no element can have.
    """
    before = stamp(path)
    value = json_value(path)
    try:
        documents = list(_outermost(ops_json.elements(value)))
    except (ValueError, AttributeError, RecursionError):
        raise InputError("ops-json-unusable", file=path) from None
    if not documents:
        raise InputError("xml-no-patents", file=path)
    dialect = _DIALECTS[_OPS]
    refuse_changed(path, before)
    records = enumerate(map(dialect.fields, documents), 1)
    return XmlRecords(_OPS, dialect.title, dialect.first_is_main, before.sha256, records)


def _outermost(element: Element) -> Iterator[Element]:
    """The documents of OPS below `element`, of which none is within another."""
    for child in element:
        if ops.is_record(child):
            yield child
        else:
            yield from _outermost(child)


def _root(path: Path) -> str:
    steps = _steps(path)
    try:
        return local(next(steps)[1])
    finally:
        steps.close()


def _steps(path: Path) -> Generator[tuple[str, Element], None, None]:
    """The starts and ends of elements, of one document after the other; at the first start the document type has been
    seen."""
    with path.open("rb") as file:
        parser, begun = _parser(), False
        try:
            for piece in chain(_pieces(file), (None,)):
                if piece is None:
                    parser.close()
                    parser, begun = _parser(), False
                    continue
                parser.feed(piece)
                for event, element in parser.read_events():
                    if not begun:
                        _refuse_entities(path, element)
                        begun = True
                    yield event, element
        except etree.XMLSyntaxError as wrong:
            raise InputError("xml-broken", file=path, line=wrong.lineno, why=wrong.msg) from None


def _parser() -> Any:
    return etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _pieces(file: BinaryIO) -> Iterator[bytes | None]:
    """The file in pieces; None between two documents, each of which begins with its own declaration."""
    held, begun = b"", False
    while block := file.read(BLOCK):
        held += block
        while (at := held.find(_DECLARATION, 0 if begun else 1)) >= 0:
            yield held[:at]
            yield None
            held, begun = held[at:], False
        if len(held) > len(_DECLARATION):
            yield held[: -len(_DECLARATION)]
            held, begun = held[-len(_DECLARATION) :], True
    if held:
        yield held


def _refuse_entities(path: Path, root: Element) -> None:
    document_type = root.getroottree().docinfo.internalDTD
    if document_type is not None and next(document_type.iterentities(), None) is not None:
        raise InputError("xml-entities", file=path)


def _dialect(path: Path, root: str, wanted: str | None) -> str:
    if wanted is not None:
        if wanted not in _DIALECTS:
            raise InputError("xml-for-table-format", file=path, format=wanted, known=list(NAMES))
        return wanted
    found = next((name for name, dialect in _DIALECTS.items() if root in dialect.roots), None)
    if found is None:
        raise InputError("xml-root-unknown", file=path, root=root, known=list(NAMES))
    return found


def _records(path: Path, dialect: _Dialect, before: Stamp) -> Iterator[tuple[int, Fields]]:
    number = 0
    record: Element | None = None
    for event, element in _steps(path):
        if event == "start":
            record = element if record is None and dialect.is_record(element) else record
            continue
        if element is record:
            number += 1
            yield number, dialect.fields(element)
            record = None
        if record is None:
            _forget(element)
    if number == 0:
        raise InputError("xml-no-patents", file=path)
    refuse_changed(path, before)


def _forget(element: Element) -> None:
    """Free what was read, so that a file of any length takes no more memory than one record."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
