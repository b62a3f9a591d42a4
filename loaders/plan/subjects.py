"""What a number counts: the noun phrase behind it (建设50个示范区) or before it (覆盖率达到80%), without verbs, times and
comparisons; heads shared over lists are lent (种植、收获机械化率分别达到65%和55%)."""

import re

from loaders.plan.candidates import Candidate
from loaders.plan.numbers import Quantity
from loaders.plan.passing import of_how_many
from loaders.plan.units import TIME_UNITS, WITHIN
from loaders.plan.verbs import DOING, LEADS, REACH, TRAILS

# A name that is longer is a clause.
LONGEST = 25
_BARE = 2
_VERBS = re.compile(rf"(?:{DOING}|{REACH})?")
_REACHED = re.compile(rf"(?:{REACH})+$")
_BASE = re.compile(
    r"(?:[,、]?(?:比|较)(?:上年|去年|上一?个?五年|“?[一二三四五六七八九十]+五”?(?:期末|末|时期|期间)?|(?:19|20)\d\d年)(?:底|末)?(?:同期|水平)?|(?:比|较)[\s“\"]{0,2}[一二三四五六七八九十]+五[\s”\"]{0,2}(?:期末|末|时期|期间)?|与[^,]{2,12}相比|在(?:19|20)\d\d年的?基础上|同比|按[^,]{1,8}计算)"
)
_SPAN = re.compile(r"(?:由|从)[^由从]*$")
_YEARS = re.compile(
    r"(?:(?:截至|到|至|自|从|在)?(?:(?:19|20)\d\d[年—~-]+)*(?:19|20)\d\d年?(?:底|末|前|底前|以前|年末|年底)?|“?[一二三四五六七八九十]+五”?(?:规划)?(?:期间|时期|期末|末)|用?[一二三四五六七八九十\d]+年(?:左右)?(?:的?时间|内|间|累计)|每?年|年度)(?:[,、])?"
)
_UNTIL = re.compile(
    r"(?:到|至|自|从)?(?:(?:19|20)\d\d年?(?:底|末)?[、和与及])*(?:19|20)\d\d年(?:底|末|前)?(?:起|以后|以来)?$"
)
# 1995年以前建成的老旧电站: the year says which, and is no part of the name.
_YEARS_LISTED = re.compile(r"(?:(?:19|20)\d\d年?(?:底|末)?[、和与及])+(?:19|20)\d\d年")
# Which part of a whole that was named before is meant.
_CLASS = r"城市|城镇|城区|农村|乡村|乡镇|县城|男性|女性|小学|初中|高中|(?:国家|自治区|省|州|市|地|县|区|部)级"
# 铁矿石2亿吨、铜50万吨
_ONE_LETTER = re.compile(r"(?![和与及的共达为约超近在有各并至到])[\u4e00-\u9fff]")
_SHARE_BEFORE = re.compile(r"\d[%‰](?:以[上下内]|左右)?,$")
_PART_OF = re.compile(_CLASS)
_PART = re.compile(rf"^(?:{_CLASS})|(?:{_CLASS})$")
_DATED = re.compile(r"^.*(?:19|20)\d\d年[^,]{0,10}的(?=[\u4e00-\u9fff]{3})")
# 粮食49000万~: the first half of a range, or a figure that was left behind.
_FIGURE = re.compile(
    r"[\d.]+[万亿]*(?:[~—–-]|[\u4e00-\u9fff]{1,2})?$|^[\d.]+[万亿]*[~—–-]?[\d.]*[万亿]*[\u4e00-\u9fff]{0,1}(?=[\u4e00-\u9fff]{3})"
)
# 科技支出不低于财政支出的(3%): a share of it.
_SHARE_OF = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:不低于|不少于|不超过|不高于|超过|高于|突破)(?!(?:全国|全省|全市|全县|上年|同期|国家|省|市))(?=[\u4e00-\u9fff]{4,}$)"
)
# 人均收入达到全省平均水平的(1.2倍): what it is measured against.
_AVERAGE_OF = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:力争|争取|要)?(?:达到|超过|高于|不低于|相当于)[^,。;\d]{2,10}平均(?:水平|数)?$"
)
_LEVEL = re.compile(r"(?:其中)?(?P<level>(?:国家|自治区|省|州|市|地|县|区|部)级)(?:以上)?")
_DONE = re.compile(
    rf"^(?:在.{{0,10}}?(?:中|内|上|下|方面),?)?(?:(?:{DOING}){{1,2}}(?=[\u4e00-\u9fff“(]{{3}})|(?:{DOING})(?=[\u4e00-\u9fff“(]{{2}}))"
)
_LIST = re.compile(r"、|和|与|以及|及")
_HEAD = re.compile(
    r"(?:[^、和与]{3}率|排放强度|排放总量|排放量?|排放|收入|人数|面积|产量|产值|总量|数量|规模|比例|比重|进?出口总?额|装机|[^、和与]{2}[量额值数])$"
)
# 1所达到省级标准的幼儿园: of what standard it is, before what is counted.
_OF_SUCH = re.compile(
    r"(?:达到|符合|具有|具备|拥有|满足|通过|覆盖)[^,。;\d]{2,14}的(?=[\u4e00-\u9fff]{2})(?!目标|任务|要求|水平|标准)"
)
_QUOTES = "“”\"'‘’、,。:;的 "


def names_of(candidate: Candidate) -> list[str]:
    """The names of what `candidate` counts: one, or several where they share the number (分别减少8%); [] where the text
    names nothing."""
    soon = WITHIN.match(candidate.after) if candidate.quantity.unit in TIME_UNITS else None
    if soon is not None:
        return [_short(f"{name}{soon['done']}时间") for name in _ahead(candidate) if name]
    behind = _behind(candidate)
    if behind:
        new = re.search(r"新(?:增|建|增加|改建|发展|认定|培育)(?:各类)?$", candidate.before)
        return [_short(f"新增{behind}") if new is not None else behind]
    return [name for name in _ahead(candidate) if name]


def _behind(candidate: Candidate) -> str:
    """The noun phrase behind the number."""
    after = candidate.after
    quantity = candidate.quantity
    if not after or quantity.hedge.startswith("翻"):
        return ""
    following = next((q for q in candidate.siblings if q.start >= quantity.end), None)
    if following is not None:
        cut = following.start - quantity.end
        between = after[:cut]
        tail = candidate.text[following.end : candidate.place.clause[1]]
        if re.fullmatch(r"[、和与及至到~-]|以及|,", between):
            # 新品种、新技术各20项; 65%和55%: what follows the last one is meant of all.
            named = "" if quantity.unit in "%‰" or not tail else _noun(tail)
            return "" if re.search(r"\d", named) else named
        if not (re.match(r"的|以[上下内]的", tail) or re.search(r"的", tail)):
            after = re.split(r"[、和与及]$|[、和](?=[^、和]{0,12}$)", between)[0]
    if re.match(r"[、和与及](?!的)|[)）]|\(", after):
        return ""
    share = quantity.unit in ("%", "‰", "成") or (quantity.unit == "倍")
    if share:
        inner = after.removeprefix("的").removeprefix("左右")
        if re.match(r"的?(?:比例|速度|幅度|增速|水平|年均增速)", inner if after.startswith("的") else ""):
            return ""
        if after.startswith("的") or (quantity.after and re.match(r"[\u4e00-\u9fff]{2}", after)):
            return _short(f"{inner}的比例") if len(inner) >= 3 else ""
        return ""
    return _noun(after)


def _noun(text: str) -> str:
    text = re.sub(r"\([^()]*\)", "", text).strip()
    if (such := _OF_SUCH.match(text)) is not None:
        text = text[such.end() :]
    text = re.sub(r"(?:等|左右|以上|以内|的目标|的任务|目标任务)$", "", text)
    if re.match(rf"^(?:的)?(?:{REACH}|用于|作为|进行|开展|到|至|之|(?:内|前|后|中|时|起)(?:[,。]|$))", text):
        return ""
    whole = text.removeprefix("的")
    if "的" in whole:
        head = whole.rsplit("的", 1)[-1]
        whole = head if len(head) >= 2 else whole.replace("的", "")
    # 12种污染物排放量比2000年削减5%: what is compared is no part of the name.
    compared = _BASE.search(whole)
    whole = _REACHED.sub("", whole[: compared.start()]) if compared is not None else whole
    whole = whole.strip(_QUOTES)
    whole = re.sub(rf"^(?:{DOING})(?=[\u4e00-\u9fff]{{3}})", "", whole)
    return _short(whole) if len(whole) >= 2 else ""


def _ahead(candidate: Candidate) -> list[str]:
    """The subject before the number, in its clause, else in the clause or sentence before."""
    start = candidate.place.clause[0]
    run = _run(candidate)
    earlier = [q for q in candidate.siblings if q.end <= run[0].start and not _in_a_name(candidate, q)]
    text = _text_ahead(candidate, run, earlier)
    subject = _thing(text)
    first = _thing(candidate.text[start : earlier[0].start]) if earlier else ""
    if not subject:
        # 采摘机械化率2018年达到45%、2020年达到60%: the subject of the first is that of the second.
        subject = first
    if not subject:
        return [_earlier(candidate, start)]
    if _PART_OF.fullmatch(subject) and (whole := _whole(candidate, first)):
        # 覆盖率城市达到90%、农村达到60%; 国家级基地5个、省级20个
        return [_short(f"{subject}{whole}")]
    if level := _LEVEL.fullmatch(subject):
        # 其中国家级2个: of what was counted before.
        return [_short(level["level"] + _LEVEL.sub("", _earlier(candidate, start)))]
    if text.endswith("覆盖"):
        return [_short(f"{subject}覆盖面")]
    return [_short(name) for name in (_one_by_one(candidate, run, subject) if "分别" in text else [subject])]


def _whole(candidate: Candidate, first: str) -> str:
    """What a part (农村, 省级) is a part of: `first`, the subject of the first number of the clause, else that of the share
    right before; "" where the part is a thing of its own (小学20所、初中10所)."""
    if not first and candidate.quantity.unit in ("%", "‰"):
        start = candidate.place.clause[0]
        first = _earlier(candidate, start) if _SHARE_BEFORE.search(candidate.text[:start]) else ""
    whole = _PART.sub("", first)
    leveled = _LEVEL.match(first) is not None
    return whole if leveled or len(whole) > _BARE else ""


def _text_ahead(candidate: Candidate, run: list[Quantity], earlier: list[Quantity]) -> str:
    """The words of the clause that say what the numbers of `run` are of; `earlier` are those before them."""
    start = candidate.place.clause[0]
    text = candidate.text[start : run[0].start]
    if earlier:
        last = earlier[-1]
        between = candidate.text[last.end : run[0].start]
        if _from_to(candidate.text[start : last.start], between):
            text = _SPAN.sub("", candidate.text[start : last.start]) or candidate.text[start : last.start]
        elif re.match(r"的|以[上下内]的", between) and not re.match(r"^的?(?:由|从)", between):
            # 总库容20万立方米以上的水库除险加固30座: the figure says which, and is no part of the name.
            named = re.sub(r"^(?:以[上下内])?的", "", between)
            text = named if len(subject_of(named)) > _BARE else text
        elif (
            len(cleaned := re.sub(r"^[、和与及以上下内左右]+", "", between)) >= _BARE
            or not between
            or _ONE_LETTER.fullmatch(cleaned)
        ):
            text = cleaned
    # What comes to twice as much is a level: its verb belongs to the name (服务收入翻一番).
    return f"{text}达到" if candidate.quantity.hedge.startswith("翻") else text


def _one_by_one(candidate: Candidate, run: list[Quantity], subject: str) -> list[str]:
    """Behind 分别: the thing that the number is of; [] where the text does not say which."""
    names = _listed(subject)
    if len(run) == 1:
        return names
    if len(run) == len(names):
        return [names[run.index(candidate.quantity)]]
    return names if len(names) == 1 and years_shared(candidate) else []


def _thing(text: str) -> str:
    """The subject that a clause up to its number has; "" where it is verbs alone (完成45座)."""
    subject = _FIGURE.sub("", subject_of(text)).strip(_QUOTES)
    return "" if _VERBS.fullmatch(subject) else subject


def _in_a_name(candidate: Candidate, quantity: Quantity) -> bool:
    """Whether a quantity belongs to a name: 5岁以下儿童死亡率, 每十万人死亡率."""
    if of_how_many(candidate, quantity):
        return True
    behind = candidate.text[quantity.end : quantity.end + 1]
    return quantity.unit == "岁" and re.match(r"[\u4e00-\u9fff]", behind) is not None


def _run(candidate: Candidate) -> list[Quantity]:
    """The quantities that stand side by side with it, as 85%和80%."""
    siblings = list(candidate.siblings)
    at = siblings.index(candidate.quantity)
    first = last = at
    side = re.compile(r"[、和与及]|以及")
    while first > 0 and side.fullmatch(candidate.text[siblings[first - 1].end : siblings[first].start]):
        first -= 1
    while last + 1 < len(siblings) and side.fullmatch(
        candidate.text[siblings[last].end : siblings[last + 1].start]
    ):
        last += 1
    return siblings[first : last + 1]


def years_shared(candidate: Candidate) -> list[int]:
    """The years of 到2008年和2010年,…分别达到80%和90%, as many as there are numbers side by side; else []."""
    run = _run(candidate)
    ahead = candidate.text[candidate.place.sentence[0] : run[0].start]
    listed = list(_YEARS_LISTED.finditer(ahead))
    between = ahead[listed[-1].end() :] if listed else ""
    # Where things are listed too, the text does not say whether they or the years are meant one by one.
    if len(run) < 2 or "分别" not in between or _LIST.search(between):
        return []
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", listed[-1][0])]
    return years if len(years) == len(run) else []


def year_of(candidate: Candidate) -> int | None:
    """The one of `years_shared` that is its own."""
    years = years_shared(candidate)
    return years[_run(candidate).index(candidate.quantity)] if years else None


def _from_to(before: str, between: str) -> bool:
    """Whether the number before is where it rises or falls from: 由42%提高到60%."""
    return (
        re.search(r"[由从](?:[^,]{0,8}的)?$", before) is not None
        and re.match(rf"(?:{REACH}|[^,]{{0,10}}[到至为])", between) is not None
    )


def subject_of(text: str) -> str:
    """The subject that `text`, a clause up to its number, has; "" when it has none."""
    text = re.sub(r"\([^()]*\)", "", text)
    text = _BASE.sub("", text)
    reached = _REACHED.search(text) is not None
    before = None
    while before != text:
        before = text
        text = _UNTIL.sub("", TRAILS.sub("", _REACHED.sub("", text)).rstrip(_QUOTES))
    text = _SPAN.sub("", text) if re.search(r"[由从]\d", text) else text
    before = None
    while before != text:
        before = text
        text = LEADS.sub("", _YEARS.sub("", text, count=1) if _YEARS.match(text) else text).lstrip(
            "(、,。:; "
        )
    text = _SHARE_OF.sub("占", _AVERAGE_OF.sub("", text))
    if not reached and "占" not in text:
        # 建设示范区50个 counts 示范区; in 培训人员达到3万人 the verb belongs to the name.
        done = _DONE.match(text)
        rest = text[done.end() :] if done is not None else text
        # 企业 alone says too little: 服务企业200家次.
        text = f"{_kept(done[0])}{rest}" if done is not None and len(rest) > _BARE else text
    text = _DATED.sub("", text.replace("约需占", "占").replace("约占", "占"))
    return re.sub(r"^(?:各类|一批|若干|约|超(?!过)|近|可|的)", "", text).strip(_QUOTES)


def _kept(verbs: str) -> str:
    """What of the verbs belongs to the name: what is new is not all there is."""
    return (
        "新增" if verbs.endswith(("新增", "新建", "新增加", "新改建", "新发展", "新认定", "新培育")) else ""
    )


def _listed(subject: str) -> list[str]:
    """The parts of A、B和C; a head that only the last one has (C排放) is lent to the others."""
    names = [name for name in _LIST.split(subject) if name]
    if len(names) < 2:
        return [subject]
    head = _HEAD.search(names[-1])
    return names if head is None else [n if _HEAD.search(n) else n + head[0] for n in names]


def _earlier(candidate: Candidate, start: int) -> str:
    """The subject of the clause before, or of the sentences before in the paragraph."""
    text = candidate.text[:start]
    for clause in reversed(re.split(r"[,。;:]", text)[-5:]):
        number = re.search(
            r"(?:不低于|不少于|超过|突破|约|近)?\d[\d.]*[%‰万亿\u4e00-\u9fff]{0,6}(?:以上|左右|以内)?$",
            clause,
        )
        subject = subject_of(clause[: number.start()] if number is not None else clause)
        if len(subject) >= 2 and not re.fullmatch(r"(?:[\d.%‰年]|其中|全国|全省|全市|全区)+", subject):
            return _short(subject)
    return ""


def _short(name: str) -> str:
    """At most `LONGEST` characters: what stands before a comma of the list, or before 的, goes first."""
    name = name.strip(_QUOTES)
    for mark in ("、", "的"):
        while len(name) > LONGEST and mark in name[:-4]:
            name = name.split(mark, 1)[1]
    return name[-LONGEST:] if len(name) > LONGEST else name
