"""The evaluation as a whole, and what it says in words."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from kg.analysis.evaluation.matrix import Cell, panel
from kg.analysis.evaluation.predictors import (
    autocorrelation,
    ease,
    learned,
    popularity,
    random_guess,
    related,
)
from kg.analysis.evaluation.protocol import MINIMUM, Split, splits
from kg.analysis.evaluation.scores import Estimate, bootstrap, estimate, ranking
from kg.analysis.metrics.inputs import Floats
from kg.lang.messages import Message
from kg.lang.text import Text, chosen

#: Percentile bounds at 2.5 % then rest on ten resamples each, and 130,000 candidates take a few seconds.
RESAMPLES = 400
BASELINES = ("random", "popularity", "autocorrelation")
NAMES = {
    "random": Text("随机", "random"),
    "popularity": Text("普及度", "popularity"),
    "autocorrelation": Text("自相关", "autocorrelation"),
    "density": Text("关联密度", "density"),
    "EASE": Text("浅层自编码", "EASE"),
    "learned": Text("学习排序", "learned ranker"),
}


_SAID = {"better": "evaluate-better", "worse": "evaluate-worse", "not told apart": "evaluate-not-apart"}


@dataclass(frozen=True)
class Verdict:
    """A predictor beside the best of the simpler ones by one measure. `difference` is its value less theirs,
    with the interval of the difference over the same resamples. `outcome`: better, worse, or not told apart."""

    predictor: str
    measure: str
    rival: str
    difference: Estimate
    outcome: str

    @property
    def statement(self) -> str:
        """In words, in the language of the reader."""
        d = self.difference
        told = Message(
            _SAID[self.outcome],
            measure=self.measure,
            predictor=NAMES[self.predictor],
            rival=NAMES[self.rival],
            difference=f"{d.value:+.3f}",
            low=f"{d.low:+.3f}",
            high=f"{d.high:+.3f}",
        )
        return str(told)


@dataclass(frozen=True)
class Report:
    """What was measured. `results`: predictor → measure → value with bounds. `notes`: what was not done, and why."""

    base: str
    outcome: str
    trained_on: tuple[str, ...]
    regions: int
    technologies: int
    candidates: int
    base_rate: float
    minimum: float
    seed: int
    results: dict[str, dict[str, Estimate]]
    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """For JSON, the statements written out."""
        found = asdict(self)
        found["verdicts"] = [{**asdict(v), "statement": v.statement} for v in self.verdicts]
        return found

    def as_text(self) -> str:
        """A table and the verdicts, for a person."""
        columns = list(next(iter(self.results.values())))
        lines = [
            str(
                Message(
                    "evaluate-summary",
                    base=self.base,
                    outcome=self.outcome,
                    regions=self.regions,
                    technologies=self.technologies,
                    candidates=self.candidates,
                    rate=f"{self.base_rate:.3f}",
                )
            ),
            *(str(Message("evaluate-trained", step=step)) for step in self.trained_on),
            "",
            "| |" + "|".join(columns) + "|",
            "|---" * (len(columns) + 1) + "|",
        ]
        for name, found in self.results.items():
            cells = [f"{e.value:.3f} ({e.low:.3f}–{e.high:.3f})" for e in found.values()]
            lines.append(f"|{chosen(NAMES[name])}|" + "|".join(cells) + "|")
        return "\n".join([*lines, "", *(v.statement for v in self.verdicts), *self.notes])


def evaluate(
    rows: Iterable[Cell | tuple[str, str, str, float]],
    level: str | None = None,
    *,
    minimum: float = MINIMUM,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Report:
    """Predict the last period from the one before it in every way there is, and say how well each did.

    Args:
        rows: (region, technology, period, count), or `Cell`s, of a graph or of `table_cells`; two periods or more. What
            is missing is 0. The order does not matter.
        level: the level of regions, where the cells hold several.
        minimum: regions with fewer counts in one of two windows are left out.
        resamples: of the bootstrap over regions.
        seed: of the random guess, the learned ranker and the bootstrap: the same seed gives the same report.
    Raises:
        InputError: what `panel` and `splits` refuse.
    """
    *earlier, last = splits(
        panel((row if isinstance(row, Cell) else Cell(*row) for row in rows), level), minimum
    )
    scores, notes = predictions(last, [step for step in earlier if step.decided], seed)
    drawn = bootstrap(
        {name: ranking(found, last.candidates, last.entries) for name, found in scores.items()},
        resamples,
        seed,
    )
    return Report(
        base=last.base,
        outcome=last.outcome,
        trained_on=tuple(f"{s.base} → {s.outcome}" for s in earlier if s.decided),
        regions=len(last.regions),
        technologies=len(last.technologies),
        candidates=int(last.candidates.sum()),
        base_rate=float(last.entries[last.candidates].mean()),
        minimum=minimum,
        seed=seed,
        results={name: {m: estimate(d) for m, d in found.items()} for name, found in drawn.items()},
        verdicts=tuple(verdicts(drawn)),
        notes=tuple(notes),
    )


def predictions(last: Split, earlier: list[Split], seed: int) -> tuple[dict[str, Floats], list[str]]:
    """The scores of every predictor, simple ones first, and notes on those that could not be had."""
    scores = {
        "random": random_guess(last, seed),
        "popularity": popularity(last),
        "autocorrelation": autocorrelation(last),
        "density": related(last),
        "EASE": ease(last),
    }
    if not earlier:
        return scores, [str(Message("evaluate-no-training", base=last.base))]
    return scores | {"learned": learned(last, earlier, seed)}, []


def verdicts(drawn: Mapping[str, Mapping[str, Floats]]) -> Iterable[Verdict]:
    """Density against the best baseline, the learned ranker against the best of all others, by each measure."""
    for predictor, simpler in (("density", BASELINES), ("learned", (*BASELINES, "density", "EASE"))):
        for measure, values in drawn.get(predictor, {}).items():
            rival = max(simpler, key=lambda name: float(drawn[name][measure][0]))
            difference = estimate(np.asarray(values - drawn[rival][measure]))
            apart = difference.low > 0 or difference.high < 0
            outcome = ("better" if difference.value > 0 else "worse") if apart else "not told apart"
            yield Verdict(predictor, measure, rival, difference, outcome)
