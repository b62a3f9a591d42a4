"""Values that a text holds: years, periods, days, numbers, quoted words, words of closed lists."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.answers.mention import UNKNOWN, Mention
from kg.answers.words import beyond, listed
from kg.values.folding import folded
from ontology.reader import ontology

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "(" + "|".join(_MONTHS) + r")[a-z]*\.?"
_DAYS = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:-|/|\.|年)(?P<m>\d{1,2})(?:-|/|\.|月)(?P<d>\d{1,2})日?(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.replace('(', '(?P<mon>', 1)},? (?P<y>(?:19|20)\d\d)"
    ),
    re.compile(
        rf"{_MONTH.replace('(', '(?P<mon>', 1)} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)"
    ),
)
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:-|—|–|~|至|到| to | and )((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d.])(19|20)\d\d(?![\d.]\d|\d)")
_SINCE = re.compile(
    r"(?<![\d.\-—–~至到])((?:19|20)\d\d)年?(?:以后|以来|之后|起|至今)|(?:since|after) ((?:19|20)\d\d)(?!\d)"
)
_RELATIVE = {
    "前年": -2,
    "去年": -1,
    "上一年": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "last year": -1,
    "this year": 0,
    "next year": 1,
}
# A five-year plan by its number: 十一五 is 2006–2010.
_FIVE_YEARS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_FIVE_YEAR = re.compile("[“\"']?(十[一二三四五]五)[”\"']?(?:时期|期间)?")
_NUMBER = re.compile(r"(?<![a-z0-9.])(\d+(?:,\d{3})*(?:\.\d+)?)(?![a-z0-9.]*[a-z0-9])")
_AHEAD = re.compile(
    r"(\d+) ?(天|日|days?|个月|months?|年|years?)(?:以?内|之内)|within (\d+) (days?|months?|years?)|next (\d+) (days?|months?|years?)"
)
# 三个月内, 半年之内: in Chinese small numbers are written as words.
_FIGURES = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_AHEAD_IN_WORDS = re.compile("([半一二两三四五六七八九十])(年|个月)(?:以?内|之内|里)")
_QUOTED = re.compile("[“\"'《「](.+?)[”\"'》」]")
# 19 provinces give aid; “the 19” tells no donor from another. The first ten of a ranking are read by whoever asks.
_NO_VALUE = re.compile(r"19 ?个?(对口)?(援疆|援助)?(省|省市|donors?|aid|aiding|provinces)|前\d+|top \d+")


def values(text: str, today: date) -> Iterator[Mention]:
    """The values of `text` (folded), overlapping ones too."""
    for pattern in _DAYS:
        for m in pattern.finditer(text):
            if (day := _day(m)) is not None:
                yield Mention("day", day, day, *m.span())
    for m in _SPAN.finditer(text):
        yield Mention("period", f"{m[1]}-{m[2]}", f"{m[1]}–{m[2]}", *m.span())
    for m in _FIVE_YEAR.finditer(text):
        if m[1] in _FIVE_YEARS:
            first = _FIVE_YEARS[m[1]]
            yield Mention("period", f"{first}-{first + 4}", m[1], *m.span())
    for m in _YEAR.finditer(text):
        yield Mention("year", m[0], m[0], *m.span())
    for m in _SINCE.finditer(text):
        year = m[1] or m[2]
        yield Mention("since", year, year, *m.span())
    for words, years in _RELATIVE.items():
        for m in re.finditer(words, text):
            yield Mention("year", str(today.year + years), str(today.year + years), *m.span())
    yield from _ahead(text)
    taken = [m.span() for m in _NO_VALUE.finditer(text)]
    dated = {m.start() for pattern in (*_DAYS, _SPAN, _YEAR) for m in pattern.finditer(text)}
    for m in (m for m in _NUMBER.finditer(text) if m.start() not in dated):
        plain = m[1].replace(",", "")
        yield Mention("number", plain, m[1], *m.span(1), proper=not any(a <= m.start() < b for a, b in taken))
    for m in _QUOTED.finditer(text):
        yield Mention("quoted", m[1], m[1], *m.span(), proper=False)


def _ahead(text: str) -> Iterator[Mention]:
    """How many days ahead: 90天内, 三个月内."""
    for m in _AHEAD_IN_WORDS.finditer(text):
        many = 0.5 if m[1] == "半" else _FIGURES[m[1]]
        days = int(many * (365 if m[2] == "年" else 30))
        yield Mention("days", str(days), f"{days}", *m.span())
    for m in _AHEAD.finditer(text):
        number, unit = next((a, b) for a, b in ((m[1], m[2]), (m[3], m[4]), (m[5], m[6])) if a)
        days = int(number) * {"天": 1, "日": 1, "d": 1, "个": 30, "m": 30}.get(unit[0], 365)
        yield Mention("days", str(days), f"{days}", *m.span())


def terms(vocabularies: set[str], text: str) -> Iterator[Mention]:
    """The words of vocabularies and closed lists in `text` (folded)."""
    for vocabulary in sorted(vocabularies):
        for name, (id_, shown) in _terms(vocabulary).items():
            if name in text:
                pattern = rf"(?<![a-z]){re.escape(name)}(?![a-z])" if name.isascii() else re.escape(name)
                for m in re.finditer(pattern, text):
                    yield Mention(vocabulary, id_, shown, *m.span(), proper=False)


@cache
def _terms(vocabulary: str) -> dict[str, tuple[str, str]]:
    known = ontology().vocabularies.get(vocabulary)
    labels = {c.id: c.label.zh for c in known.concepts.values()} if known is not None else {}
    found = {
        folded(word): (value, labels.get(value, words[0]))
        for value, words in listed(vocabulary).items()
        for word in _spoken(words)
    }
    if known is not None:
        found = found | {
            folded(name): (concept.id, concept.label.zh)
            for concept in known.concepts.values()
            for name in (concept.label.zh, concept.label.en, *concept.alternatives)
        }
    return found


def _spoken(words: list[str]) -> list[str]:
    """保护多少年 is also said as 保护几年."""
    return [*words, *(word.replace("多少", "几") for word in words if "多少" in word)]


def outside(text: str) -> Iterator[Mention]:
    """What `text` (folded) asks for and no graph of this kind holds (商标, trademarks): to be used as any proper name."""
    for m in _beyond().finditer(text):
        yield Mention(UNKNOWN, m[0], m[0], *m.span())


@cache
def _beyond() -> re.Pattern[str]:
    called = sorted(map(folded, beyond()), key=len, reverse=True)
    english = "|".join(re.escape(word) for word in called if word.isascii())
    return re.compile(
        "|".join(re.escape(word) for word in called if not word.isascii())
        + rf"|(?<![a-z])(?:{english})s?(?![a-z])"
    )


def chinese(vocabulary: str, id_: str, name: str) -> str:
    """The shortest Chinese name of a thing: its term in the vocabulary, else `name`."""
    names = [n for n, (term, _) in _terms(vocabulary).items() if term == id_ and not n.isascii()]
    return min(names, key=len, default=name)


def _day(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    month = _MONTHS.index(groups["mon"]) + 1 if groups.get("mon") else int(groups["m"])
    try:
        return date(int(groups["y"]), month, int(groups["d"])).isoformat()
    except ValueError:
        return None
