"""How often a right subclass is among the five that a title is understood as: ten folds of a table of labelled titles, and
needs with the subclasses that a person expects.

`python -m benchmarks.title_classes TITLES [NEEDS]`: TITLES a table publication,title,subclasses; NEEDS a JSON list of [text, subclasses].
The folds are drawn with a fixed seed; each is scored by counts of the other nine.
"""

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from kg.analysis.text.shipped import count, labelled, model, names
from kg.analysis.text.technologies import technologies_in

FOLDS, SEED = 10, 20261128
# Best scores that part the titles into bands, to choose the bound below which a guess is called one.
BANDS = (0.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0, 99.0)


def folds(path: Path, first: int = FOLDS) -> list[tuple[bool, bool, float]]:
    """Of each held-out title of the `first` folds: a right subclass first, among five, and the best score."""
    titled, named = labelled(path), names()
    order = np.random.default_rng(SEED).permutation(len(titled))
    found = []
    for fold in range(first):
        held = set(order[fold::FOLDS].tolist())
        by = model(named, *count(row for at, row in enumerate(titled) if at not in held))
        for at in sorted(held):
            title, symbols = titled[at]
            guesses = technologies_in(title, by).technologies
            hits = [guess.symbol in symbols for guess in guesses]
            found.append((hits[:1] == [True], any(hits), guesses[0].score if guesses else 0.0))
    return found


def needs(path: Path) -> list[tuple[str, bool, list[str]]]:
    """Of each need whether an expected subclass is among the five, and the five."""
    rows: list[tuple[str, Sequence[str]]] = json.loads(path.read_text(encoding="utf-8"))
    out = []
    for text, expected in rows:
        five = [guess.symbol for guess in technologies_in(text).technologies]
        out.append((text, bool(set(five) & set(expected)), five))
    return out


if __name__ == "__main__":
    told = folds(Path(sys.argv[1]))
    print(
        f"titles {len(told)}: first {np.mean([t[0] for t in told]):.3f}, among five {np.mean([t[1] for t in told]):.3f}"
    )
    for low, high in pairwise(BANDS):
        band = [hit for _, hit, best in told if low <= best < high]
        if band:
            print(f"  best score {low:g}–{high:g}: {len(band)} titles, among five {np.mean(band):.3f}")
    if len(sys.argv) > 2:
        asked = needs(Path(sys.argv[2]))
        for text, hit, five in asked:
            print("+" if hit else "-", text, " ".join(five))
        print(f"needs: {sum(hit for _, hit, _ in asked)} of {len(asked)}")
