"""Numbers of applications and publications in one spelling each.

Chinese application numbers follow CNIPA's standard ZC 0006-2003: year, a digit for the type, a serial number, a
dot, a check digit (weights 2 to 9 over and over, modulo 11, ten written as X). Until September 2003 the year
had two digits and the serial five; before 1989 no check digit was printed.
"""

import re
import unicodedata
from functools import lru_cache

from kg.lang.errors import BadValue
from kg.values.days import DateError, day
from kg.values.patent_offices import OFFICES, SHAPE, allowed, one_spelling

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

_SEPARATORS = re.compile(r"[\s\-/.,·()]+")
_CHINESE = re.compile(r"(?:CN|ZL)?(\d{8}|\d{12})(?:\.?([\dX]))?(?:[ABCDSUY]\d?)?")
# EPODOC leaves the zeros of the serial out, and writes the year of old numbers whole: CN2001275883U.
_EPODOC_CHINESE = re.compile(r"CN(?:(200[0-3]|19\d\d)([1-3]\d{5})|(20\d\d)([1-389])(\d{5,6}))[AUSY]?")
_CHINESE_PUBLICATION = re.compile(r"CN(?:\d{7}|\d{8}|\d{9})(?:[ABCDSUY]\d?)?")
_CHINESE_DIGITS = re.compile(r"(\d{12}|\d{8})\.?([\dX])")
_SURELY_CHINESE_PUBLICATION = re.compile(r"(?:\d{9}|[123]\d{6})[ABCDSUY]")
_INTERNATIONAL = re.compile(r"(?:PCT)?([A-Z]{2})(\d{4}|\d{2})(\d{5,6})")
_EPODOC_INTERNATIONAL = re.compile(r"WO(\d{4})([A-Z]{2})(\d{4,6})W?")
_BRAZILIAN_CHECK = re.compile(r"\d-\d$")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+\d+")
_KIND_CODE = re.compile(r"\d([A-Z])\d{0,2}$")
_KIND_ALONE = re.compile(r"[A-Z]\d{0,2}")
# The Lens numbers its records 3-3-3-3-3, the last digit a check.
_LENS_ID = re.compile(r"\d{3}-\d{3}-\d{3}-\d{3}-\d{2}[\dX]")
# A number in a cell of several: where the next begins is told by its letters; what may stand between its digits is one
# separator at a time.
_BETWEEN = re.compile(
    r"[;；|\n\r、，]+|,\s*(?=[A-Z]{2})|\s+(?=[A-Z]{2}[\s-]?[A-Z]{0,2}\d)|(?<=[A-Z]\d)(?=[A-Z]{2}\d{4})|(?<=\d[A-Z])(?=[A-Z]{2}\d{4})"
)
# Behind a number of a priority stands its day: "US20020177699 20020620".
_WITH_DAY = re.compile(
    r"(.*\d(?:\s?[A-Z]\d?)?)\s+((?:19|20)\d{6}|00000000|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})"
)


# Japan's office puts what a number is before it, in an era for years until 1999: 特願2019-012345, 特開平10-123456,
# 特許第6789012号. A number of a grant does not tell its kind's digit.
_JAPANESE = re.compile(r"(特願|実願|意願|特開|特表|特公|特許|実開|実公|実登|意登)第?([平昭]?)(\d[\d-]*\d)号?")
_JAPANESE_KINDS = {
    **dict.fromkeys(("特願", "実願", "意願"), ""),
    **dict.fromkeys(("特開", "特表"), "A"),
    **dict.fromkeys(("特公", "特許"), "B"),
    **dict.fromkeys(("実開", "実登"), "U"),
    "実公": "Y",
    "意登": "S",
}
_ERAS = {"平": "H", "昭": "S", "": ""}


class NumberError(BadValue):
    """A text that is no number of a patent; the message says why, in words for the user."""


def check_digit(digits: str) -> str:
    """The check digit of the 8 or 12 `digits` of a Chinese application."""
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11
    return "X" if rest == 10 else str(rest)


@lru_cache(maxsize=4096)
def application_number(text: str, country: str = "") -> str:
    """`text` in one spelling: `CN201220249767.4` (check digit verified, or added where it was left off),
    `CN85102475`; international ones `PCTBR2013000094`; others with their country and no separators,
    `US201715458258A`.

    `country` (ISO alpha-2) is used for a number that does not begin with one, and contradicts one that begins with
    another. Where neither tells, a number is taken for Chinese only when its check digit is right: 201113512507 is
    as likely one of the USPTO.

    Raises:
        NumberError: it is no application number, its check digit is wrong, or it is another office's than `country`.
    """
    plain = _even(text)
    bare = _SEPARATORS.sub("", plain)
    if international := _international(bare, country):
        return international
    if match := _EPODOC_CHINESE.fullmatch(bare):
        old = match[1] is not None
        plain = f"CN{match[1][2:]}{match[2]}" if old else f"CN{match[3]}{match[4]}{match[5]:0>7}"
    if plain[:2] in ("CN", "ZL") or (country == "CN" and plain[:1].isdigit()) or _has_check(plain, country):
        _refuse_other("CN", country, text)
        return _chinese_application(plain, text)
    return _foreign(bare, country, text, application=True)


@lru_cache(maxsize=4096)
def publication_number(text: str, country: str = "") -> str:
    """`text` in one spelling: country, number as the office prints it, kind code, no separators (`CN202644312U`,
    `US20230067653A1`, `WO2001018183A1`).

    Raises:
        NumberError: it is no publication number, or it is another office's than `country`.
    """
    plain = _SEPARATORS.sub("", _even(text))
    if plain[:1].isdigit() and (
        country == "CN" or (not country and _SURELY_CHINESE_PUBLICATION.fullmatch(plain))
    ):
        plain = f"CN{plain}"
    if not plain.startswith("CN"):
        return _foreign(plain, country, text, application=False)
    _refuse_other("CN", country, text)
    if not _CHINESE_PUBLICATION.fullmatch(plain):
        raise NumberError("publication-unreadable", text=text)
    return plain


def publication_numbers(text: str, country: str = "") -> tuple[str, ...]:
    """Each publication of a cell that holds one or several, of one application as a rule: `CA2731260 (A1); CA2731260 (C)`.

    Raises:
        NumberError: one of them is none.
    """
    return tuple(dict.fromkeys(publication_number(piece, country) for piece in several(text)))


def several(text: str) -> list[str]:
    """The numbers in a cell, each as it is written."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return [piece.strip() for piece in _BETWEEN.split(plain) if piece and piece.strip()]


def numbered_day(text: str) -> tuple[str, str | None]:
    """A number and the day behind it: `KR20010069326 20011105` is `KR20010069326` and 2001-11-05."""
    match = _WITH_DAY.fullmatch(text.strip())
    if match is None:
        return text.strip(), None
    try:
        return match[1].strip(), day(match[2])
    except DateError:
        return match[1].strip(), None


def is_publication(text: str) -> bool:
    """Whether `text` is surely a publication: an office, as many digits as it prints, and a kind code. US 17439471 A
    is none, since only applications in DOCDB have eight digits and no digit in the kind code."""
    try:
        number = publication_number(text)
    except NumberError:
        return False
    match = SHAPE.fullmatch(number[2:])
    if match is None or match[5] is None:
        return False
    if number.startswith("CN"):
        return len(match[2]) in (7, 9) or number[-1] != "A"
    docdb = len(match[5]) == 1 and not match[1] and len(match[2]) in (8, 12)
    return not (docdb and number[:2] in ("US", "EP", "GB", "DE", "FR"))


def kind_code(text: str) -> str:
    """The kind code that `text` is (`A1`, `B`), "" when it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    return plain if _KIND_ALONE.fullmatch(plain) else ""


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


def has_check_digit(text: str) -> bool:
    """Whether `text` is digits with the right check digit of a Chinese application."""
    return _has_check(unicodedata.normalize("NFKC", text).strip(" '`’").upper(), "")


def _even(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip(" '`’\"").upper()
    if _ROUNDED.fullmatch(plain):
        raise NumberError("number-rounded", text=text)
    if _LENS_ID.fullmatch(plain):
        raise NumberError("number-of-lens", text=text)
    return _from_japanese(plain)


def _from_japanese(plain: str) -> str:
    match = _JAPANESE.fullmatch(re.sub(r"\s", "", plain))
    if match is None:
        return plain
    return f"JP{_ERAS[match[2]]}{match[3].replace('-', '')}{_JAPANESE_KINDS[match[1]]}"


def _has_check(plain: str, country: str) -> bool:
    match = _CHINESE_DIGITS.fullmatch(plain) if not country else None
    if match is None or (len(match[1]) == 8 and "." not in plain):
        return False
    return len(match[1]) == 8 or check_digit(match[1]) == match[2]


def _refuse_other(office: str, country: str, text: str) -> None:
    if country and country != office and _COUNTRY.fullmatch(country) and "WO" not in (office, country):
        raise NumberError("number-other-country", text=text, country=country)


def _international(bare: str, country: str) -> str:
    """The number of an international application: as WIPO writes it, as EPODOC does, or without PCT where the row is
    another office's (EP2016060747 beside BR)."""
    if match := _EPODOC_INTERNATIONAL.fullmatch(bare):
        return _pct(match[2], match[1], match[3]) if match[2] in OFFICES | {"IB"} else ""
    match = _INTERNATIONAL.fullmatch(bare.removesuffix("W"))
    if match is None or match[1] not in OFFICES | {"IB"}:
        return ""
    elsewhere = country not in ("", match[1]) and len(match[2]) == 4 and len(match[3]) == 6
    if bare.startswith("PCT") or bare.endswith("W") or (elsewhere and "1978" <= match[2] <= "2099"):
        return _pct(match[1], match[2], match[3])
    return ""


def _pct(office: str, year: str, serial: str) -> str:
    whole = year if len(year) == 4 else ("19" if year >= "78" else "20") + year
    return f"PCT{office}{whole}{serial:0>6}"


def _chinese_application(plain: str, text: str) -> str:
    match = _CHINESE.fullmatch(_SEPARATORS.sub(lambda m: "." if m[0] == "." else "", plain))
    if match is None:
        raise NumberError("application-unreadable", text=text)
    digits, given = match[1], match[2]
    if len(digits) == 12 and digits[:4] < "2003" and digits[4:6] == digits[2:4]:
        digits = digits[4:]  # DOCDB writes the year twice: 1985 85 1 02475
    year, form = (digits[:2], digits[2]) if len(digits) == 8 else (digits[:4], digits[4])
    if form not in TYPES or not (year >= "85" or year <= "03" if len(digits) == 8 else year >= "2003"):
        raise NumberError("application-wrong-digits", text=text)
    right = check_digit(digits)
    if given is not None and given != right:
        raise NumberError("application-check-digit", text=text, expected=right)
    if given is None and year in _UNCHECKED_YEARS:
        return f"CN{digits}"
    return f"CN{digits}.{right}"


def _foreign(number: str, country: str, text: str, *, application: bool) -> str:
    # Brazil's PI and MU, Japan's H and S are no countries.
    if _COUNTRY.fullmatch(country) and number[:2] not in OFFICES:
        number = country + number
    if number[:4] in ("BRPI", "BRMU", "BRDI") and _BRAZILIAN_CHECK.search(text.strip()):
        number = number[:-1]
    office, match = number[:2], SHAPE.fullmatch(number[2:])
    if office not in OFFICES or match is None:
        raise NumberError("foreign-number-unreadable", text=text)
    _refuse_other(office, country, text)
    prefix, digits, within, year, kind = match.groups()
    if application:
        return number
    if not within and not allowed(office, len(digits)):
        raise NumberError("foreign-number-digits", text=text, digits=len(digits), office=office)
    spelled = one_spelling(office, prefix, digits)
    return office + spelled + (within or "") + (year or "") + (kind or "")


def any_number(text: str) -> str:
    """A publication number; people put application numbers in its column too.

    Raises:
        ValueError: it is neither.
    """
    try:
        return application_number(text) if "." in text else publication_number(text)
    except ValueError:
        return application_number(text)
