"""Amounts as tables and reports write them: a number, what hedges it, and its unit: 约12.5万亩, 95%以上, 1,200 亿元."""

import re
import unicodedata
from math import isfinite
from typing import NamedTuple

from kg.lang.errors import BadValue

# How sources hedge a figure, before it and behind it.
_BEFORE = (
    (re.compile("(约|大约|约为|左右)"), "about"),
    (re.compile("(近|接近|将近)"), "nearly"),
    (re.compile("(不低于|不少于|至少|≥|>=)"), "at least"),
    (re.compile("(超过|超|突破|逾|多于|大于|>)"), "over"),
)
_BEHIND = (
    (re.compile("(左右|上下)"), "about"),
    (re.compile("(以上)"), "at least"),
    (re.compile("(多|余)"), "over"),
)
_NUMBER = r"[+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?"
_AMOUNT = re.compile(rf"(?P<before>\D{{0,4}}?)\s*(?P<number>{_NUMBER})\s*(?P<behind>\D.*)?", re.IGNORECASE)
# A unit has no figures in it and is short: 万亩, 公斤/亩, 万头（只）, MW, %.
_UNIT = re.compile(r"[^\d\s]{1,12}")


class Amount(NamedTuple):
    """A value with its unit ("" where none is written) and its hedge: about, nearly, over, at least, or ""."""

    value: float
    unit: str = ""
    qualifier: str = ""


def amount(text: str) -> Amount:
    """The amount that `text` writes.

    Raises:
        BadValue: it is no single number with at most a hedge and a unit.
    """
    even = unicodedata.normalize("NFKC", text).strip()
    match = _AMOUNT.fullmatch(even)
    if match is None:
        raise BadValue("value-no-number")
    value = float(match["number"].replace(",", ""))
    if not isfinite(value):
        raise BadValue("value-number-too-large")
    hedge = _hedge(match["before"], _BEFORE)
    unit, behind = _behind((match["behind"] or "").strip())
    if hedge is None or (unit and not _UNIT.fullmatch(unit)):
        raise BadValue("kinds-no-single-number")
    return Amount(value, unit, hedge or behind)


def _hedge(words: str, known: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
    """The hedge that `words` are; "" for none, None for words that are no hedge."""
    if not words.strip():
        return ""
    return next((hedge for pattern, hedge in known if pattern.fullmatch(words.strip())), None)


def _behind(words: str) -> tuple[str, str]:
    """The unit and the hedge around it: 万亩以上, 余万亩, 多."""
    for pattern, hedge in _BEHIND:
        for cut in (rf"^{pattern.pattern}(?P<unit>.*)", rf"(?P<unit>.*?){pattern.pattern}$"):
            if match := re.search(cut, words):
                return match["unit"].strip(), hedge
    return words, ""
