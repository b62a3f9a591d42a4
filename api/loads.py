"""Loading over HTTP: the file is the body, the way is that of `kg load`."""

from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as PathParameter
from fastapi.concurrency import run_in_threadpool

from api.access import Asking, OpenGraph
from api.loading import KINDS, Given, Loads, carry_out, checked
from api.problems import HttpError
from api.uploads import upload_folder
from kg.graph.precedence import HIGHEST
from kg.lang.errors import InputError
from kg.state.audit import record
from loaders.pipeline import Weight
from loaders.reading import Options

router = APIRouter(prefix="/api/v1/loads", tags=["loads"])

# The largest export that an office hands round; larger ones are loaded by `kg load` on the machine itself.
MAX_UPLOAD = 200_000_000
# The same in a form, with its fields and the lines between them.
MAX_FORM = MAX_UPLOAD + 100_000
# Forms of a page, not files: the loader would find no table in them.
NO_FILE = ("multipart/form-data", "application/x-www-form-urlencoded", "application/json")


async def _loads(request: Request) -> Loads:
    return cast(Loads, request.app.state.loads)


Known = Annotated[Loads, Depends(_loads)]


@router.get("")
def read_loads(loads: Known) -> dict[str, Any]:
    """The latest loads of this service with the rows done so far."""
    return {"items": [asdict(state) for state in loads.states]}


@router.delete("/{id}", status_code=202, summary="End a load that runs")
def cancel(
    graph: OpenGraph,
    asking: Asking,
    loads: Known,
    id: Annotated[  # noqa: A002
        str, PathParameter(description="id of the load, as the list has it", examples=["0123456789abcdef"])
    ],
) -> dict[str, Any]:
    """The load as it stands. It ends before its next step; what it has written is taken back, so that the graph says of
    its dataset what it said before. A load that is past its last step goes on to its end."""
    state = loads.cancel(id)
    record(graph.settings.home, f"token:{asking.name}", "cancel", dataset=state.dataset, load=state.id)
    return asdict(state)


@router.post(
    "/{kind}",
    summary="Load a file: its bytes are the body",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/octet-stream": {
                    "schema": {"type": "string", "format": "binary"},
                    "example": "资金名称,类别\n南疆专利转化资金,专项资金\n",
                }
            },
        }
    },
)
async def load(
    request: Request,
    graph: OpenGraph,
    asking: Asking,
    loads: Known,
    kind: Annotated[
        str,
        PathParameter(
            description="what the file holds", examples=["funds"], json_schema_extra={"enum": list(KINDS)}
        ),
    ],
    name: Annotated[
        str,
        Query(
            min_length=1,
            max_length=200,
            description="the file's name; its ending tells its form",
            examples=["资金.csv"],
        ),
    ],
    dataset: Annotated[
        str | None,
        Query(
            min_length=1,
            max_length=200,
            description="what its records are known by; the file's name by default",
            examples=["funds-2026"],
        ),
    ] = None,
    form: Annotated[
        str | None,
        Query(
            alias="format",
            max_length=50,
            description="of patent files, where the file does not tell",
            examples=["incopat"],
        ),
    ] = None,
    region: Annotated[
        str | None,
        Query(
            pattern=r"^\d{6}$",
            description="code of the region of rows without an address",
            examples=["653100"],
        ),
    ] = None,
    process: Annotated[
        str | None, Query(max_length=100, description="process of a ledger", examples=["pledge-loan"])
    ] = None,
    register: Annotated[
        str | None, Query(max_length=100, description="register of a list", examples=["model-firm"])
    ] = None,
    rank: Annotated[
        int | None,
        Query(
            ge=0,
            le=HIGHEST,
            description="of sources that differ the higher is shown; a file has 70, what is shipped 50",
            examples=[90],
        ),
    ] = None,
    as_of: Annotated[
        date | None,
        Query(
            description="the day the data describes: of equal rank the later is shown",
            examples=["2025-12-31"],
        ),
    ] = None,
    dry_run: Annotated[
        bool, Query(description="tell the difference and write nothing", examples=[True])
    ] = False,
) -> dict[str, Any]:
    """The report as `kg load --json` gives it, with the first of what was left out and why."""
    checked(kind, name)
    if request.headers.get("content-type", "").split(";")[0].strip().lower() in NO_FILE:
        raise HttpError(415, "body-is-form")
    with upload_folder(graph.settings.home) as folder:
        given = Given(
            kind,
            Path(folder) / name,
            dataset,
            Options(form, None, region, process=process, register=register),
            Weight(rank, as_of.isoformat() if as_of is not None else None),
        )
        await _receive(request.stream(), given.path)
        state = loads.begin(given, asking.name)
        return await run_in_threadpool(carry_out, graph, state, given, dry_run=dry_run)


async def _receive(body: AsyncIterator[bytes], path: Path) -> None:
    size = 0
    with path.open("wb") as file:
        async for chunk in body:
            size += len(chunk)
            if size > MAX_UPLOAD:
                raise HttpError(413, "file-over-limit", limit=MAX_UPLOAD // 1_000_000)
            file.write(chunk)
    if size == 0:
        raise InputError("body-empty")
