"""The measure of the match's own order as a report: figures, and the text of `kg evaluate --match`."""

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from kg.analysis.evaluation.matrix import Cell, panel
from kg.analysis.evaluation.own_order import Measured, by_size, measured, spreads, world
from kg.analysis.evaluation.protocol import MINIMUM, splits
from kg.lang.errors import InputError
from kg.lang.text import Text, chosen

RESAMPLES = 400


@dataclass(frozen=True)
class OwnReport:
    """What was measured. `sizes`: band, regions, mean P@5 of the default order and by chance, rate of entries. `shares`: what each
    factor has of the variance in a list. `seconds` is the time that it took."""

    base: str
    outcome: str
    regions: int
    candidates: int
    lists: int
    seed: int
    results: tuple[Measured, ...]
    sizes: tuple[tuple[str, int, float, float, float], ...]
    shares: dict[str, float]
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
                    f"{self.lists} 份产业清单，用时 {self.seconds:.0f} 秒",
                    f"the match's own order: {self.base} → {self.outcome}, {self.regions} regions, {self.candidates} candidates, "
                    f"{self.lists} lists of industries, {self.seconds:.0f} s",
                )
            ),
            "",
            "| " + " | ".join([chosen(Text("排序", "order")), *measures]) + " |",
            "|" + "---|" * (len(measures) + 1),
        ]
        for row in self.results:
            cells = [
                f"{e.value:.3f} ({e.low:.3f}–{e.high:.3f})" if e.low < e.high else f"{e.value:.3f}"
                for e in row.results.values()
            ]
            lines.append("| " + " | ".join([row.name, *cells]) + " |")
        lines += [
            "",
            chosen(
                Text(
                    "| 件数 | 地区 | P@5 默认 | P@5 按预测 | 进入率 |",
                    "| counts | regions | P@5 default | P@5 likely | entry rate |",
                )
            ),
            "|---|---|---|---|---|",
        ]
        lines += [f"| {n} | {k} | {a:.3f} | {b:.3f} | {r:.3f} |" for n, k, a, b, r in self.sizes]
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
    progress: Callable[[str], None] = lambda _: None,
) -> OwnReport:  # fmt: skip
    """Run the match's own order on the last step of the counts, beside simple orders.

    Raises:
        InputError: as `panel` and `splits`, or fewer than three periods.
    """
    start = time.monotonic()
    steps = splits(panel(rows, level), MINIMUM)
    if len(steps) < 2:
        raise InputError("evaluate-match-periods")
    progress("learning from the earlier step …")
    made = world(steps[-1], steps[-2], seed)
    results = []
    for row in measured(made, seed, resamples):
        progress(f"measured: {row.name}")
        results.append(row)
    listed = sum(int((made.split.candidates[:, c].sum(axis=1) >= 4).sum()) for c, _ in made.lists.values())
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
        seconds=round(time.monotonic() - start, 1),
    )
