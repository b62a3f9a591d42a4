"""The brief that a coordinator takes to a meeting: one match on two pages of Word, in Chinese.

It says what was asked, what the plan says of it, who could give what, and for the first three why, from whose
patents, who could take it up, who could pay, and what speaks against. Each figure has its source beside it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from kg.analysis.match.factors import BASES
from kg.analysis.match.feedback import in_words
from kg.analysis.match.models import Evidence, Factor, Match, Note, PlanBacking, Result
from kg.analysis.match.weights import factors
from kg.analysis.match.weights import weights as usual_weights
from kg.graph.graph import Graph
from kg.output.reports.sources import Sources
from kg.output.reports.word import Paper, Part, beware, source, strong
from kg.values import days
from ontology.reader import ontology

AUTHOR = "疆知图谱"
MADE_UP = "虚构演示数据"
# A page holds ten rows beside the rest, and a meeting discusses three.
LISTED, DISCUSSED = 10, 3
# What is named of patents, firms, funds, offers and lines of the plan; of the rest the number is told.
PATENTS, FIRMS, FUNDS, OFFERS, LINES = 3, 3, 3, 2, 3
REASONS = 3
# Characters of a title that stand beside a symbol in one line of the table.
TITLE = 9
# Places of a source that are named: the first ones are enough to find the others.
PLACES = 2
STATUS = {"live": "有效", "pending": "在审", "lapsed": "失效", "unknown": "状态不明"}
_BASES = {name: words.zh for name, words in BASES.items()} | {
    "industry table": "产业技术表", "product table": "产品技术表", "text": "需求文字", "forecast": "预测", "pairings": "结对表", "enterprises": "企业名录", "plan": "规划",
}  # fmt: skip


def brief(graph: Graph, found: Match, today: date | None = None) -> bytes:
    """The match as a .docx file of about two A4 pages, dated `today`; `graph` tells the sources.

    Raises:
        EngineError: the engine failed.
    """
    day = today or days.today()
    title = f"{found.need.prefecture.name} × {_wanted(found)}　对口援疆技术匹配建议"
    paper, first = Paper(title, AUTHOR), found.results[:1]
    sources = Sources(graph, first[0].plan if first else ())
    _asked(paper, found, sources, day)
    if first:
        _plan(paper, first[0].plan, sources)
        _ranking(paper, found)
        paper.heading("四、前三项逐项说明")
        for number, result in enumerate(found.results[:DISCUSSED], 1):
            before = found.results[number - 2] if number > 1 else None
            _discuss(paper, number, result, before, sources)
    _notes(paper, found, sources)
    paper.footer(f"疆知图谱 {day.isoformat()}　数据集：{'、'.join(sorted(sources.datasets)) or '无'}")
    return paper.content()


def _asked(paper: Paper, found: Match, sources: Sources, today: date) -> None:
    need = found.need
    paper.paragraph(f"{today.year}年{today.month}月{today.day}日　由{AUTHOR}生成，供会商参考", centred=True)
    if made_up := _made_up(found):
        paper.paragraph(beware(f"【{MADE_UP}】{made_up}，标〔虚构〕的不得作为决策依据。"))
    paper.heading("一、所问")
    members = f"（{_names(need.members)}）" if len(need.members) > 1 else ""
    asked: list[str | Part] = [
        f"{need.prefecture.name}{members}的{_wanted(found)}，适合从哪些援疆省市引进哪些技术？"
    ]
    if need.text:
        until = f"，有效期至{need.valid_until}" if need.valid_until else ""
        asked += [
            f"需求原文：“{need.text}”{until}",
            *_from(sources.of("Need", [need.id]) if need.id else []),
            "。",
        ]
    asked.append(
        f"参评“技术—援助方”{found.total}对，列出前{min(len(found.results), LISTED)}项技术及其最佳援助方；未参评{len(found.excluded)}项（见说明）。"
    )
    paper.paragraph(*asked)
    for note in found.warnings:
        paper.paragraph(beware(f"注意：{note.text.zh}。"))


def _wanted(found: Match) -> str:
    """What is asked for: the product, the industries, or the words of the need."""
    need = found.need
    if need.product is not None:
        return f"{need.product.name}"
    return f"{_names(need.industries)}产业" if need.industries else "所提需求"


def _plan(paper: Paper, plan: list[PlanBacking], sources: Sources) -> None:
    paper.heading("二、规划依据")
    classes = ontology().classes
    for number, backing in enumerate(plan[:LINES], 1):
        lines = "、".join(map(str, backing.lines))
        where = f"《{backing.plan.name}》" if backing.plan is not None else ""
        where += (backing.section or "").rpartition("/")[2]
        of = "、".join(thing.name for thing in (*backing.industries, *backing.regions))
        paper.paragraph(
            f"{classes[backing.label].label.zh}“{backing.name}”"
            + (f"，载{where}" if where else "")
            + (f"第{lines}行" if lines else "")
            + f"，涉及{of}",
            *_from(sources.of(backing.label, [backing.id])),
            f"。另有{len(plan) - LINES}处。" if number == LINES < len(plan) else "",
            style="List Bullet",
        )
    if not plan:
        paper.paragraph("图中的规划没有写到该产业或该地区。")


def _ranking(paper: Paper, found: Match) -> None:
    paper.heading("三、排序")
    rows = [_row(number, result) for number, result in enumerate(found.results[:LISTED], 1)]
    header = ["序", "技术", "援助方", "得分", "得分最多的三项因素", "有效/在审/\n失效/不明", "结对"]
    paper.table(header, rows, [0.7, 4.0, 1.5, 1.2, 7.8, 1.8, 0.9])


def _row(number: int, result: Result) -> list[str | Part]:
    gate, largest = result.gate, sorted(result.factors, key=lambda factor: -factor.contribution)[:REASONS]
    return [
        str(number),
        f"{result.technology.id} {_short(result.technology.name)}",
        result.donor.name,
        f"{result.score:.4f} {result.tier}",
        "；".join(f"{factor.label.zh}{factor.contribution:.4f}" for factor in largest),
        f"{gate.live}/{gate.pending}/{gate.lapsed}/{gate.unknown}",
        "是" if result.pairing is not None else "—",
    ]


def _short(title: str) -> str:
    """The beginning of a class's title: what it names first, or as much as a line of the table holds."""
    first = re.split("[；，（]", title)[0][:TITLE]
    return first if first == title else f"{first}…"


def _discuss(paper: Paper, number: int, result: Result, before: Result | None, sources: Sources) -> None:
    paper.heading(
        f"{number}. {result.technology.id} {result.technology.name} ← {result.donor.name}（得分{result.score:.4f}）",
        2,
    )
    why = [part for factor in result.factors for part in _factor(factor, sources)]
    paper.paragraph(strong("为什么："), *why, f"合计{result.score:.4f}。")
    same = before is not None and (before.recipients, before.funds) == (result.recipients, result.funds)
    paper.paragraph(
        strong("证据专利："), *_patents(result, sources), strong("　结对："), *_pairing(result, sources),
        *((strong("　可承接、可出资："), "同上一项。") if same else ()),
    )  # fmt: skip
    if not same:
        paper.paragraph(
            strong("可承接："), *_firms(result, sources), strong("　可出资："), *_funds(result, sources)
        )
    if result.offers:
        paper.paragraph(strong("对方供给："), *_offers(result, sources), "不影响得分。")
    if result.feedback:
        paper.paragraph(strong("以往反馈："), "；".join(map(in_words, result.feedback)), "。不影响得分。")
    told = [*result.counter_evidence, *result.warnings]
    paper.paragraph(beware("须注意："), _joined(told) or "未发现反证")


def _factor(factor: Factor, sources: Sources) -> Iterator[str | Part]:
    """A factor as "label weight×value＝contribution: sentence", with what it rests on."""
    if factor.value is None:
        yield f"{factor.label.zh}未知，计0：{factor.text.zh}。"
        return
    basis = _BASES.get(factor.basis or "", "")
    years = (factor.period or "").strip("-").split(", ")
    rests = "，".join(word for word in (basis, *years) if word and word not in factor.text.zh)
    yield f"{factor.label.zh}{factor.weight:g}×{factor.value:g}＝{factor.contribution:.4f}：{factor.text.zh}"
    yield f"（{rests}）" if rests else ""
    yield from _from(sources.of_factor(factor))
    yield "。"


def _patents(result: Result, sources: Sources) -> Iterator[str | Part]:
    shown = result.evidence[:PATENTS]
    for number, patent in enumerate(shown):
        yield "；" if number else ""
        yield f"{patent.id}《{patent.title}》{_names(patent.holders) or '权利人不明'}，{_state(patent)}"
        yield from _invented(patent.synthetic)
        yield from _from(sources.of("Patent", [patent.id]))
    yield "图中没有，须另行检索。" if not shown else "。"


def _state(patent: Evidence) -> str:
    told = [STATUS.get(patent.status, patent.status)]
    if patent.remaining_years:
        told.append(f"余{patent.remaining_years:g}年")
    told += [word for word, holds in (("开放许可", patent.open_licence), ("已质押", patent.pledged)) if holds]
    return "、".join(told)


def _pairing(result: Result, sources: Sources) -> Iterator[str | Part]:
    pairing = result.pairing
    if pairing is None:
        yield "无，可跨结对商请。"
        return
    counties = f"（{'、'.join(pairing.counties)}）" if pairing.counties else ""
    since = f"，{pairing.start}年起" if pairing.start else ""
    yield f"{result.donor.name}结对{pairing.recipient.name}{counties}{since}"
    yield from _from(sources.of("AidPairing", [pairing.id]))
    yield "。"


def _firms(result: Result, sources: Sources) -> Iterator[str | Part]:
    for number, firm in enumerate(result.recipients[:FIRMS]):
        yield "；" if number else ""
        yield f"{firm.name}（{firm.region}，{'、'.join(firm.activities[:1])}）"
        yield from _invented(firm.synthetic)
        yield from _from(sources.of("Enterprise", [firm.id]))
    number = len(result.recipients)
    yield f"，共{number}家。" if number > FIRMS else "。" if number else "图中没有企业。"


def _funds(result: Result, sources: Sources) -> Iterator[str | Part]:
    modalities = ontology().vocabularies["modalities"].concepts
    labels = {concept.label.en: concept.label.zh for concept in modalities.values()}
    for number, fund in enumerate(result.funds[:FUNDS]):
        yield "；" if number else ""
        yield f"{fund.name}（{labels.get(fund.modality or '', '是否设立不明')}，支持{_names(fund.supports)}）"
        yield from _from(sources.of("Fund", [fund.id]))
    number = len(result.funds)
    yield f"，共{number}项。" if number > FUNDS else "。" if number else "图中没有相应资金。"


def _offers(result: Result, sources: Sources) -> Iterator[str | Part]:
    for number, offer in enumerate(result.offers[:OFFERS]):
        yield "；" if number else ""
        by = f"（{_names(offer.by)}）" if offer.by else ""
        until = f"，有效期至{offer.valid_until}" if offer.valid_until else ""
        yield f"{offer.title}{by}{until}"
        yield from _invented(offer.synthetic)
        yield from _from(sources.of("Need", [offer.id]))
    number = len(result.offers)
    yield f"，共{number}项。" if number > OFFERS else "。"


def _notes(paper: Paper, found: Match, sources: Sources) -> None:
    paper.heading("五、说明" if found.results else "二、说明")
    paper.paragraph(
        strong("得分："),
        "各因素“权重×取值”之和，取值0–1，保留四位小数，逐项相加即得总分；不知道的计0，不作估计。"
        "RTA是援助方在该类的份额与全国份额之比，大于1即为所长；优势取后验95%下限，即从低估计，并给出95%区间；件数太少的不计。级别：A为本类30件以上且区间高于1，B为区间高于1，C为其余。",
        style="List Bullet",
    )
    usual = usual_weights()
    told = (
        f"{factor.label.zh}{found.weights[name]:g}"
        + (f"（本次调整，原{usual[name]:g}）" if found.weights[name] != usual[name] else "")
        for name, factor in factors().items()
    )
    paper.paragraph(strong("权重："), "、".join(told), style="List Bullet")
    marks = {n.text.zh for r in found.results[:LISTED] for n in r.warnings if n.code == "region-mark"}
    if marks:
        paper.paragraph(strong("数据标注："), "；".join(sorted(marks)), style="List Bullet")
    reasons = Counter(item.text.zh for item in found.excluded)
    if reasons:
        told = (f"{reason}{number}项" for reason, number in reasons.most_common())
        paper.paragraph(strong("未参评："), "；".join(told), style="List Bullet")
    if made_up := _made_up(found):
        paper.paragraph(beware(f"{MADE_UP}："), made_up, style="List Bullet")
    paper.paragraph(
        strong("出处："),
        "灰色小字为“数据集#位置”，L是行、R是表格行、P是文档，可在“疆知图谱”页面逐条打开。",
        source(f"{'；'.join(sources.names())}。"),
        style="List Bullet",
    )


def _made_up(found: Match) -> str:
    """How much of what the brief shows was invented; "" for nothing."""
    shown = found.results[:DISCUSSED]
    patents = {e.id for r in shown for e in r.evidence[:PATENTS] if e.synthetic}
    firms = {firm.id for r in shown for firm in r.recipients if firm.synthetic}
    counted = any(note.code == "synthetic" for r in found.results[:LISTED] for note in r.warnings)
    told = [
        word
        for word, holds in (
            (f"证据专利{len(patents)}件", patents),
            (f"企业{len(firms)}家", firms),
            ("表中部分专利件数", counted),
        )
        if holds
    ]
    return f"{'、'.join(told)}系演示用编造" if told else ""


def _invented(synthetic: bool) -> Iterator[Part]:
    if synthetic:
        yield beware("〔虚构〕")


def _from(places: list[str]) -> Iterator[Part]:
    if places:
        more = f" 等{len(places)}处" if len(places) > PLACES else ""
        yield source(f"〔{'、'.join(places[:PLACES])}{more}〕")


def _joined(notes: Iterable[Note]) -> str:
    """The notes as one sentence; marks of regions are told once, in the notes at the end."""
    texts = [note.text.zh for note in notes if note.code != "region-mark"]
    return "；".join(texts) + "。" if texts else ""


def _names(things: Iterable[object]) -> str:
    return "、".join(str(getattr(thing, "name", thing)) for thing in things)
