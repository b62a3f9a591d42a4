"""Numbers and codes in a text: patents, firms, classes of the IPC, regions, boxes of a plan; what the graph does not
hold is told as unknown."""

import re
from collections.abc import Iterator

from kg.answers.mention import UNKNOWN, Mention
from kg.graph.read_cache import ReadCache
from kg.lang.errors import NotFound
from kg.values import credit_codes, regions
from kg.values.places import thing
from queries import reads
from queries.names import names, resolve

_PATENT = re.compile(
    r"(?<![a-z0-9])(?:zl)? ?([a-z]{2} ?)?(\d{7,13}(?:[./]\d{1,9})*(?: ?\.? ?[x\d])?)(?: ?\(?([a-z]\d?)\)?)?(?![a-z0-9])"
)
_CREDIT = re.compile(r"(?<![a-z0-9])[0-9a-z]{18}(?![a-z0-9])")
_SYMBOL = re.compile(
    r"(?<![a-z0-9])([a-h]) ?(\d\d)(?: ?([a-z])(?: ?0*(\d{1,4})(?: ?/ ?(\d{2,6}))?)?)?(?![a-z0-9])"
)
_REGION = re.compile(r"(?<![\da-z])[1-9]\d{5}(?![\da-z])")
_BOX = re.compile(
    r"(?:专栏|(?:box|project)(?: no\.?| number)?)[ :：]*(\d{1,2}|[一二三四五六七八九十]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?![a-z\d])"
)
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {
    word: n
    for n, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
}
# Six digits and more of a number that is none of the graph's must not be passed over.
_CODE = re.compile(r"(?<![a-z0-9.])[a-z]{0,3}\d{6,}[a-z\d.]*")


def numbers_in(kept: ReadCache, text: str) -> Iterator[Mention]:
    """The numbers and codes that `text` (folded) holds, overlapping ones too.

    Raises:
        EngineError: the engine failed.
    """
    yield from _firms(kept, text)
    yield from _patents(kept, text)
    yield from _classes(kept, text)
    for m in _REGION.finditer(text):
        if m[0] in regions.regions():
            yield Mention("Region", m[0], thing(m[0]).name, *m.span())
    yield from _boxes(kept, text)
    for m in _CODE.finditer(text):
        yield Mention(UNKNOWN, m[0].upper(), m[0].upper(), *m.span())


def _firms(kept: ReadCache, text: str) -> Iterator[Mention]:
    for m in _CREDIT.finditer(text):
        code = credit_codes.cleaned(m[0])
        found = reads.rows(kept, "thing", {"label": "Organization"}, id=code)
        if found:
            yield Mention("Organization", code, found[0]["name"], *m.span())


def _patents(kept: ReadCache, text: str) -> Iterator[Mention]:
    for m in _PATENT.finditer(text):
        try:
            number = resolve(kept.graph, ["Patent"], m[0])
        except NotFound:
            continue
        yield Mention("Patent", number, number, *m.span())


def _classes(kept: ReadCache, text: str) -> Iterator[Mention]:
    known = set(names(kept, "IpcClass").values())
    for m in _SYMBOL.finditer(text):
        subclass = f"{m[1]}{m[2]}{m[3] or ''}".upper()
        symbol = next((s for s in (f"{subclass}{m[4] or ''}", subclass) if s in known), None)
        # A21 and B12 are also numbers of vitamins and roads: a class of two digits must be a class of the graph.
        if symbol is not None:
            yield Mention("IpcClass", symbol, symbol, *m.span())
        elif m[3]:
            yield Mention(UNKNOWN, m[0].upper(), m[0].upper(), *m.span())


def _boxes(kept: ReadCache, text: str) -> Iterator[Mention]:
    for m in _BOX.finditer(text):
        number = int(m[1]) if m[1].isdigit() else _DIGITS.get(m[1], 0)
        rows = reads.rows(kept, "projects-of-number", number=number)
        if rows:
            yield Mention("Project", rows[0]["id"], rows[0]["name"], *m.span())
        else:
            yield Mention(UNKNOWN, m[0], m[0], *m.span())
