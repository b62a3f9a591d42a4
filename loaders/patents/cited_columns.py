"""Columns of others' publications: those of the family name the patent itself, those that it cites are older."""

import re
from collections.abc import Iterator

from kg.values.patent_numbers import NumberError, is_publication, publication_number, several
from loaders.patents.table_view import FEW, HOLDS, NEARLY_ALL, View


def cited_and_family(view: View) -> View:
    """A column of others' publications: those of the family name the patent itself, those that it cites are older."""
    own = view.place("publication")
    if own is None:
        return view
    free = [
        c for c in view.free() if c.signs.get("publication", 0) >= HOLDS and c.signs.get("several", 0) > 0
    ]
    for column in sorted(free, key=lambda column: (-column.filled, column.place)):
        pairs = list(view.cells(own, column.place))
        named = sum(_names_itself(*pair) for pair in pairs)
        if "family" not in view.found.guesses and named >= max(HOLDS * len(pairs), 1):
            view = view.with_("family", column)
        elif "citations" not in view.found.guesses and not named:
            older = [verdict for pair in pairs for verdict in _older(*pair)]
            if len(older) >= FEW and sum(older) >= NEARLY_ALL * len(older):
                view = view.with_("citations", column)
    return view


def _names_itself(own: str, others: str) -> bool:
    return bool(set(_canonical(own)) & set(_canonical(others)))


def _canonical(cell: str) -> list[str]:
    found = []
    for piece in several(cell):
        try:
            found.append(publication_number(piece))
        except NumberError:
            continue
    return found


def _older(own: str, others: str) -> Iterator[bool]:
    """Of each number in `others` whether it is older than `own`, where the two tell: by the year within both, or by the
    serials of one office, the numbers of its grants and their year being in one series."""
    mine = [number for number in _canonical(own) if is_publication(number)]
    for other in _canonical(others):
        verdicts = [verdict for number in mine if (verdict := _before(other, number)) is not None]
        if verdicts:
            yield all(verdicts)


def _before(other: str, own: str) -> bool | None:
    if other[:2] == own[:2] and len(re.sub(r"\D", "", other[2:12])) == len(re.sub(r"\D", "", own[2:12])):
        return int(re.sub(r"\D", "", other[2:12])) < int(re.sub(r"\D", "", own[2:12]))
    mine, theirs = (re.match(r"[A-Z]{2}((?:19|20)\d\d)\d{5,7}[A-Z]", number) for number in (own, other))
    return theirs[1] <= mine[1] if mine and theirs else None
