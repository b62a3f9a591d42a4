"""How the command line speaks: results to stdout (tables or JSON), messages to stderr."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

messages = Console(stderr=True, highlight=False)
results = Console(highlight=False)


def say(text: str) -> None:
    """A message to the person. Its lines are left to the terminal: a path or address broken here cannot be copied."""
    messages.print(text, markup=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """A result as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A result as a table; an unknown value stays empty."""
    table = Table()
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    results.print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # Square brackets are markup to rich; in a name they are text.
    return str(value).replace("[", r"\[")
