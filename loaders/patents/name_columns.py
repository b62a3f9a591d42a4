"""Columns of names, by the names that stand in two of them: who applied and who invented, and that neither is the title."""

import re
from dataclasses import replace

from loaders.patents.table_view import HOLDS, NEARLY_ALL, View
from loaders.resolver import Column

# People who apply for their own inventions are that common in a table of which no heading tells who invented.
_OVERLAP = 0.25


def not_names(view: View) -> View:
    """Names look like titles of as many words, but no title stands among the names of its row."""
    known = view.found.guesses.get("title")
    if known is None or known.why != "values":
        return view
    names = [c for c in view.found.columns if c.place != known.place and _like_names(c)]
    if not any(view.share(_share_a_name, known.place, column.place) >= _OVERLAP for column in names):
        return view
    rest = {key: guess for key, guess in view.found.guesses.items() if key != "title"}
    view = replace(view, found=replace(view.found, guesses=rest))
    prose = [c for c in view.free() if c.place != known.place and c.signs.get("title", 0) >= HOLDS]
    best = max(prose, key=lambda c: (c.signs["title"] - c.signs.get("people", 0), -c.place), default=None)
    return view.with_("title", best) if best is not None else view


def people(view: View) -> View:
    """Who invented and who applied, by the names that stand in both columns of a row: the column with more firms, else the
    one with fewer names, is that of applicants."""
    missing = [key for key in ("applicants", "inventors") if key not in view.found.guesses]
    if not missing:
        return view
    free = [column for column in view.free() if _like_names(column)]
    known = [
        view.found.columns[g.place] for k in ("applicants", "inventors") if (g := view.found.guesses.get(k))
    ]
    pairs = [
        (share, one, two)
        for one in known or free
        for two in free
        if one.place != two.place and (share := view.share(_share_a_name, one.place, two.place)) >= _OVERLAP
    ]
    if not pairs:
        return view
    _, one, two = max(pairs, key=lambda pair: (pair[0], -pair[1].place, -pair[2].place))
    if known:
        # Firms that stand in both columns are applicants of two times, and which is which nobody can tell.
        return view.with_(missing[0], two) if _firms(two) < _OVERLAP or missing[0] == "applicants" else view
    applicants, inventors = sorted((one, two), key=lambda column: (-_firms(column), _names(view, column)))
    return view.with_("applicants", applicants).with_("inventors", inventors)


def _like_names(column: Column) -> bool:
    signs = column.signs
    other = max(
        signs.get(sign, 0)
        for sign in ("day", "number", "ipc", "url", "abstract", "digits", "year", "type", "country")
    )
    return signs.get("name", 0) >= HOLDS and other < _OVERLAP and signs.get("repeated", 0) < NEARLY_ALL


def _firms(column: Column) -> float:
    return max(column.signs.get("company", 0.0), column.signs.get("firm", 0.0))


def _names(view: View, column: Column) -> float:
    return sum(len(_parts(cell)) for (cell,) in view.cells(column.place))


def _parts(cell: str) -> set[str]:
    return {part.strip().casefold() for part in re.split(r"[;；|\n、]+|,\s", cell) if part.strip()}


def _share_a_name(one: str, two: str) -> bool:
    return bool(_parts(one) & _parts(two))
