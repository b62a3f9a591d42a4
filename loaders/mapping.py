"""A person's mapping: a TOML file that says under `[columns]` which heading of a table holds which field."""

import json
import tomllib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from kg.lang.errors import InputError
from loaders.rows import spelling


def stated(path: Path, header: Sequence[str], fields: Collection[str]) -> dict[str, Any]:
    """What the file at `path` states; its `columns` are headings of `header` by field.

    Raises:
        InputError: it cannot be read, names an unknown field, or a heading that the table does not have.
    """
    try:
        found = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise InputError("patents-mapping-unreadable", file=path, why=wrong) from wrong
    columns = found.get("columns")
    if not isinstance(columns, dict) or not columns:
        raise InputError("patents-mapping-empty", file=path)
    present = {spelling(heading) for heading in header}
    for name, heading in columns.items():
        if name not in fields:
            raise InputError("patents-mapping-field", file=path, name=name, known=sorted(fields))
        if not isinstance(heading, str) or spelling(heading) not in present:
            raise InputError(
                "patents-mapping-heading", file=path, name=name, heading=heading, headings=header
            )
    return found


def quoted(text: str) -> str:
    """The text as TOML writes it; JSON's strings are TOML's basic strings."""
    return json.dumps(text, ensure_ascii=False)
