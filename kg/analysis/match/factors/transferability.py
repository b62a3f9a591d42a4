"""Whether rights of the donor in the technology can be had."""

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.factors import SHOWN, Factor, Finding
from kg.analysis.match.holdings import Holding
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text

# The number of transferable patents that is worth half: a handful proves that it goes.
HANDFUL = 5


def values(cases: Cases) -> Floats:
    """n / (n + 5), n = patents under open licence, or transferred or licensed before."""
    return cases.of_holdings(lambda holding, _: share(len(_ids(holding))) if holding.total else None)


def told(case: Case, value: float | None) -> Finding:
    """How many of each, and which."""
    h = case.counted
    if value is None:
        return Finding(Text("图中没有专利，可转移性未知", "no patent in the graph to tell by"))
    return Finding(
        Text(
            f"开放许可{len(h.open_licence)}件，转让或许可过{len(h.moved)}件",
            f"{len(h.open_licence)} under open licence, {len(h.moved)} transferred or licensed before",
        ),
        "patents",
        None,
        _ids(h)[:SHOWN],
    )


def share(number: int) -> float:
    """What a number is worth: a handful is half."""
    return number / (number + HANDFUL)


def _ids(holding: Holding) -> list[str]:
    return list(dict.fromkeys([*holding.open_licence, *holding.moved]))


FACTOR = Factor(
    name="transferability",
    weight=0.08,
    label=Text("可转移性", "transferability"),
    reason=Text(
        "开放许可的和转让、许可过的专利，谈得成",
        "open licences and past transfers show that a right can be had",
    ),
    meaning=Text(
        "n / (n + 5)，n为开放许可或转让、许可过的专利数",
        "n / (n + 5), n = patents under open licence, or transferred or licensed before",
    ),
    values=values,
    told=told,
)
