"""A first mapping for a table that no format fits, to be corrected by whoever knows the table."""

from pathlib import Path

from kg.lang.messages import Message
from loaders.mapping import quoted
from loaders.patents.fields import patent_fields
from loaders.resolver import SURE, Guess, resolve
from loaders.tables import open_table


def suggest(path: Path) -> str:
    """A mapping (TOML) with a guess for each column of the table at `path`; what is not sure says so.

    Raises:
        InputError: the file is no table.
    """
    table = open_table(path)
    found = resolve(table.header, table.sample, patent_fields())
    lines = [
        f"# {Message('suggest-head', file=path.name)}",
        f"# {Message('suggest-how', kind='patents')}",
        f'# separator = [";", "；"]   # {Message("suggest-separator")}',
        "",
        "[columns]",
        *(_line(guess) for guess in found.guesses.values()),
    ]
    if "application" not in found.guesses and "publication" not in found.guesses:
        lines.append(f'# application = "…"   # {Message("suggest-number-needed")}')
    lines += ["", *(f"# {Message('suggest-unused', heading=heading)}" for heading in found.unused)]
    return "\n".join(lines).rstrip() + "\n"


def _line(guess: Guess) -> str:
    # A guess that is not sure needs eyes.
    doubt = (
        ""
        if guess.confidence >= SURE
        else f"   # {Message('suggest-guessed', share=f'{guess.confidence:.0%}')}"
    )
    return f"{guess.key} = {quoted(guess.heading)}{doubt}"
