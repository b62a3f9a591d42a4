"""The pages, one module each. They are read as HTML; what they show has its JSON under /api/v1."""

from fastapi import APIRouter

from api.pages import (
    charts,
    cypher,
    data,
    help_pages,
    home,
    identity,
    indicators,
    match,
    network,
    plan,
    queries,
    search,
    signin,
    things,
    tile_map,
)
from api.pages.frame import wanted
from api.pages.lost import install
from api.pages.signin import refusal

__all__ = ["install", "refusal", "router", "wanted"]

router = APIRouter(include_in_schema=False)
for _page in (
    charts,
    cypher,
    data,
    help_pages,
    home,
    identity,
    indicators,
    match,
    network,
    plan,
    queries,
    search,
    signin,
    things,
    tile_map,
):
    router.include_router(_page.router)
