"""Signs by which the cells of a column tell what the column is: each looks at one cell and says yes or no."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from kg.identity.names import has_firm_word, kind
from kg.values.credit_codes import cleaned, valid
from kg.values.days import DateError, day
from kg.values.ipc import classes
from kg.values.patent_numbers import (
    NumberError,
    application_number,
    has_check_digit,
    is_publication,
    kind_code,
    numbered_day,
    publication_numbers,
    several,
)
from kg.values.patent_offices import office_of

# Names, numbers and classes of one cell, whatever parts them.
_BETWEEN = re.compile(r"[;；|\n、]+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:年|\.0)?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
# A Chinese address begins with a postcode, or names a division and then something within it.
_ADDRESS = re.compile(
    r"\d{6}\s*[\u3400-\u9fff]{2}|[\u3400-\u9fff]{2,}?(?:省|自治区|市|自治州|地区|县|区|州|镇|乡|村|路|街|道|大道)[\u3400-\u9fff\w\-（）()]{2,}"
    r"|(?:中国|美国|日本|德国|韩国|法国|英国|瑞士|荷兰|瑞典|意大利|加拿大)[\u3400-\u9fff]{2,}(?:州|省|市|县|区|国|道|都|府|尔|郡|京|阪)?"
)
# Letters of WIPO ST.16 that stand alone; P, as in patent, needs its digit.
_KIND = re.compile(r"[A-FHLR-UWYZ]\d{0,2}|[PM]\d")
_LENS_ID = re.compile(r"\d{3}-\d{3}-\d{3}-\d{3}-\d{2}[\dX]")
_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+\d+")
_URL = re.compile(r"https?://|www\.")
_DIGITS = re.compile(r"\d{5,13}|\d{2,4}[-/]\d{4,8}|\d{12,13}\.[\dX]|\d{2}/\d{3},?\d{3}")
_TYPE = re.compile(
    r"发明|实用新型|外观|invention|utility|design|patent application|granted patent|특허|실용|의장",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"授权|有效|有权|无权|无效|失效|终止|撤回|驳回|放弃|届满|审查|实审|在审|审中|公开|未缴|避重|避免重复|权利转移|质押|期满|active|inactive|expired|"
    r"pending|granted|discontinued|withdrawn|lapsed|patented|ceased|dead|alive|abandoned|등록|소멸|거절|공개|심사|취하|포기",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"公司|集团|大学|大學|学院|研究[院所]|株式会社|医院|주식회사|연구[소원]|대학|有限|厂$|"
    r"\b(?:inc|ltd|limited|co|corp|corporation|company|llc|gmbh|ag|univ|university|universidade|universidad|institute|inst|sa|spa|kk|bv|nv|plc|ind)\b",
    re.IGNORECASE,
)
_PERSON_WORDS = 7
# In prose, so many characters make an abstract; a Chinese one takes fewer. Below a title has so many at least.
_ABSTRACT, _CHINESE_ABSTRACT = 220, 90
_TITLE = 4
_LONGEST_NAME = 90
_CPC_DIGITS = 4


def pieces(cell: str) -> list[str]:
    """The parts of a cell that holds several."""
    return [part for part in map(str.strip, _BETWEEN.split(cell)) if part]


def _company(cell: str) -> bool:
    """A legal form, or a word of universities and institutes, which no title of an invention ends with."""
    found = pieces(cell)[:4]
    return any(_LEGAL.search(part) for part in found) and all(len(part) <= _LONGEST_NAME for part in found)


def _people(cell: str) -> bool:
    """Several names, all shaped as persons' are and parted by semicolons, bars or commas."""
    found = [part.strip() for part in re.split(r"[;；|\n、]+|,\s", cell) if part.strip()]
    return len(found) > 1 and all(map(_like_person, found[:5]))


def _like_person(name: str) -> bool:
    if _LEGAL.search(name) or any(letter.isdigit() for letter in name):
        return False
    return 2 <= len(name.split()) <= _PERSON_WORDS or kind(name) == "person"


@lru_cache(maxsize=8192)
def is_day(cell: str) -> bool:
    """A day in any writing, also one of which day and month cannot be told apart."""
    if cell.isdigit() and len(cell) != len("20150408"):
        return False
    try:
        return day(cell, "day first") is not None
    except DateError:
        return False


def is_application(cell: str) -> bool:
    """An application with its office, or a Chinese one with its check digit, and no publication."""
    first = (several(cell) or [""])[0]
    # International applications begin with PCT, their publications with WO, often without a kind code.
    if (
        is_publication(first)
        or first.startswith("WO")
        or (not re.search(r"[A-Za-z願]|\.", first) and not has_check_digit(first))
    ):
        return False
    if not re.match(r"(?:PCT|ZL|[A-Za-z]{2})[\s\-/]?[A-Za-z]{0,3}\s?\d|\d|[特実意]願", first):
        return False
    try:
        application_number(first)
    except NumberError:
        return False
    return sum(letter.isdigit() for letter in first) > 4


def is_publications(cell: str) -> bool:
    """One or several publications with their kind codes."""
    found = several(cell)
    return bool(found) and all(map(is_publication, found[:3]))


def is_number(cell: str) -> bool:
    """A publication with its office, with or without a kind code."""
    try:
        return bool(re.match(r"[A-Za-z]{2}", cell)) and bool(publication_numbers(cell))
    except NumberError:
        return False


def _numbered_day(cell: str) -> bool:
    return any(numbered_day(part)[1] is not None for part in pieces(cell)[:3])


def _firm(cell: str) -> bool:
    found = pieces(cell)[:4]
    return any(map(has_firm_word, found)) and all(len(part) <= _LONGEST_NAME for part in found)


def _name(cell: str) -> bool:
    """Names of persons or firms: no digits, no sentence."""
    found = pieces(cell)[:4]
    return bool(found) and all(
        len(part) <= _LONGEST_NAME
        and _LETTER.search(part)
        and not any(x.isdigit() for x in part)
        and part[-1:] not in "。"
        for part in found
    )


def _person(cell: str) -> bool:
    """Names of which none has a firm's word, and one at least is shaped as a person's."""
    found = pieces(cell)[:4]
    return _name(cell) and not _firm(cell) and any(kind(part) == "person" for part in found)


def _ipc(cell: str) -> bool:
    found = classes(cell)
    return bool(found.ipc) and len(found.unread) <= len(found.ipc)


def _cpc(cell: str) -> bool:
    found = classes(cell)
    fine = any(len(symbol.full.partition("/")[2]) >= _CPC_DIGITS for symbol in found.ipc)
    return fine or any(re.match(r"Y\d{2}[A-Z]", part) for part in found.unread)


def _prose(cell: str) -> bool:
    letters = len(_LETTER.findall(cell))
    return letters * 2 > len(cell) and not _URL.match(cell)


def _title(cell: str) -> bool:
    # "Title; Title" does not occur, names in a row do.
    han = len(_HAN.findall(cell))
    long = han >= _TITLE or len(cell.split()) > 1 or len(cell) > 12
    return len(cell) >= _TITLE and not _abstract(cell) and long and _prose(cell) and not _ADDRESS.match(cell)


def _abstract(cell: str) -> bool:
    limit = _CHINESE_ABSTRACT if len(_HAN.findall(cell)) * 3 > len(cell) else _ABSTRACT
    return len(cell) >= limit and _prose(cell)


SIGNS: Mapping[str, Callable[[str], bool]] = {
    "abstract": _abstract,
    "address": lambda cell: not _firm(cell) and _ADDRESS.match(cell) is not None,
    "application": is_application,
    "checked": has_check_digit,
    "company": _company,
    "people": _people,
    "country": lambda cell: bool(office_of(cell)),
    "cpc": _cpc,
    "credit code": lambda cell: valid(cleaned(cell)),
    "day": is_day,
    "days": lambda cell: any(is_day(part) for part in pieces(cell)),
    "digits": lambda cell: _DIGITS.fullmatch(cell.strip()) is not None,
    "firm": _firm,
    "ipc": _ipc,
    "kind code": lambda cell: _KIND.fullmatch(kind_code(cell)) is not None,
    "lens id": lambda cell: _LENS_ID.fullmatch(cell) is not None,
    "locarno": lambda cell: bool(classes(cell).locarno),
    "name": _name,
    "number": is_number,
    "numbered day": _numbered_day,
    "person": _person,
    "publication": is_publications,
    "several": lambda cell: len(pieces(cell)) > 1,
    "status": lambda cell: len(cell) <= 40 and _STATUS.search(cell) is not None,
    "title": _title,
    "type": lambda cell: len(cell) <= 24 and _TYPE.search(cell) is not None,
    "url": lambda cell: _URL.match(cell) is not None,
    "whole": lambda cell: cell.isdigit(),
    "year": lambda cell: _YEAR.fullmatch(cell) is not None,
}
# So many rows of the sample, and characters of a cell, show what a column is.
LOOKED_AT = 120
_SEEN = 300
# What means that a cell says nothing.
NOTHING = frozenset({"", "-", "--", "—", "/", "N/A", "n/a", "NULL", "null", "None", "nan", "NaN", "无"})


def shares(rows: Sequence[Sequence[str]], place: int) -> tuple[dict[str, float], float, int]:
    """Of the column at `place`: which share of its cells that say anything has each sign, which share says anything, and
    how many were looked at."""
    rows = rows[:: max(1, len(rows) // LOOKED_AT)]
    cells = [row[place][:_SEEN] for row in rows if place < len(row) and row[place] not in NOTHING]
    # Numbers that Excel rounded say nothing of what the others are.
    cells = [cell for cell in cells if not _ROUNDED.fullmatch(cell)]
    if not cells:
        return {}, 0.0, 0
    found = {name: sum(map(sign, cells)) / len(cells) for name, sign in SIGNS.items()}
    found["repeated"] = 1 - len(set(cells)) / len(cells)
    return found, len(cells) / len(rows), len(cells)
