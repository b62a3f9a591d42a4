"""Places as they stand in names of firms: what "新疆" at the front of a name says is where, not who.

Addresses are read by `kg.values.regions`, which is sure or silent. A firm's name is read more boldly, since what
comes of it is only compared with another name read the same way.
"""

from dataclasses import dataclass
from functools import cache

from kg.values.regions import COUNTRY, ancestors, regions

# What firms write for a longer name and the table of divisions does not have.
_WRITTEN = {
    "内蒙": "150000",
    "新疆生产建设兵团": "650000",
    "新疆兵团": "650000",
    "乌市": "650100",
    "浦东": "310115",
}
# They follow a place and say where in it, without being a division.
_ZONES = (
    "经济技术开发区",
    "高新技术产业开发区",
    "高新技术开发区",
    "经济开发区",
    "工业园区",
    "开发区",
    "高新区",
    "保税区",
)
# More than a province, a prefecture, a county and a zone in turn nobody writes.
_DEPTH = 4
_LEVELS = ("province", "prefecture", "county")


@dataclass(frozen=True, slots=True)
class Places:
    """Places by their short names: `named` as written one after another, `within` with all they lie in."""

    named: str = ""
    within: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Place:
    short: str
    within: frozenset[str]
    level: int
    alone: bool


def leading(letters: str) -> tuple[Places, str]:
    """The places that `letters` opens with, and what follows."""
    found, rest = Places(), letters
    for _ in range(_DEPTH):
        step = _next(found, rest)
        if step is None:
            break
        found, rest = step
    return found, rest


def place(text: str) -> frozenset[str]:
    """The places that `text` names when it names nothing else; empty otherwise."""
    found, rest = leading(text)
    return found.within if not rest else frozenset()


@cache
def provinces() -> frozenset[str]:
    """Short names of the provinces."""
    return frozenset(_short(code) for code, region in regions().items() if region.level == "province")


def _next(found: Places, letters: str) -> tuple[Places, str] | None:
    for size in range(min(_longest(), len(letters)), 1, -1):
        # 大庆市政 is no firm of 大庆市 that is called 政.
        if letters[size - 1 : size + 1] == "市政":
            continue
        meant = [p for p in _names().get(letters[:size], ()) if _fits(p, found)]
        if meant:
            best = min(meant, key=lambda p: (p.level, p.short))
            return Places(found.named + best.short, found.within | best.within), letters[size:]
    zone = next((zone for zone in _ZONES if found.named and letters.startswith(zone)), None)
    return None if zone is None else (Places(found.named, found.within | {zone}), letters[len(zone) :])


def _fits(place: _Place, found: Places) -> bool:
    """After one place only what lies in it is a place: 浙江新和成 is no firm of 新和 in 新疆. By itself a county
    needs its ending (新源 and 温泉 are common words, 新源县 is not), and with two letters always: 山东泰山 is a brand."""
    if not found.named or len(place.short) == 2:
        return place.alone and found.within < place.within
    return found.within < place.within


@cache
def _longest() -> int:
    return max(map(len, _names()))


@cache
def _names() -> dict[str, list[_Place]]:
    names: dict[str, list[_Place]] = {}
    for code, region in regions().items():
        if code == COUNTRY:
            continue
        within = frozenset(_short(c) for c in (code, *ancestors(code)) if c != COUNTRY)
        level = _LEVELS.index(region.level)
        former = [name for _, name, _ in region.former]
        for name in {region.name, *region.aliases, *former}:
            alone = level < 2 or name[-1] in "县市区旗"
            names.setdefault(name, []).append(_Place(_short(code), within, level, alone))
    for name, code in _WRITTEN.items():
        within = frozenset(_short(c) for c in (code, *ancestors(code)) if c != COUNTRY)
        names.setdefault(name, []).append(_Place(_short(code), within, 0, alone=True))
    return names


def _short(code: str) -> str:
    region = regions()[code]
    return region.aliases[0] if region.aliases else region.name
