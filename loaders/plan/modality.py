"""How a plan speaks of a thing: exists, build, explore, draft, set up; from the words before its name."""

import re

# In the order in which they are asked: what is drafted or tried is not yet there, whatever else is said.
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("draft", re.compile(r"研究制[定订]|制[定订](?!出台|了)|起草")),
    ("explore", re.compile(r"探索|试点$|研究建立")),
    ("exists", re.compile(r"设立了|成立了|建立了|出台了|颁布|开通|已|现有|借助|依托|发挥|成立以来|启动了")),
    ("set up", re.compile(r"设立|组建|创建|成立|建立(?!和?完善)")),
    ("build", re.compile(r"建设|搭建|构建|打造|完善|健全|推动|推进|加快|开展|形成|举办|培育")),
)
# What something is done to is there: 推动各省对信息中心开放数据.
_DONE_TO = re.compile(r"(?<!针)对$")
# Words that still rule the name stand in its clause, and no further back than this.
_REACH = 24


def modality(text: str, start: int, *, past: bool) -> str:
    """The modality of the name that begins at `start`. In a chapter that looks back all that is named exists."""
    if past:
        return "exists"
    clause = max(text.rfind(mark, 0, start) for mark in ",。;") + 1
    before = text[max(clause, start - _REACH) : start]
    if _DONE_TO.search(before):
        return "exists"
    return next((name for name, cue in _CUES if cue.search(before)), "exists")
