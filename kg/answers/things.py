"""What a text speaks of: names, numbers, values, and the names it holds that the graph does not know.

All readings are collected first; then the longest and most exact of what overlaps is kept, over all labels, before any
question is chosen.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from kg.answers.bodies import bodies_in, unknown_bodies
from kg.answers.facts import facts_in
from kg.answers.mention import UNKNOWN, Mention
from kg.answers.names import names_in
from kg.answers.numbers import numbers_in
from kg.answers.parts import parts_in
from kg.answers.sections import sections_in
from kg.answers.values import outside, terms, values
from kg.answers.words import is_word
from kg.graph.read_cache import ReadCache
from kg.values import regions
from kg.values.places import XINJIANG, groups, thing
from queries import reads

# What tells nothing apart: a question that has no place for them answers all the same.
_EVERYWHERE = frozenset((XINJIANG, regions.COUNTRY, "aid-donors", "central-asia"))
_KIND_BEHIND = re.compile("[省市县区州盟旗]|地区|产业|行业")
# 广东和深圳 are two that are asked for, 新疆喀什 is one.
_JOINED = re.compile("(?: ?(?:和|与|及|以及|跟|、|,|，|/|and|&|or|vs\\.?|versus|还是|或) ?)+")
_JOINS = re.compile("(?<![a-z])(?:in|of|for|at|on|the|and|with|to) |[的在、,，。和与;；:：?？于对]")
SHORT = 2
_CODES = frozenset(("IpcClass", "Patent", "Organization", "Region"))
# What a technology is called by.
_SUBJECTS = frozenset(("Product", "Industry", "technologies", "items"))
_LEVELS = ("province", "prefecture", "county")


def things(
    kept: ReadCache, text: str, labels: Iterable[str], vocabularies: set[str], today: date
) -> list[Mention]:
    """What `text` (folded) names of the kinds given, in the order of the text; readings of one span beside each other.

    Raises:
        EngineError: the engine failed.
    """
    wanted = set(labels)
    named = [*names_in(kept, text, wanted), *numbers_in(kept, text), *bodies_in(kept, text)]
    named = [m for m in named if not _common(m, text)]
    named += [*unknown_bodies(text, named), *outside(text)]
    found = _grouped(_longest([*named, *values(text, today)]), text)
    found += [m for m in terms(vocabularies, text) if not any(_inside(m, other) for other in found)]
    found += [m for m in sections_in(kept, text) if not any(_inside(m, other) for other in found)]
    found += [m for m in facts_in(kept, text) if not any(_inside(m, other) for other in found)]
    found = _weighed(kept, _coded(_innermost(found, text), text))
    # 专利申请量年增幅 is another indicator than 专利申请量: a name by parts that goes beyond a full one replaces it.
    for m in parts_in(kept, text, found):
        # 每万人口高价值发明专利拥有量 is none of the graph's indicators.
        foreign = any(other.kind == UNKNOWN and other.overlaps(m) for other in found)
        if not foreign and not any(_inside(m, other) and other.proper for other in found):
            beyond = [o for o in found if o.overlaps(m) and o.kind in (m.kind, "period") and _inside(o, m)]
            found = [o for o in found if o not in beyond] + [replace(m, proper=True) if beyond else m]
    return sorted(found, key=lambda m: (m.start, -m.end, not m.proper))


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Of what overlaps the longest, all readings of one span; what is quoted stands beside what it holds."""
    kept: list[Mention] = []
    for m in sorted(
        mentions, key=lambda m: (m.kind == "quoted", m.start - m.end, m.kind == UNKNOWN, _level(m))
    ):
        rivals = [o for o in kept if o.overlaps(m)]
        if m.kind == "quoted" or all(
            o.span == m.span and o.kind != UNKNOWN and (o.kind, o.id) != (m.kind, m.id) for o in rivals
        ):
            kept.append(m)
    return kept


def _inside(one: Mention, other: Mention) -> bool:
    """Whether `one` is a part of a longer reading that is not merely quoted."""
    return other.kind != "quoted" and one.overlaps(other) and one.end - one.start < other.end - other.start


def _common(m: Mention, text: str) -> bool:
    """合作 is a city and a word: as a city it is written with its kind."""
    if m.kind != "Region" or not m.id.isdigit() or _KIND_BEHIND.match(text, m.end):
        return False
    return is_word(text[m.start : m.end]) or _far_county(m, text)


def _far_county(m: Mention, text: str) -> bool:
    """A county outside Xinjiang by two characters alone: 从江 and 各省 are in sentences that speak of no county."""
    region = regions.regions().get(m.id)
    far = region is not None and region.level == "county" and regions.province_of(m.id) != XINJIANG
    return far and m.end - m.start <= SHORT and not text[m.start : m.end].isascii()


def _level(m: Mention) -> int:
    """从江苏 is read as 江苏, a province, and not as 从江, a county."""
    region = regions.regions().get(m.id) if m.kind == "Region" else None
    return _LEVELS.index(region.level) if region is not None and region.level in _LEVELS else 0


def _innermost(mentions: list[Mention], text: str) -> list[Mention]:
    """新疆喀什 is 喀什: what another region of the text lies in need not be used, unless both are asked for (广东和深圳)."""
    inside = [m for m in mentions if m.kind == "Region"]

    def around(m: Mention) -> bool:
        return any(
            m.id in regions.ancestors(other.id) and not _JOINED.fullmatch(_between(m, other, text))
            for other in inside
        )

    return [replace(m, proper=False) if m.kind == "Region" and around(m) else m for m in mentions]


def _coded(mentions: list[Mention], text: str) -> list[Mention]:
    """针织（D04B） is D04B: a name whose code stands behind it in brackets need not be used beside the code."""
    opened = {m.start for m in mentions if m.kind in _CODES and text[m.start - 1 : m.start] in ("(", "（")}
    loose = [replace(m, proper=False) if m.end + 1 in opened else m for m in mentions]
    whole = [_with_name(m, loose, text) if m.start in opened and m.kind in _CODES else m for m in loose]
    return [
        m
        for m in whole
        if m.kind not in _SUBJECTS or not any(_inside(m, o) and o.kind in _CODES for o in whole)
    ]


def _with_name(code: Mention, mentions: list[Mention], text: str) -> Mention:
    """wind motors (F03D): what stands before the brackets, back to a word that joins, is the name of the code."""
    before = [m.end for m in mentions if m.proper and m.end < code.start and m.kind not in _SUBJECTS]
    joins = [m.end() for m in _JOINS.finditer(text, 0, code.start - 1)]
    return replace(code, start=max((*before, *joins), default=code.start))


def _between(one: Mention, other: Mention, text: str) -> str:
    first, second = sorted((one, other), key=lambda m: m.start)
    return text[first.end : second.start]


def _grouped(mentions: list[Mention], text: str) -> list[Mention]:
    """All members of a group, one after the other, are the group: 喀什、和田、阿克苏和克州 is southern Xinjiang."""
    places = sorted((m for m in mentions if m.kind == "Region"), key=lambda m: m.start)
    for group, members in groups().items():
        for at in range(len(places) - len(members) + 1):
            run = places[at : at + len(members)]
            joined = all(_JOINED.fullmatch(_between(a, b, text)) for a, b in pairwise(run))
            if joined and {m.id for m in run} == set(members):
                whole = Mention("Region", group, thing(group).name, run[0].start, run[-1].end)
                return [whole, *(m for m in mentions if m not in run)]
    return mentions


def _weighed(kept: ReadCache, mentions: list[Mention]) -> list[Mention]:
    """What every answer of this graph is about (新疆, the one plan, its years) need not be used."""
    plans = kept.once(("plans",), lambda: reads.rows(kept, "periods-of-plans"))
    loose = _EVERYWHERE | ({plans[0]["id"]} if len(plans) == 1 else set())
    periods = {plan["period"] for plan in plans}
    return [
        m if m.id not in loose and not (m.kind == "period" and m.id in periods)
        else replace(m, proper=False)
        for m in mentions
    ]  # fmt: skip
