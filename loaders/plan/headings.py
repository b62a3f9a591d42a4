"""Headings of every style that plans use, and what else opens a line: bullets, boxes, annexes."""

import re
from dataclasses import dataclass

from loaders.plan.text import even
from loaders.plan.units import UNIT

# A heading in a line of its own is no longer; a sentence that opens with 一、 usually is.
HEADING_CHARS = 45
# Where two phrases make a title, each is short; the clauses of a sentence run longer.
PHRASE_CHARS = 16
_N = "[一二三四五六七八九十百]+"
# 0.55以上, 2.6倍: a figure that stands first in a broken line is no number of a heading.
_NO_FIGURE = (
    rf"(?![.\d])(?!\s*(?:[%‰万亿倍余多]|以[上下内]|左右|{UNIT}(?:[,，。;；、)）]|以[上下内]|左右|$)))"
)
_FORMS: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (0, "chapter", re.compile(rf"(第{_N}[篇编])")),
    (1, "chapter", re.compile(rf"(第{_N}(?:章|部分))")),
    (2, "part", re.compile(rf"(第{_N}节)")),
    (3, "chapter", re.compile(rf"({_N})、")),
    (4, "part", re.compile(rf"(\({_N}\))、?")),
    (4, "part", re.compile(rf"([1-9]\d?\.\d{{1,2}}){_NO_FIGURE}[\s.、]*(?=[\u4e00-\u9fff])")),
    (5, "item", re.compile(r"(\d{1,2}(?:\.\d{1,2}){2,3})(?![.\d])[\s.、]*(?=[\u4e00-\u9fff])")),
    (5, "item", re.compile(r"(\d{1,2})[.、](?!\d)")),
    (6, "item", re.compile(r"(\(\d{1,2}\))")),
)
_STYLES = {1: (1, "chapter"), 2: (2, "part"), 3: (4, "part"), 4: (5, "item"), 5: (6, "item")}
BULLET = re.compile(r"(?:——|--|—|[•●■◆▪➢])\s*(?=[^\d—\s])")
BOX = re.compile(r"(?:专栏|专 栏)\s*(\d+|[一二三四五六七八九十]+)(?:[-—]\d+)?[:：\s]*(.*)")
ANNEX = re.compile(r"(附[件录表]\s*(?:\d{1,2}|[一二三四五六七八九十])?)\s*[:：]?\s*(.*)$")
_MARK = re.compile(r"^(#{1,6})\s+")
_PAGE = re.compile(rf"^\d{{1,3}}(?=第{_N}[篇章节]|{_N}、|[（(]{_N}[)）])")
_BELOW = re.compile(rf"(?<=[\u4e00-\u9fff])\s*第{_N}[章节](?=\s*[\u4e00-\u9fff])")
_OPENS = re.compile(
    rf"\s*(?:#{{1,6}}\s|第{_N}(?:[篇章节]|部分)|{_N}、|[（(](?:{_N}|\d{{1,2}})[）)]|\d{{1,2}}[.．、]\D|[1-9]\d?(?:\.\d{{1,2}}){{1,3}}{_NO_FIGURE}\s*[\u4e00-\u9fff]|——|[•●■◆▪➢]|专\s?栏\s*[\d一二三四五六七八九十]|附[件录表])"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and what follows it in the same line. The smaller `level`, the higher it stands."""

    level: int
    kind: str
    number: str
    title: str
    rest: str


def opens(line: str) -> bool:
    """Whether `line` begins something of its own: a heading, a bullet, a box."""
    return _OPENS.match(line) is not None


def heading(raw: str, style: int = 0) -> Heading | None:
    """The heading that `raw` opens with, and what follows it in the same line. `style` is the level that the format
    gives it (Word's heading styles, h1 to h6), 0 for none."""
    text = raw.strip()
    if mark := _MARK.match(text):
        style, text = len(mark[1]), text[mark.end() :]
    text = text.strip("*_ ").strip() if style or text.startswith("**") else text
    text = _PAGE.sub("", text)
    flat = text.replace("．", ".").replace("（", "(").replace("）", ")").strip()
    for level, kind, form in _FORMS:
        found = form.match(flat)
        if found is None:
            continue
        after = flat[found.end() :].lstrip()
        title, rest = _title_and_rest(after)
        if not title or len(title) > HEADING_CHARS or (level >= 3 and not _sound_title(even(title))):
            return None
        return Heading(level, kind, found[1], even(title), rest)
    annex = ANNEX.fullmatch(flat)
    if annex is not None and len(annex[2]) <= HEADING_CHARS and "。" not in annex[2]:
        return Heading(0, "annex", re.sub(r"\s", "", annex[1]), even(annex[2]), "")
    if style > 1 and flat and len(flat) <= HEADING_CHARS and not BOX.match(flat):
        level, kind = _STYLES[min(style, 5)]
        return Heading(level, kind, "", even(flat), "")
    return None


def _title_and_rest(text: str) -> tuple[str, str]:
    """Split where wide spaces, the first 。 or the heading of a chapter below end the title."""
    below = _BELOW.search(text)
    if below is not None and below.start() <= HEADING_CHARS:
        return text[: below.start()], text[below.start() :]
    wide = re.search(r"\s{2,}", text)
    stop = text.find("。")
    if wide is not None and (stop < 0 or wide.start() < stop):
        return text[: wide.start()], text[wide.end() :]
    if stop >= 0:
        return text[:stop], text[stop + 1 :]
    return text, ""


def _sound_title(title: str) -> bool:
    """A title is a phrase or two (扩大开放程度,提高开放水平), not a sentence with clauses and figures."""
    phrases = title.split(",")
    paired = len(phrases) == 2 and all(len(p) <= PHRASE_CHARS and not re.search(r"\d", p) for p in phrases)
    return (len(phrases) == 1 or paired) and ";" not in title


def title_and_body(text: str) -> tuple[str, str]:
    """A bullet's title, up to its first 。 or 。-less phrase, and the rest."""
    title, _, body = text.partition("。")
    return (title, body) if len(title) <= HEADING_CHARS else (title[:HEADING_CHARS], text)
