"""The invented needs of firms in the four prefectures of southern Xinjiang; some have expired, most are open."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.demo.draw import Draw
from loaders.demo.firms import Firm, of_region
from loaders.demo.places import short_name, southern_prefectures
from loaders.demo.words import subjects, trades

OF_A_PREFECTURE = 10
# Ends one after another: three of ten are over, one is not told, the others stay open for as long as a demo is shown.
_UNTIL = (
    *("2031-12-31", "2033-06-30", "2035-12-31", "2021-12-31", "2032-12-31", "", "2035-06-30"),
    *("2023-06-30", "2034-12-31", "2024-12-31"),
)
# What is wanted of a device, and of a method or composition.
_DEVICES, _OTHERS = ("成套装备", "技术引进", "国产化改造"), ("技术引进", "中试与应用", "合作开发")


@dataclass(frozen=True, slots=True)
class Need:
    """An invented need; `valid_until` is ISO 8601 or "" where the firm does not say."""

    id: str
    title: str
    text: str
    firm: Firm
    industry: str
    region: str
    valid_until: str


def needs() -> Iterator[Need]:
    """All of them, prefecture by prefecture."""
    draw = Draw("needs")
    number = 0
    for region in southern_prefectures():
        for firm in draw.some(of_region(region), OF_A_PREFECTURE):
            number += 1
            yield _need(draw, number, region, firm)


def _need(draw: Draw, number: int, region: str, firm: Firm) -> Need:
    industry = firm.industries[0]
    subject = draw.one([s for s in subjects() if s.industry == industry and s.form != "design"])
    name, trade = draw.one(subject.names), trades()[industry]
    text = (
        f"{draw.one(trade.problems)}，希望引进{name}方面的专利技术，以期{draw.one(trade.effects)}；"
        "许可、转让、合作开发均可。（虚构演示数据）"
    )
    wanted = draw.one(_DEVICES if subject.form == "device" else _OTHERS)
    title = f"{short_name(region)}{name}{wanted}"
    return Need(f"demo-need-{number:02}", title, text, firm, industry, region, _UNTIL[number % len(_UNTIL)])
