"""The invented offers of donors' firms and universities: what they would license or pass on, out of their live patents."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.demo.draw import Draw
from loaders.demo.firms import Firm
from loaders.demo.patents import Patent, patents
from loaders.demo.places import donors, short_name
from loaders.demo.words import southern

# A few of each donor stand beside some results and not beside all.
OF_A_DONOR = 3
# One of eight is over, one has no end.
_UNTIL = (
    *("2031-12-31", "2034-06-30", "2022-12-31", "2035-12-31"),
    *("", "2032-06-30", "2033-12-31", "2034-12-31"),
)
_WAYS = ("普通许可", "转让", "作价入股", "合作推广")


@dataclass(frozen=True, slots=True)
class Offer:
    """An invented offer; `symbol` is the subclass that it names, `valid_until` ISO 8601 or "" where it has no end."""

    id: str
    title: str
    text: str
    firm: Firm
    industry: str
    symbol: str
    region: str
    valid_until: str


def offers() -> Iterator[Offer]:
    """All of them, donor by donor."""
    draw = Draw("offers")
    number = 0
    for region in donors():
        for patent in draw.some(_ready(region), OF_A_DONOR):
            number += 1
            yield _offer(draw, number, region, patent)


def _ready(region: str) -> list[Patent]:
    """Live patents of a southern industry that their first applicant, a body of the region, still holds."""
    return [
        patent
        for patent in patents()
        if patent.life.status == "live"
        and patent.holders[0] == patent.applicants[0]
        and patent.applicants[0].region == region
        and patent.subjects[0].industry in southern()
        and patent.subjects[0].form != "design"
    ]


def _offer(draw: Draw, number: int, region: str, patent: Patent) -> Offer:
    subject, way = patent.subjects[0], draw.one(_WAYS)
    text = f"愿以{way}方式提供“{patent.title}”（{patent.life.publication}）及配套技术服务，南疆企业优先。（虚构演示数据）"
    title = f"{short_name(region)}{draw.one(subject.names)}{way}"
    until = _UNTIL[number % len(_UNTIL)]
    return Offer(
        f"demo-offer-{number:02}",
        title,
        text,
        patent.holders[0],
        subject.industry,
        subject.subclass,
        region,
        until,
    )
