"""Symbols of the International Patent Classification and of the Locarno classification, in the spellings that are met."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# A symbol of the IPC with what stands about it: "A01D46/08(2006.01)I", "A61M  31/    00            A I", Derwent's and
# WIPS' "A61K-035/12", "6 A 21 C 9/04" with the edition before it, "A01D".
_SYMBOL = re.compile(
    r"(?<![A-Z0-9])(?:[1-8]\s?)?([A-H])\s?(\d{2})\s?([A-Z])(?:[\s-]*0{0,3}(\d{1,4})\s*(?:/\s*(\d{2,6}))?)?(?![A-Z0-9])"
)
# WIPO ST.8 fills the places: A01D0046080000 is A01D 46/08; Clarivate leaves out the zeros behind: A01D004608.
_FILLED = re.compile(r"[A-H]\d{2}[A-Z]0\d{3}\d{2,6}")
# Japan's FI goes on behind the symbol of the IPC: A01G25/02,601 and A01G25/02@A.
_FI = re.compile(r"(/\d{2,6})(?:,\s?\d{3}(?!\d)(?:@?[A-Z])?|@[A-Z])")
# "21-01-C0293": class, subclass and the old Chinese number of the article; "01-01 (12)": with the edition behind it.
_LOCARNO = re.compile(
    r"(?:LOC\s*\(?\d*\)?\s*CL\.?:?\s*)?(\d{1,2})\s*-\s*(\d{2})(?:\s*-\s*[A-Z]?\d+)?(?:\s*\(\d{1,2}\))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[;|\n\r、,]+")
# The Locarno classification has 32 classes.
_LAST_LOCARNO = 32
_NOTHING = frozenset({"-", "--", "—", "/", "N/A", "NONE", "无"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol of the IPC: `full` (`A01D46/08`), its `subclass` (`A01D`) and main `group` (`A01D46`, "" when the
    file stops at the subclass).
    """

    full: str
    subclass: str
    group: str


@dataclass(frozen=True, slots=True)
class Classes:
    """What a cell of classes holds, in its order and each once, and the pieces that are neither IPC nor Locarno."""

    ipc: tuple[Symbol, ...] = ()
    locarno: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@lru_cache(maxsize=16_384)
def classes(text: str) -> Classes:
    """The symbols in a cell, whatever parts them (; | , 、 new lines, spaces)."""
    ipc: dict[Symbol, None] = {}
    locarno: dict[str, None] = {}
    unread = []
    for piece in _BETWEEN.split(_FI.sub(r"\1", unicodedata.normalize("NFKC", text))):
        whole = piece.strip().upper()
        if not whole or whole in _NOTHING:
            continue
        if (match := _LOCARNO.fullmatch(whole)) and 0 < int(match[1]) <= _LAST_LOCARNO:
            locarno[f"{int(match[1]):02}-{match[2]}"] = None
            continue
        found = (
            [_filled(whole)] if _FILLED.fullmatch(whole) else [_symbol(m) for m in _SYMBOL.finditer(whole)]
        )
        ipc.update(dict.fromkeys(found))
        if not found:
            unread.append(piece.strip())
    return Classes(tuple(ipc), tuple(locarno), tuple(unread))


def _symbol(match: re.Match[str]) -> Symbol:
    section, class_, letter, group, rest = match.groups()
    subclass = section + class_ + letter
    if group is None:
        return Symbol(subclass, subclass, "")
    main = f"{subclass}{int(group)}"
    return Symbol(f"{main}/{rest}" if rest else main, subclass, main)


def _filled(text: str) -> Symbol:
    subclass, group, rest = text[:4], int(text[4:8]), text[8:]
    main = f"{subclass}{group}"
    return Symbol(f"{main}/{rest[:2]}{rest[2:].rstrip('0')}", subclass, main)
