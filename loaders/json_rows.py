"""Rows of JSON: one object a line (JSON Lines), or a list of objects, alone or under one key."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.lang.errors import InputError
from loaders.rows import SourceRows, tidy

# Held in memory whole, as a list must be; a longer one comes as lines.
MAX_SIZE = 200_000_000
_SHOWN = 80
# Between the values of a list within one cell.
BETWEEN = " | "


def is_json(start: bytes) -> bool:
    """Whether a file that begins so is JSON: a list or an object with a key."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return (text[:1] == b"{" and text[1:].lstrip()[:1] in (b'"', b"}")) or (
        text[:1] == b"[" and text[1:].lstrip()[:1] in (b"{", b"]")
    )


def json_value(path: Path) -> Any:
    """What the JSON at `path` holds; a list of objects where each line is one.

    Raises:
        InputError: it is no JSON, or too large.
    """
    if path.stat().st_size > MAX_SIZE:
        raise InputError("json-too-large", file=path, limit=MAX_SIZE // 1_000_000)
    text = path.read_text("utf-8-sig", errors="replace")
    try:
        return json.loads(text)
    except RecursionError:
        raise InputError("json-too-deep", file=path) from None
    except ValueError:
        return list(_lines(path, text))


def _lines(path: Path, text: str) -> Iterator[Any]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except (ValueError, RecursionError) as wrong:
            raise InputError("json-broken", file=path, line=number, why=str(wrong)[:_SHOWN]) from None


def json_rows(path: Path) -> SourceRows:
    """The objects at `path` as rows, their keys as the header; row 1 is the header, row 2 the first object.

    Raises:
        InputError: it is no JSON, or holds no list of objects.
    """
    objects = _objects(json_value(path))
    if not objects:
        raise InputError("json-no-list", file=path)
    flat = [dict(_flat(each, "")) for each in objects]
    header = list(dict.fromkeys(key for each in flat for key in each))
    rows = [header, *([each.get(key, "") for key in header] for each in flat)]
    numbered = ((number, row) for number, cells in enumerate(rows, 1) if (row := tidy(cells)))
    return SourceRows(numbered, ["form: JSON"], len(rows))


def _objects(value: Any) -> list[dict[str, Any]]:
    """The longest list of objects that `value` is, or holds under a key."""
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        return value
    if isinstance(value, dict):
        found = [_objects(each) for each in value.values()]
        return max(found, key=len, default=[]) or ([value] if any(map(_is_plain, value.values())) else [])
    return []


def _flat(value: dict[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, held in value.items():
        name = f"{above}{key}"
        if isinstance(held, dict):
            yield from _flat(held, f"{name} ")
        elif isinstance(held, list):
            yield name, BETWEEN.join(_text(each) for each in held)
        else:
            yield name, _text(held)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        named = next((value[key] for key in ("name", "title", "text", "value") if key in value), None)
        return _text(named) if named is not None else " ".join(_text(each) for each in value.values())
    return "" if value is None else str(value)


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int, float))
