"""`kg evaluate`: how well the past of the regions tells what they take up next."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.analysis.evaluation.matrix import Cell, table_cells
from kg.analysis.evaluation.own_report import evaluate_match
from kg.analysis.evaluation.report import evaluate as measured
from kg.analysis.evaluation.shipped import prefecture_cells
from kg.analysis.profiles import cells
from kg.cli.output import AsJson, print_json, results, say
from kg.graph.graph import Graph, open_graph
from kg.lang.errors import InputError
from kg.values import regions
from loaders.tables import open_table


def evaluate(
    matrix: Annotated[Path | None, typer.Option(help="help-evaluate-matrix")] = None,
    level: Annotated[str | None, typer.Option(help="help-evaluate-level")] = None,
    own: Annotated[
        bool,
        typer.Option(
            "--match",
            help="help-evaluate-match",
        ),
    ] = False,
    seed: Annotated[int, typer.Option(help="help-evaluate-seed")] = 0,
    as_json: AsJson = False,
) -> None:
    """Predict the last period from the one before in every way there is, beside plain baselines, and say who wins."""
    if own:
        counted = list(prefecture_cells()) if matrix is None else _of_table(matrix)
        kind = level or Counter(cell.level for cell in counted).most_common(1)[0][0] or None
        order = evaluate_match(counted, kind, seed, progress=say)
        if as_json:
            print_json(order.as_dict())
        else:
            results.print(order.as_text(), markup=False, soft_wrap=True)
        return
    if matrix is not None:
        found = _of_table(matrix)
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


def _of_table(matrix: Path) -> list[Cell]:
    table = open_table(matrix)
    return list(table_cells(table.header, table.rows, str(matrix)))


def _of_graph(graph: Graph) -> list[Cell]:
    """Published counts where there are any, else patents of the graph whose year is known."""
    by_basis: dict[str, list[Cell]] = {"counts": [], "patents": []}
    for cell in cells(graph):
        region = regions.regions().get(cell.region)
        if cell.period != "unknown" and region is not None:
            by_basis[cell.basis].append(Cell(cell.region, cell.symbol, cell.period, cell.count, region.level))
    return by_basis["counts"] or by_basis["patents"]
