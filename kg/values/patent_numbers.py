"""Numbers of applications and publications in one spelling each.

Chinese application numbers follow CNIPA's standard ZC 0006-2003: year, a digit for the type, a serial number, a
dot, a check digit (weights 2 to 9 over and over, modulo 11, ten written as X). Until September 2003 the year
had two digits and the serial five; before 1989 no check digit was printed.
"""

import re
import unicodedata
from functools import lru_cache

INVENTION, UTILITY_MODEL, DESIGN = "invention", "utility model", "design"
# The type digit of a Chinese application; 8 and 9 came in by the PCT.
TYPES = {"1": INVENTION, "2": UTILITY_MODEL, "3": DESIGN, "8": INVENTION, "9": UTILITY_MODEL}
# Kind codes of WIPO ST.16 as the offices of CN, JP, KR, TW, DE, EP, US and WO use them.
_KINDS = {
    **dict.fromkeys("ABCET", INVENTION),
    **dict.fromkeys("UY", UTILITY_MODEL),
    **dict.fromkeys("SD", DESIGN),
}
# Kind codes whose publication is itself the announcement of the grant.
_GRANTS = {"CN": "BCUYSD", "US": "BES", "EP": "B"}
# Until 1988 the office printed no check digit, so none is added to such a number.
_UNCHECKED_YEARS = frozenset({"85", "86", "87", "88"})
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)

_SEPARATORS = re.compile(r"[\s\-/.,·]+")
_CHINESE = re.compile(r"(?:CN|ZL)?(\d{8}|\d{12})(?:\.?([\dX]))?(?:[ABCDSUY]\d?)?")
_CHINESE_PUBLICATION = re.compile(r"CN(?:\d{7}|\d{8}|\d{9})(?:[ABCDSUY]\d?)?")
_WHOLE_CHINESE_PUBLICATION = re.compile(r"CN(?:\d{9}|[123]\d{6})[ABCDSUY]")
# Without a country only these are surely Chinese: 9833479 and 12/345,678 are as likely numbers of the USPTO.
_SURELY_CHINESE = re.compile(r"\d{12}\.?[\dX]?|\d{8}\.[\dX]")
_SURELY_CHINESE_PUBLICATION = re.compile(r"(?:\d{9}|[123]\d{6})[ABCDSUY]")
_FOREIGN = re.compile(r"[A-Z]{2}[A-Z0-9]*\d[A-Z0-9]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+\d+")
_KIND_CODE = re.compile(r"\d([A-Z])\d?$")


class NumberError(ValueError):
    """A text that is no number of a patent; the message says why, in words for the user."""


def check_digit(digits: str) -> str:
    """The check digit of the 8 or 12 `digits` of a Chinese application."""
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11
    return "X" if rest == 10 else str(rest)


@lru_cache(maxsize=4096)
def application_number(text: str, country: str = "") -> str:
    """`text` in one spelling: `CN201220249767.4` (check digit verified, or added where it was left off),
    `CN85102475`; foreign numbers with their country and no separators, `US201715458258A`.

    `country` (ISO alpha-2) is used for a number that does not begin with one; where neither tells, a number is taken
    for Chinese only when no other office writes such numbers.

    Raises:
        NumberError: it is no application number, or its check digit is wrong.
    """
    plain = _even(text)
    if (
        plain[:2] in ("CN", "ZL")
        or (country == "CN" and plain[:1].isdigit())
        or _is_surely_chinese(plain, country)
    ):
        return _chinese_application(plain, text)
    return _foreign(plain, country, text)


@lru_cache(maxsize=4096)
def publication_number(text: str, country: str = "") -> str:
    """`text` in one spelling: country, number, kind code, no separators (`CN202644312U`, `US20230067653A1`).

    Raises:
        NumberError: it is no publication number.
    """
    plain = _SEPARATORS.sub("", _even(text))
    if plain[:1].isdigit() and (
        country == "CN" or (not country and _SURELY_CHINESE_PUBLICATION.fullmatch(plain))
    ):
        plain = f"CN{plain}"
    if not plain.startswith("CN"):
        return _foreign(plain, country, text)
    if not _CHINESE_PUBLICATION.fullmatch(plain):
        raise NumberError(f"{text!r} 不是公开（公告）号 is no Chinese publication number")
    return plain


def is_chinese_publication(text: str) -> bool:
    """Whether `text` is a Chinese publication number with its kind code, which no application number looks like."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return _WHOLE_CHINESE_PUBLICATION.fullmatch(_SEPARATORS.sub("", plain)) is not None


def kind_of(application: str, publication: str) -> str | None:
    """`invention`, `utility model` or `design`: by the type digit of a Chinese application (canonical, or ""), else by
    the kind code of the publication. None when neither tells.
    """
    if application.startswith("CN"):
        digits = application[2:].partition(".")[0]
        return TYPES[digits[2 if len(digits) == 8 else 4]]
    code = _KIND_CODE.search(publication)
    return _KINDS.get(code[1]) if code else None


def is_grant(publication: str) -> bool:
    """Whether this publication announces the grant, so that its day is the day of grant."""
    code = _KIND_CODE.search(publication)
    return code is not None and code[1] in _GRANTS.get(publication[:2], "")


def _even(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip(" '`’").upper()
    if _ROUNDED.fullmatch(plain):
        raise NumberError(
            f"{text!r} 被 Excel 变成了数字，位数已丢 was rounded by Excel; export the column as text"
        )
    return plain


def _is_surely_chinese(plain: str, country: str) -> bool:
    return not country and _SURELY_CHINESE.fullmatch(plain) is not None


def _chinese_application(plain: str, text: str) -> str:
    match = _CHINESE.fullmatch(_SEPARATORS.sub(lambda m: "." if m[0] == "." else "", plain))
    if match is None:
        raise NumberError(f"{text!r} 不是申请号 is no Chinese application number")
    digits, given = match[1], match[2]
    if len(digits) == 12 and digits[:4] < "2003" and digits[4:6] == digits[2:4]:
        digits = digits[4:]  # DOCDB writes the year twice: 1985 85 1 02475
    year, form = (digits[:2], digits[2]) if len(digits) == 8 else (digits[:4], digits[4])
    if form not in TYPES or not (year >= "85" or year <= "03" if len(digits) == 8 else year >= "2003"):
        raise NumberError(
            f"{text!r} 不是申请号（年份或种类位不对） has no year or type of a Chinese application"
        )
    right = check_digit(digits)
    if given is not None and given != right:
        raise NumberError(f"{text!r} 校验位应为 {right} has a wrong check digit, expected {right}")
    if given is None and year in _UNCHECKED_YEARS:
        return f"CN{digits}"
    return f"CN{digits}.{right}"


def _foreign(plain: str, country: str, text: str) -> str:
    number = _SEPARATORS.sub("", plain)
    if number[:1].isdigit() and _COUNTRY.fullmatch(country):
        number = country + number
    if not _FOREIGN.fullmatch(number):
        raise NumberError(f"{text!r} 不是带国别的专利号 is no number of a patent with its country (CN…, US…)")
    return number
