"""Titles and abstracts in the manner of Chinese patents, and with the words of their industry."""

from loaders.demo.draw import Draw
from loaders.demo.words import Subject, trades
from ontology.reader import ontology

_DEVICE = (
    "节能型",
    "自动化",
    "便于清理的",
    "可调节的",
    "适用于干旱区的",
    "低故障",
    "智能化",
    "多功能",
    "防尘",
    "模块化",
)
_METHOD = ("高效的", "低能耗的", "改进的", "稳定的", "连续化的", "环保的")
_COMPOSITION = ("高稳定性的", "低成本的", "改良的", "新型")
_TAILS = ("及其控制方法", "及其使用方法", "及其应用")


def title(draw: Draw, subject: Subject, kind: str) -> str:
    """A title, such as 一种节能型红枣烘干房及其使用方法."""
    name = draw.one(subject.names)
    match subject.form:
        case "design":
            return name
        case "device":
            tail = draw.one(_TAILS[:2]) if kind == "invention" and draw.chance(0.5) else ""
            return f"一种{draw.one(_DEVICE)}{name}{tail}"
        case "method":
            return f"一种{draw.one(_METHOD)}{name}"
        case "composition":
            return f"一种{draw.one(_COMPOSITION)}{name}{'及其制备方法' if draw.chance(0.7) else _TAILS[2]}"


def abstract(draw: Draw, subject: Subject, name: str, kind: str) -> str:
    """An abstract of a few sentences; it says that it was made up."""
    field = ontology().vocabularies["industries"].concepts[subject.industry].label.zh
    if subject.form == "design":
        return f"本外观设计产品的名称为{name}，用于{field}，设计要点在于形状与图案的结合。（虚构演示数据）"
    trade = trades()[subject.industry]
    what = "本实用新型" if kind == "utility model" else "本发明"
    first, second = draw.some(trade.means, 2)
    good = "、".join(draw.some(trade.effects, 2))
    return (
        f"{what}公开了{name}，涉及{field}技术领域。针对{draw.one(trade.problems)}的问题，{first}，并{second}。"
        f"{what}的优点是{good}。（虚构演示数据）"
    )
