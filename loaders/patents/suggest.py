"""A first mapping for a table that no format fits, to be corrected by whoever knows the table."""

import json
from pathlib import Path

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
        f"# {path.name} 的列对照表（初稿，请核对） first mapping, please check",
        '# 每行：字段 = "表头"。 Each line: field = "heading". Then: kg load patents FILE --mapping THIS',
        '# separator = [";", "；"]   # 一格里几个名字之间的符号，默认各种常用符号 between names in a cell; the usual ones by default',
        "",
        "[columns]",
        *(_line(guess) for guess in found.guesses.values()),
    ]
    if "application" not in found.guesses and "publication" not in found.guesses:
        lines.append('# application = "…"   # 必填：申请号或公开号 needed: one of application, publication')
    lines += ["", *(f"# 未用 not used: {heading}" for heading in found.unused)]
    return "\n".join(lines).rstrip() + "\n"


def _line(guess: Guess) -> str:
    # A guess that is not sure needs eyes.
    doubt = "" if guess.confidence >= SURE else f"   # 推测 guessed, {guess.confidence:.0%}"
    return f"{guess.key} = {_quoted(guess.heading)}{doubt}"


def _quoted(text: str) -> str:
    # JSON's strings are TOML's basic strings.
    return json.dumps(text, ensure_ascii=False)
