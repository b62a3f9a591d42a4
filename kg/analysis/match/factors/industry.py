"""How much the industry there, as what the place makes of it, needs the technology."""

from kg.analysis.match.cases import Case, Cases
from kg.analysis.match.factors import SHOWN, Factor, Finding
from kg.analysis.metrics.inputs import Floats
from kg.lang.text import Text


def values(cases: Cases) -> Floats:
    """The weight of the technology, which rests on the industry's table, on the products of the place, or on the text."""
    return cases.of_uses([use.weight for use in cases.uses])


def told(case: Case, value: float | None) -> Finding:  # noqa: ARG001  every factor is asked the same way
    """Where the weight comes from, with the facts of the place that it rests on."""
    use = case.use
    zh, en = use.grounds.zh, use.grounds.en
    facts = [share for share in use.products if share.fact is not None][:SHOWN]
    evidence = [*([use.industry.id] if use.industry is not None else []), use.technology.id]
    evidence += [fact for share in facts for fact in share.facts]
    return Finding(Text(zh, en), use.basis, None, list(dict.fromkeys(evidence)))


FACTOR = Factor(
    name="industry",
    weight=0.16,
    label=Text("产业与产品需要", "need of the industry and its products"),
    reason=Text(
        "核心工序比辅助工序更值得引进；当地多产什么，什么的技术就更重要",
        "a core process is worth more than an auxiliary one, and what a place makes most weighs most",
    ),
    meaning=Text(
        "一半取自产业技术表，一半取自各产品的技术权重，按当地产品份额加权；无产品者全取自产业表；以文字提出的按贴近程度",
        "half the industry's table, half the technologies of its products in the shares of the place; the table alone where an industry "
        "has no products; for a text by how near the class is",
    ),
    values=values,
    told=told,
)
