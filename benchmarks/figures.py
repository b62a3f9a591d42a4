"""What a benchmark finds: numbers, each beside what it is held against, told as they come and kept for the table."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` in `unit`, for `of` (an engine and a size). Where `peer` was measured in the same run, `ratio` is ours to
    its or its to ours, as `what` says. A goal is a bound on the ratio where there is one, else on the value."""

    what: str
    of: str
    value: float
    unit: str
    peer: str = ""
    ratio: float | None = None
    at_least: float | None = None
    at_most: float | None = None

    @property
    def kept(self) -> bool | None:
        """Whether the goal was met; None without one."""
        judged = self.value if self.ratio is None else self.ratio
        if self.at_least is not None:
            return judged >= self.at_least
        return None if self.at_most is None else judged <= self.at_most

    def cells(self) -> tuple[str, ...]:
        """What was measured, of what, figure, peer, ratio, goal, and whether it was met."""
        goal = f"≥ {self.at_least:g}" if self.at_least is not None else ""
        goal = f"≤ {self.at_most:g}" if self.at_most is not None else goal
        ratio = "" if self.ratio is None else short(self.ratio)
        kept = {True: "met", False: "**missed**", None: ""}[self.kept]
        return self.what, self.of, f"{short(self.value)} {self.unit}".strip(), self.peer, ratio, goal, kept


HEADINGS = ("what", "of", "figure", "peer in the same run", "ratio", "goal", "")


def short(number: float) -> str:
    """Three figures that mean something, and all of a large number."""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def tell(found: Iterable[Figure], keep: Path | None = None) -> None:
    """Print each figure when it comes; with `keep` add it to that file as a JSON line."""
    for figure in found:
        print(" | ".join(cell for cell in figure.cells() if cell), flush=True)
        if keep is not None:
            with keep.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(figure), ensure_ascii=False) + "\n")


def kept_in(file: Path) -> list[Figure]:
    """The figures that `tell` kept in `file`."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [Figure(**json.loads(line)) for line in lines]
