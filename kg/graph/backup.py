"""A graph as one file to keep, and back: every node and edge as it is stored, and what people decided beside it.

The file is a zip: `manifest.json`, `nodes.jsonl` and `edges.jsonl` with everything that the store keeps (sources,
claims, runs), and under `home/` the journals: judgements, feedback, tokens (hashed), the audit log, answers of
saved needs. It fits both engines, so it is also the way from one to the other.
"""

import json
import os
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg import __version__
from kg.graph.alone import alone
from kg.graph.dump import digest, edges, nodes
from kg.graph.gather import EdgeKey
from kg.graph.graph import Graph
from kg.graph.kept import Backup, Kept, opened
from kg.graph.records import Ref
from kg.graph.session import Session
from kg.lang.errors import InputError, UsageError
from kg.state import files
from kg.state.home import kept_files

# Nodes removed by one transaction: a region takes thousands of edges with it.
CLEARED = 500
# Stands in the home while a restore writes; what it left half-way is then known to be its own.
MARK = "restoring"


def backup(graph: Graph, path: Path) -> Backup:
    """Write the graph and the journals to `path`, which must not exist.

    Raises:
        UsageError: there is a file of that name.
        EngineError: the graph cannot be read; no file is left.
    """
    if path.exists():
        raise UsageError("backup-exists", path=path)
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        # Tokens are in it, if only their hashes, so that nobody else may read it from its first byte.
        fresh = os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
        with (
            alone(graph.settings, graph.engine),
            fresh,
            zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as file,
        ):
            n = _write_lines(file, "nodes.jsonl", nodes(graph, claims=True))
            e = _write_lines(file, "edges.jsonl", edges(graph, claims=True))
            for kept in kept_files(graph.settings.home):
                file.write(kept, f"home/{kept.relative_to(graph.settings.home).as_posix()}")
            made = Backup(datetime.now(UTC).isoformat(timespec="seconds"), __version__, n, e, digest(graph))
            file.writestr("manifest.json", json.dumps(asdict(made), indent=1))
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    return made


def restore(graph: Graph, path: Path) -> Backup:
    """Bring the graph and the journals of a backup back, into a graph and a home that hold none yet.

    Raises:
        UsageError: the graph or the home holds something already.
        InputError: the file is no backup, or is damaged.
        EngineError: the engine failed; a repeated restore begins anew.
    """
    home = graph.settings.home
    with alone(graph.settings, graph.engine), opened(path, graph.ontology) as kept:
        made = kept.manifest()
        if (home / MARK).exists():
            empty(graph)
        _refuse_full(graph, kept)
        kept.check()
        (home / MARK).write_text(made.digest, "ascii")
        try:
            _bring_back(graph, kept)
            if (found := digest(graph)) != made.digest:
                raise InputError("backup-digest-differs", path=path, found=found, expected=made.digest)
            _journals(home, kept)
        except Exception:
            # With an engine that is gone this fails as well; the mark then tells the next restore to do it.
            empty(graph)
            (home / MARK).unlink()
            raise
        (home / MARK).unlink()
    return made


def _write_lines(file: zipfile.ZipFile, name: str, rows: Iterable[Mapping[str, Any]]) -> int:
    count = 0
    with file.open(name, "w", force_zip64=True) as lines:
        for count, row in enumerate(rows, start=1):  # noqa: B007  the last count is the answer
            lines.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return count


def _refuse_full(graph: Graph, kept: Kept) -> None:
    if graph.read("MATCH (s:Source) RETURN s.id AS id LIMIT 1").rows:
        raise UsageError("restore-graph-not-empty")
    there = [name for name in kept.journals() if (graph.settings.home / name).exists()]
    if there:
        raise UsageError("restore-home-not-empty", home=graph.settings.home, files=there)


def _bring_back(graph: Graph, kept: Kept) -> None:
    for step in kept.steps("nodes.jsonl"):
        graph.write(lambda session, step=step: _write_nodes(session, step))  # type: ignore[misc]
    for step in kept.steps("edges.jsonl"):
        graph.write(lambda session, step=step: _write_edges(session, step))  # type: ignore[misc]


def _write_nodes(session: Session, rows: list[dict[str, Any]]) -> None:
    by_label: dict[str, dict[str, Any]] = {}
    for row in rows:
        label = session.ontology.most_specific(row["labels"])
        by_label.setdefault(label, {})[row["properties"]["id"]] = row["properties"]
    for label, some in by_label.items():
        session.put_nodes(label, some)


def _write_edges(session: Session, rows: list[dict[str, Any]]) -> None:
    by_kind: dict[tuple[str, str, str], dict[EdgeKey, dict[str, Any]]] = {}
    for row in rows:
        kind, said = row["type"], row["properties"]
        start, end = (
            Ref(session.ontology.most_specific(labels), id_) for labels, id_ in (row["start"], row["end"])
        )
        names = session.ontology.relations[kind].key
        key = EdgeKey(kind, start, end, tuple(said.get(name) for name in names))
        by_kind.setdefault((kind, start.label, end.label), {})[key] = said
    for ends, some in by_kind.items():
        session.edges(*ends).make(some)


def empty(graph: Graph) -> None:
    """Remove every node that the ontology knows, with its edges: what a restore that did not end has written. They are
    looked up by id, as the embedded engine looks for any node among all that are gone, again and again.

    Raises:
        EngineError: the graph cannot be written; a repeated call goes on.
    """
    for label in graph.ontology.roots():
        for ids in graph.pages(label):
            for at in range(0, len(ids), CLEARED):
                some = ids[at : at + CLEARED]
                graph.write(lambda session, label=label, some=some: session.delete_nodes(label, some))  # type: ignore[misc]


def _journals(home: Path, kept: Kept) -> None:
    for name in kept.journals():
        files.replace(home / name, kept.journal(name))
