"""Whether the donor's share of the technology rises or falls."""

import numpy as np

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.factors import Factor, Finding, halved, measured_by, unmeasured
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text

# A share that moved by less than a fifth either way is called steady.
STEADY = 0.05
RISING, EVEN, FALLING = Text("上升", "rising"), Text("平稳", "steady"), Text("下降", "falling")


def values(cases: Cases) -> Floats:
    """The donor's share of the nation in the last window over the sum of its shares in the last two."""
    found = cases.figure(lambda standing: standing.momentum)
    return cases.judged(np.where(found < 0, np.nan, found))


def told(case: Case, value: float | None) -> Finding:
    """Whether it rises, between which windows."""
    s = case.standing
    if s is None or value is None or s.table.windows is None:
        return Finding(unmeasured(case) or Text("缺少前后两期件数，势头未知", "no two windows to compare"))
    share, (before, last), more = float(s.momentum[case.row, case.column]), s.table.windows, halved(case)
    trend = RISING if share > 0.5 + STEADY else FALLING if share < 0.5 - STEADY else EVEN
    return Finding(
        Text(
            f"占全国的份额{trend.zh}（{before}→{last}）{more.zh}",
            f"its share of the nation is {trend.en} ({before} → {last}){more.en}",
        ),
        s.table.basis,
        f"{before}, {last}",
        measured_by(case, case.donor.region.id),
    )


FACTOR = Factor(
    name="recency",
    weight=0.04,
    label=Text("近期势头", "recent momentum"),
    reason=Text(
        "份额上升的技术更新；所用件数窗口较早，故权重低",
        "a rising share means newer technology; the windows of the counts are old, hence little weight",
    ),
    meaning=Text(
        "末期全国份额占前后两期份额之和；½为平稳",
        "share of the nation in the last window over the sum of the shares in the last two; ½ is steady",
    ),
    values=values,
    told=told,
)
