"""The pages, one module each. They are read as HTML; what they show has its JSON under /api/v1."""

from typing import cast

from fastapi import APIRouter
from jinja2 import FileSystemLoader

from api.pages.found import page_modules, template_folders
from api.pages.frame import templates, wanted
from api.pages.lost import install
from api.pages.signin import refusal

__all__ = ["install", "refusal", "router", "wanted"]

router = APIRouter(include_in_schema=False)
for _page in page_modules():
    router.include_router(_page.router)
cast(FileSystemLoader, templates.env.loader).searchpath += map(str, template_folders())
