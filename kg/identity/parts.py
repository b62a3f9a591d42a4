"""A Chinese organisation's name taken apart: region, brand (字号), trade, legal form, branch.

Names are built as 企业名称登记管理规定 (国务院令第734号, 2020) has it: 行政区划 + 字号 + 行业或经营特点 + 组织形式.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import opencc
from rapidfuzz.distance import Hamming

from kg.identity import places
from kg.identity.names import folded
from kg.identity.words import (
    BODY_ENDS,
    FIRM_ENDS,
    FIRM_WORDS,
    FORMS,
    FULL_ENDS,
    FULL_WITHIN,
    LEGAL_WORDS,
    TRADES,
)

_BRACKETED = re.compile(r"[(\[【〔《]([^()\[\]【】〔〕《》]*)[)\]】〕》]")
_DIVISION = re.compile("^(?:新疆)?(?:生产建设)?兵团(?=第?[一二三四五六七八九十]{1,2}师)")
_STATE_WORKS = re.compile(r"国营.{0,8}厂")
# A Latin name written behind the Chinese or Japanese one, as Google Patents has it.
_LATIN_TAIL = re.compile(r"(?<=[\u3040-\u9fff\uac00-\ud7af])\s*[A-Za-z][A-Za-z&.,\s-]*$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HEAD_END = re.compile(
    r"股份有限责任公司|有限责任公司|股份有限公司|有限公司|股份公司|集团公司|总公司|公司(?!司)"
)
_ENDS = sorted(
    {*(end for end in (*FIRM_ENDS, *BODY_ENDS) if len(end) > 1), "厂"} - TRADES, key=len, reverse=True
)
_FORMS = sorted(FORMS, key=len, reverse=True)
# These are long enough to be known with one letter misread.
_LONG_FORMS = frozenset(form for form in FORMS if "有限" in form and form.endswith("公司"))
_LONGEST_TRADE = max(map(len, TRADES))


@dataclass(frozen=True, slots=True)
class Parts:
    """A name's parts, in simplified letters and folded. `region` holds the places named and what they lie
    in, `front` those at the front as written and
    `named` in their short forms; `form` is a legal form of `FORMS` or the end of a body's name (大学, 研究所, 厂), "" when it has none;
    `branch` is what follows the legal form of the firm that it belongs to. Names in Latin letters have
    their words, legal forms left out, as the brand."""

    region: frozenset[str]
    front: str
    named: str
    brand: str
    trade: str
    form: str
    branch: str
    latin: bool

    @property
    def core(self) -> str:
        """Brand and trade: what is the firm's own."""
        return self.brand + self.trade


# One name is compared with every other of its block.
@lru_cache(maxsize=65_536)
def parts(name: str) -> Parts:
    """Take `name` apart. Nothing is refused: what is no Chinese name becomes one brand."""
    text = _simplified(unicodedata.normalize("NFKC", name))
    if not _HAN.search(text):
        words = folded(name).split()
        own = [word for word in words if word not in LEGAL_WORDS]
        return Parts(frozenset(), "", "", " ".join(own or words), "", "", "", latin=True)
    tail = _LATIN_TAIL.search(text)
    if tail is not None and FIRM_WORDS.intersection(folded(tail.group()).split()):
        text = text[: tail.start()]
    region, text = _bracketed_places(text)
    letters = folded(text)
    letters = _full_within(letters)
    for short, full in FULL_ENDS.items():
        letters = letters.removesuffix(short) + full if letters.endswith(short) else letters
    head, branch = _head(letters)
    form, rest = _form(head)
    front, core = places.leading(rest)
    brand, trade = _brand_and_trade(core)
    return Parts(
        region | front.within,
        rest[: len(rest) - len(core)],
        front.named,
        brand,
        trade,
        form,
        branch,
        latin=False,
    )


def _full_within(letters: str) -> str:
    for short, full in FULL_WITHIN.items():
        letters = letters.replace(short, full)
    # The XPCC's divisions write its name whole or not: 兵团第八师.
    return _DIVISION.sub("新疆生产建设兵团", letters)


def latin_tail(name: str) -> str | None:
    """The name in Latin letters that stands behind the Chinese or Japanese one, if one does."""
    tail = _LATIN_TAIL.search(unicodedata.normalize("NFKC", name))
    return tail.group().strip() if tail and FIRM_WORDS.intersection(folded(tail.group()).split()) else None


def _bracketed_places(text: str) -> tuple[frozenset[str], str]:
    """Places in brackets are taken out, the former number of state works is left out, the rest stays."""
    found: set[str] = set()

    def keep(bracket: re.Match[str]) -> str:
        inside = folded(bracket.group(1))
        if there := places.place(inside):
            found.update(there)
            return ""
        return "" if _STATE_WORKS.fullmatch(inside) else bracket.group(1)

    text = _BRACKETED.sub(keep, text)
    return frozenset(found), text


def _head(letters: str) -> tuple[str, str]:
    end = _HEAD_END.search(letters)
    if end is None:
        return letters, ""
    return letters[: end.end()], letters[end.end() :]


def _form(head: str) -> tuple[str, str]:
    """The legal form, or the end of a body's name, and what stands before it."""
    for form in _FORMS:
        end = head[-len(form) :]
        if end == form or (form in _LONG_FORMS and Hamming.distance(end, form, score_cutoff=1) == 1):
            return FORMS[form], head[: -len(form)]
    for end in _ENDS:
        if head.endswith(end):
            return end, head[: -len(end)]
    return "", head


def _brand_and_trade(core: str) -> tuple[str, str]:
    """Trade words are taken off the end, the longest first. No brand has a single letter: the trade
    word behind it belongs to it, as in 中节能 and 国光."""
    at, before = len(core), len(core)
    while at:
        sizes = range(min(_LONGEST_TRADE, at), 1, -1)
        size = next((size for size in sizes if core[at - size : at] in TRADES), None)
        if size is None:
            break
        at, before = at - size, at
    at = before if at == 1 else at
    return core[:at], core[at:]


_CONVERTER = opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    """Traditional letters as simplified ones. Here and not in `folded`: an id must not change when a
    dictionary does."""
    converted: str = _CONVERTER.convert(text)
    return converted
