"""`/plan`: the loaded plans as trees, each task with what it sets."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.found import Section
from api.pages.frame import page, pages
from kg.graph.graph import Graph
from queries.reads import rows

router = pages()
SECTION = Section("/plan", "plan", 10)


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
    policies = rows(graph, "plans")
    trees = [(row["p"], _tree(graph, row["p"]["id"])) for row in policies]
    return page(request, "plan.html", trees=trees)


def _tree(graph: Graph, policy: str) -> list[Branch]:
    prefix = f"{policy}/"
    sections = rows(graph, "plan-sections", prefix=prefix)
    branches = {row["s"]["id"]: Branch(row["s"]) for row in sections}
    for row in rows(graph, "plan-things", prefix=prefix):
        branches[row["id"]].thing = (row["label"], row["id"])
    for row in rows(graph, "plan-targets", prefix=prefix):
        branches[row["id"]].targets.append(row["t"])
    roots: list[Branch] = []
    for row in sections:
        above = branches.get(row["up"])
        (above.below if above is not None else roots).append(branches[row["s"]["id"]])
    return roots
