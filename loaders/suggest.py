"""A first mapping for a table of any kind, to be corrected by whoever knows the table."""

from pathlib import Path

from kg.lang.errors import UsageError
from kg.lang.messages import Message
from loaders.columns import found_places, nearest
from loaders.kinds import KINDS
from loaders.mapping import quoted
from loaders.patents.suggest import suggest as suggest_patents
from loaders.reading import Options
from loaders.tables import open_table
from loaders.wide import tall


def suggest(kind: str, path: Path, options: Options) -> str:
    """A mapping (TOML) for the table at `path`: each column that is found, the likeliest heading for each that must be
    there and is not, and the headings left over.

    Raises:
        InputError: the file is no table.
        UsageError: files of the kind are no tables.
    """
    if kind == "patents":
        return suggest_patents(path)
    columns = KINDS[kind].columns(options) if kind in KINDS else ()
    if not columns:
        raise UsageError("load-mapping-no-table", kind=kind)
    table = tall(open_table(path, {name for column in columns for name in column.spellings}), columns)
    places = found_places(table, columns, {})
    lines = [
        f"# {Message('suggest-head', file=path.name)}",
        f"# {Message('suggest-how', kind=kind)}",
        "",
        "[columns]",
        *(f"{key} = {quoted(table.header[place])}" for key, place in places.items()),
    ]
    for column in columns:
        if column.required and column.key not in places:
            heading = nearest(table.header, column) or "…"
            lines.append(f"# {column.key} = {quoted(heading)}   # {Message('suggest-needed')}")
    unused = [heading for at, heading in enumerate(table.header) if heading and at not in places.values()]
    lines += ["", *(f"# {Message('suggest-unused', heading=heading)}" for heading in unused)]
    return "\n".join(lines).rstrip() + "\n"
