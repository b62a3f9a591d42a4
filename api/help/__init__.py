"""The help pages' texts: a Markdown file for each screen and language, `api/help/<language>/<screen>.md`.

To help with a new screen, name it in SCREENS and write its two files; its header then leads to them.
"""

import re
from functools import cache
from importlib.resources import files

from markdown_it import MarkdownIt

LANGUAGES = ("zh", "en")
# Screen, and the address at which it is shown to a newcomer on the demo set.
SCREENS = {
    "home": "/",
    "plan": "/plan",
    "indicators": "/indicators",
    "match": "/match",
    "queries": "/queries",
    "network": "/network",
    "map": "/map",
    "things": "/node/Region/653100",
    "data": "/data",
    "ask": "/search",
}
# First part of an address, where it is not the screen's own name.
_FIRST = {
    "node": "things",
    "cypher": "queries",
    "library": "queries",
    "identity": "data",
    "source": "plan",
    "": "home",
    "search": "ask",
}
_HEADING = re.compile(r"# (.+)")


def screen_of(path: str) -> str:
    """The screen whose help belongs to the page at `path`; the first page's where there is none of its own."""
    first, *rest = path.strip("/").split("/")
    if first == "help" and rest:
        first = rest[0]
    return first if first in SCREENS else _FIRST.get(first, "home")


@cache
def title(screen: str, language: str) -> str:
    """The heading of a text."""
    found = _HEADING.match(_text(screen, language))
    return found[1] if found is not None else screen


@cache
def body(screen: str, language: str) -> str:
    """What stands under the heading, as HTML. The texts are ours, and still none of their HTML passes."""
    return str(
        MarkdownIt("commonmark", {"html": False}).render(_HEADING.sub("", _text(screen, language), count=1))
    )


def _text(screen: str, language: str) -> str:
    return files("api.help").joinpath(language, f"{screen}.md").read_text(encoding="utf-8")
