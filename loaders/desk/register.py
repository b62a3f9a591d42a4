"""Listings from a register: one row is one listing of one subject, with its level and term."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kg.graph.records import Node, Record, Ref
from kg.identity.names import kind, own_id
from kg.lang.errors import BadValue, UsageError
from kg.lang.messages import Message
from kg.lang.text import Text
from kg.values.days import last_day
from kg.values.near import near
from loaders.columns import Column, read_table
from loaders.desk.columns import of_register
from loaders.desk.subjects import documents, under
from loaders.desk.values import past_day
from loaders.kind import Kind
from loaders.known import credit_code, region, region_name
from loaders.line import Line
from loaders.reading import Options, Reading
from loaders.values import year
from ontology.desks import Register, registers


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a row lists, and the region it lies in where one is named."""

    node: Node | None
    ref: Ref
    name: str
    regions: list[str]


def read(path: Path, options: Options) -> Reading:
    """The listings of the register at `path`; `options.register` names it.

    Raises:
        UsageError: no register, or an unknown one, is named.
        InputError: the file cannot be opened, or a required column is missing.
    """
    register = _register(options.register)
    return read_table(path, "register", of_register(register), partial(_facts, register), options.mapping)


def _register(name: str | None) -> Register:
    known = registers()
    if name is None:
        raise UsageError("register-without-name", registers=list(known))
    if (found := known.get(name)) is not None:
        return found
    by_label = {register.label.zh: register for register in known.values()}
    if name in by_label:
        return by_label[name]
    raise UsageError("register-unknown", name=name, near=near(name, [*known, *by_label]) or list(known))


def _facts(register: Register, line: Line) -> Iterator[Record]:
    subject, start = _subject(register, line), line.need("from", _first_day)
    level = line.read("level", partial(_level, register))
    # What is said to go on without end has none, whatever term the register has.
    end = line.given("until", last_day) if line.text("until") else _end(register, start)
    if end is not None and end < start:
        raise line.rejection(
            "until", line.text("until") or "", Message("desk-ends-before-start", start=start)
        )
    listing = line.node(
        "Listing",
        f"{register.id}/{subject.ref.id}/{start}" + (f"/{level}" if level else ""),
        f"{subject.name} {register.label.zh}" + (f"（{level}）" if level else ""),
        register=register.id,
        level=level,
        status=line.text("status"),
        until=end,
        reason=line.text("reason"),
        number=line.text("number"),
        **{"from": start},
    )
    yield listing
    if subject.node is not None:
        yield subject.node
        for code in subject.regions:
            yield line.edge("LOCATED_IN", subject.ref, Ref("Region", code))
    yield line.edge("LISTS", listing.ref, subject.ref)
    yield from _issuer(line, listing)
    yield from under(line, listing.ref)
    yield from documents(line, listing.ref)


def _subject(register: Register, line: Line) -> _Subject:
    name, regions = line.need("subject", str), line.each("regions", region)
    if register.subjects == ("Region",):
        code = line.need("subject", region)
        return _Subject(None, Ref("Region", code), region_name(code), [])
    what = kind(name)
    if what == "person":
        raise line.rejection("subject", "", Message("desk-person-listed"))
    code_of = line.read("code", credit_code)
    node = line.node(what, code_of or own_id(name), name)
    return _Subject(node, node.ref, name, regions)


def _level(register: Register, text: str) -> str:
    names = {name: level.zh for level in register.levels for name in (level.zh, level.en)}
    # 国家级示范, 示范企业: the level's word within what is written.
    found = [names[name] for name in names if name in text]
    if not names:
        return text
    if len(set(found)) != 1:
        raise BadValue("desk-level-unknown", register=register.label, levels=[x.zh for x in register.levels])
    return found[0]


def _first_day(text: str) -> str:
    """A day, or the first of a year that is written alone (认定年度 2018)."""
    try:
        return past_day(text)
    except BadValue:
        raise
    except ValueError:
        return f"{year(text)}-01-01"


def _end(register: Register, start: str) -> str | None:
    """The last day by the register's term, where it has one."""
    if register.months is None:
        return None
    first = date.fromisoformat(start)
    months = first.month - 1 + register.months
    # The day before the same day of the month; the 28th exists in each.
    return date(first.year + months // 12, months % 12 + 1, min(first.day, 28)).isoformat()


def _issuer(line: Line, listing: Node) -> Iterator[Record]:
    for name in line.names("issuer"):
        if kind(name) == "person":
            line.leave_out("issuer", "", Message("desk-person-counted"))
            continue
        body = line.node("Organization", own_id(name), name)
        yield body
        yield line.edge("ISSUED_BY", listing.ref, body.ref)


def template(options: Options) -> tuple[Column, ...]:
    """The columns of the register that the options name.

    Raises:
        UsageError: no register, or an unknown one, is named.
    """
    return of_register(_register(options.register))


KIND = Kind(
    "register",
    Text("名录", "registers"),
    Text(
        "列入名录的企业、学校、机构或地区，用 --register 指明名录",
        "firms, schools, bodies or regions on a register; --register names it",
    ),
    read,
    after=("identity", "figures"),
    place=120,
    template_of=template,
)
