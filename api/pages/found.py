"""The pages as they are found: modules of this package that have a `router`, and modules that other distributions name by
entry points of the group `xinjiang_ip_kg.pages`.

Such a module may have, besides, a `SECTION`: its place in the rail at the side of every page. One of another distribution
brings its words as `WORDS` (what they are called must not be taken) and its templates in a folder `templates` beside it.
"""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from fastapi import APIRouter

from api.words import WORDS
from kg.lang.text import Text
from kg.plugins import brought

ENTRY_POINTS = "xinjiang_ip_kg.pages"


class Section(NamedTuple):
    """A link in the rail of every page: its address, the word of `api.words` that it is called by, its place among the
    others (a whole number, lowest first), and the address of the link that it stands below, if any."""

    path: str
    word: str
    place: int
    below: str | None = None


@cache
def page_modules() -> tuple[ModuleType, ...]:
    """The modules of pages: those of this package in the order of their names, then those of others.

    Raises:
        TypeError: an entry point names no module with a router.
    """
    names = [found.name for found in pkgutil.iter_modules(import_module("api.pages").__path__)]
    own = [module for name in names if _has_router(module := import_module(f"api.pages.{name}"))]
    return (*own, *_others())


@cache
def sections() -> Mapping[str, Section]:
    """The pages that each page leads to, by address, in their order."""
    found = [module.SECTION for module in page_modules() if hasattr(module, "SECTION")]
    return {section.path: section for section in sorted(found, key=lambda s: (s.place, s.path))}


@cache
def words() -> Mapping[str, Text]:
    """The words of the pages, those of other distributions among them."""
    every = dict(WORDS)
    for module in _others():
        brought_words: Mapping[str, Text] = getattr(module, "WORDS", {})
        if taken := sorted(every.keys() & brought_words.keys()):
            raise ValueError(f"{module.__name__}: words of these names are there already: {', '.join(taken)}")
        every |= brought_words
    return every


def template_folders() -> list[Path]:
    """The folders with the templates of other distributions."""
    beside = [Path(str(module.__file__)).parent / "templates" for module in _others()]
    return [folder for folder in beside if folder.is_dir()]


@cache
def _others() -> tuple[ModuleType, ...]:
    found = tuple(brought(ENTRY_POINTS, ModuleType))
    for module in found:
        if not _has_router(module):
            raise TypeError(f"{module.__name__}, an entry point of {ENTRY_POINTS}, has no router")
    return found


def _has_router(module: ModuleType) -> bool:
    return isinstance(getattr(module, "router", None), APIRouter)
