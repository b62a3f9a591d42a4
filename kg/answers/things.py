"""What a text speaks of: names, numbers, values, and the names it holds that the graph does not know.

All readings are collected first; then the longest and most exact of what overlaps is kept, over all labels, before any
question is chosen.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.answers.bodies import bodies_in, unknown_bodies
from kg.answers.mention import UNKNOWN, Mention
from kg.answers.names import names_in
from kg.answers.numbers import numbers_in
from kg.answers.parts import parts_in
from kg.answers.values import terms, values
from kg.answers.words import is_word
from kg.graph.read_cache import ReadCache
from kg.values import regions
from kg.values.places import XINJIANG
from queries import reads

# What tells nothing apart: a question that has no place for them answers all the same.
_EVERYWHERE = frozenset((XINJIANG, regions.COUNTRY, "aid-donors", "central-asia"))
_KIND_BEHIND = re.compile("[省市县区州盟旗]|地区|产业|行业")


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
    named += list(unknown_bodies(text, named))
    found = _longest([*named, *values(text, today)])
    found += [m for m in terms(vocabularies, text) if not any(_inside(m, other) for other in found)]
    found = _weighed(kept, _innermost(found))
    # 专利申请量年增幅 is another indicator than 专利申请量: a name by parts that goes beyond a full one replaces it.
    for m in parts_in(kept, text, found):
        if not any(_inside(m, other) and other.proper for other in found):
            beyond = [o for o in found if o.overlaps(m) and o.kind in (m.kind, "period") and _inside(o, m)]
            found = [o for o in found if o not in beyond] + [replace(m, proper=True) if beyond else m]
    return sorted(found, key=lambda m: (m.start, -m.end, not m.proper))


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Of what overlaps the longest, all readings of one span; what is quoted stands beside what it holds."""
    kept: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.kind == "quoted", m.start - m.end, m.kind == UNKNOWN)):
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
    if m.kind == "Region" and m.id.isdigit() and is_word(text[m.start : m.end]):
        return not _KIND_BEHIND.match(text, m.end)
    return False


def _innermost(mentions: list[Mention]) -> list[Mention]:
    """新疆喀什 is 喀什: what another region of the text lies in need not be used."""
    inside = {m.id for m in mentions if m.kind == "Region"}
    around = {above for code in inside for above in regions.ancestors(code)}
    return [replace(m, proper=False) if m.kind == "Region" and m.id in around else m for m in mentions]


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
