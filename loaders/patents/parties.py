"""Names of applicants, holders and inventors out of cells that hold several."""

import re
from functools import lru_cache

from kg.identity.names import has_firm_word

# What follows a comma and yet belongs to the name before it: "Idemitsu Kosan Co., Ltd.", "…, College Park".
_TAIL = re.compile(
    r"(?:co\.?\s*,?\s*)?(?:ltd|limited|inc|incorporated|llc|llp|lp|corp|corporation|company|co|kk|k\.k|gmbh|ag|plc"
    r"|s\.a|sa|s\.p\.a|b\.v|bv|n\.v|nv|l\.p|l\.l\.c|a body corporate|college park|인크|인코포레이티드|인코퍼레이션"
    r"|리미티드|엘엘씨|инк|лтд)\.?",
    re.IGNORECASE,
)
_COUNTRY_MARK = re.compile(r"\s*[\[(]([A-Z]{2}|-)[\])]$")  # Espacenet: "ESSILOR INT [FR]"
_SINCE = re.compile(r"\s*\(\d{4}-\d{2}-\d{2}\)$")  # Lens: "SANGAMO THERAPEUTICS INC (2017-01-05)"
_DERWENT_CODE = re.compile(r"\s*\([A-Z]{4}-[A-Z]\)$")  # "UNIV ZHEJIANG (UYZH-C)"
# Offices of Europe print where a name is at home: "Muster GmbH, 70173 Stuttgart, DE".
_ADDRESS = re.compile(r",\s*(?:[A-Z]{1,2}-)?\d{4,6}\s+[^,;|\d]+(?:,\s*[A-Z]{2})?$|,\s*[^,;|\d]+,\s*[A-Z]{2}$")
_TURNED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?,\s*[A-Z][a-z]+(?:\s[A-Z]\.?)?")
_SPACES = re.compile(r"\s+")
_NONE = frozenset({"", "-", "--", "/", "无", "不公告发明人", "请求不公布姓名", "N/A", "None"})


def with_address(name: str) -> str:
    """The address behind a name, "" where there is none."""
    match = _ADDRESS.search(name.strip())
    return match[0] if match else ""


@lru_cache(maxsize=16_384)  # the same applicants come again and again; so many take some 10 MB
def parties(cell: str, separator: str) -> tuple[str, ...]:
    """The names in `cell`, in its order and each once. `separator` is a regular expression."""
    names: list[str] = []
    for piece in re.split(separator, cell):
        name = _SPACES.sub(" ", piece).strip(" ,;，；、")
        if names and _TAIL.fullmatch(name):
            names[-1] = f"{names[-1]}, {name}"
        else:
            names.append(name)
    if _TURNED.fullmatch(cell.strip()) and not has_firm_word(cell):
        names = [cell.strip()]  # one person, surname first
    # The gazette's ?? and Derwent's codes are no part of a name.
    names = [_DERWENT_CODE.sub("", name.lstrip("?？ ")) for name in names]
    kept = (_COUNTRY_MARK.sub("", _SINCE.sub("", _ADDRESS.sub("", name))).strip() for name in names)
    return tuple(dict.fromkeys(name for name in kept if name not in _NONE))
