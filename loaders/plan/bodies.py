"""The bodies that a plan puts in charge: 由市场监管局牵头, 科技局、林草局配合; 牵头单位:财政厅."""

import re
from collections.abc import Iterator

# An office by its last word; 各部门, 有关部委 are none in particular. 和 stands between two, so that a row has one reading.
_BODY = r"(?!各|有关|相关|其他|加强|强化|鼓励|支持|引导|推动|发动|动员|吸引)(?:(?![和与的])[\u4e00-\u9fff]){1,14}?(?:局|厅|委|办|(?<!干)部|署|院|中心|公司|协会|政府)"
_LIST = rf"(?P<bodies>{_BODY}(?:[、和]{_BODY})*)等?"
_END = r"(?=[,。;、)]|$)"
_ROLE = r"(?:共同|分别)?(?:牵头负责|牵头|配合|负责|协助|协办|参与)"
_FORMS = (
    re.compile(rf"(?:(?<=[,。;:(由])|^){_LIST}{_ROLE}{_END}"),
    re.compile(rf"(?:牵头|责任|负责|配合|参与|协办)(?:单位|部门):{_LIST}{_END}"),
)
_LEADS = re.compile(rf"(?:[、和]{_BODY})*等?(?:共同|分别)?(?:牵头负责|牵头|负责){_END}")
_LEADER = re.compile(rf"(?:牵头|责任|负责)(?:单位|部门):(?:{_BODY}[、和])*$")


def bodies(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every body that a clause of `text` gives a part in the work."""
    for form in _FORMS:
        for found in form.finditer(text):
            start = found.start("bodies")
            start += found["bodies"].startswith("由")
            for body in re.finditer(r"[^、和]+", text[start : found.end("bodies")]):
                yield start + body.start(), start + body.end()


def leads(text: str, start: int, end: int) -> bool:
    """Whether the body from `start` to `end` is in charge, and does not only help."""
    return _LEADS.match(text, end) is not None or _LEADER.search(text[max(0, start - 60) : start]) is not None
