"""How the learned ranker was chosen: regions held out of the training step, the test window never opened.

    python -m benchmarks.ranker_choice counts.csv --level prefecture [--folds 5]

Of all steps but the last, a fifth of the regions at a time is predicted from what the others did in the same
step. Prints the measures of both kinds of trees, of a logistic regression, of their means, and of the ranker
without one group of features at a time.
"""

import argparse
import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

from kg.analysis.evaluation.features import FEATURES, features
from kg.analysis.evaluation.matrix import panel, table_cells
from kg.analysis.evaluation.predictors import boosted, popularity, randomised, related
from kg.analysis.evaluation.protocol import Split, splits
from kg.analysis.evaluation.scores import measures, ranking
from kg.analysis.metrics.inputs import Floats

GROUPS = {
    "product space": ("density", "density of presence", "density of strength"),
    "similar regions": ("neighbours hold", "neighbours have", "alike in strength hold"),
    "patterns": ("patterns of strength", "patterns of counts"),
    "province": ("province holds", "province's RTA"),
    "IPC hierarchy": ("class held", "class's RTA", "section held"),
}


def held_out(step: Split, inputs: Floats, model: Callable[[], Any], folds: int) -> Floats:
    """Scores (R, T), each region's from a model that never saw it."""
    region, _ = np.nonzero(step.candidates)
    fold = np.random.default_rng(0).permutation(len(step.regions))[region] % folds
    truth = step.entries[step.candidates]
    found = np.zeros(len(truth))
    for asked in (fold == number for number in range(folds)):
        found[asked] = model().fit(inputs[~asked], truth[~asked]).predict_proba(inputs[asked])[:, 1]
    scores = np.zeros(step.candidates.shape)
    scores[step.candidates] = found
    return scores


def show(name: str, step: Split, scores: Floats) -> None:
    """One line of measures."""
    found = measures(ranking(scores, step.candidates, step.entries), np.ones(len(step.regions)))
    print(f"{name:34}" + "".join(f"  {measure} {value:.3f}" for measure, value in found.items()), flush=True)


def logistic() -> Any:
    """A linear model to compare with."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=300))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("table", type=Path)
    parser.add_argument("--level")
    parser.add_argument("--folds", type=int, default=5)
    given = parser.parse_args()
    with given.table.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        counts = panel(table_cells(next(lines), enumerate(lines, 2), given.table.name), given.level)
    names = list(FEATURES)
    for step in splits(counts)[:-1]:
        print(f"{step.base} → {step.outcome}")
        show("popularity", step, popularity(step))
        show("density", step, related(step))
        inputs = features(step)
        trees = held_out(step, inputs, lambda: boosted(0), given.folds)
        forest = held_out(step, inputs, lambda: randomised(0), given.folds)
        line = held_out(step, inputs, logistic, given.folds)
        show("boosted", step, trees)
        show("randomised", step, forest)
        show("logistic", step, line)
        show("boosted + randomised", step, trees + forest)
        show("boosted + randomised + logistic", step, trees + forest + line)
        for group, members in GROUPS.items():
            kept = [at for at, name in enumerate(names) if name not in members]
            show(
                f"boosted without {group}",
                step,
                held_out(step, inputs[:, kept], lambda: boosted(0), given.folds),
            )


if __name__ == "__main__":
    with threadpool_limits(1):
        main()
