"""The fields of a patent as columns may hold them: their headings from `columns/plain.toml`, and the signs of their values."""

from functools import cache

from loaders.patents.formats import PLAIN, formats
from loaders.resolver import Field

_DAY = {"day": 1.0, "days": 0.9}
_NO_NAME = ("day", "publication", "application", "ipc", "abstract", "url", "credit code", "whole", "lens id")
# Signs of the values of each field, whether a heading needs them, what they say without one, and what speaks against.
_SIGNS: dict[str, tuple[dict[str, float], bool, float, tuple[str, ...]]] = {
    "publication": (
        {"publication": 1.0, "number": 0.85, "digits": 0.5},
        True,
        0.9,
        ("lens id", "day", "url"),
    ),
    "application": (
        {"application": 1.0, "checked": 1.0, "digits": 0.6},
        True,
        0.9,
        ("lens id", "publication", "day", "url"),
    ),
    "country": ({"country": 1.0}, True, 0.62, ()),
    "kind_code": ({"kind code": 1.0}, True, 0.7, ()),
    "type": ({"type": 1.0}, False, 0.6, ("title", "abstract", "ipc", "firm")),
    "filed": (_DAY, True, 0.0, ()),
    "published": (_DAY, True, 0.0, ()),
    "granted": (_DAY, True, 0.0, ()),
    "priority_date": ({**_DAY, "year": 0.4}, True, 0.0, ("numbered day",)),
    "year": ({"year": 1.0}, True, 0.0, ("day",)),
    "title": (
        {"title": 1.0, "name": 0.4},
        False,
        0.75,
        ("day", "publication", "address", "url", "whole", "year", "ipc", "people", "company"),
    ),
    "abstract": ({"abstract": 1.0, "title": 0.5}, True, 0.8, ("day", "publication", "url", "whole")),
    "applicants": ({"company": 1.0, "firm": 0.6, "name": 0.3}, False, 0.8, (*_NO_NAME, "address")),
    "holders": ({"firm": 1.0, "name": 0.7}, False, 0.0, (*_NO_NAME, "address")),
    "inventors": (
        {"people": 1.0, "person": 0.9, "name": 0.6},
        False,
        0.72,
        (*_NO_NAME, "address", "company", "country"),
    ),
    "address": (
        {"address": 1.0, "firm": 0.3},
        False,
        0.75,
        ("day", "publication", "ipc", "person", "abstract"),
    ),
    "credit_code": ({"credit code": 1.0}, True, 0.9, ()),
    "main_class": ({"ipc": 1.0, "locarno": 1.0}, True, 0.0, ("numbered day",)),
    "classes": ({"ipc": 1.0, "locarno": 0.95}, True, 0.85, ("numbered day", "cpc")),
    "locarno": ({"locarno": 1.0}, True, 0.0, ()),
    "status": ({"status": 1.0}, False, 0.0, ("day", "publication", "abstract", "ipc", "address")),
    "legal_status": ({"status": 1.0}, False, 0.62, ("day", "publication", "abstract", "ipc", "address")),
    "priority": (
        {"numbered day": 1.0, "application": 0.3, "number": 0.3, "digits": 0.3},
        True,
        0.7,
        ("day",),
    ),
    "citations": ({"publication": 1.0, "number": 1.0, "digits": 0.5}, True, 0.0, ("abstract", "day")),
    "family": ({"publication": 1.0, "number": 1.0, "digits": 0.5}, False, 0.0, ("abstract", "day")),
    "grant": ({"publication": 1.0, "number": 0.9, "digits": 0.7}, True, 0.0, ("day",)),
}


@cache
def patent_fields() -> tuple[Field, ...]:
    """Every field that a column of a table of patents can hold."""
    plain = formats()[PLAIN].columns
    return tuple(Field(key, plain.get(key, ()), *_SIGNS.get(key, ({}, False, 0.0, ()))) for key in plain)
