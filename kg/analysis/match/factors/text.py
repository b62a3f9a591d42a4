"""How near the donor's patents are to the words of the need."""

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.factors import Factor, Finding
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text


def values(cases: Cases) -> Floats:
    """Closeness of the nearest title; unknown where the donor has no patent there to compare."""
    return cases.of_holdings(lambda holding, near: (near[0][0] if near else 0.0) if holding.total else None)


def told(case: Case, value: float | None) -> Finding:
    """The nearest patents."""
    if value is None:
        return Finding(Text("图中没有这一技术的专利可比文字", "no patent in the graph to compare words with"))
    ids = [id_ for _, id_ in case.counted_near]
    words = (
        Text(f"最近一件的名称与所需相合{value:.0%}", f"the nearest title agrees by {value:.0%} of its words")
        if ids
        else Text("专利名称与所需没有相合之处", "no title has the words asked for")
    )
    return Finding(words, "patents", None, ids)


FACTOR = Factor(
    name="text",
    weight=0.14,
    label=Text("文字贴近度", "closeness of text"),
    reason=Text(
        "分类粗，专利文字才说明是否正是所需",
        "classes are coarse; the words of a patent tell whether it is what is asked for",
    ),
    meaning=Text(
        "所需与最近一件专利名称相同的词，按罕见程度加权的份额",
        "share of the words, the rare ones weighing more, that the need and the donor's nearest title have in common",
    ),
    values=values,
    told=told,
)
