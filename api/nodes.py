"""One node by label and id, and its neighbours."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from api.access import OpenGraph
from kg.lookup import neighbours, node
from ontology.reader import ontology

router = APIRouter(prefix="/api/v1/nodes", tags=["nodes"])

Label = Annotated[
    str, Path(description="a label of the ontology", json_schema_extra={"enum": list(ontology().classes)})
]
Limit = Annotated[int, Query(ge=1, le=1000, description="edges at the most")]


# Declared first: an id may hold slashes, so the shorter path would take this one too.
@router.get("/{label}/{id:path}/neighbours")
def read_neighbours(graph: OpenGraph, label: Label, id: str, limit: Limit = 200) -> dict[str, Any]:  # noqa: A002
    """Edges of a node with what is at their other end."""
    rows, truncated = neighbours(graph, label, id, limit)
    return {"items": rows, "truncated": truncated}


@router.get("/{label}/{id:path}")
def read_node(graph: OpenGraph, label: Label, id: str) -> dict[str, Any]:  # noqa: A002
    """A node with all its properties."""
    return node(graph, label, id)
