"""The topics of the named questions: one folder each, its name and place among the others in `_topic.toml`; a folder
without that file is called by its own name and comes last."""

import tomllib
from collections.abc import Mapping
from functools import cache

from kg.lang.text import Text
from queries.catalogue import FOLDER, catalogue

_LAST = 1_000


@cache
def topics() -> Mapping[str, Text]:
    """Every topic by its folder's name, in order."""
    found = {name: _read(name) for name in {question.topic for question in catalogue().values()}}
    ordered = sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    return {name: text for name, (_, text) in ordered}


def _read(name: str) -> tuple[int, Text]:
    path = FOLDER / name / "_topic.toml"
    if not path.exists():
        return _LAST, Text(name, name)
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return told["order"], Text(told["zh"], told["en"])
