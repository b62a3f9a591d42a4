"""How the offices number what they publish: codes of WIPO ST.3, lengths, and the one spelling of each office's numbers."""

import re
from collections.abc import Callable

# Codes of WIPO ST.3 under which patents are published: countries, former ones, and joint offices.
OFFICES = frozenset(
    [
        "AE",
        "AL",
        "AM",
        "AP",
        "AR",
        "AT",
        "AU",
        "AZ",
        "BA",
        "BD",
        "BE",
        "BG",
        "BH",
        "BN",
        "BO",
        "BR",
        "BX",
        "BY",
        "CA",
        "CH",
        "CL",
        "CN",
        "CO",
        "CR",
        "CS",
        "CU",
        "CY",
        "CZ",
        "DD",
        "DE",
        "DK",
        "DO",
        "DZ",
        "EA",
        "EC",
        "EE",
        "EG",
        "EM",
        "EP",
        "ES",
        "FI",
        "FR",
        "GB",
        "GC",
        "GE",
        "GH",
        "GR",
        "GT",
        "HK",
        "HN",
        "HR",
        "HU",
        "ID",
        "IE",
        "IL",
        "IN",
        "IQ",
        "IR",
        "IS",
        "IT",
        "JM",
        "JO",
        "JP",
        "KE",
        "KG",
        "KH",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LI",
        "LK",
        "LT",
        "LU",
        "LV",
        "MA",
        "MC",
        "MD",
        "ME",
        "MG",
        "MK",
        "MM",
        "MN",
        "MO",
        "MT",
        "MW",
        "MX",
        "MY",
        "MZ",
        "NG",
        "NI",
        "NL",
        "NO",
        "NP",
        "NZ",
        "OA",
        "OM",
        "PA",
        "PE",
        "PG",
        "PH",
        "PK",
        "PL",
        "PT",
        "PY",
        "QA",
        "RH",
        "RO",
        "RS",
        "RU",
        "SA",
        "SD",
        "SE",
        "SG",
        "SI",
        "SK",
        "SM",
        "SU",
        "SV",
        "SY",
        "TH",
        "TJ",
        "TM",
        "TN",
        "TR",
        "TT",
        "TW",
        "TZ",
        "UA",
        "UG",
        "US",
        "UY",
        "UZ",
        "VE",
        "VN",
        "WO",
        "YU",
        "ZA",
        "ZM",
        "ZW",
    ]
)
# A number in three parts: what stands before the digits (PI, H for Heisei, D for design), digits, and at most one kind
# code of ST.16. India writes letters within (7891DELNP2012).
SHAPE = re.compile(
    r"([A-Z]{0,4})(\d{2,13})(?:(DELNP|MUMNP|CHENP|KOLNP|DE|MU|CHE?|KOL)(\d{4}))?([A-Z]\d{0,2})?"
)
# Digits that a publication of the office has; offices that are not listed have 3 to 13.
_LENGTHS: dict[str, tuple[int, ...]] = {
    "CN": (7, 8, 9),
    "US": (1, 2, 3, 4, 5, 6, 7, 8, 10, 11),
    "EP": (7,),
    "WO": (7, 9, 10),
    "JP": (3, 4, 5, 6, 7, 8, 9, 10, 11),
    "KR": (5, 6, 7, 8, 9, 10, 11, 13),
    "DE": (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
    "GB": (3, 4, 5, 6, 7, 9),
    "FR": (5, 6, 7),
}
_OTHER_LENGTHS = tuple(range(3, 14))
# Until 1999 WIPO printed two digits of the year; its first year is 1978.
_FIRST_WIPO_YEAR = 78


# Offices as services name them in Chinese, Korean and English.
_NAMES = {
    "中国": "CN", "中国大陆": "CN", "美国": "US", "日本": "JP", "韩国": "KR", "德国": "DE", "法国": "FR", "英国": "GB", "俄罗斯": "RU",
    "加拿大": "CA", "澳大利亚": "AU", "印度": "IN", "巴西": "BR", "西班牙": "ES", "意大利": "IT", "波兰": "PL", "奥地利": "AT", "丹麦": "DK",
    "欧洲专利局": "EP", "欧洲": "EP", "欧洲专利局(EPO)": "EP", "世界知识产权组织": "WO", "世界知识产权组织(WIPO)": "WO", "中国台湾": "TW",
    "台湾": "TW", "香港": "HK", "中国香港": "HK", "哈萨克斯坦": "KZ", "乌兹别克斯坦": "UZ", "以色列": "IL", "墨西哥": "MX", "新加坡": "SG",
    "欧亚专利局": "EA", "대한민국": "KR", "한국": "KR", "China": "CN", "United States": "US", "United States of America": "US",
    "Japan": "JP", "Korea": "KR", "Republic of Korea": "KR", "Germany": "DE", "European Patent Office": "EP",
}  # fmt: skip


def office_of(text: str) -> str:
    """The code of the office that `text` names, "" when it names none."""
    plain = text.strip()
    return plain.upper() if plain.upper() in OFFICES else _NAMES.get(plain, "")


def allowed(office: str, digits: int) -> bool:
    """Whether a publication of `office` can have so many digits."""
    return digits in _LENGTHS.get(office, _OTHER_LENGTHS)


def one_spelling(office: str, prefix: str, digits: str) -> str:
    """The digits of a publication as its office prints them today, so that DOCDB's, EPODOC's, Derwent's and the
    original spelling of one number are equal."""
    rewrite = _SPELLINGS.get(office)
    return prefix + (rewrite(digits) if rewrite is not None and not prefix else digits)


def _american(digits: str) -> str:
    """US 2003/0101641 is 2003 and seven digits; EPO and Google leave the zero out."""
    return f"{digits[:4]}0{digits[4:]}" if len(digits) == 10 and "2001" <= digits[:4] <= "2099" else digits


def _international(digits: str) -> str:
    """WO 01/18183 and WO 2001/18183 are WO 2001/018183."""
    if len(digits) == 7:
        century = "19" if int(digits[:2]) >= _FIRST_WIPO_YEAR else "20"
        return f"{century}{digits[:2]}0{digits[2:]}"
    return f"{digits[:4]}0{digits[4:]}" if len(digits) == 9 else digits


def _korean(digits: str) -> str:
    """10-2017-0004167 without its type, 10-1509914-0000 without its idle end."""
    if len(digits) == 13 and digits[:2] in ("10", "20", "30"):
        if digits[2:4] in ("19", "20") and not digits.endswith("0000"):
            return digits[2:]
        if digits.endswith("0000"):
            return digits[:9]
    return digits


_SPELLINGS: dict[str, Callable[[str], str]] = {"US": _american, "WO": _international, "KR": _korean}
