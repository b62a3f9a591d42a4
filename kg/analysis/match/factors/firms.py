"""Who there already works with the technology."""

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.factors import SHOWN, Factor, Finding
from kg.analysis.match.factors.transferability import share
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text


def values(cases: Cases) -> Floats:
    """n / (n + 5), n = firms there with patents in the subclass."""
    found = cases.context.skilled
    return cases.of_uses([share(len(found.get(use.technology.rests_on, ()))) for use in cases.uses])


def told(case: Case, value: float | None) -> Finding:  # noqa: ARG001  every factor is asked the same way
    """How many, and which."""
    symbol = case.use.technology.rests_on
    found = case.context.skilled.get(symbol, [])
    return Finding(
        Text(
            f"当地持有{symbol}专利的企业{len(found)}家", f"{len(found)} firms there hold patents in {symbol}"
        ),
        "patents",
        None,
        found[:SHOWN],
    )


FACTOR = Factor(
    name="firms",
    weight=0.07,
    label=Text("当地能承接该技术的企业", "firms there that know the technology"),
    reason=Text(
        "没有懂行的企业承接，专利落不了地；企业名单不全，故权重低",
        "without a firm that knows it nothing is used; lists of firms are incomplete, hence little weight",
    ),
    meaning=Text(
        "n / (n + 5)，n为当地持有该小类专利的企业数",
        "n / (n + 5), n = firms there with patents in the subclass",
    ),
    values=values,
    told=told,
)
