"""The kinds of files that `kg load` takes, as they are found: in the modules of this package and in entry points."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import FileFinder
from zipimport import zipimporter

import loaders
from kg.plugins import brought
from loaders.kind import Kind

ENTRY_POINTS = "xinjiang_ip_kg.kinds"
# Only what declares a kind is imported: others of these modules import this one, and some are slow to import.
_DECLARES = re.compile(r"^KIND = Kind\(", re.MULTILINE)


def _modules(package: str, path: list[str]) -> Iterator[str]:
    """The modules of the package, and of the packages in it, that declare a kind."""
    for found in pkgutil.iter_modules(path, f"{package}."):
        assert isinstance(found.module_finder, FileFinder | zipimporter)  # noqa: S101 - for mypy
        spec = found.module_finder.find_spec(found.name)
        if spec is None or spec.loader is None:
            continue
        if found.ispkg:
            yield from _modules(found.name, list(spec.submodule_search_locations or ()))
        elif _DECLARES.search(spec.loader.get_source(found.name) or ""):  # type: ignore[attr-defined]
            yield found.name


def _found() -> Iterator[Kind]:
    for name in _modules("loaders", list(loaders.__path__)):
        yield import_module(name).KIND
    yield from brought(ENTRY_POINTS, Kind)


def _by_name() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for kind in sorted(_found(), key=lambda kind: (kind.place, kind.name)):
        if kind.name in found:
            raise ValueError(f"two kinds of files are called {kind.name}")
        found[kind.name] = kind
    return found


KINDS: dict[str, Kind] = _by_name()
