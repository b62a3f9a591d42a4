"""The invented firms, universities and institutes: 300, in Xinjiang by its industries, with donors by their strengths."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.values.credit_codes import check_letter
from loaders.demo.draw import Draw
from loaders.demo.places import (
    XINJIANG,
    address,
    counts,
    county,
    donors,
    northern_places,
    short_name,
    southern_prefectures,
)
from loaders.demo.words import southern, subjects, trades, weight

# Six firms and a university for each of 19 donors, 22 firms in each southern prefecture, 72 in the rest of Xinjiang
# and the seven institutes make 300.
FIRMS_OF_A_DONOR = 6
# Xinjiang's own bodies: where, and what they are called.
INSTITUTES = (
    (XINJIANG, "大学"),
    (XINJIANG, "农业科学研究院"),
    (XINJIANG, "理化技术研究所"),
    ("653100", "林果研究所"),
    ("652900", "棉花研究所"),
    ("653200", "维药研究所"),
    ("653000", "农牧技术研究所"),
)
# Invented brands, 演示 + one of each + （虚构）: 400, more than there are firms.
_FIRST, _SECOND = "云雪霜露岚霞曦晴虹星泉溪湖潭松柏枫桐莲菊", "岭峰原野洲湾渡桥塔阁轩庭园谷坪岗陵畔桂麓"
_FORMS = ("有限公司", "有限责任公司", "股份有限公司")
# Share of each legal form: most firms are limited ones.
_FORM_WEIGHTS = (8, 3, 1)
# Before the first filing.
_FOUNDED = (date(1990, 1, 1), date(2005, 12, 31))
# A third of the firms works in two industries.
_TWO_INDUSTRIES = 0.33


@dataclass(frozen=True, slots=True)
class Firm:
    """An invented firm or body. `region` is the donor, southern prefecture or northern place that it belongs to, `place`
    its county, both by GB/T 2260. A university has no industry."""

    name: str
    code: str
    region: str
    place: str
    address: str
    industries: tuple[str, ...]
    classes: tuple[str, ...]
    founded: str
    scope: str

    @property
    def is_firm(self) -> bool:
        """Whether it is an enterprise, by its credit code."""
        return self.code.startswith("91")


@cache
def firms() -> tuple[Firm, ...]:
    """All of them; within a region the larger ones first."""
    draw = Draw("firms")
    brands = draw.some([a + b for a in _FIRST for b in _SECOND], len(_FIRST) * len(_SECOND))
    made = []
    for number, (region, industry, end) in enumerate(_wanted(draw), start=1):
        made.append(_firm(draw, number, brands[number - 1], region, industry, end))
    return tuple(made)


def of_region(region: str) -> list[Firm]:
    """The firms of a donor, a southern prefecture or a northern place."""
    return [firm for firm in firms() if firm.region == region]


def in_xinjiang() -> list[Firm]:
    """All firms and bodies of Xinjiang."""
    return [firm for firm in firms() if firm.region not in donors()]


def _wanted(draw: Draw) -> Iterator[tuple[str, str | None, str]]:
    """Region, industry, and end of the name of each firm; the industry of a body is None."""
    for region in southern_prefectures():
        slugs = [slug for slug, trade in trades().items() for _ in range(trade.south)]
        yield from ((region, slug, "") for slug in draw.some(slugs, len(slugs)))
    places = northern_places()
    # 乌鲁木齐 first, and the young cities of the corps last, as in life.
    size = [1 / (rank + 1) for rank in range(len(places))]
    for slug, trade in trades().items():
        yield from ((draw.one(places, size), slug, "") for _ in range(trade.elsewhere))
    for region in donors():
        for slug in _strengths(draw, region):
            yield region, slug, ""
        yield region, None, "大学"
    yield from ((region, None, end) for region, end in INSTITUTES)


def _strengths(draw: Draw, region: str) -> list[str]:
    """Industries of a donor's firms: half by what it files most, half of those that southern Xinjiang lives on."""
    own = counts(region)
    size: dict[str, float] = {}
    for subject in subjects():
        size[subject.industry] = size.get(subject.industry, 0) + own.get(subject.subclass, 0) * weight(
            subject
        )
    found: list[str] = []
    for number in range(FIRMS_OF_A_DONOR):
        some = [slug for slug in size if slug not in found and (slug in southern() or number % 2 == 0)]
        found.append(draw.one(some, [size[slug] for slug in some]))
    return found


def _firm(draw: Draw, number: int, brand: str, region: str, industry: str | None, end: str) -> Firm:
    place = county(draw, region)
    front = f"{short_name(region)}演示{brand}（虚构）"
    located, founded = address(draw, place), draw.day(*_FOUNDED).isoformat()
    if industry is None:
        code = _code("12", number)
        return Firm(front + end, code, region, place, located, (), (), founded, "教学、科研与技术服务")
    trade = trades()[industry]
    also = draw.one(
        [slug for slug in southern() if slug != industry]
        if region in southern_prefectures()
        else list(trades())
    )
    second = also if draw.chance(_TWO_INDUSTRIES) and also != industry else None
    return Firm(
        name=front + draw.one(trade.trades) + draw.one(_FORMS, _FORM_WEIGHTS),
        code=_code("91", number),
        region=region,
        place=place,
        address=located,
        industries=(industry,) if second is None else (industry, second),
        classes=(draw.one(trade.classes),),
        founded=founded,
        scope="；".join(draw.some(trade.scopes, 2)),
    )


def _code(kind: str, number: int) -> str:
    """A credit code of the division 000000 and with DEM in it: its check letter is right, nobody can have it."""
    first = f"{kind}000000DEM{number:06}"
    return first + check_letter(first)
