"""What `kg doctor` looks at: the engine, its versions, its schema, the disk; and what to do about each fault."""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from pydantic import TypeAdapter

from kg.graph.arcade_server import free_disk
from kg.graph.engine import Engine
from kg.graph.graph import Graph, open_engine
from kg.graph.migrate import is_old
from kg.lang.errors import EngineDenied, EngineError, EngineUnavailable, InputError, KgError, QueryTimeout
from kg.lang.messages import Message
from kg.settings import Settings
from kg.state import journal
from kg.state.home import kept_files, sizes
from kg.state.tokens import Tokens
from ontology.reader import ontology

log = logging.getLogger(__name__)

# Loading a large export and its indexes takes about this much; below it a load may stop half-way.
LOW_DISK_BYTES = 2_000_000_000
# Of damaged kinds so many are told.
SHOWN = 5
# To read all edges of one type in a graph of a million patents.
SOUND_SECONDS = 300.0
# A line of a journal is an object, whatever it holds.
_LINE: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])
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
    home = settings.home
    checks = [
        *_looked("packages", lambda: [_packages(Path(__file__).parents[2])]),
        *_looked("disk", lambda: [_disk(settings)]),
        *_looked("home", lambda: [_home(home), _writable(home)]),
        *_looked("state", lambda: [_state(home)]),
    ]
    return checks + _looked("engine", lambda: _graph(settings))


def _looked(name: str, look: Callable[[], list[Check]]) -> list[Check]:
    """What `look` finds; that it fails is a finding too."""
    try:
        return look()
    except KgError as error:
        return [Check(name, ok=False, detail=str(error), remedy=str(Message("doctor-see-message")))]
    except Exception as error:
        log.debug("the doctor could not look at %s", name, exc_info=True)
        told = Message("doctor-unforeseen", kind=type(error).__name__, why=str(error))
        return [Check(name, ok=False, detail=str(told), remedy=str(Message("doctor-unforeseen-remedy")))]


def _graph(settings: Settings) -> list[Check]:
    with open_engine(settings) as engine:
        graph = Graph(engine, ontology(), settings)

        def explained(look: Callable[[], list[Check]]) -> Callable[[], list[Check]]:
            def looked() -> list[Check]:
                try:
                    return look()
                except Exception as error:
                    raise engine.explain(error) from error

            return looked

        found = _looked("engine", explained(lambda: _engine(engine)))
        if not found[0].ok:
            return found
        return [
            *found,
            *_looked("files", explained(lambda: [_sound(graph)])),
            *_looked("content", explained(lambda: [_counts(graph)])),
            *_looked("version", explained(lambda: [_version(graph)])),
        ]


def _sound(graph: Graph) -> Check:
    """Whether the engine can read every node and edge: of a damaged file it tells only when it comes upon the place."""
    model = graph.ontology
    roots = [name for name, node_class in model.classes.items() if node_class.parent is None]
    reads = {name: f"MATCH (n:`{name}`) RETURN count(n.name) + count(n.sources) AS n" for name in roots}
    reads |= {
        name: f"MATCH (a)-[e:`{name}`]->(b) RETURN count(a.id) + count(e.sources) + count(b.id) AS n"
        for name in {relation.type for relation in model.relations.values()}
    }
    damaged = [
        f"{name} ({why})" for name, query in sorted(reads.items()) if (why := _unreadable(graph, query))
    ]
    if not damaged:
        return Check("files", ok=True, detail=str(Message("doctor-sound")))
    told = Message("doctor-damaged", what=damaged[:SHOWN])
    remedy = Message("doctor-damaged-remedy", folder=graph.settings.home / "server")
    return Check("files", ok=False, detail=str(told), remedy=str(remedy))


def _unreadable(graph: Graph, query: str) -> str:
    """Why the engine cannot carry out `query`, "" where it can."""
    try:
        graph.read(query, timeout=SOUND_SECONDS)
    except (EngineDenied, EngineUnavailable, QueryTimeout):
        raise  # this tells nothing of the files
    except EngineError as error:
        return str(error.params.get("detail", error))
    return ""


def _writable(home: Path) -> Check:
    place = next(folder for folder in (home, *home.absolute().parents) if folder.exists())
    try:
        with TemporaryFile(dir=place):
            pass
    except OSError as error:
        told = Message("doctor-not-writable", home=home, why=error.strerror or str(error))
        return Check("writable", ok=False, detail=str(told), remedy=str(Message("doctor-writable-remedy")))
    return Check("writable", ok=True, detail=str(Message("doctor-writable", home=home)))


def _state(home: Path) -> Check:
    """Whether the tokens, and each line of what people decided, can be read."""
    count = 0
    try:
        Tokens(home).all()
        for path in kept_files(home):
            count += 1
            if path.suffix == ".jsonl":
                journal.read(path, _LINE)
    except InputError as error:
        return Check("state", ok=False, detail=str(error), remedy=str(Message("doctor-state-remedy")))
    return Check("state", ok=True, detail=str(Message("doctor-state", count=count)))


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
