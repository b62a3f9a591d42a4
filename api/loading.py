"""A file that came over HTTP on its way into the graph, by the pipeline of `kg load`: what the API and the pages share."""

import csv
import itertools
import os
import secrets
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from kg.graph.graph import Graph
from kg.lang.errors import KgError, LoadCancelled, LoadOver, NotFound, UsageError
from kg.lang.messages import Message
from kg.state.audit import record
from kg.state.listings import Rejected
from loaders.pipeline import AS_BEFORE, LOADERS, Loaded, Weight, load_file
from loaders.plan import coverage
from loaders.reading import Options

# What is told of the past; the audit log has it all.
KEPT = 50
# What is told of the rejected; the file of rejects on the machine has them all.
REJECTS_TOLD = 100
# What a name of a file may take on the disks that are in use.
NAME_BYTES = 255
# The reference facts come with the program.
KINDS = tuple(kind for kind in LOADERS if kind != "reference")


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was received, and what its sender said of it."""

    kind: str
    path: Path
    dataset: str | None
    options: Options
    weight: Weight = AS_BEFORE


@dataclass(slots=True)
class State:
    """A load of this service: `state` is running, done, failed or cancelled. `stopping` when a person has ended it and
    what it has written is still being taken back."""

    id: str
    kind: str
    dataset: str
    who: str
    started: str
    state: str = "running"
    rows: int = 0
    total: int | None = None
    detail: str = ""
    stopping: bool = False

    def stop(self) -> None:
        """End the load if a person wants it.

        Raises:
            LoadCancelled: a person does.
        """
        if self.stopping:
            raise LoadCancelled("load-cancelled", dataset=self.dataset)


@dataclass(slots=True)
class Loads:
    """The loads of one service, the latest last."""

    states: list[State] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def begin(self, given: Given, who: str) -> State:
        """A new load, which is seen from now on."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        state = State(secrets.token_hex(8), given.kind, given.dataset or given.path.name, who, now)
        with self.lock:
            self.states = [*self.states[-KEPT + 1 :], state]
        return state

    def cancel(self, id_: str) -> State:
        """End the load of that id; it is over as soon as nothing of it is left in the graph.

        Raises:
            NotFound: there is none of that id among the latest.
            LoadOver: it has ended already.
        """
        state = next((state for state in self.states if state.id == id_), None)
        if state is None:
            raise NotFound("load-not-found", id=id_)
        if state.state != "running":
            raise LoadOver("load-over", dataset=state.dataset)
        state.stopping = True
        return state

    def running(self) -> list[State]:
        """Those that go on."""
        return [state for state in self.states if state.state == "running"]


def checked(kind: str, name: str) -> None:
    """Refuse a kind that cannot be loaded and a name that is none of a file.

    Raises:
        UsageError: says which.
    """
    if kind not in KINDS:
        raise UsageError("load-kind-unknown", kind=kind, known=list(KINDS))
    if name != Path(name).name or name.startswith(".") or "\\" in name or not name.isprintable():
        raise UsageError("file-name-unusable", name=name)
    if len(name.encode()) > NAME_BYTES:
        raise UsageError("file-name-too-long", name=name[:20], limit=NAME_BYTES)


def carry_out(graph: Graph, state: State, given: Given, *, dry_run: bool) -> dict[str, Any]:
    """Load the file and give the report; `state` tells how far it is.

    Raises:
        KgError: as `load_file`; the message names the file without the folder where it waits.
    """

    def progress(rows: int, total: int | None) -> None:
        state.rows, state.total = rows, total

    try:
        done = load_file(
            graph, given.kind, given.path, dataset=given.dataset, options=given.options, weight=given.weight,
            dry_run=dry_run, progress=progress, stop=state.stop,
        )  # fmt: skip
    except LoadCancelled as error:
        state.state, state.detail = "cancelled", str(error)
        raise
    except KgError as error:
        told = _without_folders(error.message, given)
        state.detail = str(told)
        raise type(error)(told.code, **told.params) from error
    except Exception as error:
        state.detail = str(_without_folders(str(error), given))
        raise
    else:
        state.state = "done"
    finally:
        state.stopping = False
        if state.state == "running":
            state.state = "failed"
    if not dry_run:
        record(graph.settings.home, f"token:{state.who}", "load", kind=given.kind, **asdict(done.report))
    return _told(done)


def _without_folders(told: Any, given: Given) -> Any:
    """A message, or what a placeholder of it holds, without the folders where the caller's files wait."""
    if isinstance(told, Message):
        return Message(
            told.code, **{name: _without_folders(each, given) for name, each in told.params.items()}
        )
    if isinstance(told, tuple):
        return tuple(_without_folders(each, given) for each in told)
    if not isinstance(told, str | Path):
        return told
    text = str(told)
    for path in (given.path, given.options.mapping):
        text = text.replace(f"{path.parent}{os.sep}", "") if path is not None else text
    return text


def _told(done: Loaded) -> dict[str, Any]:
    report = asdict(done.report)
    rejects = report["rejects_file"]
    # Where the file lies on the machine is no affair of a caller elsewhere.
    report["rejects_file"] = Path(rejects).name if rejects else None
    told: dict[str, Any] = {**report, "told": list(map(str, done.told)), "rejects": []}
    if rejects:
        with Path(rejects).open(encoding="utf-8-sig", newline="") as file:
            told["rejects"] = [
                dict(zip(Rejected._fields, row, strict=True))
                for row in itertools.islice(csv.reader(file), 1, 1 + REJECTS_TOLD)
            ]
    if done.coverage is not None:
        told["coverage"] = coverage.told(done.coverage)
    return told
