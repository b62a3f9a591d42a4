"""The description of the service as pages that load nothing from outside: Swagger UI from an installed package."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

router = APIRouter(include_in_schema=False)
ASSETS = StaticFiles(directory=Path(str(files("fastapi_offline"))) / "static")
# Swagger UI sets styles on its elements and draws its icons from data addresses; scripts stay files of ours.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
PAGE = """<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>疆知图谱 API</title><link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/static/docs.js"></script></body>
</html>
"""


@router.get("/docs", response_class=HTMLResponse)
def docs() -> HTMLResponse:
    """All paths with their parameters, to be tried from the page."""
    return HTMLResponse(PAGE, headers={"Content-Security-Policy": POLICY})
