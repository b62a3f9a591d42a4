"""One node by label and id, and its neighbours."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from api.access import OpenGraph
from kg.graph.lookup import neighbours, node
from ontology.reader import ontology

router = APIRouter(prefix="/api/v1/nodes", tags=["nodes"])

Label = Annotated[
    str,
    Path(
        description="a label of the ontology",
        examples=["Region"],
        json_schema_extra={"enum": list(ontology().classes)},
    ),
]
Id = Annotated[str, Path(description="its id, slashes and all", examples=["653100"])]
Limit = Annotated[int, Query(ge=1, le=1000, description="edges at the most", examples=[20])]


class Neighbours(BaseModel):
    """Edges with what is at their other end; `truncated` where there were more than the limit."""

    items: list[dict[str, Any]]
    truncated: bool


# Declared first: an id may hold slashes, so the shorter path would take this one too.
@router.get("/{label}/{id:path}/neighbours")
def read_neighbours(graph: OpenGraph, label: Label, id: Id, limit: Limit = 200) -> Neighbours:  # noqa: A002
    """Edges of a node with what is at their other end."""
    rows, truncated = neighbours(graph, label, id, limit)
    return Neighbours(items=rows, truncated=truncated)


@router.get("/{label}/{id:path}")
def read_node(graph: OpenGraph, label: Label, id: Id) -> dict[str, Any]:  # noqa: A002
    """A node with all its properties."""
    return node(graph, label, id)
