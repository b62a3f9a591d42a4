"""Names of organisations: one spelling of each, an id from it, and what a name names."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

from kg.identity.words import (
    BODY_ENDS,
    BODY_WITHIN,
    BODY_WORDS,
    COMPOUND_SURNAMES,
    FIRM_ENDS,
    FIRM_WITHIN,
    FIRM_WORDS,
    SHORT_WORDS,
    SURNAMES,
    TRANSLITERATION,
)
from kg.lang.errors import InputError

Kind = Literal["Enterprise", "Organization", "person"]

# 64 bits: among a million names any two meet by accident with a chance of 1 in 37 million.
ID_BYTES = 8
# Scripts that put no space between words; a space beside such a letter says nothing.
_UNSPACED = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_SPACE_BESIDE_UNSPACED = re.compile(rf"(?<=[{_UNSPACED}]) | (?=[{_UNSPACED}])")
_UNSPACED_LETTER = re.compile(rf"[{_UNSPACED}]")
_HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_DOTTED_INITIALS = re.compile(r"(?<![^\W\d_]{2})(?<=[^\W\d_])\.(?=[^\W\d_](?![^\W\d_]))")
# The dots between the parts of a transliterated name, as they are typed and as they come out of OCR.
_NAME_DOTS = "·•・‧∙⋅•●．."
_DOTTED_NAME = re.compile(rf"[\u3400-\u9fff]{{1,8}}(?:[{_NAME_DOTS}][\u3400-\u9fff]{{1,8}}){{1,4}}")
# Espacenet puts an applicant's country behind the name: "ESSILOR INT [FR]".
_COUNTRY_MARK = re.compile(r"\s*\[[A-Z]{2}\]\s*$")
_JAPANESE_PREFECTURE = re.compile(r"[\u3400-\u9fff]{2,3}[府県]")
# They follow a person's name: SMITH JR., "GATES III WILLIAM H".
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "dr", "prof"})
# Chinese names of persons have two to four letters.
LONGEST_PERSON = 4
# People's names in Latin letters have two to four words; most firms' names of that length say what they are.
_PERSON_WORDS = range(2, 5)


# A name is folded once for every pair that it is in; the pairs of one page of firms stay near each other.
@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """One spelling of `name`: width, case, accents, brackets, quotes, punctuation and idle spaces
    made alike, English legal forms cut short. Empty when there is neither letter nor digit."""
    text = unicodedata.normalize("NFKC", _COUNTRY_MARK.sub("", name))
    text = unicodedata.normalize("NFKC", text.casefold())
    text = "".join(_plain(letter) for letter in _DOTTED_INITIALS.sub("", text))
    words = (SHORT_WORDS.get(word, word) for word in text.split())
    return _SPACE_BESIDE_UNSPACED.sub("", " ".join(words))


def own_id(name: str) -> str:
    """The id of an organisation whose credit code is not known: "org:" and 16 hexadecimal digits of
    BLAKE2b (RFC 7693) over the folded name, so that equal names meet.

    Raises:
        InputError: the name holds neither letter nor digit.
    """
    spelling = folded(name)
    if not spelling:
        raise InputError("organisation-name-empty", name=name)
    return f"org:{blake2b(spelling.encode(), digest_size=ID_BYTES).hexdigest()}"


def kind(name: str) -> Kind:
    """What `name` names. In doubt a short name is a person's, since no person may become a node."""
    text = unicodedata.normalize("NFKC", _COUNTRY_MARK.sub("", name)).strip()
    if not _UNSPACED_LETTER.search(text):
        return _kind_by_words(folded(text).split(), text)
    letters = folded(text)
    if _JAPANESE_PREFECTURE.fullmatch(letters):
        return "Organization"
    if (
        _DOTTED_NAME.fullmatch(text.replace(" ", ""))
        and not letters.endswith((*FIRM_ENDS, *_long(BODY_ENDS)))
        and not any(form in letters for form in BODY_WITHIN)
    ):
        return "person"
    return _kind_by_ends(letters, text)


def is_surname_first(name: str) -> bool:
    """Whether `name` is as short as a Chinese person's and begins with a surname, or is dotted or spelled as names of
    other peoples are; among names of firms few are."""
    letters = folded(name)
    if _DOTTED_NAME.fullmatch(name.replace(" ", "")) or TRANSLITERATION.issuperset(letters):
        return True
    short = _HANZI.fullmatch(letters) is not None and len(letters) in (2, 3)
    return short and letters[0] in SURNAMES


def has_firm_word(name: str) -> bool:
    """Whether `name` says itself that it is a firm or another body: by a legal form, an end or a word of such names."""
    text = unicodedata.normalize("NFKC", _COUNTRY_MARK.sub("", name)).strip()
    letters = folded(text)
    if _UNSPACED_LETTER.search(text):
        ends = (*_long(FIRM_ENDS), *_long(BODY_ENDS))
        short = letters.endswith(tuple(FIRM_ENDS)) and len(letters) > LONGEST_PERSON
        within = any(form in text for form in FIRM_WITHIN) or any(form in letters for form in BODY_WITHIN)
        return within or short or letters.endswith(ends)
    words = frozenset(letters.split())
    return bool(words & FIRM_WORDS or words & BODY_WORDS)


def _kind_by_ends(letters: str, text: str) -> Kind:
    if any(form in text for form in FIRM_WITHIN):
        return "Enterprise"
    if letters.endswith(_long(FIRM_ENDS)):
        return "Enterprise"
    if letters.endswith(_long(BODY_ENDS)):
        return "Organization"
    if _names_a_person(letters):
        return "person"
    if letters.endswith(tuple(FIRM_ENDS)):
        return "Enterprise"
    if any(form in letters for form in BODY_WITHIN):
        return "Organization"
    latin = set(folded(_UNSPACED_LETTER.sub(" ", text)).split())
    return "Enterprise" if latin & FIRM_WORDS else "Organization"


def _names_a_person(letters: str) -> bool:
    if not _HANZI.fullmatch(letters):
        # Korean names of people have three syllables, Japanese ones in kana can't be told from firms'.
        return len(letters) == 3 and all("\uac00" <= letter <= "\ud7af" for letter in letters)
    if TRANSLITERATION.issuperset(letters):
        return True
    if len(letters) == 4:
        return letters[:2] in COMPOUND_SURNAMES or (
            letters[0] in SURNAMES and not letters.endswith((*FIRM_ENDS, *BODY_ENDS))
        )
    return len(letters) in (2, 3)


def _kind_by_words(words: list[str], text: str) -> Kind:
    if BODY_WORDS.intersection(words):
        return (
            "Enterprise" if FIRM_WORDS.intersection(words[-2:]) - {"technology", "tech"} else "Organization"
        )
    if FIRM_WORDS.intersection(words) or any(letter.isdigit() or letter in "&+" for letter in text):
        return "Enterprise"
    own = [word for word in words if word not in _SUFFIXES]
    return "person" if len(own) in _PERSON_WORDS or len(own) < len(words) else "Enterprise"


def _long(ends: list[str]) -> tuple[str, ...]:
    return tuple(end for end in ends if len(end) > 1)


def _plain(letter: str) -> str:
    """A letter without its accent; "" for what stands within a word, a space for what parts words."""
    if letter == "&":
        return " and "
    group = unicodedata.category(letter)
    if group[0] in "LN":
        base = unicodedata.normalize("NFD", letter)[0]
        return base if base.isascii() else letter
    return "" if group[0] == "M" or group == "Cf" or letter in "'’‘`´" else " "
