"""How the command line speaks: results to stdout (tables or JSON), messages to stderr."""

import io
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from kg.lang.messages import Message
from kg.lang.text import Bilingual, chosen

AsJson = Annotated[bool, typer.Option("--json", help="help-json")]

messages = Console(stderr=True, highlight=False)
results = Console(highlight=False)
# Of a column with its border: less than five Chinese characters a line cannot be read.
READABLE = 13
# Wider than any row: what a table would take if nothing bound it.
UNBOUND = 1_000_000


def say(text: str | Message) -> None:
    """A message to the person. Its lines are left to the terminal: a path or address broken here cannot be copied."""
    messages.print(str(text), markup=False, soft_wrap=True)


def speak_any_encoding() -> None:
    """Let a console that cannot show a character (GBK, ASCII) show a question mark for it, and never end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_json(value: Any) -> None:
    """A result as JSON; escaped where the console cannot hold all of its characters, so that none is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2)
    sys.stdout.write(text + "\n")


def print_table(columns: Sequence[str | Bilingual], rows: Iterable[Sequence[Any]]) -> None:
    """A result as a table; an unknown value stays empty. Where the columns would be too narrow to read, a row is
    printed as a block with a line for each value, as psql can do it."""
    cells = [[_cell(value) for value in row] for row in rows]
    headings = [column if isinstance(column, str) else chosen(column) for column in columns]
    table = Table()
    for column in headings:
        table.add_column(column, overflow="fold")
    for row in cells:
        table.add_row(*row)
    wanted = results.measure(table, options=results.options.update_width(UNBOUND)).maximum
    if wanted <= results.width or len(columns) * READABLE <= results.width or not cells:
        results.print(table)
        return
    records = Table(show_header=False)
    records.add_column(no_wrap=True)
    records.add_column(overflow="fold")
    for row in cells:
        for column, value in zip(headings, row, strict=True):
            records.add_row(column, value, end_section=column == headings[-1])
    results.print(records)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, Bilingual):
        value = chosen(value)
    # Square brackets are markup to rich; in a name they are text.
    return str(value).replace("[", r"\[")
