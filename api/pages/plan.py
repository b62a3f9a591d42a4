"""`/plan`: a loaded plan as a tree, each task with what it sets and what it does not name, beside its text or another plan."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.found import Section
from api.pages.frame import page, pages
from api.pages.plan_text import plan_text
from kg.graph.graph import Graph
from kg.graph.lookup import node
from queries.reads import rows

router = pages()
SECTION = Section("/plan", "plan", 10)
# What a task may name, with the words of the page for it and for its lack.
NAMED = {
    "target": ("target", "plan_no_target"),
    "fund": ("funds", "plan_no_fund"),
    "body": ("plan_bodies", "plan_no_body"),
    "industry": ("industry", "plan_no_industry"),
}


@dataclass(slots=True)
class Branch:
    """A section in the tree, with what it sets, what is below it and, of a task, what it names by the keys of `NAMED`."""

    section: dict[str, Any]
    thing: tuple[str, str] | None = None
    targets: list[dict[str, Any]] = field(default_factory=list)
    below: list["Branch"] = field(default_factory=list)
    names: dict[str, bool] | None = None


@router.get("/plan")
def plan(request: Request, graph: OpenGraph) -> HTMLResponse:
    """One plan (`plan`, by default the first), narrowed to the tasks that lack something (`missing`), beside a second one (`with`)."""
    given = request.query_params
    policies = [row["p"] for row in rows(graph, "plans")]
    chosen, other = _chosen(graph, policies, given.get("plan")), given.get("with")
    if chosen is None:
        return page(request, "plan.html", policies=[], policy=None)
    tree = _tree(graph, chosen["id"])
    every = list(_walk(tree))
    missing = given.get("missing", "") if given.get("missing") in NAMED else ""
    return page(
        request, "plan.html", policies=policies, policy=chosen, named=NAMED, missing=missing,
        tree=_lacking(tree, missing) if missing else tree,
        tasks=sum(branch.names is not None for branch in every),
        lacks=Counter(name for branch in every if branch.names for name, held in branch.names.items() if not held),
        text=[] if other else plan_text(graph, chosen["id"], [t for branch in every for t in branch.targets]),
        other=_chosen(graph, policies, other) if other else None, other_tree=_tree(graph, other) if other else [],
    )  # fmt: skip


def _chosen(graph: Graph, policies: Sequence[dict[str, Any]], id_: str | None) -> dict[str, Any] | None:
    """The plan of that id; the first one where none is named.

    Raises:
        NotFound: the graph has no such policy.
    """
    if not id_:
        return next(iter(policies), None)
    known = next((policy for policy in policies if policy["id"] == id_), None)
    return known or node(graph, "Policy", id_)


def _tree(graph: Graph, policy: str) -> list[Branch]:
    prefix = f"{policy}/"
    sections = rows(graph, "plan-sections", prefix=prefix)
    branches = {row["s"]["id"]: Branch(row["s"]) for row in sections}
    for row in rows(graph, "plan-things", prefix=prefix):
        branches[row["id"]].thing = (row["label"], row["id"])
    for row in rows(graph, "plan-targets", prefix=prefix):
        branches[row["id"]].targets.append(row["t"])
    for row in rows(graph, "plan-tasks", prefix=prefix):
        if row["id"] in branches:
            branches[row["id"]].names = {name: row[name] for name in NAMED}
    roots: list[Branch] = []
    for row in sections:
        above = branches.get(row["up"])
        (above.below if above is not None else roots).append(branches[row["s"]["id"]])
    return roots


def _walk(branches: Sequence[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _walk(branch.below)


def _lacking(branches: Sequence[Branch], missing: str) -> list[Branch]:
    """The tasks that name no such thing, under the sections that they stand in."""
    found = []
    for branch in branches:
        below = _lacking(branch.below, missing)
        if below or (branch.names is not None and not branch.names[missing]):
            found.append(Branch(branch.section, branch.thing, branch.targets, below, branch.names))
    return found
