"""`/node/…`: one page per thing, and `/source/…`: what each place of a dataset says."""

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.frame import PLACE, page, pages
from kg.lookup import neighbours, node, own_label

router = pages()
# What a page of one thing shows at the most; it says so when there is more.
NEIGHBOURS = 300


@router.get("/node/{label}/{id:path}")
def thing(request: Request, graph: OpenGraph, label: str, id: str) -> HTMLResponse:  # noqa: A002
    """One thing: properties, sources, neighbours."""
    found = node(graph, label, id)
    around, truncated = neighbours(graph, label, id, NEIGHBOURS)
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in around:
        groups.setdefault((row["type"], row["direction"]), []).append(row)
    label = own_label(graph, found["labels"])
    return page(request, "thing.html", node=found, label=label, groups=groups, truncated=truncated)


@router.get("/source/{dataset:path}")
def source(request: Request, graph: OpenGraph, dataset: str) -> HTMLResponse:
    """The places of a dataset that say something (lines, rows, documents), each with what it says."""
    found = node(graph, "Source", dataset)
    prefix = f"{dataset}#"
    table = graph.read(
        "MATCH (n) WHERE any(s IN n.sources WHERE s STARTS WITH $prefix) RETURN n ORDER BY n.id",
        {"prefix": prefix},
    )
    places: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for row in table.rows:
        label = own_label(graph, row["n"]["labels"])
        for said in row["n"]["sources"]:
            if said.startswith(prefix) and PLACE.fullmatch(said.removeprefix(prefix)):
                places.setdefault(said.removeprefix(prefix), []).append((label, row["n"]))
    in_order = sorted(places.items(), key=lambda item: (item[0][0], int(item[0][1:])))
    return page(request, "source.html", source=found, places=in_order, truncated=table.truncated)
