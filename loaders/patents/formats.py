"""Formats of tables: which heading holds which field. Each is a TOML file in `columns/`; a user's mapping is one more.

Fields are the keys under `[columns]` of `plain.toml`; headings are compared folded, so width,
case, spaces and punctuation do not matter.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.lang.errors import InputError, UsageError
from kg.lang.text import Text
from loaders.mapping import stated
from loaders.resolver import Resolution

PLAIN = "plain"
# A table is a service's export when it has this share of the headings that tell it: people delete a column or two.
ENOUGH = 0.6
# Two headings are near from this similarity on (0 to 100): 申请编号 is near 申请号, 授权公告日 (80) is not near 授权公告号.
NEAR = 82
_IDLE = re.compile(r"[\W_]+")


# What no separator holds and every regular expression of more than one character does.
_PATTERN = re.compile(r"[\[\](){}*+?^$\\]|.\|.")
_ESCAPED = re.compile(r"\\[A-Za-z]")
_MARKS = re.compile(r"[^\w\s\[\](){}*+?^$\\.]")


@dataclass(frozen=True, slots=True)
class Format:
    """How to read a table. `separator` is the regular expression between several names, numbers or classes of a
    cell; `signature` are the headings that tell the format; `columns` gives the headings of each field.
    """

    name: str
    title: Text
    separator: str
    signature: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Binding:
    """A format laid over the header of one file: the place and heading of each field, the headings left over, and how the
    columns were found where no mapping says it."""

    format: Format
    places: Mapping[str, int]
    headings: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    resolution: Resolution | None = None


@cache
def folded(heading: str) -> str:
    """A heading without what differs between editions of an export: width, case, brackets, spaces."""
    return _IDLE.sub("", unicodedata.normalize("NFKC", heading)).casefold()


@cache
def formats() -> dict[str, Format]:
    """The formats that come with the program, by name."""
    folder = files("loaders.patents").joinpath("columns")
    texts = {file.name.removesuffix(".toml"): file.read_text("utf-8") for file in folder.iterdir()}
    return {name: _parsed(name, tomllib.loads(texts[name])) for name in sorted(texts)}


@cache
def fields() -> frozenset[str]:
    """Every field that a column can hold."""
    return frozenset(name for known in formats().values() for name in known.columns)


def known_format(header: Sequence[str]) -> Format:
    """The format of which `header` has most of the headings that tell it; that of plain tables when it has too few."""
    present = {folded(heading) for heading in header}
    scores = {known.name: _share(known, present) for known in formats().values() if known.signature}
    best = max(scores, key=lambda name: (scores[name], name))
    return formats()[best] if scores[best] >= ENOUGH else formats()[PLAIN]


def bind(known: Format, header: Sequence[str], source: str) -> Binding:
    """`known` laid over `header`.

    Raises:
        InputError: the header has no column for the number of the application or publication.
    """
    binding = _laid(known, header)
    if not _has_number(binding):
        wanted = [
            heading for name in ("application", "publication") for heading in known.columns.get(name, ())
        ]
        raise InputError(
            "patents-format-no-number", file=source, format=known.name, wanted=wanted, headings=header
        )
    return binding


def chosen(name: str) -> Format:
    """The format of that name.

    Raises:
        UsageError: there is none.
    """
    if name not in formats():
        raise UsageError("patents-format-unknown", name=name, known=list(formats()))
    return formats()[name]


def mapping(path: Path, header: Sequence[str]) -> Format:
    """The format that a user's mapping file states: `separator` (optional, a text or a list of texts) and under `[columns]` a heading per field.

    Raises:
        InputError: it cannot be read, names an unknown field, or a heading that the file does not have.
    """
    found = stated(path, header, fields())
    separator = _literal(path, found["separator"]) if "separator" in found else formats()[PLAIN].separator
    plain = {
        "title": {"zh": path.name, "en": path.name},
        "separator": separator,
        "columns": {k: [v] for k, v in found["columns"].items()},
    }
    return _parsed("mapping", plain)


def _literal(path: Path, wanted: object) -> str:
    """The pattern of a separator that a person stated: a text, or a list of texts, each taken as it is written. A regular
    expression of a person could keep the reader busy for ever, and hardly anybody needs one.

    Raises:
        InputError: it is neither, or a regular expression; the message says the list that replaces it.
    """
    texts = [
        text for text in (wanted if isinstance(wanted, list) else [wanted]) if isinstance(text, str) and text
    ]
    if not texts or (isinstance(wanted, list) and len(texts) < len(wanted)):
        raise InputError("mapping-separator-wrong", file=path.name, separator=repr(wanted))
    if any(len(text) > 1 and _PATTERN.search(text) for text in texts):
        marks = dict.fromkeys(mark for text in texts for mark in _MARKS.findall(_ESCAPED.sub("", text)))
        instead = json.dumps(list(marks) or [";"], ensure_ascii=False)
        raise InputError("mapping-separator-pattern", file=path.name, separator=repr(wanted), instead=instead)
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


def _parsed(name: str, said: dict[str, Any]) -> Format:
    return Format(
        name,
        Text(**said["title"]),
        said["separator"],
        tuple(said.get("signature", ())),
        {field: tuple(headings) for field, headings in said["columns"].items()},
    )


def _share(known: Format, present: set[str]) -> float:
    return sum(folded(heading) in present for heading in known.signature) / len(known.signature)


def _laid(known: Format, header: Sequence[str]) -> Binding:
    """A field that the format has under a heading which this file lacks (a service renames one, a person types it
    anew) is taken from a column that no field uses, by the headings of plain tables."""
    at = {folded(heading): place for place, heading in reversed(list(enumerate(header)))}
    places: dict[str, int] = {}
    for columns in (known.columns, formats()[PLAIN].columns):
        for name in [name for name in known.columns if name not in places]:
            free = (at[folded(h)] for h in columns.get(name, ()) if folded(h) in at)
            place = next((p for p in free if columns is known.columns or p not in places.values()), None)
            if place is not None:
                places[name] = place
    unused = tuple(h for i, h in enumerate(header) if h and i not in places.values())
    return Binding(known, places, {name: header[place] for name, place in places.items()}, unused)


def _has_number(binding: Binding) -> bool:
    return "application" in binding.places or "publication" in binding.places
