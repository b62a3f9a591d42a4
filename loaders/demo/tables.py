"""The demo set as tables with plain Chinese headings, in the forms that the loaders read."""

import csv
import io
from collections.abc import Iterator, Sequence

from kg.values.regions import name
from loaders.demo import lives
from loaders.demo.draw import Draw
from loaders.demo.firms import firms
from loaders.demo.needs import needs
from loaders.demo.offers import offers
from loaders.demo.patents import Patent, patents
from ontology.reader import ontology

# Shares of live rights that are open to all, of pledges that were released, and of lapsed rights whose end is told.
_OPEN_LICENCE, _RELEASE, _LAPSE_TOLD = 0.06, 0.4, 0.5
_DEALS = {
    "transfer": ("转让执行日", "转让人", "受让人"),
    "licence": ("许可备案日期", "许可人", "被许可人"),
    "pledge": ("质押登记日", "出质人", "质权人"),
}

Line = Sequence[str]


def tables() -> dict[str, str]:
    """The text of each file of `kg/data/demo/`, by its name."""
    return {
        "firms.csv": _text(_firms()),
        "patents.csv": _text(_patents()),
        "events.csv": _text(_events()),
        "needs.csv": _text(_needs()),
    }


def _text(lines: Iterator[Line]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


def _firms() -> Iterator[Line]:
    yield (
        *("企业名称", "统一社会信用代码", "地区", "注册地址", "国民经济行业"),
        *("所属产业", "成立日期", "经营范围"),
    )
    for firm in firms():
        yield (
            *(firm.name, firm.code, str(name(firm.region)), firm.address, "；".join(firm.classes)),
            *("；".join(map(_industry, firm.industries)), firm.founded, firm.scope),
        )


def _patents() -> Iterator[Line]:
    yield (
        *(
            "申请号",
            "公开（公告）号",
            "专利名称",
            "摘要",
            "申请人",
            "当前权利人",
            "统一社会信用代码",
            "申请人地址",
        ),
        *(
            "申请日",
            "公开（公告）日",
            "授权公告日",
            "主分类号",
            "分类号",
            "洛迦诺分类号",
            "法律状态",
            "同族专利",
        ),
        *(heading for headings in _DEALS.values() for heading in headings),
    )
    yield from map(_patent, patents())


def _patent(patent: Patent) -> Line:
    life = patent.life
    design = patent.subjects[0].form == "design"
    symbols = [subject.symbol for subject in patent.subjects]
    first = patent.applicants[0]
    alone = {*patent.applicants, *patent.holders} == {first}
    deals = {deal.kind: (deal.date, deal.giver, deal.receiver) for deal in patent.deals}
    return (
        *(life.application, life.publication, patent.title, patent.abstract),
        "；".join(firm.name for firm in patent.applicants),
        "；".join(firm.name for firm in patent.holders),
        first.code if alone else "",
        *(first.address, life.filed, life.published, life.granted),
        *(("", "", symbols[0]) if design else (symbols[0], "；".join(symbols), "")),
        *(life.words, "；".join(patent.family)),
        *(cell for kind in _DEALS for cell in deals.get(kind, ("", "", ""))),
    )


def _events() -> Iterator[Line]:
    """What the table of patents does not tell: open licences, releases of pledges, lapses."""
    yield ("公开（公告）号", "日期", "类别")
    draw = Draw("events")
    for patent in patents():
        life, number = patent.life, patent.life.publication
        if life.status == "live" and life.granted and draw.chance(_OPEN_LICENCE):
            # 开放许可 came with the law of 1 June 2021.
            yield number, lives.after(draw, max(life.granted, "2021-06-01")), "开放许可"
        for deal in patent.deals:
            if deal.kind == "pledge" and draw.chance(_RELEASE):
                yield number, lives.after(draw, deal.date), "质押解除"
        if life.status == "lapsed" and life.granted and draw.chance(_LAPSE_TOLD):
            yield number, lives.after(draw, life.granted), "终止"


def _needs() -> Iterator[Line]:
    yield (
        *("编号", "类别", "需求名称", "需求内容", "提出单位", "统一社会信用代码"),
        *("所属产业", "技术分类", "地区", "有效期至"),
    )
    for need in needs():
        yield (
            *(need.id, "需求", need.title, need.text, need.firm.name, need.firm.code),
            *(_industry(need.industry), "", str(name(need.region)), need.valid_until),
        )
    for offer in offers():
        yield (
            *(offer.id, "供给", offer.title, offer.text, offer.firm.name, offer.firm.code),
            *(_industry(offer.industry), offer.symbol, str(name(offer.region)), offer.valid_until),
        )


def _industry(slug: str) -> str:
    return ontology().vocabularies["industries"].concepts[slug].label.zh
