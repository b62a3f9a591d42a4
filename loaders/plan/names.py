"""Named things in the text of a plan: policies in 《》, names in “”, and names that their last word gives away.

A name's kind comes from its head (…平台, …基金, …领导小组); where its left end lies, from punctuation and
from the verbs and particles that cannot stand inside a name. What the vocabularies know under another name
is folded into it; what they do not know is marked for review.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lang.text import Text
from loaders.plan import reasons
from loaders.plan.bodies import bodies
from loaders.plan.modality import modality
from loaders.plan.terms import Gazetteer, plain_name

# Heads of names by label, longer heads first within the alternation.
HEADS: dict[str, str] = {
    "Organization": (
        "领导小组|指导委员会|委员会|人大常委会|人民政府|党委组织部|知识产权局|维权援助分中心|分中心|援助中心|信息中心|合作中心|保护中心|"
        "培训基地|维权联盟|保护联盟|业联盟|联盟|协会|大学(?![生校科习术前段位])|师范学院|学院|中介机构|示范机构"
    ),
    "Platform": "服务平台|信息平台|运营平台|服务工作站|工作站|分析系统|服务电话|高新区|经济开发区|科技园|众创空间",
    "Database": "数据库|违法档案|征信系统|信用记录",
    "Fund": "运营基金|基金|专项资金|风险补偿金|补偿金|专利保险|保险市场|政府采购|贴息|证券化服务",
    "Programme": (
        "导航试点工程|人才工程|专利“消零”行动|“消零”行动|执法行动|专项整治行动|培训计划|宣传周|专利周|白皮书|博览会|合作论坛|国际论坛|"
        "论坛|专利奖(?!励)|创业奖|试点示范工作|示范学校|示范城市|试点城市|知识产权报告|评议报告|专利导航(?![试产服项体])|"
        "知识产权(?:分析)?评议(?![工项机试流人报范])|预警分析"
    ),
    "Mechanism": "管理改革试点|协调机制|反应机制|协作机制|合作机制|对接机制|预警机制|管理机制|维权机制|机制|审判模式|监管模式|模式|会商|专利池|绩效考核",
}
_HEAD = {label: re.compile(heads) for label, heads in HEADS.items()}
_ANY_HEAD = re.compile("|".join(f"(?P<{label}>{heads})" for label, heads in HEADS.items()))
# Words that end what stands before a name. Particles, verbs of doing, adverbs of degree.
_STOP = re.compile(
    r"(?:各类|[的在以为由各]|对(?!口|接)|\d{4}年|\d+[个家项]|[由从向把将使让被并且及其等]|充分发挥|积极|大力|逐步|广泛|重点(?!产业)|定期|深入|有序|进一步|加快|加强|加大|健全|建立完善|建立|建设|构建|"
    r"搭建|设立了?|成立了?|组建|创建|完善|提升(?!类)|推动|推进|探索|开展|支持|鼓励|引导|引入|形成|依托|利用|借助|发挥|深化|开通|面向\S{0,2}公众|面向|"
    r"符合|通过|实施|制订|制定|编制|组织|举办|发布|完成|拓展|创新(?!驱动|质量|成果|主体|中心)|启动|参与|承担|打造|争取|扩大|启用|公布|分类|围绕|纳入|确保|优化|"
    r"广大|各类|一批|若干|多种|多部门|培育和|培育|培养(?!$)|针对|获得|荣获|建成|研究|帮助|推广|规范|做好|落实|运用|牵头|每年|指导|实践|促进|年以来|自治区政府|"
    r"抓好|办好|用好|参加|按照|确定|实行|充实|渠道|我区|全区|我国|多元化|多渠道|与\S{0,2}(?=自治区|国家)|与|和|中国家|[都有])"
)
# A name that is nothing but its head, or its head with one of these before it, says too little.
_EMPTY = re.compile(
    r"^(?:服务|工作|相关|信息|知识产权|有效|快速|协调|长效|专利|公共|综合|社会|新|各种|国际|产业|企业|省市|运营|商|行业|衔接融合|处理|发展|管理|激励|接|对接|监管|绩效评价|有机|合作|内在)?$"
)
# Heads that name the thing by themselves.
_WHOLE = re.compile(
    r"(?:基金|资金|补偿金|专利保险|保险市场|政府采购|贴息|证券化服务|专利池|宣传周|专利周|白皮书|国际论坛|工作站|分中心|保护联盟|绩效考核|违法档案|专利奖|"
    r"报告|导航|评议|预警分析|高新区|经济开发区|科技园|众创空间)$"
)
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_QUOTED = re.compile(r"“([^“”]+)”(?P<after>[^,。;“”《》]{0,24})")
# What is to be written has a kind of document for its last word, and a name before it: no 的, no 相应.
_DRAFTED = re.compile(
    r"(?:研究制[定订]|制[定订]|发布|起草)(?![和并、]|相应|有关|相关)(?P<name>[^,。;《》“”的]{2,30}?(?:衔接规范|业规范|规范|援助指引|指引|工作指南|指南|办法|相关标准|标准|资助政策|政策))"
    r"(?=[,。;])"
)
# 甲类、乙类和丙类 before a head are as many things.
_KINDS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}类[、和])+[\u4e00-\u9fff]{2,10}?类(?P<own>[\u4e00-\u9fff]{0,2})$"
)
# 基金 alone names nothing; 专利池 does.
_SHORTEST = 3
# Quoted, and the name of nothing that stands or is built.
_SLOGAN = re.compile(
    r"^(?:[一二三四五六七八九十]+五|走出去|互联网\+|一带一路|大众创业、?万众创新|专利导航|激励创造.*|三个代表)$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a named thing. `known` when a vocabulary has it; `written` is the name as it stands."""

    label: str
    id: str
    name: str
    written: str
    modality: str
    start: int
    end: int
    known: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """A quoted name that was not taken, and why."""

    written: str
    reason: Text
    start: int


class NameReader:
    """Finds names in one line after another. `past` is set for chapters that look back."""

    def __init__(self, terms: Gazetteer) -> None:
        self.terms = terms

    def read(self, text: str, *, past: bool) -> tuple[list[Named], list[Left]]:
        """The names of a line from left to right, none inside another, and the quoted ones left out."""
        found = [*self._titles(text, past), *self._drafts(text, past)]
        quoted, left = self._quoted(text, past, found)
        found += quoted
        found += self._headed(text, past, found)
        return sorted(found, key=lambda n: n.start), left

    def _titles(self, text: str, past: bool) -> Iterator[Named]:
        for match in _TITLE.finditer(text):
            title = match[1]
            if self.terms.known("names", title) and "条约" in title:
                yield self._named("Treaty", title, text, match.start(), match.end(), past)
            else:
                drafting = (
                    re.search(r"研究制[定订](?:《[^》]*》(?:和|、))*$", text[: match.start()]) is not None
                )
                yield self._named(
                    "Policy", title, text, *match.span(), past, "draft" if drafting else "exists"
                )

    def _drafts(self, text: str, past: bool) -> Iterator[Named]:
        if past:
            return
        for match in _DRAFTED.finditer(text):
            yield self._named("Policy", match["name"], text, *match.span("name"), past, "draft")

    def _quoted(self, text: str, past: bool, taken: list[Named]) -> tuple[list[Named], list[Left]]:
        found, left = [], []
        for match in _QUOTED.finditer(text):
            if any(n.start <= match.start() < n.end for n in taken):
                continue
            inner, after = match[1], match["after"]
            label, name, end = self._quoted_kind(inner, after, match.start("after"))
            if label is None:
                reason = reasons.SLOGAN if _SLOGAN.match(inner) else reasons.NOT_UNDERSTOOD
                left.append(Left(inner, reason, match.start()))
            else:
                found.append(self._named(label, name, text, match.start(), end, past))
        return found, left

    def _quoted_kind(self, inner: str, after: str, at: int) -> tuple[str | None, str, int]:
        """Label, name and end of a quoted name; the word behind it may give it away (“三审合一”审判模式)."""
        if _SLOGAN.match(inner):
            return None, inner, at
        for label, heads in _HEAD.items():
            if re.search(rf"(?:{heads.pattern})$", inner):
                return label, inner, at
        if re.search(r"工程$|计划$|奖$", inner):
            return "Programme", inner, at
        if inner.isdigit() and re.match(r"\S{0,20}电话", after):
            return "Platform", inner, at
        if re.match(r"(?:等各类\S{0,10})?(?:专项)?\S{0,6}行动|称号|工作", after):
            return "Programme", inner, at
        if "+" in inner or re.match(r"(?:审判|运营|工作)?(?:模式|机制)|\S{0,4}一体", after):
            return "Mechanism", inner, at
        return None, inner, at

    def _headed(self, text: str, past: bool, taken: list[Named]) -> Iterator[Named]:
        taken = [*taken, *(known := self._known(text, past, taken))]
        yield from known
        for start, end in bodies(text):
            if not any(n.start < end and start < n.end for n in taken):
                taken.append(self._named("Organization", text[start:end], text, start, end, past))
                yield taken[-1]
        for match in _ANY_HEAD.finditer(text):
            if any(n.start < match.end() and match.start() < n.end for n in taken):
                continue
            label = str(match.lastgroup)
            if (kinds := _KINDS.search(text[: match.start()])) is not None:
                for kind in re.split(r"、|和", _after_verb(kinds[0].removesuffix(kinds["own"]))):
                    name = f"{kind}{kinds['own']}{match[0]}"
                    yield self._named(label, name, text, kinds.start(), match.end(), past)
                continue
            start = self._left_end(text, match.start(), [n.end for n in taken])
            if text[start : match.end()].startswith(("、", "“")):
                start += 1
            if label == "Database":
                yield from self._databases(text, start, match.end(), past)
                continue
            own = text[start : match.start()]
            if not _EMPTY.match(own) or (
                _WHOLE.search(match[0]) is not None and match.end() - start >= _SHORTEST
            ):
                yield self._named(label, text[start : match.end()], text, start, match.end(), past)

    def _known(self, text: str, past: bool, taken: list[Named]) -> list[Named]:
        """Names of the vocabulary that stand outside the marks read so far."""
        found = []
        for term in self.terms.find("names", text):
            if any(n.start < term.end and term.start < n.end for n in taken):
                continue
            label = _label_of(term.concept.label.zh)
            if label is not None:
                found.append(
                    self._named(label, text[term.start : term.end], text, term.start, term.end, past)
                )
        return found

    def _databases(self, text: str, start: int, end: int, past: bool) -> Iterator[Named]:
        """A、B、C等公共信息数据库 are three; the kind behind 等 or the shared tail belongs to each."""
        clause = max(text.rfind(mark, 0, start) for mark in ",。;")
        whole = text[clause + 1 : end]
        listed = re.search(
            r"(?P<list>[^的]*?、[^的]*?)(?:等(?P<kind>\S*?)|(?P<tail>产业\S*?))(?P<head>数据库)$", whole
        )
        if listed is None:
            if len(text[start:end]) > len("数据库") + 1:
                yield self._named("Database", text[start:end], text, start, end, past)
            return
        tail = f"{listed['kind'] or listed['tail'] or ''}{listed['head']}"
        items = re.split(
            r"、|和",
            _STOP.split(listed["list"])[-1] if "、" not in listed["list"] else _after_verb(listed["list"]),
        )
        for item in items:
            name = f"{re.sub('开发$', '', item)}{tail.replace('特色产业', '', 1)}"
            yield self._named("Database", name, text, start, end, past, kind=tail)

    def _left_end(self, text: str, head: int, floors: list[int]) -> int:
        """Where the name whose head begins at `head` begins."""
        floor = max(
            [text.rfind(mark, 0, head) + 1 for mark in "、,。;:《》“”"]
            + [f for f in floors if f <= head]
            + [head - 26]
        )
        stops = [floor + m.end() for m in _STOP.finditer(text[max(floor, 0) : head])]
        return max([floor, *stops])

    def _named(
        self,
        label: str,
        written: str,
        text: str,
        start: int,
        end: int,
        past: bool,
        how: str = "",
        kind: str = "",
    ) -> Named:
        name = plain_name(written)
        known = self.terms.known("names", name)
        thing = self.terms.fold("names", name)
        return Named(
            label, thing, self.terms.label("names", thing) if known else name, name,
            how or modality(text, start, past=past), start, end, known, kind,
        )  # fmt: skip


def _label_of(name: str) -> str | None:
    """The label that the head of a name gives away."""
    if re.search(r"条约$|公约$", name):
        return "Treaty"
    if re.search(r"电话$", name):
        return "Platform"
    found = next((m for m in _ANY_HEAD.finditer(name) if m.end() == len(name.rstrip(")"))), None)
    return str(found.lastgroup) if found is not None else "Organization" if name.endswith("中心") else None


def _after_verb(text: str) -> str:
    """`text` after the last verb that stands before its first item."""
    first = text.split("、", 1)[0]
    stops = list(_STOP.finditer(first))
    return text[stops[-1].end() :] if stops else text
