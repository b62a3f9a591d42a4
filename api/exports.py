"""The whole graph as one file, as `kg export` writes it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as PathParameter
from fastapi.responses import StreamingResponse

from api.access import Asking, OpenGraph
from kg.output.export.files import FOLDERS, FORMATS, export
from kg.state.audit import record

router = APIRouter(prefix="/api/v1/export", tags=["export"])

CHUNK = 1 << 16


@router.get(
    "/{format}",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "The file",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def read_export(
    graph: OpenGraph,
    asking: Asking,
    format: Annotated[  # noqa: A002
        str,
        PathParameter(
            description="the form of the file", examples=["csv"], json_schema_extra={"enum": list(FORMATS)}
        ),
    ],
) -> StreamingResponse:
    """One file; csv and neo4j-csv, which are folders, come as a zip archive."""
    folder = Path(tempfile.mkdtemp(prefix="kg-export-"))
    try:
        done = export(graph, format, folder / "graph").path
        if format in FOLDERS:
            done = Path(shutil.make_archive(str(folder / "archive"), "zip", done))
    except BaseException:
        shutil.rmtree(folder)
        raise
    record(
        graph.settings.home,
        f"{'token:' if asking.id != 'local' else ''}{asking.name}",
        "export",
        format=format,
    )
    name = f"graph-{format}.zip" if format in FOLDERS else f"graph.{format}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Length": str(done.stat().st_size),
    }
    return StreamingResponse(_sent(done, folder), media_type="application/octet-stream", headers=headers)


def _sent(file: Path, folder: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened:
            while chunk := opened.read(CHUNK):
                yield chunk
    finally:
        shutil.rmtree(folder, ignore_errors=True)
