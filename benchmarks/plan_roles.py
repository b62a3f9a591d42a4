"""Learns the weights of `loaders.plan.roles` and tells how well each plan is read when it is left out of the learning:
its roles, and for plans with gold its targets in full (`plan_score`), text and tables apart.

`python -m benchmarks.plan_roles` prints the table; `--write` also learns from all plans and writes the weights.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.plan_gold import Wanted, golds, labelled
from benchmarks.plan_score import score
from loaders.plan import roles
from loaders.plan.candidates import Candidate, candidates
from loaders.plan.document import Document
from loaders.plan.evidence import evidence
from loaders.plan.opened import read_plan

Flags = np.ndarray[Any, Any]
WEIGHTS = Path(roles.__file__).with_name("role-weights.json")
# Strength of the pull to nought; .1 to 1 do alike on the plans left out.
STRENGTH = 0.3


@dataclass
class Sample:
    """The candidates of a plan that are not decided by form: evidence, whether a target, whether left aside."""

    path: Path
    gold: list[Wanted]
    document: Document
    all: list[Candidate]
    found: list[dict[str, float]]
    target: Flags
    aside: Flags
    formal: Flags


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
    return _made(path, wanted, document, found, target, aside & (target == 0))


def _labelled(path: Path, wanted: set[tuple[int, float, str]]) -> Sample:
    document = read_plan(path)
    found = list(candidates(document))
    target = np.array([float((c.line, c.quantity.low, c.quantity.unit) in wanted) for c in found])
    return _made(path, [], document, found, target, np.zeros(len(found), bool))


def _made(
    path: Path, gold: list[Wanted], document: Document, found: list[Candidate], target: Flags, aside: Flags
) -> Sample:
    formal = np.array([roles.by_form(c, document) is not None for c in found], bool)
    return Sample(path, gold, document, found, [evidence(c, document) for c in found], target, aside, formal)


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
    total, strict = np.zeros(3, int), np.zeros(7, int)
    shipped = roles._weights
    for sample in every:
        weights = learned([s for s in every if s is not sample])
        roles._weights = lambda weights=weights: weights  # type: ignore[assignment]
        counts = _counts(sample)
        total += counts
        row = f"{sample.path.name:24} candidates {len(sample.all):4} found {counts[0]:3} false {counts[1]:2} missed {counts[2]:2}"
        if sample.gold:
            tally = score(sample.path, sample.gold, verbose="-v" in sys.argv)
            strict += [*tally["text"], *tally["table"], *tally["wrong"]]
            row += f"  strict: text {tally['text'][2]}/{tally['text'][0]} table {tally['table'][2]}/{tally['table'][0]} wrong {tally['wrong'][0]}"
        print(row)
    roles._weights = shipped
    print(
        f"roles: precision {total[0] / (total[0] + total[1]):.3f} recall {total[0] / (total[0] + total[2]):.3f}"
    )
    right, found = strict[2] + strict[5], strict[1] + strict[4] + strict[6]
    print(
        f"strict: precision {right / found:.3f} recall {right / (strict[0] + strict[3]):.3f}; text {strict[:3]}, table {strict[3:6]}"
    )
    if "--write" in sys.argv:
        text = json.dumps(dict(sorted(learned(every).items())), ensure_ascii=False, indent=0)
        WEIGHTS.write_text(f"{text}\n", encoding="utf-8")


def _counts(sample: Sample) -> Flags:
    """Targets found, false and missed."""
    said = np.array([roles.judge(c, sample.document).role == "target" for c in sample.all], bool)
    hit, false, missed = (
        said & (sample.target == 1),
        said & (sample.target == 0) & ~sample.aside,
        ~said & (sample.target == 1),
    )
    return np.array([hit.sum(), false.sum(), missed.sum()])


if __name__ == "__main__":
    main()
