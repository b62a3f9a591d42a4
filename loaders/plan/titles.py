"""What a plan is called and which years it is for."""

import re
from collections import Counter
from collections.abc import Sequence

from loaders.plan.text import plan_years

_KIND = r"(?:规划纲要|行动计划|行动方案|实施方案|工作方案|专项规划|指导意见|实施意见|若干意见|规划|计划|纲要|方案|意见|决定|措施)"
_ENDS = re.compile(rf"{_KIND}(?:\([^()]*\))?$")
_NOTICE = re.compile(r"(?:印发|转发|下发|批转)[《〈]?(?P<title>.+?)[》〉]?的通知$")
_FIRST = 24
# Two or three lines make a title; each has room for some forty characters.
_LINE_CHARS = 60
_SHORTEST = 8
_NAMED = re.compile(
    r"制定(?:了)?《([^《》]+)》|《([^《》]+)》(?:\(以下简称|已经|印发)|^([^,。《》]{4,60}?纲要)(?:,|根据)"
)
_UNTIL = re.compile(r"(?<![《\d])(?:到|至|力争到?)(20\d\d|19\d\d)年(?!的)")


def title_of(lines: Sequence[str]) -> str:
    """What the first lines (made even) call the plan; the first line when they do not. Of a notice with its plan,
    the plan's."""
    head = [text for text in lines if text][:_FIRST]
    notice = ""
    for index in range(len(head)):
        for count in (1, 2, 3):
            parts = head[index : index + count]
            if len(parts) < count or any(_no_title(part) for part in parts):
                break
            text = "".join(part.strip("# ") for part in parts)
            if found := _NOTICE.search(text):
                notice = notice or found["title"].strip("《》")
            elif _ENDS.search(text) and "的通知" not in text and not _starts_late(head, index, count):
                return _before(head, index) + text
    if notice:
        return notice
    for text in head:
        if found := _NAMED.search(text):
            return str(next(filter(None, found.groups())))
    return head[0][:_LINE_CHARS] if head else ""


def is_title(text: str) -> bool:
    """Whether a line can be the title of a plan by itself: it ends with a kind of document and says whose it is."""
    return (
        _ENDS.search(text) is not None
        and _SHORTEST <= len(text) <= _LINE_CHARS
        and not _no_title(text)
        and re.search(r"[,、《》“”]?(?:的|了|各|本|按照|制定|编制|落实|实施(?!方案|意见))", text) is None
    )


def _no_title(text: str) -> bool:
    return len(text) > _LINE_CHARS or (
        re.search(r"[。;:!]|是|〔20|现印发|^[一二三四五六七八九十]+、|^\(|\|", text.lstrip("# ")) is not None
        and not re.match(r"^#", text)
    )


def _starts_late(head: Sequence[str], index: int, count: int) -> bool:
    """Whether a shorter title begins below: its first line would then be something else (a newspaper's date line)."""
    return (
        count > 1
        and _ENDS.search("".join(head[index + 1 : index + count])) is not None
        and not _half(head[index])
    )


def _half(text: str) -> bool:
    """Whether a line is the first half of a title."""
    return re.search(r"(?:关于|印发|推进|发展|和|与|加快|加强|建设|[省市区县国])[^,。]*$", text) is not None


def _before(head: Sequence[str], index: int) -> str:
    """The line above a title that opens with “十三五”: whose plan it is."""
    above = head[index - 1] if index else ""
    joined = (
        head[index].startswith("“")
        and 0 < len(above) <= _LINE_CHARS
        and not re.search(r"[。:;|()]|通知|印发|年.+月", above)
    )
    return above if joined else ""


def period_of(title: str, lines: Sequence[str]) -> tuple[int, int] | None:
    """First and last year of the plan, by its title, else by what its first paragraphs call it."""
    found = plan_years(title)
    if found is not None:
        return found
    for text in [text for text in lines if text][:15]:
        own = re.search(r"(?:制定|印发|编制)[^。]{0,12}《([^《》]*)》", text)
        if (
            own is not None
            and (found := plan_years(own[1])) is not None
            and not re.search("根据|依据", text[: own.start()])
        ):
            return found
    for text in [text for text in lines if text][:15]:
        if (found := plan_years(re.sub(r"《[^《》]*》", "", text))) is not None and re.search(
            "规划期|本规划|规划的?期限", text
        ):
            return found
    if _ENDS.search(title) and "意见" not in title:
        return plan_years(re.sub(r"《[^《》]*》", "", " ".join(lines[:15])))
    return None


def horizon_of(lines: Sequence[str]) -> int | None:
    """The year that a plan without a period sets itself most often (到2020年); the later of two."""
    counts = Counter(
        int(year) for text in lines for year in _UNTIL.findall(re.sub(r"《[^《》]*》", "", text))
    )
    if not counts:
        return None
    most = max(counts.values())
    return max(
        year for year, count in counts.items() if (count * 2 >= most and count == most) or count == most
    )
