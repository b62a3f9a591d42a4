"""How likely the region is to take the technology up by itself, as a learned forecast from published counts says."""

import numpy as np

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.factors import Factor, Finding, halved
from kg.analysis.match.uptake import PERIOD
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text

# From here on a forecast also says that aid may not be needed: of the forecasts for Xinjiang the highest tenth.
LIKELY = 0.3


# The probability that is worth 1: nothing is forecast to be much likelier than not.
EVEN = 0.5


def scaled(probability: Floats) -> Floats:
    """Probabilities on the scale of the factor, 0…1."""
    return np.asarray(np.minimum(probability / EVEN, 1.0))


def values(cases: Cases) -> Floats:
    """The probability over EVEN, 1 at the most; half of it for a group."""
    found = [cases.uptake.of(use.technology.rests_on) for use in cases.uses]
    return cases.halved(
        scaled(cases.of_uses([None if chance is None else chance.chance for chance in found]))
    )


def told(case: Case, value: float | None) -> Finding:
    """The probability with its interval, and both ways to read it."""
    symbol, place = case.use.technology.rests_on, case.need.view.prefecture.name
    found = case.uptake.of(symbol)
    if value is None or found is None:
        return Finding(Text("没有可用的预测，未知", "no forecast: unknown"))
    more = halved(case)
    both = (
        Text("；可能性较高，也可能不需援助即可自行发展", "; that likely, it may need no aid")
        if found.chance >= LIKELY
        else Text("", "")
    )
    return Finding(
        Text(
            f"预测{place}五年内自行在{symbol}形成优势的可能为{found.chance:.0%}（95%区间{found.low:.0%}–{found.high:.0%}），"
            f"高于当地{case.uptake.place(symbol):.0%}的技术{both.zh}{more.zh}",
            f"forecast to become strong in {symbol} by itself within five years: {found.chance:.0%} (95% interval {found.low:.0%}–"
            f"{found.high:.0%}), more likely than {case.uptake.place(symbol):.0%} of the technologies there{both.en}{more.en}",
        ),
        "forecast",
        PERIOD,
        [*case.need.members, symbol],
    )


FACTOR = Factor(
    name="chance",
    weight=0.20,
    label=Text("当地自行发展的可能", "chance that the region takes it up"),
    reason=Text(
        "与当地能力相近的技术更可能落地；预测属于地区与技术，与援助方无关，故不超过援助方优势的权重",
        "what is near to present skills takes root; the forecast belongs to region and technology, not to the donor, hence no more than strength",
    ),
    meaning=Text(
        "2p，至多为1；p为学习排序给出、经校准的概率，文中另给区间与其在当地全部技术中的位次",
        "2p, 1 at the most; p = the learned ranker's calibrated probability, whose interval and place among the technologies of the "
        "region stand in the sentence",
    ),
    values=values,
    told=told,
)
