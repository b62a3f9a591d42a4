"""What columns of a table of patents say of each other, where no heading names them: an application bears the year of
its filing, a cited number is older than the one that cites it, a family names the patent itself, who applies and who
invented are often the same people, the main class is one of the classes."""

import re
from dataclasses import replace
from statistics import median

from kg.values.days import DateError, day
from loaders.patents.cited_columns import cited_and_family
from loaders.patents.name_columns import not_names, people
from loaders.patents.table_view import HOLDS, NEARLY_ALL, View
from loaders.resolver import Column, Resolution
from loaders.signs import pieces
from loaders.tables import Table

# What a day of a patent can be, in the order in which they come.
_DAYS = ("priority_date", "filed", "published", "granted")
# An own number stands once or twice, in the rows of its publications.
_OWN = 0.35
# With less of its rows filled than others of its kind, a column tells of something that few patents have.
_AS_FULL = 0.6
_YEARS = re.compile(r"(?=((?:19|20)\d\d))")
_LONGEST_NUMBER = 40


def related(found: Resolution, table: Table) -> Resolution:
    """`found`, and what the columns that it leaves over are by their relation to those that it names."""
    view = View(found, table)
    for step in (_one_a_row, not_names, _days, _own_numbers, _year, _main_class, people, cited_and_family):
        view = step(view)
    used = {guess.place for guess in view.found.guesses.values()}
    unused = tuple(c.heading for c in found.columns if c.heading and c.place not in used)
    return replace(view.found, unused=unused)


def _one_a_row(view: View) -> View:
    """Of columns of publications that differ in nothing else, the patent's own is the one with fewest a row."""
    known = view.found.guesses.get("publication")
    if known is None or known.why != "values":
        return view
    guessed = view.found.columns[known.place]
    alike = [
        column
        for column in view.free()
        if column.signs.get("publication", 0) >= NEARLY_ALL
        and column.filled >= guessed.filled
        and column.signs.get("several", 0) < guessed.signs.get("several", 0)
        and column.signs.get("repeated", 0) <= _OWN
    ]
    if not alike:
        return view
    return view.with_(
        "publication", min(alike, key=lambda column: (column.signs.get("several", 0), column.place))
    )


def _days(view: View) -> View:
    """Columns of days by the order of their days. A day alone is that of filing when the numbers bear its year."""
    known = view.found.guesses
    days = [column for column in view.free() if column.signs.get("day", 0) >= NEARLY_ALL - 0.1]
    if not days or any(name in known for name in ("filed", "published")):
        return view
    fullest = max(column.filled for column in days)
    days = [column for column in days if column.filled >= max(_AS_FULL * fullest, 0.3)]
    order = sorted(days, key=lambda column: (_middle(view, column), column.place))[: len(_DAYS)]
    names: tuple[str, ...] = {2: ("filed", "published"), 3: _DAYS[:3]}.get(len(order), _DAYS)
    if len(order) == 1:
        numbers = [c.place for c in view.found.columns if _like_own_number(c)]
        filing = any(view.share(_bears_year, place, order[0].place) >= HOLDS for place in numbers)
        names = ("filed",) if filing or "publication" not in known else ("published",)
    for name, column in zip(names, order, strict=True):
        if name not in known:
            view = view.with_(name, column)
    return view


def _middle(view: View, column: Column) -> float:
    """The middle of the days of a column, in days of the calendar."""
    order = view.table.orders.get(column.place, "day first")
    found = []
    for (cell,) in view.cells(column.place):
        try:
            one = day(cell, order)
        except DateError:
            continue
        if one:
            found.append(int(one[:4]) * 372 + int(one[5:7]) * 31 + int(one[8:]))
    return median(found) if found else 0.0


def _own_numbers(view: View) -> View:
    """A number that bears the year of filing is the application's, one that bears the year of publication alone is the
    publication's. Numbers of the service and of others bear neither."""
    for key, dated in (("application", "filed"), ("publication", "published")):
        at, known = view.place(dated), view.found.guesses.get(key)
        if at is None or (known is not None and known.why != "values"):
            continue
        shares = {
            column.place: view.share(_bears_year, column.place, at)
            for column in view.free()
            if _like_own_number(column)
        }
        best = max(shares, key=lambda place: (shares[place], -place), default=None)
        if best is None or shares[best] < HOLDS:
            continue
        if known is None or _is_of_few(view, view.found.columns[known.place], at):
            view = view.with_(key, view.found.columns[best])
    return view


def _is_of_few(view: View, column: Column, dated: int) -> bool:
    """Whether a column that looks like numbers is hardly the row's own: filled in a part of the rows, without their years."""
    return column.filled < NEARLY_ALL and view.share(_bears_year, column.place, dated) < HOLDS


def _like_own_number(column: Column) -> bool:
    signs = column.signs
    number = max(signs.get("application", 0), signs.get("number", 0)) + signs.get("digits", 0)
    other = (
        max(signs.get(sign, 0) for sign in ("lens id", "day", "several", "numbered day", "ipc", "url"))
        if signs
        else 0
    )
    # What looks like no number in half of its cells may be one office's: 104107-0.
    return number >= _OWN and other < HOLDS and signs.get("repeated", 0) <= _OWN and column.filled >= _AS_FULL


def _bears_year(number: str, when: str) -> bool:
    """Whether the year of a day stands within a number, or its two digits at its front, as offices wrote it until 1999; a
    zero there is lost in many tables."""
    digits = re.sub(r"\D", "", number)
    year = re.search(r"(?:19|20)\d\d", when)
    if len(number) > _LONGEST_NUMBER or year is None:
        return False
    return year[0] in _YEARS.findall(digits) or digits.lstrip("0").startswith(year[0][2:].lstrip("0") or "0")


def _year(view: View) -> View:
    """A column of years that are those of publication."""
    at = view.place("published")
    if "year" in view.found.guesses or at is None:
        return view
    order = view.table.orders.get(at, "day first")

    def same(year: str, when: str) -> bool:
        try:
            found = day(when, order)
        except DateError:
            return False
        # A day may tell two digits of its year alone.
        return bool(found) and str(found)[2:4] == year[2:4]

    for column in view.free():
        if column.signs.get("year", 0) >= NEARLY_ALL and view.share(same, column.place, at) >= NEARLY_ALL:
            return view.with_("year", column)
    return view


def _main_class(view: View) -> View:
    """Of two columns of classes that are in each other, the one with a class a row is the main class."""
    at = view.place("classes")
    if "main_class" in view.found.guesses or at is None:
        return view
    for column in view.free():
        if column.signs.get("ipc", 0) < NEARLY_ALL or column.signs.get("cpc", 0) > HOLDS:
            continue
        if view.share(_is_first, column.place, at) >= NEARLY_ALL:
            return view.with_("main_class", column)
        if (
            view.found.guesses["classes"].why == "values"
            and view.share(_is_first, at, column.place) >= NEARLY_ALL
        ):
            main = view.found.columns[at]
            return view.with_("classes", column).with_("main_class", main)
    return view


def _is_first(one: str, several_of: str) -> bool:
    return len(pieces(one)) == 1 and one.strip() in pieces(several_of)
