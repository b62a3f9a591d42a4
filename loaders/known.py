"""What a cell names, as the graph knows it: regions, industries, indicators, classes. Each raises ValueError with a
reason to show, and with what may have been meant."""

import difflib
import re
from functools import cache, lru_cache

from kg.data.tables import table
from kg.identity.names import folded, kind
from kg.lang.errors import BadValue
from kg.lang.text import Text
from kg.values import regions
from kg.values.credit_codes import cleaned, valid
from loaders.plan.terms import Gazetteer, plain_name
from loaders.values import plain
from ontology.reader import ontology

# A letter alone is a section only where no word goes on from it (IT服务, A股).
_CLASS = re.compile(r"[A-T]?(\d{2,4})(?!\d)|([A-T])(?![A-Z0-9\u4e00-\u9fff])")
_SYMBOL = re.compile(r"([A-H]\d{2}[A-Z])(\d{1,4})(?:/\d+)?|([A-H](?:\d{2}[A-Z]?)?)")
_YES, _NO = frozenset({"是", "yes", "y", "true", "1"}), frozenset({"否", "no", "n", "false", "0"})
_COUNTRY = re.compile(r"[A-Z]{2}")
_OF_THE_COUNTRY = re.compile("^(中国|中华人民共和国)")
# 第三师, 农三师, 第三师图木舒克市.
_DIVISION = re.compile(r"([一二三四五六七八九十]{1,2})师(.*市)?")
# A vocabulary that a person reads through at a glance.
_FEW = 12
# Names that look alike are many in the country and few in a province.
_LOOKED_AT = 20


@cache
def terms() -> Gazetteer:
    """The vocabularies of the ontology."""
    return Gazetteer(ontology())


@lru_cache(maxsize=16_384)  # regions come again and again
def region(text: str) -> str:
    """The id of a region: a group by its name or slug, else a division by code, name, old name or address."""
    code = _region(text)
    if code is None:
        raise _no_region(text, None)
    if _province_alone(code, text) or _rest_is_a_place(code, text):
        raise _no_region(text, code)
    return code


def _rest_is_a_place(code: str, text: str) -> bool:
    """Whether `text` ends with the name of a place that was not understood: 喀什地区火星县 is not 喀什地区."""
    known = regions.regions().get(code)
    if known is None or text[-1:] not in "县市区旗州盟":
        return False
    names = (known.name, *known.aliases, *(name for _, name, _ in known.former), f"{known.name}市辖区")
    return not any(text.endswith(name) for name in names if name) and regions.region_of(text[-4:]) != code


@lru_cache(maxsize=16_384)  # as above
def region_within(province: str, text: str) -> str:
    """The id of the region that `text` names beside a cell with its province ("" where there is none), by which short
    names that are shared are told apart.

    Raises:
        ValueError: nothing but a province is understood of a text that says more, or it lies in another province.
    """
    if (
        not text.isascii()
        and (code := regions.region_of(province + text))
        and not _province_alone(code, text)
    ):
        return code
    around = regions.province_of(regions.region_of(province) or "")
    code = _region(text)
    if code is None or _province_alone(code, text):
        raise _no_region(text, around or code)
    if around is not None and regions.province_of(code) not in (around, None):
        raise BadValue("region-elsewhere", around=region_name(around))
    return code


@lru_cache(maxsize=16_384)  # as many as there are divisions, and groups, several times over
def region_name(id_: str) -> str:
    """The name of a region by its id."""
    return regions.name(id_) or terms().label("regions", id_)


def industry(text: str) -> str:
    """The slug of an industry of the plan."""
    return _term("industries", text, Text("产业", "industry"))


def modality(text: str) -> str:
    """How far a fund has come: exists, build, explore, draft, set up."""
    return _term("modalities", text, Text("实施程度", "modality"))


def event_kind(text: str) -> str:
    """The kind of a legal event: transfer, licence, pledge and so on."""
    return _term("events", text, Text("法律事件", "kind of legal event"))


def event_label(kind: str) -> str:
    """The Chinese label of a kind of event."""
    return terms().label("events", kind)


def industry_class(text: str) -> str:
    """The code of a class of GB/T 4754-2017, by code or name: "C1711", "1711", "1711 棉纺纱加工" and "棉纺纱加工" are
    1711. A name that several levels share stands for the widest."""
    even = plain(text)
    match = _CLASS.match(even.upper())
    code = (match[1] or match[2]) if match is not None else _class_names().get(even)
    if code not in _class_codes():
        raise BadValue("class-unknown")
    return code


@cache
def _class_codes() -> frozenset[str]:
    return frozenset(row["code"] for _, row in table("gbt4754-2017.csv"))


@cache
def _class_names() -> dict[str, str]:
    rows = [row for _, row in table("gbt4754-2017.csv")]
    return {plain(row["name"]): row["code"] for row in reversed(rows)}


@lru_cache(maxsize=16_384)  # as do classes
def ipc_class(text: str) -> str:
    """The id of a class of the IPC down to the main group: "A01G 25/00" is A01G25."""
    match = _SYMBOL.fullmatch(re.sub(r"\s", "", plain(text).upper()))
    if match is None:
        raise BadValue("ipc-unreadable")
    return match[3] or f"{match[1]}{int(match[2])}"


def credit_code(text: str) -> str:
    """A unified social credit code of GB 32100-2015, its check letter verified."""
    code = cleaned(text)
    if not valid(code):
        rounded = "E+" in code or code[-3:] == "000"
        raise BadValue("credit-code-rounded" if rounded else "credit-code-wrong")
    return code


def organisation(name: str) -> str:
    """The label of what bears the name: Enterprise or Organization. A person's name is refused."""
    what = kind(name)
    if what == "person":
        raise BadValue("name-of-person")
    if not folded(name):
        raise BadValue("name-empty")
    return what


def country(text: str) -> str:
    """A country's code of ISO 3166-1, two letters."""
    code = plain(text).upper()
    if not _COUNTRY.fullmatch(code):
        raise BadValue("country-unknown")
    return code


def named(text: str) -> tuple[str, str]:
    """A named thing, such as a fund, as plans' loaders make it: its id and its name, those of the vocabulary where it
    is known there."""
    id_ = terms().fold("names", text)
    if not id_:
        raise BadValue("name-empty")
    return id_, terms().label("names", id_) if terms().known("names", text) else text


def treaty(text: str) -> tuple[str, str | None]:
    """A treaty's id, and its name where it is not among those that come with the program."""
    id_ = plain_name(text)
    if not id_:
        raise BadValue("name-empty")
    known = _treaties().get(id_.casefold())
    return (known, None) if known is not None else (id_, text)


@cache
def _treaties() -> dict[str, str]:
    return {
        plain_name(name).casefold(): row["id"]
        for _, row in table("treaties.csv")
        for name in (row["id"], row["name"], row["name_en"], *row["aliases"].split(";"))
    }


@cache
def shipped_countries() -> dict[str, dict[str, str]]:
    """The countries that come with the program, by code."""
    return {row["code"]: row for _, row in table("countries.csv")}


def truth(text: str) -> bool:
    """Yes or no, in either language."""
    word = plain(text).casefold()
    if word not in _YES | _NO:
        raise BadValue("truth-unknown")
    return word in _YES


def _term(vocabulary: str, text: str, what: Text) -> str:
    if terms().known(vocabulary, text):
        return terms().fold(vocabulary, text)
    near = _near_terms(vocabulary, plain(text))
    if near:
        raise BadValue("term-unknown-near", kind=what, near=near)
    raise BadValue("term-unknown", kind=what)


def _near_terms(vocabulary: str, text: str) -> list[str]:
    """The terms that hold `text`, are held by it or look like it in any of their names; of a short list all."""
    concepts = ontology().vocabularies[vocabulary].concepts.values()
    names = {name: c.label.zh for c in concepts for name in (c.label.zh, c.label.en, *c.alternatives)}
    held = [name for name in names if len(text) > 1 and (name in text or text in name)]
    # Below a half difflib joins names of four letters that share one.
    near = [*held, *difflib.get_close_matches(text, names, 3, 0.5)]
    found = list(dict.fromkeys(names[name] for name in near))[:3]
    return found or ([c.label.zh for c in concepts] if len(concepts) <= _FEW else [])


def _province_alone(code: str, text: str) -> bool:
    """Whether a province was understood of a text that is more than one of its names. The XPCC as a whole (兵团) lies in
    no smaller region."""
    known = regions.regions().get(code)
    if known is None or known.level not in ("province", "country") or text.isdigit():
        return False
    names = (known.name, *known.aliases, known.name_en, *(name for _, name, _ in known.former))
    bare = _OF_THE_COUNTRY.sub("", plain_name(text)).casefold()
    return bare not in {plain_name(name).casefold() for name in names} and not bare.endswith("兵团")


def _region(text: str) -> str | None:
    group = terms().fold("regions", text)
    return group if terms().known("regions", text) and not group.isdigit() else regions.region_of(text)


def _no_region(text: str, province: str | None) -> ValueError:
    near = _near_regions(text, province)
    if alike := [name for name in near if name.endswith(text)]:
        return BadValue("region-ambiguous", near=alike)
    return BadValue("region-unknown-near", near=near) if near else BadValue("region-unknown")


def _near_regions(text: str, province: str | None) -> list[str]:
    """Names that `text` may have been meant for, those of `province` alone where it is given. Of a division of the XPCC
    the city that belongs to it: which of its places is meant, only the person knows."""
    if match := _DIVISION.search(text):
        return [city for division, city in _cities_of_divisions().items() if division == match[1]]
    english = {
        region.name_en.casefold(): code for code, region in regions.regions().items() if region.name_en
    }
    near = regions.suggest(text, _LOOKED_AT)
    near += [english[name] for name in difflib.get_close_matches(text.casefold(), english, 3, 0.6)]
    found = [code for code in near if province in (None, regions.province_of(code))]
    return [_full_name(code) for code in found[:3]]


def _full_name(code: str) -> str:
    above = regions.prefecture_of(code)
    return region_name(code) if above in (None, code) else region_name(str(above)) + region_name(code)


@cache
def _cities_of_divisions() -> dict[str, str]:
    """The city of a division of the XPCC by the division's number, as far as the pairings of aid tell it."""
    told = [row["xpcc"] for _, row in table("aid-pairings-2010.csv")]
    return {match[1]: match[2] for cell in told for match in [_DIVISION.search(cell)] if match and match[2]}
