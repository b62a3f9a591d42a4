"""Ways to predict which candidates enter. Each gives a score per region and technology, higher for likelier."""

from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from kg.analysis.evaluation.features import features
from kg.analysis.evaluation.protocol import Split
from kg.analysis.metrics.advantage import advantage, rta, ubiquity
from kg.analysis.metrics.inputs import Flags, Floats
from kg.analysis.metrics.relatedness import density, proximity


def random_guess(split: Split, seed: int) -> Floats:
    """Any order (R, T): what the share of entries alone gives."""
    return np.random.default_rng(seed).random(split.counts.shape)


def popularity(split: Split) -> Floats:
    """Ubiquity (R, T): what many regions hold, more will."""
    return np.broadcast_to(ubiquity(advantage(split.counts)), split.counts.shape)


def autocorrelation(split: Split) -> Floats:
    """RTA in the base window (R, T): who is near to an advantage, gets there."""
    return rta(split.counts)


def related(split: Split) -> Floats:
    """Relatedness density, focal item excluded (R, T): who holds what is near, gets there."""
    held = advantage(split.counts)
    return density(held, proximity(held))


# The penalty of EASE as in its paper's smallest table; the order hardly moves between 100 and 500.
EASE_PENALTY = 200.0


def ease(split: Split) -> Floats:
    """EASE (R, T): what a region holds, times the weights between technologies that give M back best without their own diagonal.

    The strongest simple peer there is: a closed form, no training in steps.
    Source: Steck 2019, WWW, embarrassingly shallow autoencoders for sparse data.
    """
    held = advantage(split.counts)
    inverse = np.linalg.inv(held.T @ held + EASE_PENALTY * np.eye(held.shape[1]))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    return np.asarray(held @ weights)


def learned(split: Split, earlier: Sequence[Split], seed: int) -> Floats:
    """Probability of entry as two kinds of trees learned it from earlier steps (R, T); 0 for what is no candidate.

    Boosted trees are sharp, extremely randomised ones steady from window to window; their mean was better than
    either when regions were held out of 1998–2002 → 2003–2007 (`benchmarks/ranker_choice.py`), where the sizes below
    were chosen too.

    Args:
        split: the step to predict; its `entries` are not looked at.
        earlier: steps that lie wholly before the outcome of `split`, at least one with entries.
        seed: makes it repeatable.
    Source: Friedman 2001, Annals of Statistics 29:1189; Geurts, Ernst, Wehenkel 2006, Machine Learning 63:3.
    """
    inputs = np.concatenate([features(step) for step in earlier])
    truth = np.concatenate([step.entries[step.candidates] for step in earlier])
    scores = np.zeros(split.counts.shape)
    scores[split.candidates] = chance(inputs, truth, features(split), seed)
    return scores


def chance(inputs: Floats, truth: Flags, asked: Floats, seed: int) -> Floats:
    """Probability of entry (N,) for the rows `asked` (N, F), learned from `inputs` (K, F) and `truth` (K,).

    On one thread: sums of several differ in their last bits, and beside other work they wait for one another
    longer than they compute.
    """
    with threadpool_limits(1):
        found = [
            model.fit(inputs, truth).predict_proba(asked)[:, 1] for model in (boosted(seed), randomised(seed))
        ]
    return np.asarray(np.mean(found, axis=0))


def boosted(seed: int) -> HistGradientBoostingClassifier:
    """Many small steps, each on a third of the features."""
    return HistGradientBoostingClassifier(
        learning_rate=0.05,
        max_iter=150,
        max_leaf_nodes=31,
        min_samples_leaf=100,
        l2_regularization=10,
        max_features=0.3,
        early_stopping=False,
        random_state=seed,
    )


def randomised(seed: int) -> ExtraTreesClassifier:
    """Many deep trees with random cuts, whose leaves are large enough for a share of entries."""
    return ExtraTreesClassifier(60, min_samples_leaf=20, max_features=0.4, random_state=seed)
