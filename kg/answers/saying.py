"""What was understood, and what was not, in words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.answers.askable import MATCH, OVERVIEW
from kg.answers.intent import Scored
from kg.lang.text import Text
from kg.values.places import thing
from queries.catalogue import catalogue
from queries.header import Words

if TYPE_CHECKING:
    from kg.answers.ask import Alternative

_MATCH_LABELS = {
    "prefecture": Words(zh="地州市", en="prefecture"),
    "industry": Words(zh="产业", en="industry"),
    "donor": Words(zh="援助方", en="donor"),
    "product": Words(zh="产品或技术", en="product or technology"),
    "technology": Words(zh="技术分类", en="technology"),
    "patent": Words(zh="专利", en="patent"),
}


def said(scored: Scored, shown: dict[str, str], unused: Iterable[str]) -> Text:
    """The question that was understood, with what it was given, what was taken by default, what it still needs and what
    was left unused."""
    intent = scored.intent
    chinese = "；".join(f"{label(intent.name, name).zh}：{value}" for name, value in shown.items())
    english = "; ".join(f"{label(intent.name, name).en}: {value}" for name, value in shown.items())
    zh = [f"理解为：{intent.title.zh}" + (f"（{chinese}）" if chinese else "")]
    en = [f"Understood as: {intent.title.en}" + (f" ({english})" if english else "")]
    for name, value in defaults(intent.name).items():
        if name not in shown:
            zh.append(f"{label(intent.name, name).zh}没有说，按{value}")
            en.append(f"No {label(intent.name, name).en} was named, {value} is taken")
    if scored.missing:
        zh.append(f"还需要：{'、'.join(label(intent.name, name).zh for name in scored.missing)}")
        en.append(f"Still needed: {', '.join(label(intent.name, name).en for name in scored.missing)}")
    if left := tuple(unused):
        zh.append(f"没有用上：{'、'.join(left)}")
        en.append(f"Not used: {', '.join(left)}")
    return Text("。".join(zh) + "。", ". ".join(en) + ".")


def not_understood(offered: Iterable["Alternative"], unused: Iterable[str]) -> Text:
    """That there is no answer, what would have been left out, and what may be asked instead."""
    near, left = tuple(offered), tuple(unused)
    zh, en = ["没有听懂"], ["Not understood"]
    if left:
        zh.append(f"图谱的问题用不上：{'、'.join(left)}")
        en.append(f"No question takes: {', '.join(left)}")
    if near:
        zh.append(f"相近的问题：{'；'.join(a.title.zh for a in near)}")
        en.append(f"Near questions: {'; '.join(a.title.en for a in near)}")
    else:
        zh.append("也没有相近的问题，kg query --list 列出全部问题")
        en.append("No question is near; `kg query --list` shows all of them")
    return Text("。".join(zh) + "。", ". ".join(en) + ".")


def defaults(name: str) -> dict[str, str]:
    """What a question takes where nothing is said, as people call it; what a region stands for is always told."""
    # A match without a place is one for southern Xinjiang, as a table.
    name = OVERVIEW if name == MATCH else name
    found = {}
    for key, p in catalogue()[name].header.parameters.items():
        if p.default is not None and p.kind != "none" and (p.nodes or p.kind):
            found[key] = _shown(str(p.default))
    return found


def label(name: str, parameter: str) -> Words:
    """What a parameter is called."""
    if name == MATCH:
        return _MATCH_LABELS[parameter]
    return catalogue()[name].header.parameters[parameter].label


def _shown(value: str) -> str:
    return thing(value).name
