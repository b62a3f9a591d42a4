"""The measure of the match's own order as a report: figures, and the text of `kg evaluate --match`."""

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from kg.analysis.evaluation.matrix import Cell, panel
from kg.analysis.evaluation.own_order import (
    DEFAULT,
    LIKELY,
    OPEN,
    Band,
    Measured,
    by_size,
    measured,
    spreads,
    world,
)
from kg.analysis.evaluation.protocol import MINIMUM, splits
from kg.lang.errors import InputError
from kg.lang.messages import Message
from kg.lang.text import Text, chosen

RESAMPLES = 400


@dataclass(frozen=True)
class OwnReport:
    """What was measured. `sizes` are the bands of the receivers' size, `shares` what each factor has of the variance in a list.
    `learning` is the time in seconds that the forecast of the step took, `seconds` that of all."""

    base: str
    outcome: str
    regions: int
    candidates: int
    lists: int
    seed: int
    results: tuple[Measured, ...]
    sizes: tuple[Band, ...]
    shares: dict[str, float]
    learning: float
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    def as_text(self) -> str:
        """For a terminal, Chinese headings first."""
        measures = list(self.results[0].results)
        lines = [
            chosen(
                Text(
                    f"匹配自身排序的检验：{self.base} → {self.outcome}，{self.regions} 个地区，{self.candidates} 个候选，"
                    f"{self.lists} 份产业清单，用时 {self.seconds:.0f} 秒（其中训练 {self.learning:.0f} 秒）",
                    f"the match's own order: {self.base} → {self.outcome}, {self.regions} regions, {self.candidates} candidates, "
                    f"{self.lists} lists of industries, {self.seconds:.0f} s (of these {self.learning:.0f} s learning)",
                )
            ),
            "",
            "| " + " | ".join([chosen(Text("排序", "order")), *measures, chosen(Text("秒", "s"))]) + " |",
            "|" + "---|" * (len(measures) + 2),
        ]
        for row in self.results:
            cells = [
                f"{e.value:.3f} ({e.low:.3f}–{e.high:.3f})" if e.low < e.high else f"{e.value:.3f}"
                for e in row.results.values()
            ]
            lines.append("| " + " | ".join([row.name, *cells, f"{row.seconds:.1f}"]) + " |")
        lines += [
            "",
            chosen(
                Text(
                    "| 件数 | 地区 | 进入率 | P@5 默认 | P@5 按预测 | 清单内AUC 默认 | 清单内AUC 按预测 |",
                    "| counts | regions | entry rate | P@5 default | P@5 likely | AUC in lists default | AUC in lists likely |",
                )
            ),
            "|" + "---|" * 7,
        ]
        for band in self.sizes:
            figures = [band.rate, *(of[name] for of in (band.top, band.lists) for name in (DEFAULT, LIKELY))]
            cells = [band.name, str(band.regions), *(f"{figure:.3f}" for figure in figures)]
            lines.append("| " + " | ".join(cells) + " |")
        shares = ", ".join(f"{name} {share:.0%}" for name, share in self.shares.items())
        return "\n".join(
            [
                *lines,
                "",
                chosen(Text(f"清单内方差占比：{shares}", f"share of the variance in a list: {shares}")),
            ]
        )


def evaluate_match(
    rows: Iterable[Cell], level: str | None = None, seed: int = 0, resamples: int = RESAMPLES,
    progress: Callable[[Message], None] = lambda _: None,
) -> OwnReport:  # fmt: skip
    """Run the match's own order on the last step of the counts, beside simple orders.

    Raises:
        InputError: as `panel` and `splits`, or fewer than three periods.
    """
    start = time.monotonic()
    steps = splits(panel(rows, level), MINIMUM)
    if len(steps) < 2:
        raise InputError("evaluate-match-periods")
    progress(Message("evaluate-learning", base=steps[-2].base, outcome=steps[-2].outcome))
    made = world(steps[-1], steps[-2], seed)
    learning = round(time.monotonic() - start, 1)
    progress(Message("evaluate-learned", seconds=f"{learning:.1f}"))
    results = []
    for row in measured(made, seed, resamples):
        progress(Message("evaluate-measured", order=row.name, seconds=f"{row.seconds:.1f}"))
        results.append(row)
    listed = sum(int((made.split.candidates[:, c].sum(axis=1) >= OPEN).sum()) for c, _ in made.lists.values())
    return OwnReport(
        base=made.split.base,
        outcome=made.split.outcome,
        regions=len(made.split.regions),
        candidates=int(made.split.candidates.sum()),
        lists=listed,
        seed=seed,
        results=tuple(results),
        sizes=tuple(by_size(made)),
        shares=spreads(made),
        learning=learning,
        seconds=round(time.monotonic() - start, 1),
    )
