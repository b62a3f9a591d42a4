"""What counts something in a text made even and is no quantity: 数百家, 二三十项, 至少几次, 5百3千万元."""

import re
from collections.abc import Iterator

from loaders.plan.mixed import WORD
from loaders.plan.numbers import UNIT, quantities

_SIGN = rf"(?:[\d零〇一二三四五六七八九两几数]|{WORD})"
# A row of digits, with 万 or 亿 behind it, is a quantity, a date or a code, and is told elsewhere.
_START = rf"(?<![第届“前每\d.零〇一二三四五六七八九十百千万亿两几数])(?!\d[\d.]*[万亿]*(?!{_SIGN}))"
_RUN = rf"{_SIGN}(?:{_SIGN}|[.余多])*"
# Years are ages and terms, 十五届 is an ordinal.
_COUNTS = rf"(?:(?![年岁届]){UNIT}|成)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:(?<=不少于|不低于|不超过)|(?<=至少)){_START}{_RUN}{_COUNTS}",
        rf"(?<=达到|超过|突破){_START}{_RUN}{_COUNTS}(?=[,。;、]|$)",
        rf"{_START}{_RUN}{_COUNTS}(?:以上|以下|以内|之内|左右|上下)",
        # A single word (千家万户) counts nothing.
        rf"{_START}(?={_SIGN}{_SIGN}){_RUN}(?<=[十百千万亿余多\d]){_COUNTS}",
        rf"{_START}[几数]{WORD}+[余多]?{_COUNTS}",
        # 三分之二, 一倍半, 两三家: shares, multiples and guesses in words.
        r"(?<![百千])[一二三四五六七八九十]分之[一二三四五六七八九十]",
        r"[一二两三四五六七八九]倍半?",
        rf"(?<![十百千\d])[一二两三四五六七八九]{{2}}{_COUNTS}",
    )
)


def unread(text: str) -> list[tuple[int, int]]:
    """Start and end of each, from left to right; none overlaps a quantity or another."""
    taken = [(found.start, found.end) for found in quantities(text)]
    left: list[tuple[int, int]] = []
    for span in sorted(_spans(text)):
        if not any(start < span[1] and span[0] < end for start, end in (*taken, *left)):
            left.append(span)
    return left


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for form in _FORMS:
        yield from (found.span() for found in form.finditer(text))
