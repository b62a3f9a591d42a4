"""The lists: one path per kind of thing, with a filter and cursor pages."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.access import OpenGraph

router = APIRouter(prefix="/api/v1", tags=["lists"])

PATHS = {
    "policies": "Policy",
    "tasks": "Task",
    "indicators": "Indicator",
    "enterprises": "Enterprise",
    "patents": "Patent",
    "regions": "Region",
    "funds": "Fund",
    "countries": "Country",
    "pairings": "AidPairing",
    "needs": "Need",
}

Limit = Annotated[int, Query(ge=1, le=500, description="items of a page")]
Cursor = Annotated[str, Query(description="`next` of the page before")]
Text = Annotated[str, Query(max_length=200, description="part of the name")]


def _add(path: str, label: str) -> None:
    @router.get(f"/{path}", name=f"list_{path}", summary=f"{label} nodes in the order of their ids")
    def read(graph: OpenGraph, limit: Limit = 50, cursor: Cursor = "", q: Text = "") -> dict[str, Any]:
        query = f"MATCH (n:`{label}`) WHERE n.id > $after AND n.name CONTAINS $q RETURN n ORDER BY n.id LIMIT $limit"
        params = {"after": cursor, "q": q, "limit": limit + 1}
        # One more than the page tells whether a further page exists.
        rows = graph.read(query, params, limit=limit + 1).rows
        items = [row["n"] for row in rows[:limit]]
        return {"items": items, "next": items[-1]["id"] if len(rows) > limit else None}


for _path, _label in PATHS.items():
    _add(_path, _label)
