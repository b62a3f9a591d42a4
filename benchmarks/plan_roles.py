"""Learns the weights of `loaders.plan.roles` and tells how well they do on each plan when it is left out.

`python -m benchmarks.plan_roles` prints the table; `--write` also learns from all plans and writes the weights.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.plan_gold import Wanted, golds, labelled
from loaders.plan import roles
from loaders.plan.candidates import Candidate, candidates
from loaders.plan.document import Document
from loaders.plan.evidence import evidence
from loaders.plan.opened import read_plan

WEIGHTS = Path(roles.__file__).with_name("role-weights.json")
# Strength of the pull to nought; .1 to 1 do alike on the plans left out.
STRENGTH = 0.3


@dataclass
class Sample:
    """The candidates of a plan that are not decided by form: evidence, whether a target, whether left aside."""

    name: str
    document: Document
    all: list[Candidate]
    found: list[dict[str, float]]
    target: np.ndarray
    aside: np.ndarray
    formal: np.ndarray


def samples() -> list[Sample]:
    """One sample for each plan with gold or labels; of the one plan in many layouts a single one."""
    out = []
    for path, wanted in golds().items():
        if path.parent.name != "formats" or path.name == "t1-plain.docx":
            out.append(_sample(path, wanted))
    for path, lines in labelled().items():
        out.append(_labelled(path, lines))
    return out


def _sample(path: Path, wanted: list[Wanted]) -> Sample:
    document = read_plan(path)
    found = list(candidates(document))
    target, aside = np.zeros(len(found)), np.zeros(len(found), bool)
    for want in wanted:
        for i, candidate in enumerate(found):
            numbers = {n for n in (candidate.quantity.low, candidate.quantity.high) if n is not None}
            if want.source == "table" or not (want.line is None or abs(candidate.line - want.line) <= 1):
                continue
            if want.source == "borderline":
                aside[i] |= not want.numbers or bool(numbers & want.numbers)
            elif (
                numbers & want.numbers
                and not target[i]
                and (want.line is not None or candidate.quantity.unit == want.unit)
            ):
                target[i] = 1
                break
    return _made(path.name, document, found, target, aside & (target == 0))


def _labelled(path: Path, wanted: set[tuple[int, float, str]]) -> Sample:
    document = read_plan(path)
    found = list(candidates(document))
    target = np.array([float((c.line, c.quantity.low, c.quantity.unit) in wanted) for c in found])
    return _made(path.name, document, found, target, np.zeros(len(found), bool))


def _made(
    name: str, document: Document, found: list[Candidate], target: np.ndarray, aside: np.ndarray
) -> Sample:
    formal = np.array([roles.by_form(c, document) is not None for c in found], bool)
    return Sample(name, document, found, [evidence(c, document) for c in found], target, aside, formal)


def learned(train: list[Sample]) -> dict[str, float]:
    """Weights by evidence."""
    rows = [
        (f, t)
        for s in train
        for f, t, a, o in zip(s.found, s.target, s.aside, s.formal, strict=True)
        if not a and not o
    ]
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=4000, fit_intercept=False).fit(
        vectors.fit_transform([f for f, _ in rows]), [t for _, t in rows]
    )
    return {
        n: round(float(w), 3)
        for n, w in zip(vectors.feature_names_, model.coef_[0], strict=True)
        if abs(w) >= 0.01
    }


def main() -> None:
    """Print the table of plans left out; write the weights when asked."""
    every = samples()
    total = np.zeros(3, int)
    for sample in every:
        weights = learned([s for s in every if s is not sample])
        roles._weights = lambda weights=weights: weights  # type: ignore[assignment]
        said = np.array([roles.judge(c, sample.document).role == "target" for c in sample.all], bool)
        hit, false, missed = (
            said & (sample.target == 1),
            said & (sample.target == 0) & ~sample.aside,
            ~said & (sample.target == 1),
        )
        counts = np.array([hit.sum(), false.sum(), missed.sum()])
        total += counts
        print(
            f"{sample.name:24} candidates {len(said):4} targets {int(sample.target.sum()):3} found {counts[0]:3} false {counts[1]:2} missed {counts[2]:2}"
        )
        if "-v" in sys.argv:
            for c, h, t in zip(sample.all, said, sample.target, strict=True):
                if h != bool(t):
                    print(
                        "     ",
                        "+" if h else "-",
                        c.line,
                        c.quantity.low,
                        c.quantity.unit,
                        "|",
                        c.clause[:60],
                        "|",
                        c.section.title[:14],
                        roles.judge(c, sample.document).reason,
                    )
    print(f"precision {total[0] / (total[0] + total[1]):.3f} recall {total[0] / (total[0] + total[2]):.3f}")
    if "--write" in sys.argv:
        weights = learned(every)
        WEIGHTS.write_text(
            json.dumps(dict(sorted(weights.items())), ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
