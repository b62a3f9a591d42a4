"""The pages, one module each. They are read as HTML; what they show has its JSON under /api/v1."""

from fastapi import APIRouter

from api.pages import home, indicators, match, plan, queries, search, things

router = APIRouter(include_in_schema=False)
for _page in (home, indicators, match, plan, queries, search, things):
    router.include_router(_page.router)
