"""What the donor adds to what the region can do."""

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.factors import BASES, Factor, Finding, halved, measured_by, unmeasured
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text


def values(cases: Cases) -> Floats:
    """The share of what is near that the donor holds and the region lacks."""
    return cases.judged(cases.figure(lambda standing: standing.adds))


def told(case: Case, value: float | None) -> Finding:
    """That share, and what it rests on."""
    s = case.standing
    if s is None or value is None:
        return Finding(
            unmeasured(case) or Text("没有可比的技术画像，补充未知", "no profile to measure by: unknown")
        )
    basis, more = BASES[s.table.basis], halved(case)
    share = float(s.adds[case.row, case.column])
    return Finding(
        Text(
            f"邻近技术中{share:.1%}为{case.donor.region.name}所长、当地所缺；{basis.zh}，{s.table.period}{more.zh}",
            f"{share:.1%} of what is near is held by the donor and lacking there; {basis.en}, {s.table.period}{more.en}",
        ),
        s.table.basis,
        s.table.period,
        measured_by(case, case.donor.region.id, *case.need.members),
    )


FACTOR = Factor(
    name="complementarity",
    weight=0.06,
    label=Text("援助方带来的补充", "what the donor adds"),
    reason=Text(
        "援助方在周边技术上补当地所缺，才能带起一片（Balland 与 Boschma 2021）",
        "a donor that also holds what is missing around the technology brings more than one patent (Balland and Boschma 2021)",
    ),
    meaning=Text(
        "邻近技术中援助方所长、当地所缺的份额",
        "share of what is near that the donor holds and the region lacks",
    ),
    values=values,
    told=told,
)
