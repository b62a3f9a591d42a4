"""The bodies that a plan gives a part in the work: 由市场监管局牵头, 科技局、林草局配合; 牵头单位:财政厅; (农业农村部指导)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# An office by its last word; 各部门, 有关部委 are none in particular.
_HEAD = r"(?:总局|局|厅|委员会|管委会|委|办公室|办|(?<!干)部|署|院|中心|公司|集团|协会|学会|商会|联合会|人民政府|政府|总工会|妇联|科协|团委|党委|银行|法院|检察院|海关|兵团|组织部|宣传部)"
_NONE = r"各|有关|相关|其他|加强|强化|鼓励|支持|引导|推动|发动|动员|吸引|会同|协同|联合"
# 工业和信息化部 holds 和; 财政厅和科技厅 are two: what stands before 和 there is a whole office.
_BODY = re.compile(rf"(?!{_NONE})[\u4e00-\u9fff]{{1,20}}?{_HEAD}(?:\([^()]{{1,12}}\))?")
_AND = re.compile(rf"[、,]|(?<=[局厅委办部署院会府心司])[和与及](?={_BODY.pattern}(?:$|[、,和与及]))")
_LEAD = r"(?:牵头负责|牵头组织|牵头|负责指导|负责|指导|主管|主办)"
_HELP = r"(?:配合|协助|协办|参与|参加|协同)"
_HOW = r"(?:共同|分别|按照?(?:各自)?职责(?:分工)?|具体|统一)?"
_END = r"(?=[,。;、)]|落实|实施|$)"
_REST = r"(?:等(?:有关|相关)?(?:部门|单位)?)?"
# No list of bodies is longer; the clause that holds one begins behind a mark.
_SPAN = r"(?P<bodies>[\u4e00-\u9fff][\u4e00-\u9fff、()]{1,160}?)"
_FORMS = (
    re.compile(rf"(?:(?<=[,。;:(])|^)(?:由|以)?{_SPAN}{_REST}{_HOW}(?P<role>{_LEAD}|{_HELP}){_END}"),
    re.compile(rf"由{_SPAN}{_REST}{_HOW}(?P<role>{_LEAD}|{_HELP}){_END}"),
    re.compile(
        rf"(?P<role>牵头|责任|负责|主管|主责|实施|配合|参与|参加|协办|协助)(?:单位|部门|机构)?(?<=[位门构]):(?P<bodies>[\u4e00-\u9fff][\u4e00-\u9fff、,()]{{1,160}}?){_REST}(?=[。;)]|,?(?:牵头|责任|配合|参与|协办|协助)(?:单位|部门):|$)"
    ),
)
_LEADS = re.compile(rf"{_LEAD}|责任|主责|实施")


@dataclass(frozen=True, slots=True)
class Part:
    """A body with its place in the text, and whether it is in charge or helps."""

    start: int
    end: int
    leads: bool


def parts(text: str) -> list[Part]:
    """Every body that a clause of `text` gives a part in the work, from left to right."""
    found: dict[tuple[int, int], Part] = {}
    for form in _FORMS:
        for clause in form.finditer(text):
            leads = _LEADS.match(clause["role"]) is not None
            for start, end in _split(clause["bodies"], clause.start("bodies")):
                found.setdefault((start, end), Part(start, end, leads))
    return sorted(found.values(), key=lambda part: part.start)


def bodies(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every such body."""
    for part in parts(text):
        yield part.start, part.end


def leads(text: str, start: int, end: int) -> bool:
    """Whether the body from `start` to `end` is in charge, and does not only help."""
    return any(part.leads for part in parts(text) if part.start <= start and end <= part.end)


def listed(text: str) -> list[str]:
    """The bodies of a list that is nothing else, as a cell of a table."""
    return [text[start:end] for start, end in _split(text, 0)]


def _split(text: str, at: int) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in [*_AND.finditer(text), None]:
        end = cut.start() if cut is not None else len(text)
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip("由和与及 "))
        name = re.sub(r"等(?:有关|相关)?(?:部门|单位)?$", "", piece[lead:])
        if _BODY.fullmatch(name):
            yield at + start + lead, at + start + lead + len(name)
        start = cut.end() if cut is not None else end
