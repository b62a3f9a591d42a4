"""How strong the donor is in the technology."""

import numpy as np

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.factors import BASES, Factor, Finding, halved, measured_by, unmeasured
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text

# An advantage beyond twice as strong as everywhere is worth no more: on the earlier step, 1998–2002 → 2003–2007, the order
# foretold more with this bound than without it.
MOST = 2 / 3


def scaled(advantage: Floats) -> Floats:
    """Advantages on the scale of the factor: ½ is as everywhere, ⅔, the most, twice as much."""
    return np.asarray(np.minimum(advantage / (1 + advantage), MOST))


def values(cases: Cases) -> Floats:
    """The cautious RTA (lower 95 % bound of the posterior) on the factor's scale."""
    return cases.judged(scaled(cases.figure(lambda standing: standing.cautious)))


def told(case: Case, value: float | None) -> Finding:
    """The donor's count, RTA and its bounds."""
    s, why = case.standing, unmeasured(case)
    if s is None or value is None:
        return Finding(why or Text("优势未知", "strength unknown"))
    at, symbol, basis = (case.row, case.column), case.use.technology.rests_on, BASES[s.table.basis]
    cautious, low, high = (float(m[at]) for m in (s.cautious, s.low, s.high))
    more = halved(case)
    return Finding(
        Text(
            f"{case.donor.region.name}在{symbol}有{case.count}件，RTA {s.rta[at]:.2f}（95%区间{low:.2f}–{high:.2f}），"
            f"从低估计{cautious:.2f}；{basis.zh}，{s.table.period}{more.zh}",
            f"{case.count} in {symbol}, RTA {s.rta[at]:.2f} (95% interval {low:.2f}–{high:.2f}), cautious estimate {cautious:.2f}; "
            f"{basis.en}, {s.table.period}{more.en}",
        ),
        s.table.basis,
        s.table.period,
        measured_by(case, case.donor.region.id),
    )


FACTOR = Factor(
    name="strength",
    weight=0.25,
    label=Text("援助方优势", "donor's strength"),
    reason=Text(
        "援助方没有优势的技术，谈不上援助；件数少的从低估计",
        "without strength there is nothing to give; a strength of few filings is estimated from below",
    ),
    meaning=Text(
        "s / (1 + s)，至多⅔，s为RTA后验95%下限；½与全国相当，⅔为两倍及以上；援助方不足10件或全国不足30件为未知",
        "s / (1 + s), ⅔ at the most, s = lower 95 % bound of the posterior RTA; ½ is as everywhere, ⅔ twice as much; unknown below 10 filings of "
        "the donor or 30 of the nation",
    ),
    values=values,
    told=told,
)
