"""Where something is: the GB/T 2260 code of an address, a region's name, old name or code.

A text is read as a chain from large to small (新疆 → 喀什地区 → 疏附县). What remains of several readings is
the most specific region that all of them share, so a bare 鼓楼区, of which there are four, is no region at
all, and 江苏省鼓楼区 is 江苏省. A short name that continues as a street or a school's name (北京路, 中山大学) is
none. Codes are those of `kg/data/divisions.csv`; old codes and names lead to their successors.
"""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from opencc import OpenCC

from kg.data.tables import table

COUNTRY = "100000"

# 塔城 and 阿勒泰 stand beside 伊犁州 in statistics and under it in law; addresses write both ways.
_ALSO_UNDER = {"654200": "654000", "654300": "654000"}

# Postcodes by their first digits, where these do not cross the border of a region (13 and 16 do: 兴安盟 and
# 呼伦贝尔 have postcodes of Jilin's and Heilongjiang's blocks).
_POSTCODES = {
    "110000": "10", "120000": "30", "130000": "05 06 07", "140000": "03 04", "150000": "01 02",
    "210000": "11 12", "310000": "20", "320000": "21 22", "330000": "31 32",
    "340000": "23 24", "350000": "35 36", "360000": "33 34", "370000": "25 26 27", "410000": "45 46 47",
    "420000": "43 44", "430000": "41 42", "440000": "51 52", "440300": "518", "450000": "53 54",
    "460000": "57", "500000": "40", "510000": "61 62 63 64", "520000": "55 56", "530000": "65 66 67",
    "540000": "85", "610000": "71 72", "620000": "73 74", "630000": "81", "640000": "75",
    "650000": "83 84", "650100": "8300", "650400": "838",
}  # fmt: skip
_BY_POSTCODE = {prefix: code for code, prefixes in _POSTCODES.items() for prefix in prefixes.split()}

# What makes of a name something else. After a full name: 大同市场, 江南区域. After a short name: a street (北京路,
# 中山东一路), a school, a building.
_NOT_FULL = re.compile("[场域路街]")
_NOT_SHORT = re.compile(
    "[东南西北中一二三四五六七八九十]{0,2}(路|街|大道|大街|巷|胡同)|大学|学院|中学|大厦|广场|花园|银行|宾馆|酒店|机场"
)

# Where the first words are a country, 江南区 is in 首尔 and not in 南宁.
_ABROAD = re.compile(
    "日本|韩国|大韩民国|朝鲜民主|美国|美利坚|加拿大|墨西哥|巴西|阿根廷|智利|英国|法国|德国|意大利|西班牙|葡萄牙|荷兰|比利时|卢森堡"
    "|瑞士|瑞典|挪威|芬兰|丹麦|冰岛|爱尔兰|奥地利|匈牙利|捷克|波兰|希腊|俄罗斯|乌克兰|土耳其|以色列|沙特|印度|巴基斯坦|新加坡"
    "|马来西亚|泰国|越南|菲律宾|澳大利亚|新西兰|南非|埃及|蒙古国|哈萨克斯坦|吉尔吉斯斯坦|塔吉克斯坦|土库曼斯坦|乌兹别克斯坦"
)

# A division of the Corps, told from an army's or a teachers' college (第一师范); and the city with which each shares its
# government. The 11th and 12th have none.
_CORPS = re.compile("(?:兵团|农业?建?|第)第?(十[一二三四]|[一二三四五六七八九十])师(?![范资生])")
_CORPS_CITIES = {
    "一": "659002", "二": "659006", "三": "659003", "四": "659008", "五": "659007", "六": "659004", "七": "659010",
    "八": "659001", "九": "659012", "十": "659005", "十三": "659011", "十四": "659009",
}  # fmt: skip

# What says of a Latin name what it is, and parts of an address that name the country or a postcode.
_LATIN_KIND = re.compile(
    r"\b(?:(?:uygur|uyghur|uighur|hui|zhuang|mongol|mongolian|kazak|kazakh|kirgiz|kyrgyz)\b\s*)*"
    r"(?:autonomous\s+(?:region|prefecture|county)|prefecture|province|municipality|region|district|county|city|shi|diqu)\b",
    re.IGNORECASE,
)
_LATIN_REST = re.compile(r"(?:p\.?\s?r\.?\s*(?:of\s+)?)?china|\d{6}", re.IGNORECASE)

# An address names its region within its first words; what follows is streets and firms.
_READ = 120


@dataclass(frozen=True, slots=True)
class RegionDates:
    """From when to when ("" where it goes on) there is the division, ISO days, and what must be said of that."""

    start: str
    until: str
    mark: str
    mark_en: str


@dataclass(frozen=True, slots=True)
class Region:
    """A division as the table has it. `former` holds (code, name, year of the change or ""); `name_en` is ""
    where the table has none."""

    code: str
    name: str
    level: str
    parent: str | None
    aliases: tuple[str, ...]
    name_en: str = ""
    former: tuple[tuple[str, str, str], ...] = ()
    dates: RegionDates | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One thing that a name can mean: the region, and all that it lies in or lay in when it had that name. `old`: it has
    the name no more."""

    region: Region
    within: frozenset[str]
    full: bool
    old: bool = False


@cache
def regions() -> dict[str, Region]:
    """Every division by its code."""
    former: dict[str, list[tuple[str, str, str]]] = {}
    for _, row in table("former-divisions.csv"):
        former.setdefault(row["current"], []).append((row["code"], row["name"], row["year"]))
    dates = {
        row["code"]: RegionDates(row["from"], row["until"], row["mark"], row["mark_en"])
        for _, row in table("division-dates.csv")
    }
    return {
        row["code"]: Region(
            row["code"],
            row["name"],
            row["level"],
            row["parent"] or None,
            tuple(filter(None, row["aliases"].split(";"))),
            row["name_en"],
            tuple(former.get(row["code"], ())),
            dates.get(row["code"]),
        )
        for _, row in table("divisions.csv")
    }


def name(code: str) -> str | None:
    """The region's full name, None for an unknown code."""
    return regions()[code].name if code in regions() else None


def ancestors(code: str) -> tuple[str, ...]:
    """What the region lies in, the nearest first, the country last; empty for an unknown code."""
    found: list[str] = []
    above = regions()[code].parent if code in regions() else None
    while above is not None:
        found.append(above)
        above = regions()[above].parent
    return tuple(found)


def province_of(code: str) -> str | None:
    """The province that the region is or lies in."""
    return _level_of(code, "province")


def prefecture_of(code: str) -> str | None:
    """The prefecture that the region is or lies in; None for provinces, districts of municipalities and
    the cities that stand directly under their province (石河子, 仙桃)."""
    return _level_of(code, "prefecture")


@lru_cache(maxsize=2**14)  # an export repeats the addresses of its applicants; these take some 5 MB
def region_of(text: str) -> str | None:
    """The code of the region that `text` names, at the most specific level that is certain; else None.

    `text` is an address (a postcode may lead it), a name old or new, full or short, in simplified or traditional
    characters, a division of the Corps (兵团第八师 is 石河子市, with which it shares its government), an English or older
    Western spelling of a province or of a place in Xinjiang, a GB/T 2260 code of two, four or six digits, old or new, or a
    postcode alone.
    """
    if (english := _of_english(text)) is not None:
        return english
    found = _of_text(text)
    simplified = _simplified(text)
    if simplified != text:
        other = _of_text(simplified)
        # 乾县 stays 乾县: the converted text counts only where it says the same or more.
        if other is not None and (found is None or found in ancestors(other)):
            found = other
    division = _CORPS.search(simplified)
    if division is not None and (found is None or regions()[found].level == "province"):
        return _CORPS_CITIES.get(division[1], found)
    return found


def _of_text(text: str) -> str | None:
    folded = re.sub(r"[\s,，、;；:：.。·/\\\-—_()（）\[\]【】<>]+", "", unicodedata.normalize("NFKC", text))[
        :_READ
    ]
    if folded.isascii() and folded.isdigit():
        return _of_digits(folded)
    postcode, country, words = re.findall(r"^(\d{6}(?!\d))?(中国|中华人民共和国)?(.*)", folded, re.DOTALL)[0]
    if country and not words:
        return COUNTRY
    if _ABROAD.match(words):
        return None
    found = _of_words(words, COUNTRY)
    if found is None and postcode and re.search("[\u4e00-\u9fff]", words):
        posted = _of_postcode(postcode)
        found = posted and (_of_words(words, posted) or posted)
    return found


def _of_english(text: str) -> str | None:
    """The region of a Latin name, with what it lies in behind it: Kashi Prefecture, Xinjiang, China."""
    if not text.isascii() and (english := _english().get(_plain(text))) is not None:
        return english
    parts = [_LATIN_KIND.sub("", part).strip() for part in text.split(",")]
    named = [part for part in parts if part and not _LATIN_REST.fullmatch(part)]
    codes = [_english().get(_plain(part)) for part in named]
    if not codes or None in codes:
        return None
    found = str(codes[0])
    return found if all(code == found or code in ancestors(found) for code in codes) else None


def _simplified(text: str) -> str:
    return str(_to_simplified().convert(text)) if not text.isascii() else text


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


def suggest(text: str, limit: int = 3) -> list[str]:
    """Codes of regions whose names look like `text`, the likeliest first: for "did you mean"."""
    # Below 0.6 difflib's ratio joins names that share one character of three.
    near = difflib.get_close_matches(text.strip(), _names(), n=limit, cutoff=0.6)
    return list(dict.fromkeys(reading.region.code for close in near for reading in _names()[close]))[:limit]


def _level_of(code: str, level: str) -> str | None:
    if code not in regions():
        return None
    return next((c for c in (code, *ancestors(code)) if regions()[c].level == level), None)


def _of_digits(digits: str) -> str | None:
    if len(digits) not in (2, 4, 6):
        return None
    code = digits.ljust(6, "0")
    if code in regions():
        return code
    if code in _successors():
        return _successors()[code]
    # 650011 may be a postcode of 云南 or a mistyped code of 新疆; no province's code begins with 83 or 10.
    if len(digits) == 6 and (digits[:2] == "10" or digits[:2] + "0000" not in regions()):
        return _of_postcode(digits)
    return None


def _of_postcode(digits: str) -> str | None:
    return next((_BY_POSTCODE[digits[:n]] for n in (4, 3, 2) if digits[:n] in _BY_POSTCODE), None)


def _of_words(text: str, within: str) -> str | None:
    """Read `text` as a chain of names, each inside the one before."""
    found: str | None = None
    inside, at = frozenset([within]), 0
    while step := _next(text, at, inside):
        at, readings = step
        # After 吐鲁番地区 the name 吐鲁番市 is not the region once more but the city that lay in it.
        again = found if found is not None and regions()[found].level == "prefecture" else ""
        readings = [r for r in readings if r.region.code != again] or readings
        inside = frozenset(r.region.code for r in readings)
        # 巢湖市 is the city of that name today, though what lay in the older one may follow.
        today = frozenset(r.region.code for r in readings if not r.old)
        found = _shared(today or inside) or found
    return found


def _next(text: str, at: int, inside: frozenset[str]) -> tuple[int, list[_Reading]] | None:
    """The next name of something inside `inside`: right here, or further on if it is a full name and certain."""
    if here := _named(text, at, inside):
        return here
    for start in range(at + 1, len(text)):
        later = _named(text, start, inside, further=True)
        if later and _shared(frozenset(r.region.code for r in later[1])):
            return later
    return None


def _named(
    text: str, at: int, inside: frozenset[str], *, further: bool = False
) -> tuple[int, list[_Reading]] | None:
    """The longest name at `at` that has readings inside `inside`: where it ends, and the readings.

    `further`: not where the name before ended, so that chance joins of characters must be kept out.
    """
    for length in _lengths().get(text[at : at + 2], ()):
        end = at + length
        if end > len(text) or (further and length == 2):
            continue
        known = _names().get(text[at:end], ())
        readings = [
            r for r in known if r.within & inside and _fits(r, text, at, end, inside, further=further)
        ]
        if readings:
            return end, _likelier(readings)
    return None


def _fits(reading: _Reading, text: str, at: int, end: int, inside: frozenset[str], *, further: bool) -> bool:
    """Whether the name text[at:end] may stand for `reading` where it stands."""
    if reading.full:
        # Amid words that nothing tells the province of, a district's name is too common to rely on.
        sure = not further or inside != {COUNTRY} or text[end - 1] in "省市州"
        return sure and _NOT_FULL.match(text, end) is None
    if further or _NOT_SHORT.match(text, end):
        return False
    if end == len(text):
        return True
    if inside != {COUNTRY}:
        return reading.region.level != "county" or end - at > 2
    if reading.region.level == "province":
        return True
    # 广安门 is not 广安, 喀什疏附县 is 喀什: a short name alone must be long, or lead on to what lies in it.
    leads_on = _named(text, end, frozenset([reading.region.code])) is not None
    return reading.region.level == "prefecture" and (end - at > 2 or leads_on)


def _likelier(readings: list[_Reading]) -> list[_Reading]:
    """西安 is the city, not 西安区; 河南 is the province, not 河南县: short names of counties stand back."""
    above = [r for r in readings if r.full or r.region.level != "county"]
    provinces = [r for r in above if r.region.level == "province" and not r.old]
    return provinces or above or readings


def _shared(codes: frozenset[str]) -> str | None:
    """The one of `codes` that the others lie in."""
    return next((c for c in sorted(codes) if all(c == d or c in ancestors(d) for d in codes)), None)


def _plain(text: str) -> str:
    """Without case, spaces and umlauts: Ürümqi is Urumqi too."""
    return "".join(text.casefold().replace("ü", "u").split())


@cache
def _english() -> dict[str, str]:
    found = {_plain(row["spelling"]): row["code"] for _, row in table("region-spellings.csv")}
    return found | {_plain(region.name_en): region.code for region in regions().values() if region.name_en}


@cache
def _successors() -> dict[str, str]:
    return {code: region.code for region in regions().values() for code, _, _ in region.former}


@cache
def _lengths() -> dict[str, list[int]]:
    """The lengths of the names that begin with two given characters, the longest first."""
    found: dict[str, set[int]] = {}
    for known in _names():
        found.setdefault(known[:2], set()).add(len(known))
    return {start: sorted(lengths, reverse=True) for start, lengths in found.items()}


@cache
def _names() -> dict[str, list[_Reading]]:
    """Every name, full, short and former, with what it can mean."""
    found: dict[str, list[_Reading]] = {}
    for region in regions().values():
        if region.code == COUNTRY:
            continue
        lies_in = {region.code, *ancestors(region.code), _ALSO_UNDER.get(region.code, COUNTRY)}
        lies_in |= {_ALSO_UNDER[above] for above in lies_in & _ALSO_UNDER.keys()}
        found.setdefault(region.name, []).append(_Reading(region, frozenset(lies_in), full=True))
        for alias in region.aliases:
            full = region.name.endswith("自治" + alias[-1])
            found.setdefault(alias, []).append(_Reading(region, frozenset(lies_in), full))
            if region.level == "prefecture" and region.name == f"{alias}市":
                # Most cities of that level were 地区 before.
                found.setdefault(f"{alias}地区", []).append(
                    _Reading(region, frozenset(lies_in), full=True, old=True)
                )
        for code, former, _ in region.former:
            lay_in = {c for old in (code[:4] + "00", code[:2] + "0000") if (c := _current(old)) is not None}
            found.setdefault(former, []).append(
                _Reading(region, frozenset(lies_in | lay_in), full=True, old=True)
            )
            if code.endswith("00"):
                short = re.sub("(市|地区|盟)$", "", former)
                found.setdefault(short, []).append(
                    _Reading(region, frozenset(lies_in | lay_in), full=False, old=True)
                )
    return found


def _current(code: str) -> str | None:
    return code if code in regions() else _successors().get(code)
