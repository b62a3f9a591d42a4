"""`/cypher`: the query language for those who want it, with completion, history and the guard's answers.

`q` and `params` in the address fill the boxes and never run by themselves: whoever sends a link would else decide what
another's machine works at. The page asks /api/v1/cypher, so whoever may not ask there may not here.
"""

from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.found import Section
from api.pages.frame import page, pages
from kg.graph.guard.allowed import FUNCTIONS, KEYWORDS, OPENERS
from kg.graph.guard.ask import MAX_BYTES
from kg.graph.guard.check import MAX_QUERY
from kg.lang.text import Text

router = pages()
SECTION = Section("/cypher", "cypher_short", 65, "/queries")
# Functions are written in any case; these are the names that are not all small, as Neo4j's manual writes them.
_WRITTEN = {
    name.lower(): name
    for name in [
        "isEmpty",
        "nullIf",
        "percentileCont",
        "percentileDisc",
        "stDev",
        "stDevP",
        "elementId",
        "startNode",
        "endNode",
        "shortestPath",
        "allShortestPaths",
        "toInteger",
        "toFloat",
        "toString",
        "toBoolean",
        "toIntegerOrNull",
        "toFloatOrNull",
        "toStringOrNull",
        "toBooleanOrNull",
        "toIntegerList",
        "toFloatList",
        "toStringList",
        "toBooleanList",
        "isNaN",
        "toLower",
        "toUpper",
    ]
}
EXAMPLES = (
    (
        Text("各地区的企业数", "Firms by region"),
        "MATCH (e:Enterprise)-[:LOCATED_IN]->(r:Region)\nRETURN r.name AS 地区, count(e) AS 企业数\nORDER BY 企业数 DESC",
    ),
    (
        Text("援疆结对的双方", "Both sides of aid pairings"),
        "MATCH (d:Region)<-[:DONOR]-(p:AidPairing)-[:RECIPIENT]->(r:Region)\nRETURN d, p, r\nLIMIT 50",
    ),
    (
        Text("提到棉花的任务", "Tasks that mention cotton"),
        "MATCH (t:Task)\nWHERE t.name CONTAINS '棉' OR t.text CONTAINS '棉'\nRETURN t.id AS id, t.name AS name\nORDER BY id",
    ),
)


@router.get("/cypher")
def editor(
    request: Request,
    graph: OpenGraph,
    q: Annotated[str, Query(max_length=MAX_QUERY)] = "",
    params: Annotated[str, Query(max_length=MAX_QUERY)] = "",
) -> HTMLResponse:
    """The editor, filled with what the address says."""
    limits = {
        "seconds": f"{graph.settings.query_seconds:g}",
        "rows": graph.settings.max_rows,
        "megabytes": MAX_BYTES // 1_000_000,
    }
    return page(
        request, "cypher.html", written=q, params=params, limits=limits, examples=EXAMPLES,
        words=_words(), most=MAX_QUERY,
    )  # fmt: skip


def _words() -> dict[str, Any]:
    """What the guard lets through, for completion; labels, relations and properties come from /api/v1/ontology."""
    functions = sorted((_WRITTEN.get(name, name) for name in FUNCTIONS), key=str.lower)
    return {"keywords": sorted(KEYWORDS | OPENERS), "functions": functions}
