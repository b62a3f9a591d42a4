"""The words of the pages in both languages, a module for each group of pages, found by themselves; names of things come from
the ontology."""

from importlib import import_module
from pkgutil import iter_modules

from api.words.common import PLACES
from kg.lang.text import Text

__all__ = ["PLACES", "VALUES", "WORDS"]

WORDS: dict[str, Text] = {}
VALUES: dict[str, Text] = {}
for _found in iter_modules(__path__):
    _module = import_module(f"{__name__}.{_found.name}")
    WORDS |= getattr(_module, "WORDS", {})
    VALUES |= getattr(_module, "VALUES", {})
