"""What the service tells of itself: a request id in answers and log lines, metrics for Prometheus, and ETags."""

import json
import logging
import re
import time
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

from kg.analysis.match import feedback
from kg.graph.graph import Graph
from kg.identity import judgements
from kg.lang.errors import KgError
from kg.lang.language import current
from kg.values import code, days

log = logging.getLogger("kg.requests")
router = APIRouter(tags=["service"])
# All that an answer is made by.
PACKAGES = ("api", "kg", "loaders", "ontology", "queries")
_ID = re.compile(r"[\w.-]{1,64}", re.ASCII)


class Meters:
    """The meters of one service."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "kg_http_requests", "Requests answered", ["method", "path", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "kg_http_seconds", "Seconds until the answer began", ["path"], registry=self.registry
        )
        self.loads = Gauge("kg_loads_running", "Loads that go on", registry=self.registry)


def request_id(request: Request) -> str:
    """The id that the caller gave in X-Request-ID when it is a plain word, else a new one."""
    given = request.headers.get("x-request-id", "")
    return given if _ID.fullmatch(given) else uuid4().hex


def told(request: Request, response: Response, begun: float) -> None:
    """Count an answer and write its log line. Paths are told as the service describes them, without ids: what
    somebody looked for is not kept."""
    seconds = time.perf_counter() - begun
    route = request.scope.get("route")
    path = getattr(route, "path", "unmatched")
    # Anybody may invent a method; each would be a series of its own.
    method = (
        request.method if request.method in ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE") else "OTHER"
    )
    meters: Meters = request.app.state.meters
    meters.requests.labels(method, path, response.status_code).inc()
    meters.seconds.labels(path).observe(seconds)
    caller = getattr(request.state, "caller", None)
    line = {
        "id": request.state.id, "method": method, "path": path, "status": response.status_code,
        "ms": round(seconds * 1000, 1), "who": caller.name if caller is not None else None,
    }  # fmt: skip
    log.info(json.dumps(line, ensure_ascii=False))


def etag(request: Request, graph: Graph) -> str | None:
    """The tag of what `request` reads, which changes with every load, merge and judgement, with the program's code and
    templates, and overnight, when needs expire; None where it cannot be told."""
    if request.method != "GET" or not request.scope["path"].startswith("/api/v1/"):
        return None
    try:
        loaded = graph.state()
    except KgError:
        return None
    journals = [_size(graph.settings.home / name) for name in (judgements.FILE, feedback.FILE)]
    state = (code.digest(*PACKAGES), days.today(), loaded, journals)
    asked = (state, request.scope["path"], request.url.query, request.headers.get("accept"), current())
    # Weak: the same facts, not the same bytes, since an answer may be compressed or not.
    return f'W/"{sha256(repr(asked).encode()).hexdigest()[:32]}"'


def _size(journal: Path) -> int:
    """A journal only grows."""
    return journal.stat().st_size if journal.exists() else 0


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"example": "kg_loads_running 0.0\n"}}}},
)
def metrics(request: Request) -> Response:
    """Meters in the text form of Prometheus."""
    meters: Meters = request.app.state.meters
    meters.loads.set(len(request.app.state.loads.running()))
    return Response(generate_latest(meters.registry), media_type=CONTENT_TYPE_LATEST)
