"""What speaks for and against a number being a target: named pieces of evidence with their strength.

The words left and right of it, the verbs and comparators, the years, and the part that its chapter plays. `roles` weighs
them."""

import re
from functools import lru_cache

from loaders.plan.attributes import years_in
from loaders.plan.candidates import Candidate
from loaders.plan.document import Document, Section
from loaders.plan.text import plan_years
from loaders.plan.units import TIME_UNITS
from loaders.plan.verbs import DOING

LOOKS_BACK = re.compile(
    r"背景|形势|现状|成就|成效|成绩|回顾|情况|国内外|发展基础|工作基础|现有基础|主要问题|存在(?:的)?问题|挑战|(?:发展|国内外|面临的?|外部|宏观|国际|时代)环境$|环境影响(?:分析|预测)?$|影响分析$|取得.*进展"
)
_AIMS = re.compile(r"目标|指标")
_TASKS = re.compile(r"任务|工程|重点|措施|推进|加快|建设|实施|发展|提升|加强")
_SAFEGUARDS = re.compile(r"保障|组织|领导|监督|机制|政策")
_DONE = re.compile(
    r"已|累计|共有|现有|目前|截至|以来|实现了|建成了|取得了?|达到了|完成了|同比|比上年|去年|过去|当时|首次|连续|荣获|获得|仅|只有|不足|为历史|居全国|左右的?水平"
)
_LE = re.compile(r"[\u4e00-\u9fff]了[^解]")
_FUTURE = re.compile(
    r"力争|争取|确保|达到|到20\d\d年|将|要|力求|努力|实现|完成|保持|稳定在|控制在|新增|建成|基本|全面|每年|分别|预期|预计|目标"
)
_THRESHOLD = re.compile(r"^(?:\(含\))?(?:以[上下内]|及以[上下]|左右)?(?:\(含\))?的(?!比例|比重|目标|任务)")
_CONDITION = re.compile(
    r"对|凡|符合|属于|如|若|超过|不足|满|给予|奖励|补助|补贴|资助|按|可|免|减|处|罚|贷款|贴息|标准"
)
_REWARD = re.compile(
    r"奖励|补助|补贴|津贴|资助经费|经费支持|安家|一次性|每人|每户|每亩(?!产)|贴息|按.{0,12}给予|给予"
)
_STANDARD = re.compile(r"标准|限值|规范|国标|GB|不得|禁止|严禁|要求|必须|应当|审批|许可|处罚")
_INVESTED = re.compile(r"总投资|投资(?:约|需求|估算|规模|额)|资金需求|预算|估算|概算")
_DEFINED = re.compile(r"是指|指的是|定义|本规划所称|包括|即|含义|称为")
_PLACE = re.compile(r"位于|距|长度|全长|面积(?:约|为)|总面积|人口(?:约|为)|海拔|装机容量(?:为)?$|单机|口径")
# Measures that tell how large a thing is (70万千瓦机组), as well as how much there is of it.
_SIZES = frozenset(
    [
        "千瓦",
        "兆瓦",
        "千伏",
        "千伏安",
        "吨",
        "蒸吨",
        "升",
        "毫升",
        "米",
        "毫米",
        "厘米",
        "微米",
        "公里",
        "千米",
        "平方米",
        "平方公里",
        "平方",
        "立方米",
        "立方",
        "亩",
        "公顷",
        "元",
        "分贝",
        "度",
        "岁",
        "万",
    ]
)
_COUNTERS = frozenset("个家项名人件所座处条种支场期次")
_FEW = frozenset("个项种类条方次级点层大")
_EARLIER = re.compile(r"“?([一二三四五六七八九十]{1,2})五”?(?:期间|时期|末|期末|以来|规划|计划|头|前)")


def evidence(candidate: Candidate, document: Document) -> dict[str, float]:
    """The pieces of evidence by name; most are 1 where they hold."""
    ahead = candidate.text[candidate.place.sentence[0] : candidate.quantity.start]
    signs = {**_signs(candidate, ahead), **_of_unit(candidate)}
    return {
        "bias": 1.0,
        **_words(candidate.before, candidate.after),
        **_chapter(candidate, document),
        **_time(candidate, document, ahead),
        **{name: 1.0 for name, holds in signs.items() if holds},
    }


def _signs(candidate: Candidate, ahead: str) -> dict[str, object]:
    """Signs in the clause and its sentence; true ones hold. `ahead` is the sentence before the number."""
    q, before, after = candidate.quantity, candidate.before, candidate.after
    text, sentence = candidate.text, candidate.sentence
    found: dict[str, object] = {}

    def note(name: str, holds: object) -> None:
        found[name] = holds

    doing = list(re.finditer(DOING, before))
    note("ends clause", not after)
    note("ends list", re.match(r"[、和与及]", after))
    note("verb of doing right before", doing and doing[-1].end() >= len(before) - 1)
    note("verb of doing in clause", doing)
    note("clause begins with doing", re.match(rf"(?:{DOING})", before))
    note(
        "comes to it",
        re.search(r"(?:到|至|达|达到|为|在|突破|超过|增长|提高|下降|降低|减少|增加|占)(?:约|近)?$", before),
    )
    note("done", _DONE.search(ahead[-40:]))
    note("了", _LE.search(ahead[-24:]) or after.startswith("了"))
    note("future word", _FUTURE.search(ahead[-24:]))
    note("attributive", _THRESHOLD.match((q.after or "") + after))
    note(
        "attributive with bound",
        q.after and re.match(r"的?[\u4e00-\u9fff]{2}", after) and q.unit not in ("%", "‰"),
    )
    note("of a share", q.unit in ("%", "‰") and after.startswith("的"))
    note("condition", _CONDITION.search(before[-10:]))
    note("reward", _REWARD.search(candidate.clause))
    note("standard", _STANDARD.search(candidate.clause))
    note("investment", _INVESTED.search(ahead[-16:]))
    note("definition", _DEFINED.search(sentence) and candidate.section.kind != "chapter")
    note("place or size", _PLACE.search(before[-10:]))
    note("in brackets", text.count("(", 0, q.start) > text.count(")", 0, q.start))
    note("in title marks", text.count("《", 0, q.start) > text.count("》", 0, q.start))
    note("in quotes", text.count("“", 0, q.start) > text.count("”", 0, q.start))
    note("note", candidate.place.note)
    note("several in clause", len(candidate.siblings) > 1)
    note("first of clause", candidate.siblings[0] is q)
    note("last of clause", candidate.siblings[-1] is q)
    note("from", re.search(r"[由从](?:[^,]{0,8}的)?$", before))
    note("nothing before", len(before) == 0)
    note("in heading", candidate.place.line.number == candidate.section.line and len(text) < 45)
    note("bound " + q.operator, q.operator != "=")
    return found


def _of_unit(candidate: Candidate) -> dict[str, object]:
    """Signs of the unit and of the size of the number."""
    q, before, after = candidate.quantity, candidate.before, candidate.after
    unit = q.unit.lstrip("万亿")
    set_here = re.search(rf"(?:{DOING})(?:约|近)?$", before) is not None
    sized = after and not q.after and not re.match(r"[、和与及)]", after) and unit in _SIZES
    return {
        "measure before noun": sized,
        "measure before noun, nothing set": sized and not set_here,
        "share of a whole that has it": re.search(r"占[^,]{1,12}$", before) and after.startswith("的"),
        "unit %": unit in ("%", "‰", "个百分点"),
        "unit time": unit in TIME_UNITS,
        "unit money": unit.endswith("元"),
        "unit none": not unit,
        "unit counter": unit in _COUNTERS,
        f"unit {unit}": unit,
        "small count": q.low <= 3 and float(q.low).is_integer() and unit in _FEW,
        "round": q.low >= 10 and q.low % 10 == 0,
    }


def _words(before: str, after: str) -> dict[str, float]:
    """The one to three characters on each side, and pairs of characters further left."""
    found: dict[str, float] = {}
    for size in (1, 2, 3):
        if len(before) >= size:
            found[f"<{before[-size:]}"] = 1.0
        if len(after) >= size:
            found[f">{after[:size]}"] = 1.0
    if not before:
        found["<^"] = 1.0
    if not after:
        found[">$"] = 1.0
    for pair in {before[i : i + 2] for i in range(max(0, len(before) - 14), len(before) - 1)}:
        found[f"<<{pair}"] = 0.5
    for pair in {after[i : i + 2] for i in range(min(8, len(after) - 1))}:
        found[f">>{pair}"] = 0.5
    return found


def _chapter(candidate: Candidate, document: Document) -> dict[str, float]:
    found: dict[str, float] = {}
    titles = [s.title for s in document.ancestors(candidate.section)]
    for name, form in (
        ("chapter looks back", LOOKS_BACK),
        ("chapter of aims", _AIMS),
        ("chapter of tasks", _TASKS),
        ("chapter of safeguards", _SAFEGUARDS),
    ):
        if any(form.search(title) for title in titles):
            found[name] = 1.0
    tone = _tone(document).get(document.chapter_of(candidate.section).id, (0, 0))
    if sum(tone) >= 3:
        found["chapter tells what was"] = tone[0] / sum(tone)
    own = _paragraph_tone(candidate.text)
    found["paragraph tells what was"] = min(3, own[0]) / 3
    found["paragraph says what shall be"] = min(3, own[1]) / 3
    if candidate.section.kind == "preamble":
        found["preamble"] = 1.0
    if candidate.section.kind == "bullet":
        found["bullet"] = 1.0
    if candidate.section.kind == "box":
        found["box"] = 1.0
    return found


_PAST = re.compile(
    r"已|以来|累计|了(?!解)|取得|显著(?:提升|提高|增强|改善)|同比|截至|比20\d\d年|仍|不足|制约|问题|薄弱|差距"
)
_SHALL = re.compile(
    r"到20\d\d年|力争|加快|推进|加强|完善|建立|鼓励|支持|实施|争取|确保|要|引导|推动|探索|深化|健全"
)


def _paragraph_tone(text: str) -> tuple[int, int]:
    return len(_PAST.findall(text)), len(_SHALL.findall(text))


@lru_cache(maxsize=4)
def _tone(document: Document) -> dict[str, tuple[int, int]]:
    """By chapter: how many of its paragraphs tell what was, and how many what shall be."""
    found: dict[str, tuple[int, int]] = {}
    chapters: dict[str, Section] = {}
    for section in document.sections.values():
        chapters[section.id] = chapters.get(section.parent or "", section)
        chapter = chapters[section.id]
        for line in section.lines:
            was, shall = _paragraph_tone(line.text)
            a, b = found.get(chapter.id, (0, 0))
            found[chapter.id] = (a + (was > shall), b + (shall > was))
    return found


def _time(candidate: Candidate, document: Document, ahead: str) -> dict[str, float]:
    """What the years and five-year plans named before it say."""
    found: dict[str, float] = {}
    first = document.period[0] if document.period is not None else first_year(document)
    paragraph = candidate.text[: candidate.quantity.start]
    for scope, text in (("sentence", ahead), ("paragraph", paragraph)):
        years = [int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d\d)年", re.sub(r"《[^《》]*》", "", text))]
        if years:
            ends = years_in(text, 0)
            last = ends[-1] if ends else None
            if last is not None and first:
                found[f"year of plan in {scope}" if last >= first else f"year before plan in {scope}"] = 1.0
        ages = [plan_years(f"“{age}五”") for age in _EARLIER.findall(text)]
        if ages and ages[-1] is not None and document.period is not None:
            found[
                f"own period in {scope}"
                if ages[-1][0] >= document.period[0]
                else f"earlier period in {scope}"
            ] = 1.0
    found["no year in sentence"] = float(not re.search(r"(?:19|20)\d\d年", ahead))
    return found


@lru_cache(maxsize=4)
def first_year(document: Document) -> int:
    """Of a plan without period: the year of its number or date, else of its horizon ten years before."""
    head = " ".join(line.text for line in document.lines[:12])
    dated = re.search(r"[〔\[(](20\d\d)[〕\])]|(20\d\d)年\d{1,2}月", head)
    if dated is not None:
        return int(next(filter(None, dated.groups())))
    return document.horizon - 6 if document.horizon is not None else 0
