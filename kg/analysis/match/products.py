"""What a place makes: its share of each product in Xinjiang, from local facts, each with the fact that says so."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kg.graph.read_cache import ReadCache
from kg.values import regions
from kg.values.places import XINJIANG
from queries import reads

# Measures that tell how much of a product a place has, those that are counted most alike first; planned ones and forecasts
# are no output. A measure says what it is in the first words of its name (种植面积, 年产量, 存栏).
MEASURES = (
    "种植面积",
    "播种面积",
    "面积",
    "产量",
    "年产量",
    "存栏",
    "年末存栏",
    "装机容量",
    "棚",
    "座",
    "纱锭",
    "织机",
    "产能",
    "产值",
)
NOT_YET = re.compile("规划|计划|预计|签约|在建|拟|目标|占全疆|新植|增")
# What a unit is of another, so that shares can be taken: 1 公顷 is 15 亩.
UNITS = {
    "万亩": ("亩", 10_000.0), "亩": ("亩", 1.0), "万公顷": ("亩", 150_000.0), "公顷": ("亩", 15.0),
    "万吨": ("吨", 10_000.0), "吨": ("吨", 1.0), "万只": ("只", 10_000.0), "只": ("只", 1.0), "万头": ("头", 10_000.0),
    "头": ("头", 1.0), "万峰": ("峰", 10_000.0), "峰": ("峰", 1.0), "万千瓦": ("千瓦", 10_000.0), "MW": ("千瓦", 1_000.0),
    "万锭": ("锭", 10_000.0), "亿元": ("元", 1e8), "万元": ("元", 1e4), "亿立方米": ("立方米", 1e8),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A local fact: how much of a product a region has. `amount` is in `unit`, both on the common scale of `UNITS`."""

    id: str
    product: str
    name: str
    region: str
    measure: str
    unit: str
    period: str
    amount: float
    shown: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Share:
    """A product's part in an industry at a place, 0…1, and what it has of the technology. `fact` is the sentence behind the
    part and `of` the place that it speaks of, None where no fact speaks of the product and it counts as in the average place."""

    product: str
    name: str
    part: float
    weight: float = 0.0
    reason: str = ""
    fact: str | None = None
    facts: tuple[str, ...] = ()
    of: str | None = None


def local_facts(memory: ReadCache) -> list[Fact]:
    """The facts of all places on products that say how much there is, planned ones left out."""
    return memory.once(
        "local-facts",
        lambda: [fact for row in reads.rows(memory, "facts-of-products") if (fact := _fact(row))],
    )


def shares(
    memory: ReadCache,
    products: Mapping[str, str],
    members: Sequence[str],
    county: str | None = None,
) -> dict[str, Share]:
    """By product its part among `products` (names by slug) at the prefectures `members`, or at `county` where a fact speaks of
    any of them there; empty where no fact speaks of any.

    A product's share of Xinjiang is taken in the measure that most speak in, its newest figure. A product of which no fact speaks
    counts with the share of the average place: that nobody published a figure does not say that nothing is made. The parts are
    these shares over their sum, so that what a place makes more of than others weighs more.
    """
    for places, level in (((county,), "county") if county else ((), ""), (tuple(members), "prefecture")):
        known = _known(memory, places) if places else {}
        held = {slug: known[slug] for slug in products if slug in known}
        if held:
            return _parts(
                products, held, len(places) / _number(level), places[0] if level == "county" else None
            )
    return {}


def _parts(
    products: Mapping[str, str], held: Mapping[str, Share], average: float, of: str | None
) -> dict[str, Share]:
    """The shares of Xinjiang as parts of one, those of unknown products `average`."""
    total = sum(share.part for share in held.values()) + average * (len(products) - len(held))
    return {
        slug: replace(held[slug], part=held[slug].part / total, of=of)
        if slug in held
        else Share(slug, name, average / total)
        for slug, name in products.items()
    }


@cache
def _number(level: str) -> int:
    """How many prefectures or counties Xinjiang has."""
    return sum(
        r.level == level and regions.province_of(code) == XINJIANG for code, r in regions.regions().items()
    )


def _known(memory: ReadCache, places: tuple[str, ...]) -> dict[str, Share]:
    """By product the share of Xinjiang that the places have, where a fact speaks of it."""
    return memory.once(("shares", places), lambda: _shares(local_facts(memory), places))


def amounts(memory: ReadCache, products: Collection[str], members: Sequence[str]) -> float:
    """The sum of the shares of Xinjiang that the prefectures have in `products`: how much of an industry is there."""
    known = _known(memory, tuple(members))
    return round(sum(known[slug].part for slug in products if slug in known), 4)


def _shares(facts: list[Fact], members: tuple[str, ...]) -> dict[str, Share]:
    by: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by[fact.product].append(fact)
    found = {slug: _share(rows, members) for slug, rows in sorted(by.items())}
    return {slug: share for slug, share in found.items() if share is not None}


def _share(facts: list[Fact], members: tuple[str, ...]) -> Share | None:
    """The share of the members in all Xinjiang, in the first measure that speaks of them."""
    for measure in MEASURES:
        for unit in sorted({fact.unit for fact in facts}):
            rows = [f for f in facts if f.unit == unit and f.measure.endswith(measure)]
            own, used = _amount(rows, members)
            if own <= 0:
                continue
            prefectures = sorted(
                {p for f in rows if (p := regions.prefecture_of(f.region) or f.region)} - {XINJIANG}
            )
            everywhere = max(
                _amount(rows, prefectures)[0], _largest([f for f in rows if f.region == XINJIANG]), own
            )
            part = own / everywhere
            told = "；".join(
                f"{f.name}{f.measure}{f.shown}（{regions.name(f.region)}，{f.period}，{f.confidence}）"
                for f in used[:2]
            )
            return Share(
                facts[0].product,
                facts[0].name,
                part,
                fact=f"{told}，占已知全疆{part:.0%}",
                facts=tuple(f.id for f in used),
            )
    return None


def _amount(facts: list[Fact], members: Sequence[str]) -> tuple[float, list[Fact]]:
    """The sum over the prefectures: each its own newest figure, or where it has none those of its counties."""
    total, used = 0.0, []
    for code in members:
        own = _newest([f for f in facts if f.region == code])
        parts = own or [g for c in sorted({f.region for f in facts if regions.prefecture_of(f.region) == code and f.region != code})
                        for g in _newest([f for f in facts if f.region == c])]  # fmt: skip
        total += sum(f.amount for f in parts)
        used += parts
    return total, sorted(used, key=lambda f: -f.amount)


def _newest(facts: list[Fact]) -> list[Fact]:
    """The newest fact; of several of one year the smallest, since clashing figures are to be taken from below."""
    return sorted(facts, key=lambda f: (f.period[:4], -f.amount))[-1:]


def _largest(facts: list[Fact]) -> float:
    return max((f.amount for f in facts), default=0.0)


def _fact(row: dict[str, Any]) -> Fact | None:
    unit = UNITS.get(row["unit"] or "", (row["unit"] or "", 1.0))
    measure = row["measure"] or ""
    if row["status"] == "planned" or NOT_YET.search(measure) or not measure.endswith(MEASURES):
        return None
    value = row["value"]
    if not isinstance(value, int | float) or value <= 0:
        return None
    return Fact(
        row["id"], row["product"], row["name"], row["region"], measure, unit[0], str(row["period"] or ""),
        float(value) * unit[1], f"{value:g}{row['unit'] or ''}", row["confidence"] or "unknown",
    )  # fmt: skip
