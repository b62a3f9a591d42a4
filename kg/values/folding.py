"""How names and questions are compared: half-width, simplified characters, lower case, one blank between words."""

import unicodedata
from functools import cache, lru_cache

import opencc


# A graph's names are folded again after each load; a text is folded by several rooms at one request.
@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """`text` as names are compared, so that 喀什地區, ＫＡＳＨＧＡＲ and Kashgar meet 喀什地区 and kashgar."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(plain.split()) if plain.isascii() else " ".join(_simplified().convert(plain).split())


def unmarked(text: str) -> str:
    """Latin letters without their marks: ürümqi is urumqi to who types it."""
    parted = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parted if not unicodedata.combining(c)))


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
