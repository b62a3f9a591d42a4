"""What the number of a patent that a person typed can be in a graph."""

import re
import unicodedata

from kg.values.patent_numbers import NumberError, application_number, publication_number

# Kind codes of CNIPA, for a publication that is named without its own.
_CHINESE_KINDS = "ABCUYSD"
_NO_KIND = re.compile(r"CN(\d{7}|\d{9})")


def spellings(text: str) -> list[str]:
    """The number as publication and as application, with and without its country, kind code and check digit, each as
    a graph holds it."""
    raw = re.sub(r"[\s()（）-]", "", unicodedata.normalize("NFKC", text)).upper().removeprefix("ZL")
    found = [raw]
    for number in (raw, f"CN{raw}"):
        if _NO_KIND.fullmatch(number):
            found += [f"{number}{kind}" for kind in _CHINESE_KINDS]
        for read in (publication_number, application_number):
            try:
                found.append(read(number))
            except NumberError:
                continue
    return list(dict.fromkeys(found))
