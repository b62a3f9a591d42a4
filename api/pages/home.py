"""`/`: what stands: targets, gaps of tasks, the best matches, what is due, and the last loads, each a link to its answer.

The inventory of datasets and kinds is on `/data`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import OpenGraph
from api.pages.found import Section
from api.pages.frame import page, pages
from api.pages.verdicts import SIGNS, WORST
from kg.analysis.match.overview import Cell, kept_cells
from kg.analysis.match.watch import unranked
from kg.graph.graph import Graph
from kg.graph.read_cache import read_cache
from kg.values import days
from kg.values.thing import Thing
from queries.catalogue import question
from queries.reads import rows

router = pages()
SECTION = Section("/", "workbench", 0)
# The last loads that one looks back at here; all of them are on /data.
LOADS = 5
# The upper ends of the shades of a score, all in one scale.
SHADES = (0.3, 0.4, 0.5, 0.6)
# Datasets that the program makes or brings itself.
OWN = ("derived", "reference")


@dataclass(frozen=True, slots=True)
class Heat:
    """The best matches as a table: industries down, prefectures across. `whole` is False while they are still worked out."""

    prefectures: list[Thing]
    industries: list[Thing]
    cells: dict[tuple[str, str], Cell]
    best: Cell | None
    whole: bool

    @staticmethod
    def shade(score: float) -> int:
        """The shade of a score, 1 to 5."""
        return 1 + sum(score >= end for end in SHADES)


@router.get("/")
def home(request: Request, graph: OpenGraph) -> HTMLResponse:
    """The desk: figures of the plan and what is to be done, read once per state of the graph and day."""
    datasets, kinds = loaded(graph)
    day = days.today()
    stands = read_cache(graph).once(("desk", day), lambda: _stands(graph))
    ours = [row for row in datasets if row["kind"] not in OWN]
    last = sorted(ours, key=lambda row: row["at"] or "", reverse=True)[:LOADS]
    return page(
        request, "home.html", datasets=datasets, made_up=any(k["synthetic"] for k in kinds), last=last, heat=_heat(graph), unranked=unranked(graph),
        signs=SIGNS,
        **stands,
    )  # fmt: skip


def loaded(graph: Graph) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The datasets, and the kinds of things with how many there are; these are counted once per state of the graph."""
    kinds = read_cache(graph).once("kinds", lambda: question("synthetic-share").ask(graph, {}).rows)
    return question("datasets").ask(graph, {}).rows, kinds


def _stands(graph: Graph) -> dict[str, Any]:
    """What the plan's targets and tasks are at, and what waits for somebody."""
    verdicts = Counter(row["verdict"] for row in _ask(graph, "targets-at-risk"))
    rejected = {row["dataset"]: row["rejected"] for row in reversed(_ask(graph, "rejected-rows"))}
    return {
        "targets": sum(verdicts.values()),
        "verdicts": [(verdict, verdicts[verdict]) for verdict in WORST if verdicts[verdict]],
        "tasks": rows(graph, "task-count")[0]["tasks"],
        "no_fund": len(_ask(graph, "tasks-without-fund")),
        "no_body": len(_ask(graph, "tasks-without-body")),
        "due": len(_ask(graph, "needs-expiring")),
        "expired": len(_ask(graph, "needs-expired")),
        "rejected": sum(rejected.values()),
    }


def _ask(graph: Graph, name: str) -> Sequence[dict[str, Any]]:
    return question(name).ask(graph, {}).rows


def _heat(graph: Graph) -> Heat:
    cells, whole = kept_cells(graph)
    places = {cell.prefecture.id: cell.prefecture for cell in cells}
    industries = {cell.industry.id: cell.industry for cell in cells}
    return Heat(
        list(places.values()), list(industries.values()), {(c.prefecture.id, c.industry.id): c for c in cells},
        max(cells, key=lambda cell: (cell.score, cell.prefecture.id), default=None), whole,
    )  # fmt: skip
