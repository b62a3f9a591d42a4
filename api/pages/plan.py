"""`/plan`: the loaded plans as trees, each task with what it sets."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.frame import page, pages
from kg.graph.graph import Graph

router = pages()


@dataclass(slots=True)
class Branch:
    """A section in the tree, with what it sets and what is below it."""

    section: dict[str, Any]
    thing: tuple[str, str] | None = None
    targets: list[dict[str, Any]] = field(default_factory=list)
    below: list["Branch"] = field(default_factory=list)


@router.get("/plan")
def plan(request: Request, graph: OpenGraph) -> HTMLResponse:
    """All loaded plans as trees."""
    policies = graph.read(
        "MATCH (p:Policy) WHERE EXISTS { MATCH (:Section)-[:PART_OF]->(p) } RETURN p ORDER BY p.id"
    ).rows
    trees = [(row["p"], _tree(graph, row["p"]["id"])) for row in policies]
    return page(request, "plan.html", trees=trees)


def _tree(graph: Graph, policy: str) -> list[Branch]:
    prefix = f"{policy}/"
    sections = graph.read(
        "MATCH (s:Section)-[:PART_OF]->(up) WHERE s.id STARTS WITH $prefix RETURN s, up.id AS up ORDER BY s.line, s.id",
        {"prefix": prefix},
    ).rows
    branches = {row["s"]["id"]: Branch(row["s"]) for row in sections}
    things = graph.read(
        "MATCH (s:Section) WHERE s.id STARTS WITH $prefix MATCH (s)<-[:STATED_IN]-(x) WHERE x.id = s.id "
        "RETURN s.id AS id, labels(x)[0] AS label ORDER BY id",
        {"prefix": prefix},
    ).rows
    for row in things:
        branches[row["id"]].thing = (row["label"], row["id"])
    targets = graph.read(
        "MATCH (t:Target)-[:STATED_IN]->(s:Section) WHERE s.id STARTS WITH $prefix RETURN s.id AS id, t ORDER BY t.line, t.id",
        {"prefix": prefix},
    ).rows
    for row in targets:
        branches[row["id"]].targets.append(row["t"])
    roots: list[Branch] = []
    for row in sections:
        above = branches.get(row["up"])
        (above.below if above is not None else roots).append(branches[row["s"]["id"]])
    return roots
