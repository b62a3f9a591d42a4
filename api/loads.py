"""Loading over HTTP: the file is the body, the way is that of `kg load`."""

import csv
import itertools
import tempfile
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi import Path as PathParameter
from fastapi.concurrency import run_in_threadpool

from api.access import Asking, OpenGraph
from api.warming import Warmer
from kg.access.audit import record
from kg.errors import InputError, UsageError
from kg.store.graph import Graph
from loaders.pipeline import LOADERS, Loaded, load_file
from loaders.reading import Options

router = APIRouter(prefix="/api/v1/loads", tags=["loads"])

# The largest export that an office hands round; larger ones are loaded by `kg load` on the machine itself.
MAX_UPLOAD = 200_000_000
# The same in a form, with its fields and the lines between them.
MAX_FORM = MAX_UPLOAD + 100_000
# What is told of the past; the audit log has it all.
KEPT = 50
# What is told of the rejected; the file of rejects on the machine has them all.
REJECTS_TOLD = 100
# Forms of a page, not files: the loader would find no table in them.
NO_FILE = ("multipart/form-data", "application/x-www-form-urlencoded", "application/json")


@dataclass(slots=True)
class State:
    """A load of this service: `state` is running, done or failed."""

    kind: str
    dataset: str
    who: str
    started: str
    state: str = "running"
    rows: int = 0
    total: int | None = None
    detail: str = ""


@dataclass(slots=True)
class Loads:
    """The loads of one service, the latest last."""

    states: list[State] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def begin(self, kind: str, dataset: str, who: str) -> State:
        """A new load, which is seen from now on."""
        state = State(kind, dataset, who, datetime.now(UTC).isoformat(timespec="seconds"))
        with self.lock:
            self.states = [*self.states[-KEPT + 1 :], state]
        return state

    def running(self) -> list[State]:
        """Those that go on."""
        return [state for state in self.states if state.state == "running"]


def _loads(request: Request) -> Loads:
    return cast(Loads, request.app.state.loads)


Known = Annotated[Loads, Depends(_loads)]


@router.get("")
def read_loads(loads: Known) -> dict[str, Any]:
    """The latest loads of this service with the rows done so far."""
    return {"items": [asdict(state) for state in loads.states]}


@router.post(
    "/{kind}",
    summary="Load a file: its bytes are the body",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
async def load(
    request: Request,
    graph: OpenGraph,
    asking: Asking,
    loads: Known,
    kind: Annotated[str, PathParameter(json_schema_extra={"enum": [k for k in LOADERS if k != "reference"]})],
    name: Annotated[
        str, Query(min_length=1, max_length=200, description="the file's name; its ending tells its form")
    ],
    dataset: Annotated[
        str | None, Query(min_length=1, max_length=200, description="the file's name by default")
    ] = None,
    form: Annotated[str | None, Query(alias="format", max_length=50, description="of patent files")] = None,
    region: Annotated[
        str | None, Query(pattern=r"^\d{6}$", description="for rows without an address")
    ] = None,
    dry_run: Annotated[bool, Query(description="tell the difference and write nothing")] = False,
) -> dict[str, Any]:
    """The report as `kg load --json` gives it, with the first of what was left out and why."""
    if kind not in LOADERS or kind == "reference":
        raise UsageError(
            f"{kind!r} cannot be loaded. Kinds: {', '.join(k for k in LOADERS if k != 'reference')}."
        )
    if request.headers.get("content-type", "").split(";")[0].strip().lower() in NO_FILE:
        raise HTTPException(415, "Send the file itself as the body (application/octet-stream), not a form")
    if name != Path(name).name or name.startswith(".") or "\\" in name or not name.isprintable():
        raise UsageError(f"{name!r} is no file name. Give the name alone, without a folder.")
    with tempfile.TemporaryDirectory(prefix="kg-upload-") as folder:
        path = Path(folder) / name
        await _receive(request.stream(), path)
        options = Options(form, None, region)
        return await run_in_threadpool(
            _load, graph, loads, request.app.state.warmer, asking.name, kind, path, dataset, options, dry_run
        )


async def _receive(body: AsyncIterator[bytes], path: Path) -> None:
    size = 0
    with path.open("wb") as file:
        async for chunk in body:
            size += len(chunk)
            if size > MAX_UPLOAD:
                raise HTTPException(413, f"The file is larger than {MAX_UPLOAD // 1_000_000} MB; use kg load")
            file.write(chunk)
    if size == 0:
        raise InputError("The body is empty. Send the bytes of the file as the body.")


def _load(
    graph: Graph,
    loads: Loads,
    warmer: Warmer,
    who: str,
    kind: str,
    path: Path,
    dataset: str | None,
    options: Options,
    dry_run: bool,
) -> dict[str, Any]:
    state = loads.begin(kind, dataset or path.name, who)

    def progress(rows: int, total: int | None) -> None:
        state.rows, state.total = rows, total

    try:
        done = load_file(
            graph, kind, path, dataset=dataset, options=options, dry_run=dry_run, progress=progress
        )
    except Exception as error:
        state.state, state.detail = "failed", str(error)
        raise
    state.state = "done"
    if not dry_run:
        warmer.again()
        record(graph.settings.home, f"token:{who}", "load", kind=kind, **asdict(done.report))
    return _told(done)


def _told(done: Loaded) -> dict[str, Any]:
    report = asdict(done.report)
    rejects = report["rejects_file"]
    # Where the file lies on the machine is no affair of a caller elsewhere.
    report["rejects_file"] = Path(rejects).name if rejects else None
    told: dict[str, Any] = {**report, "told": list(done.told), "rejects": []}
    if rejects:
        with Path(rejects).open(encoding="utf-8-sig", newline="") as file:
            told["rejects"] = list(itertools.islice(csv.DictReader(file), REJECTS_TOLD))
    if done.coverage is not None:
        told["coverage"] = asdict(done.coverage)
    return told
