"""`kg evaluate`: how well the past of the regions tells what they take up next."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.analysis.evaluation.matrix import Cell, table_cells
from kg.analysis.evaluation.report import evaluate as measured
from kg.analysis.profiles import cells
from kg.cli.output import AsJson, print_json, results
from kg.graph.graph import Graph, open_graph
from kg.lang.errors import InputError
from kg.values import regions
from loaders.tables import open_table


def evaluate(
    matrix: Annotated[
        Path | None, typer.Option(help="a table region,technology,period,count instead of the graph")
    ] = None,
    level: Annotated[
        str | None, typer.Option(help="level of regions, e.g. prefecture; by default the most frequent")
    ] = None,
    seed: Annotated[int, typer.Option(help="the same seed gives the same report")] = 0,
    as_json: AsJson = False,
) -> None:
    """Predict the last period from the one before in every way there is, beside plain baselines, and say who wins."""
    if matrix is not None:
        table = open_table(matrix)
        found = list(table_cells(table.header, table.rows, str(matrix)))
    else:
        with open_graph() as graph:
            found = list(_of_graph(graph))
        if not found:
            raise InputError("evaluate-no-counts")
    levels = Counter(cell.level for cell in found)
    report = measured(found, level or (levels.most_common(1)[0][0] or None), seed=seed)
    if as_json:
        print_json(report.as_dict())
    else:
        results.print(report.as_text(), markup=False, soft_wrap=True)


def _of_graph(graph: Graph) -> list[Cell]:
    """Published counts where there are any, else patents of the graph whose year is known."""
    by_basis: dict[str, list[Cell]] = {"counts": [], "patents": []}
    for cell in cells(graph):
        region = regions.regions().get(cell.region)
        if cell.period != "unknown" and region is not None:
            by_basis[cell.basis].append(Cell(cell.region, cell.symbol, cell.period, cell.count, region.level))
    return by_basis["counts"] or by_basis["patents"]
