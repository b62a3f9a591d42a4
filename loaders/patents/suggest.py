"""A first mapping for a table that no format fits, to be corrected by whoever knows the table."""

import json
from pathlib import Path

from loaders.patents.formats import NEAR, nearest_field
from loaders.tables import open_table


def suggest(path: Path) -> str:
    """A mapping (TOML) with a guess for each column of the table at `path`; what is only near says so.

    Raises:
        InputError: the file is no table.
    """
    found: dict[str, tuple[str, str, float]] = {}
    left: list[str] = []
    header = [heading for heading in open_table(path).header if heading]
    for heading in header:
        field, known, nearness = nearest_field(heading)
        if nearness >= NEAR and nearness > found.get(field, ("", "", 0.0))[2]:
            if field in found:
                left.append(found[field][0])
            found[field] = (heading, known, nearness)
        else:
            left.append(heading)
    lines = [
        f"# {path.name} 的列对照表（初稿，请核对） first mapping, please check",
        '# 每行：字段 = "表头"。 Each line: field = "heading". Then: kg load patents FILE --mapping THIS',
        '# separator = [";", "；"]   # 一格里几个名字之间的符号，默认各种常用符号 between names in a cell; the usual ones by default',
        "",
        "[columns]",
        *(_line(field, *guess) for field, guess in found.items()),
    ]
    if "application" not in found and "publication" not in found:
        lines.append('# application = "…"   # 必填：申请号或公开号 needed: one of application, publication')
    lines += ["", *(f"# 未用 not used: {heading}" for heading in left)]
    return "\n".join(lines).rstrip() + "\n"


def _line(field: str, heading: str, known: str, nearness: float) -> str:
    # A guess that is not exact needs eyes.
    doubt = "" if nearness == 100 else f"   # 近似 near {known}"
    return f"{field} = {_quoted(heading)}{doubt}"


def _quoted(text: str) -> str:
    # JSON's strings are TOML's basic strings.
    return json.dumps(text, ensure_ascii=False)
