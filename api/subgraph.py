"""`/api/v1/graph`: a piece of the graph around one thing, as nodes and edges."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.access import OpenGraph
from kg.output.pictures.pieces import around, expanded

router = APIRouter(prefix="/api/v1/graph", tags=["nodes"])

# What a page draws at once; whoever needs more wants an export.
USUAL, LARGEST, OPEN = 60, 2000, 40


@router.get("")
def read_graph(
    graph: OpenGraph,
    label: Annotated[
        str, Query(max_length=40, description="label of the thing in the middle", examples=["Region"])
    ],
    id: Annotated[str, Query(max_length=300, description="its id", examples=["653100"])],  # noqa: A002
    open: Annotated[  # noqa: A002
        list[str],
        Query(
            max_length=OPEN,
            description="things of the piece to expand, each as label/id",
            examples=[["AidPairing/370000-653100-2010"]],
        ),
    ] = [],  # noqa: B006  FastAPI reads the default and never changes it
    limit: Annotated[
        int, Query(ge=1, le=LARGEST, description="neighbours of each at the most", examples=[20])
    ] = USUAL,
) -> dict[str, Any]:
    """A thing, its neighbours (some of each kind), those of `open`, and the edges among all of them; `left_out` tells
    how many more there are of each label."""
    piece = expanded(graph, around(graph, label, id, limit), open, limit)
    return {
        "nodes": [
            {"key": key, "label": own, "id": id_, "name": name}
            for key, (own, id_, name) in piece.found.items()
        ],
        "edges": [{"start": start, "type": kind, "end": end} for start, kind, end in piece.edges],
        "left_out": dict(piece.left_out),
    }
