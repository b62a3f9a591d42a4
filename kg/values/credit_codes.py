"""The unified social credit code (统一社会信用代码) of GB 32100-2015."""

import re
import unicodedata

# The letters of a code in the order of their values; I, O, S, V and Z are not among them.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
# GB 32100-2015, 5.6: the weight of place i is 3 to the power i, modulo 31.
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_SHAPE = re.compile(rf"[{ALPHABET}]{{2}}\d{{6}}[{ALPHABET}]{{10}}")


def cleaned(code: str) -> str:
    """A code as it is typed, in half-width capitals without spaces and hyphens."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", code)).upper()


def check_letter(first: str) -> str:
    """The last letter of the code whose 17 first letters are `first`.

    Raises:
        KeyError: a letter that no code holds.
    """
    total = sum(_VALUE[letter] * weight for letter, weight in zip(first, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def valid(code: str) -> bool:
    """Whether `code`, cleaned, has the shape of a credit code and the right last letter."""
    code = cleaned(code)
    return _SHAPE.fullmatch(code) is not None and check_letter(code[:17]) == code[17]
