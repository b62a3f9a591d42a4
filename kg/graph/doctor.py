"""What `kg doctor` looks at: the engine, its versions, its schema, the disk; and what to do about each fault."""

import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from kg.graph.arcade_server import free_disk
from kg.graph.engine import Engine
from kg.graph.graph import Graph, open_engine
from kg.graph.migrate import is_old
from kg.lang.errors import KgError
from kg.lang.messages import Message
from kg.settings import Settings
from kg.state.home import sizes
from ontology.reader import ontology

# Loading a large export and its indexes takes about this much; below it a load may stop half-way.
LOW_DISK_BYTES = 2_000_000_000
# The top-level packages that the wheel installs; a folder or file of the same name in the working directory shadows them.
PACKAGES = ("api", "kg", "loaders", "ontology", "queries")


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. `remedy` says what to do and is empty when all is well."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def examine(settings: Settings) -> list[Check]:
    """Look at everything; a fault is a finding, never an exception."""
    checks = [_packages(Path(__file__).parents[2]), _disk(settings), _home(settings.home)]
    try:
        with open_engine(settings) as engine:
            checks += _engine(engine)
            graph = Graph(engine, ontology(), settings)
            checks += [_counts(graph), _version(graph)]
    except KgError as error:
        checks.append(Check("engine", ok=False, detail=str(error), remedy=str(Message("doctor-see-message"))))
    return checks


def _packages(installed: Path) -> Check:
    found = {name: find_spec(name) for name in PACKAGES}
    places = {name: Path(spec.origin or "") for name, spec in found.items() if spec is not None}
    foreign = [
        f"{name}: {place}" for name, place in places.items() if place != installed / name / "__init__.py"
    ]
    detail = ", ".join(foreign) or str(Message("doctor-packages", count=len(places), folder=installed))
    remedy = str(Message("doctor-packages-shadowed")) if foreign else ""
    return Check("packages", not foreign, detail, remedy)


def _home(home: Path) -> Check:
    there = [f"{entry.name}（{entry.what.text()}）{size / 1e6:.1f} MB" for entry, _, size in sizes(home)]
    detail = (
        Message("doctor-home", home=home, entries=there) if there else Message("doctor-home-empty", home=home)
    )
    return Check("home", ok=True, detail=str(detail))


def _disk(settings: Settings) -> Check:
    free = free_disk(settings.home)
    total = shutil.disk_usage(settings.home if settings.home.exists() else settings.home.anchor).total
    sizes = {"free": f"{free / 1e9:.1f}", "total": f"{total / 1e9:.1f}"}
    detail = str(Message("doctor-disk", home=settings.home, **sizes))
    remedy = str(Message("doctor-disk-low")) if free < LOW_DISK_BYTES else ""
    return Check("disk", free >= LOW_DISK_BYTES, detail, remedy)


def _engine(engine: Engine) -> list[Check]:
    told = ", ".join(f"{key}: {value}" for key, value in engine.describe().items())
    missing = engine.missing_schema(ontology())
    detail = (
        Message("doctor-schema-missing", count=len(missing)) if missing else Message("doctor-schema-complete")
    )
    remedy = str(Message("doctor-schema-remedy")) if missing else ""
    return [Check("engine", ok=True, detail=told), Check("schema", not missing, str(detail), remedy)]


def _version(graph: Graph) -> Check:
    old = is_old(graph)
    detail = Message("doctor-version-old") if old else Message("doctor-version")
    remedy = Message("doctor-version-remedy")
    return Check("version", not old, str(detail), str(remedy) if old else "")


def _counts(graph: Graph) -> Check:
    nodes = graph.read("MATCH (n) RETURN count(n) AS n").rows[0]["n"]
    sources = [row["id"] for row in graph.read("MATCH (s:Source) RETURN s.id AS id ORDER BY id").rows]
    loaded = (
        Message("doctor-content", nodes=nodes, datasets=sources)
        if sources
        else Message("doctor-content-unloaded", nodes=nodes)
    )
    return Check(
        "content",
        ok=nodes > 0,
        detail=str(loaded),
        remedy="" if nodes else str(Message("doctor-content-remedy")),
    )
