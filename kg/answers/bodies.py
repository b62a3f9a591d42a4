"""Organisations in a text: by their full names, by what a plan calls a body in short, and the names of bodies that the
graph does not hold."""

import re
from collections.abc import Iterable, Iterator

from kg.answers.mention import UNKNOWN, Mention
from kg.graph.read_cache import ReadCache
from kg.values.folding import folded
from queries import reads

# A search for the organisations in a sentence gives those it names among its first.
SEARCHED = 20
# 知识产权局 is short for 国家知识产权局; of fewer characters an end is a word of many names.
SHORT_NAME = 4
_FRONT = re.compile("^(国家|中国|新疆维吾尔自治区|新疆|自治区)")
_BODY = "大学|学院|研究院|研究所|科学院|医院|银行|集团|有限公司|股份公司|股份|委员会|协会|学会|商会|知识产权局|局|厅"
# Between a place and the end of a body's name stands no word of a question.
_NAMED_AFTER = re.compile(
    rf"[^的有哪和与跟在是，,。.？?！!、\s]{{0,8}}?(?:{_BODY})|(?: [a-z]+){{0,3}}? (?:university|institute|academy|college|bureau|hospital|bank|group|inc|ltd)(?![a-z])"
)
_FAMOUS = re.compile(
    r"(?:清华|北京|复旦|同济|中科|华为|阿里|腾讯|百度|中国科学院?)[^的有哪和与跟在是，,。.？?！!、\s]{0,6}?(?:大学|学院|院|所|公司|集团)|中科院|清华|北大|华为"
)


def bodies_in(kept: ReadCache, text: str) -> Iterator[Mention]:
    """Organisations whose names stand in `text` (folded).

    Raises:
        EngineError: the engine failed.
    """
    for hit in kept.graph.search(text, labels=["Organization"], limit=SEARCHED):
        name = folded(hit.name)
        yield from (
            Mention("Organization", hit.id, hit.name, m.start(), m.end())
            for m in re.finditer(re.escape(name), text)
        )
    for short, (id_, name) in kept.once(("bodies of plans",), lambda: _short(kept)).items():
        yield from (
            Mention("Organization", id_, name, m.start(), m.end())
            for m in re.finditer(re.escape(short), text)
        )


def unknown_bodies(text: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """Names of bodies that begin with a place and are none of `known`: 浙江大学 is not 浙江."""
    known = list(known)
    for place in known:
        if place.kind != "Region":
            continue
        if (m := _NAMED_AFTER.match(text, place.end)) is not None:
            whole = Mention(
                UNKNOWN, text[place.start : m.end()], text[place.start : m.end()], place.start, m.end()
            )
            held = (other for other in known if other.kind == "Organization" and other.end == m.end())
            if not any(other.start <= place.start for other in held):
                yield whole
    for m in _FAMOUS.finditer(text):
        if not any(o.kind == "Organization" and o.start <= m.start() and o.end >= m.end() for o in known):
            yield Mention(UNKNOWN, m[0], m[0], *m.span())


def _short(kept: ReadCache) -> dict[str, tuple[str, str]]:
    """The bodies that plans name, by name and by its end; of several with one end the one named most."""
    rows = reads.rows(kept, "bodies-of-plans")
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        for name in (row["name"], *(row["aliases"] or ())):
            found.setdefault(folded(name), (row["id"], row["name"]))
    for row in rows:
        short = _FRONT.sub("", _FRONT.sub("", folded(row["name"])))
        if len(short) >= SHORT_NAME:
            found.setdefault(short, (row["id"], row["name"]))
    return found
