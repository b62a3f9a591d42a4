"""The pages, one module each. They are read as HTML; what they show has its JSON under /api/v1."""

from fastapi import APIRouter

from api.pages import (
    charts,
    cypher,
    home,
    indicators,
    match,
    network,
    plan,
    queries,
    search,
    things,
    tile_map,
)

router = APIRouter(include_in_schema=False)
for _page in (charts, cypher, home, indicators, match, network, plan, queries, search, things, tile_map):
    router.include_router(_page.router)
