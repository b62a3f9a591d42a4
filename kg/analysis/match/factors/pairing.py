"""Whether the donor is paired with the region."""

import numpy as np

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.factors import Factor, Finding
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text


def values(cases: Cases) -> Floats:
    """1 where the donor is paired with the region or a member of it."""
    return np.array([float(case.donor.region.id in cases.context.pairings) for case in cases.cases])


def told(case: Case, value: float | None) -> Finding:  # noqa: ARG001  every factor is asked the same way
    """With whom it is paired, and for which counties."""
    found = case.context.pairings.get(case.donor.region.id)
    if found is None:
        return Finding(Text("没有结对，跨结对援助仍可", "no pairing; aid may cross pairs"), "pairings")
    counties = "、".join(found.counties)
    return Finding(
        Text(
            f"{case.donor.region.name}结对{found.recipient.name}" + (f"（{counties}）" if counties else ""),
            f"paired with {found.recipient.id}" + (f", since {found.start}" if found.start else ""),
        ),
        "pairings",
        f"{found.start or ''}-{found.end or ''}",
        [found.id],
    )


FACTOR = Factor(
    name="pairing",
    weight=0.0,
    label=Text("结对关系", "aid pairing"),
    reason=Text(
        "结对在同分者中决定先后，不抬高得分；可另按结对排序，或自行加权",
        "a pairing decides between equal scores and lifts none; order by it in a view of its own, or give it a weight",
    ),
    meaning=Text(
        "与该地区或其成员结对为1", "1 where the donor is paired with the prefecture or a member of the group"
    ),
    values=values,
    told=told,
)
