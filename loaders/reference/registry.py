"""The shipped datasets in the order in which they are loaded: `kg/data/sources.toml` names them and their sources."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files

from kg import data
from kg.graph.records import Row
from loaders import facts, pairings
from loaders import industries as products
from loaders.reading import NOTHING_SAID, Loader
from loaders.reference import classes, figures, places


def _as_loaded(read: Loader, file: str) -> Callable[[], Iterator[Row]]:
    """The rows of a shipped table in the public template form, read as a person's file is."""

    def rows() -> Iterator[Row]:
        with as_file(files(data).joinpath(file)) as path:
            yield from read(path, NOTHING_SAID).rows

    return rows


_ROWS: dict[str, Callable[[], Iterator[Row]]] = {
    "divisions": places.divisions,
    "region-groups": places.region_groups,
    "wipo-fields": classes.wipo_fields,
    "ipc": classes.ipc,
    "gbt4754-2017": classes.gbt4754,
    "industries": classes.industries,
    "industry-technologies": classes.industry_technologies,
    "industry-classes": classes.industry_classes,
    "products": _as_loaded(products.read, "products.csv"),
    "aid-pairings-2010": _as_loaded(pairings.read, "aid-pairings-2010.csv"),
    "countries": places.countries,
    "treaties": places.treaties,
    "treaty-parties": places.treaty_parties,
    "office-rules": places.office_rules,
    "technology-count-marks": figures.technology_count_marks,
    "technology-counts": figures.technology_counts,
    "observations": figures.observations,
    "local-facts": _as_loaded(facts.read, "local-facts.csv"),
    "aid-activities": _as_loaded(facts.read, "aid-activities.csv"),
}


@dataclass(frozen=True, slots=True)
class Shipped:
    """A dataset that comes with the program. `name` becomes the name of its Source; `sha256` is of its files."""

    id: str
    name: str
    sha256: str
    rows: Callable[[], Iterator[Row]]


@cache
def shipped() -> tuple[Shipped, ...]:
    """All of them, what others point at first."""
    told = tomllib.loads(files(data).joinpath("sources.toml").read_text(encoding="utf-8"))
    return tuple(
        Shipped(
            id_,
            f"{source['title']}（{source['publisher']}，{source['edition']}）",
            _digest(source["files"]),
            _ROWS[id_],
        )
        for id_, source in told.items()
    )


def _digest(paths: list[str]) -> str:
    """SHA-256 of files together, each "package/path"."""
    found = sha256()
    for path in paths:
        package, _, inside = path.partition("/")
        found.update(files(package).joinpath(inside).read_bytes())
    return found.hexdigest()
