"""In what encoding a table is written, found by the evidence of its letters, and the cells that no encoding explains.

A text is read with Python's `surrogateescape`: bytes that the encoding of the file does not have become lone
surrogates, so that they cost their cell and not the file.
"""

import codecs
import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from pathlib import Path

from kg.lang.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32"})
# Encodings of East Asia, whose letters come in pairs of bytes. Where two explain a text equally the first is taken:
# every Hangul of EUC-KR is a Chinese letter of GB2312, and only a short Chinese text is made of those alone.
_ASIAN = ("euc_kr", "gb18030", "big5", "shift_jis")
# Runs of bytes beyond ASCII that are looked at; a table says within some pages in what language it is.
_SAMPLE = 1 << 18
# Runs taken of one block; most have some bytes, so that a block or two fill the sample.
_RUNS = 1 << 16
_HIGH = re.compile(rb"[\x80-\xff](?:[\x30-\xff]*[\x80-\xff])?[\x30-\x7e]?")
# A share of common letters above which a text is in that language: real texts have .97 and more, wrong readings .7.
_LANGUAGE = 0.85
# A Korean text has no letter outside the block of Hangul but some marks.
_KOREAN = 0.97
# The syllables that Korean words and endings are made of; of real texts they are a third, of Chinese ones misread hardly any.
_HANGUL = frozenset(
    "의이다는을에로를한가고하지사인자기대원주공식회명발번호장치방법등록출일제성용조전시수연구국상세정및물화도부생산동학교"
)
_ENOUGH_HANGUL = 0.12
# With fewer letters nothing is proved; then the order above decides for what is commonest here, GB18030.
_FEW = 12
# By chance two or three Chinese letters are valid UTF-8, never so many.
_SURELY_UTF8 = 10
_LONE = re.compile(r"[\udc80-\udcff]")
# UTF-8 that was read as cp1252 and written again: "â€™" is a quotation mark.
_MOJIBAKE = re.compile("[ÂÃ][\x80-\xbf\u20ac\u0152-\u0178\u2013-\u203a]|â[\x80-\u2122][\x80-\u2122]")

# Signs that no Western text has beside an accented letter; where one stands there, the bytes are another language's.
_ODD = "£€‹›†‡•¬˜ˆ¢¤¥¯¸‰ƒ"
_GARBLED = re.compile(f"[\u00c0-\u024f][{_ODD}]|[{_ODD}][\u00c0-\u024f]")


def encoding_of(path: Path, blocks: Iterable[bytes]) -> tuple[str, bool]:
    """The encoding of a text, and whether all its bytes are explained by it. `blocks` are its bytes in pieces.

    A BOM decides; then UTF-8; then the encoding of which the text has common letters (GB18030, Big5, Shift-JIS,
    EUC-KR); then a Western one, cp1252 or Mac OS Roman.

    Raises:
        InputError: zero bytes, but not in the places that UTF-16 has them.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    sample, whole, letters, start = bytearray(), True, 0, b""
    for number, block in enumerate(blocks):
        if number == 0:
            start = block[:4096]
            for bom, encoding in _BOMS:
                if block.startswith(bom):
                    return encoding, True
            if wide := _wide(start):
                return wide, True
        if b"\x00" in block:
            raise InputError("file-no-text", file=path)
        if not block.isascii() or decoder.getstate()[0]:
            text = decoder.decode(block)
            # Counted without a list: a block of another encoding is lone surrogates for the greater part.
            broken = len(text) - len(text.encode("utf-8", "ignore").decode())
            whole = whole and not broken
            letters += len(text) - len(text.encode("ascii", "ignore")) - broken
            if len(sample) < _SAMPLE:
                runs = (match[0] for match in _HIGH.finditer(block))
                sample += b" ".join(islice(runs, _RUNS))[:_SAMPLE]
    if decoder.getstate()[0]:
        whole = False
    if whole:
        return "utf-8", True
    return _by_letters(bytes(sample), letters)


def readable(cell: str) -> bool:
    """Whether the cell of a damaged file holds no byte that the encoding of the file does not have, and no letters that only
    the wrong encoding makes."""
    return cell.isascii() or not (_LONE.search(cell) or _GARBLED.search(cell))


def mended(cell: str) -> str:
    """The cell of a Western file without letters of UTF-8 that were read as cp1252 on the way."""
    return cell if cell.isascii() else _MOJIBAKE.sub(_once_more, cell)


def _once_more(match: re.Match[str]) -> str:
    try:
        return match[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match[0]


def _wide(start: bytes) -> str:
    """UTF-16 without a BOM: the zero bytes of its ASCII letters stand all in even or all in odd places, and what it then
    says is text."""
    zeros = [start[0::2].count(0), start[1::2].count(0)]
    if max(zeros) < 2 or min(zeros) * 3 > max(zeros):
        return ""
    encoding = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    text = start[: len(start) // 2 * 2].decode(encoding, "replace")
    printable = sum(letter.isprintable() or letter in "\r\n\t" for letter in text)
    return encoding if printable * 100 >= 98 * len(text) else ""


def _by_letters(sample: bytes, utf8_letters: int) -> tuple[str, bool]:
    utf8 = _share_utf8(sample)
    if utf8_letters >= _SURELY_UTF8 and utf8 > 0.5:
        return "utf-8", False
    shares = {name: _share(sample, name) for name in _ASIAN}
    for name in _ASIAN:
        share, count = shares[name]
        enough = _KOREAN if name == "euc_kr" else _LANGUAGE
        if (
            share >= enough
            and share >= max(s for s, _ in shares.values())
            and (count >= _FEW or name == "gb18030")
            and (name != "euc_kr" or _looks_korean(sample))
        ):
            return name, _fits(sample, name)
    western = max(("cp1252", "mac_roman"), key=lambda name: _western(sample, name))
    return western, False


def _looks_korean(sample: bytes) -> bool:
    text = [letter for letter in sample.decode("euc_kr", "ignore") if letter > "\x7f"]
    return sum(letter in _HANGUL for letter in text) >= _ENOUGH_HANGUL * len(text)


def _fits(sample: bytes, name: str) -> bool:
    try:
        sample.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _share_utf8(sample: bytes) -> float:
    text = sample.decode("utf-8", "surrogateescape")
    high = sum(letter > "\x7f" for letter in text)
    return sum(letter > "\x7f" and not "\udc80" <= letter <= "\udcff" for letter in text) / max(1, high)


def _share(sample: bytes, name: str) -> tuple[float, int]:
    """Which share of the letters beyond ASCII are common ones of the language, and how many letters there are."""
    text = sample.decode(name, "surrogateescape")
    high, common = sum(letter > "\x7f" for letter in text), _common(name)
    return sum(letter in common for letter in text) / max(1, high), high


@cache
def _common(name: str) -> frozenset[str]:
    """The letters that a text of the language is nearly wholly made of: the 3,755 of the first level of GB2312, the
    5,401 of Big5, kana and the first level of JIS X 0208, Hangul; and their punctuation."""
    areas = {
        "gb18030": [(0xA1, 0xA3), (0xB0, 0xD7)],
        "big5": [(0xA1, 0xA3), (0xA4, 0xC6)],
        "shift_jis": [(0x81, 0x83), (0x88, 0x97)],
        "euc_kr": [(0xA1, 0xA3), (0xB0, 0xC8)],
    }[name]
    pairs = (
        bytes((a, b)) for first, last in areas for a in range(first, last + 1) for b in range(0x40, 0xFF)
    )
    found = {pair.decode(name, "ignore") for pair in pairs}
    # Uyghur, Kazakh and Kyrgyz letters have four bytes in GB18030.
    arabic = map(chr, range(0x600, 0x700)) if name == "gb18030" else ()
    return frozenset(letter for letter in {*found, *arabic} if len(letter) == 1 and letter > "\x7f")


def _western(sample: bytes, name: str) -> int:
    """How many accented letters, and mended ones, the reading gives, less the signs that no text has."""
    text = sample.decode(name, "replace")
    mended_ = len(_MOJIBAKE.findall(text))
    good = sum(letter.isalpha() for letter in text if letter > "\x7f")
    return 3 * mended_ + good - sum(not letter.isalpha() for letter in text if letter > "\x7f")
