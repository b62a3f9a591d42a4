"""What a cell names, as the graph knows it: regions, industries, indicators, classes. Each raises ValueError with a
reason to show, and with what may have been meant."""

import difflib
import re
from functools import cache, lru_cache

from kg import regions
from kg.identity.codes import cleaned, valid
from kg.identity.names import folded, kind
from kg.shipped import table
from loaders.plan.terms import Gazetteer, plain_name
from loaders.values import plain
from ontology.reader import ontology

# A letter alone is a section only where no word goes on from it (IT服务, A股).
_CLASS = re.compile(r"[A-T]?(\d{2,4})(?!\d)|([A-T])(?![A-Z0-9\u4e00-\u9fff])")
_SYMBOL = re.compile(r"([A-H]\d{2}[A-Z])(\d{1,4})(?:/\d+)?|([A-H](?:\d{2}[A-Z]?)?)")
_YES, _NO = frozenset({"是", "yes", "y", "true", "1"}), frozenset({"否", "no", "n", "false", "0"})
_COUNTRY = re.compile(r"[A-Z]{2}")


@cache
def terms() -> Gazetteer:
    """The vocabularies of the ontology."""
    return Gazetteer(ontology())


@lru_cache(maxsize=16_384)  # regions come again and again
def region(text: str) -> str:
    """The id of a region: a group by its name or slug, else a division by code, name, old name or address."""
    group = terms().fold("regions", text)
    if terms().known("regions", text) and not group.isdigit():
        return group
    code = regions.region_of(text)
    if code is None:
        raise ValueError(
            "认不出地区 names no region that is known"
            + _meant([region_name(code) for code in regions.suggest(text)])
        )
    return code


@lru_cache(maxsize=16_384)  # as many as there are divisions, and groups, several times over
def region_name(id_: str) -> str:
    """The name of a region by its id."""
    return regions.name(id_) or terms().label("regions", id_)


def industry(text: str) -> str:
    """The slug of an industry of the plan."""
    return _term("industries", text, "产业 industry")


def modality(text: str) -> str:
    """How far a fund has come: exists, build, explore, draft, set up."""
    return _term("modalities", text, "语态 modality")


def event_kind(text: str) -> str:
    """The kind of a legal event: transfer, licence, pledge and so on."""
    return _term("events", text, "法律事件 kind of legal event")


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
        raise ValueError("不是国民经济行业代码或名称 is neither a code nor a name of GB/T 4754-2017")
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
        raise ValueError("不是 IPC 分类号 is no symbol of the IPC")
    return match[3] or f"{match[1]}{int(match[2])}"


def credit_code(text: str) -> str:
    """A unified social credit code of GB 32100-2015, its check letter verified."""
    code = cleaned(text)
    if not valid(code):
        hint = (
            "；可能被 Excel 改成了数字 perhaps Excel made a number of it"
            if "E+" in code or code[-3:] == "000"
            else ""
        )
        raise ValueError(f"信用代码的长度或校验位不对 wrong length or check letter of a credit code{hint}")
    return code


def organisation(name: str) -> str:
    """The label of what bears the name: Enterprise or Organization. A person's name is refused."""
    what = kind(name)
    if what == "person":
        raise ValueError("是自然人，不入图 names a person; no person becomes a node")
    if not folded(name):
        raise ValueError("不是名称 is no name")
    return what


def country(text: str) -> str:
    """A country's code of ISO 3166-1, two letters."""
    code = plain(text).upper()
    if not _COUNTRY.fullmatch(code):
        raise ValueError("应为两位国家代码 is no ISO code of two letters")
    return code


def named(text: str) -> tuple[str, str]:
    """A named thing, such as a fund, as plans' loaders make it: its id and its name, those of the vocabulary where it
    is known there."""
    id_ = terms().fold("names", text)
    if not id_:
        raise ValueError("不是名称 is no name")
    return id_, terms().label("names", id_) if terms().known("names", text) else text


def treaty(text: str) -> tuple[str, str | None]:
    """A treaty's id, and its name where it is not among those that come with the program."""
    known = _treaties().get(plain_name(text).casefold())
    return (known, None) if known is not None else (plain_name(text), text)


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
        raise ValueError("应为是或否 is neither yes nor no")
    return word in _YES


def _term(vocabulary: str, text: str, what: str) -> str:
    if terms().known(vocabulary, text):
        return terms().fold(vocabulary, text)
    names = [c.label.zh for c in ontology().vocabularies[vocabulary].concepts.values()]
    near = difflib.get_close_matches(text, names, 3, 0.4)
    raise ValueError(f"词表中没有此{what}" + _meant(near or names[:8]))


def _meant(names: list[str]) -> str:
    return f" ({', '.join(names)}?)" if names else ""
