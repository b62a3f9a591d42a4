"""Which column of a table of patents is what: by the resolver, with the formats of the services as a prior, and by what
holds between columns (an application is filed before it is published; a number begins with its country)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.lang.errors import InputError
from kg.lang.messages import Message
from kg.values.patent_numbers import NumberError, application_number, publication_number, several
from kg.values.patent_offices import office_of
from loaders.patents.fields import patent_fields
from loaders.patents.formats import PLAIN, Binding, Format, formats, known_format
from loaders.patents.parties import with_address
from loaders.patents.relations import related
from loaders.resolver import FAIR, Column, Guess, Resolution, resolve
from loaders.rows import in_simplified
from loaders.tables import Table

# A column is one of The Lens's ids when so many of its cells are.
_MOSTLY = 0.8
# A column of which less looks like numbers is not named as the nearest.
_SOME = 0.1
# As many headings as a message repeats.
_SHOWN = 40
# Of the numbers that name their office so many must agree with a column of countries.
_AGREEING = 0.7
_NUMBERS = ("application", "publication")
# A Chinese application of fewer characters has no check digit.
_UNCHECKED_LENGTH = len("201210003670")
# The offices whose tables leave their own country out, by the script of their titles.
_BY_SCRIPT = {"han": "CN", "kana": "JP", "hangul": "KR"}
_ALMOST_ALL = 0.9


def recognise(table: Table, source: str) -> Binding:
    """The columns of `table`.

    Raises:
        InputError: no column holds a number of a patent; the message names the nearest and the command that goes on.
    """
    known = known_format(table.header)
    prior = known.columns if known.name != PLAIN else None
    found = resolve(table.header, table.sample, patent_fields(), prior)
    found = _without_wrong_country(related(_with_what_is_left(found), table), table)
    if not any(name in found.guesses for name in _NUMBERS):
        raise _no_number(found, table, source)
    return bound(known, found)


def bound(known: Format, found: Resolution) -> Binding:
    """What the resolver found, as a binding."""
    headings = {key: guess.heading for key, guess in found.guesses.items()}
    return Binding(known, found.places, headings, found.unused, found)


def check_numbers(table: Table, binding: Binding, source: str) -> None:
    """Refuse a table whose column of numbers holds none, not even with a wrong check digit.

    Raises:
        InputError: not one number of the sample can be read; the message says why of the first.
    """
    reason: str | Message = ""
    for row in table.sample:
        office = _office(binding, row) or "CN"
        for name, canonical in (("application", application_number), ("publication", publication_number)):
            cell = _cell(binding, row, name)
            for piece in several(cell)[:1]:
                try:
                    canonical(piece, "" if piece[:2].isalpha() else office)
                except NumberError as wrong:
                    if wrong.code == "application-check-digit":
                        return  # a number with a slip; its row says so
                    reason = reason or wrong.message
                else:
                    return
    if table.sample and reason:
        columns = [binding.headings[name] for name in _NUMBERS if name in binding.headings]
        raise InputError("patents-column-no-numbers", file=source, columns=columns, why=reason)


def office(table: Table, binding: Binding) -> str:
    """The office of the numbers that name none, when the whole table says so: by check digits, by publications that all
    begin with one country, or by the script of the titles, where no column of countries says it."""
    if "country" in binding.places:
        return ""
    numbers = [cell for row in table.sample if (cell := _cell(binding, row, "application"))]
    long = [number for number in numbers if number[:1].isdigit() and len(number.strip()) > _UNCHECKED_LENGTH]
    if long and sum(map(_is_chinese, long)) * 2 >= len(long):
        return "CN"
    publications = [cell for row in table.sample if (cell := _cell(binding, row, "publication"))]
    if named := Counter(cell[:2].upper() for cell in publications if cell[:2].isalpha()):
        first, count = named.most_common(1)[0]
        return first if first in _BY_SCRIPT.values() and count >= _ALMOST_ALL * named.total() else ""
    titles = [cell for row in table.sample if (cell := _cell(binding, row, "title"))]
    scripts = Counter(_script(title) for title in titles)
    if scripts["kana"] * 2 > len(titles):
        return "JP"
    return next(
        (
            _BY_SCRIPT[s]
            for s, count in scripts.items()
            if s in _BY_SCRIPT and count >= _ALMOST_ALL * len(titles)
        ),
        "",
    )


def _script(title: str) -> str:
    """The script that only one language of patents uses, else Han, "" for Latin and others."""
    if any("\uac00" <= letter <= "\ud7a3" for letter in title):
        return "hangul"
    if any("\u3040" <= letter <= "\u30ff" for letter in title):
        return "kana"
    if not any("\u4e00" <= letter <= "\u9fff" for letter in title):
        return ""
    # Traditional letters are those of Taiwan and Hong Kong, whose numbers look like the mainland's.
    return "han" if in_simplified(title) == title else "traditional"


def _is_chinese(number: str) -> bool:
    try:
        return application_number(number).startswith("CN")
    except NumberError:
        return False


def _cell(binding: Binding, row: Sequence[str], name: str) -> str:
    place = binding.places.get(name)
    return row[place] if place is not None and place < len(row) else ""


def _office(binding: Binding, row: Sequence[str]) -> str:
    return office_of(_cell(binding, row, "country"))


def _without_wrong_country(found: Resolution, table: Table) -> Resolution:
    """A column of countries that the numbers contradict is another one's: of applicants, of priorities."""
    guess = found.guesses.get("country")
    if guess is None:
        return found
    pairs = []
    for row in table.sample:
        named = office_of(row[guess.place])
        for name in _NUMBERS:
            other = found.guesses.get(name)
            number = row[other.place].strip().upper() if other is not None else ""
            if named and number[:2].isalpha() and number[:3] != "PCT":
                pairs.append(number[:2] == named)
    if not pairs or sum(pairs) >= _AGREEING * len(pairs):
        return found
    rest = {key: each for key, each in found.guesses.items() if key != "country"}
    return replace(found, guesses=rest, unused=(*found.unused, guess.heading))


def _with_what_is_left(found: Resolution) -> Resolution:
    """A title or applicants that no column is surely, from the columns that are left: prose that differs from row to row
    and is not all as long as abstracts; names of which a third are firms', the others then being persons'."""
    guesses = dict(found.guesses)
    abstract = guesses.get("abstract")
    if "title" not in guesses and abstract is not None and abstract.why == "values":
        del guesses["abstract"]
    for key, how_likely in (("title", _as_title), ("applicants", _as_applicants)):
        taken = {guess.place for guess in guesses.values()}
        left = [column for column in found.columns if column.place not in taken]
        best = max(left, key=how_likely, default=None)
        if best is None or how_likely(best) <= 0:
            continue
        known = guesses.get(key)
        # Names in a part of the rows are somebody else's than those that apply.
        part = key == "applicants" and known is not None and known.why == "values"
        if known is None or (part and how_likely(best) > how_likely(found.columns[known.place])):
            guesses[key] = Guess(key, best.place, best.heading, FAIR, "values")
    used = {guess.place for guess in guesses.values()}
    unused = tuple(c.heading for c in found.columns if c.heading and c.place not in used)
    return replace(found, guesses=guesses, unused=unused)


def _as_title(column: Column) -> float:
    signs = column.signs
    prose = signs.get("title", 0.0) + signs.get("abstract", 0.0)
    other = max(
        (signs.get(sign, 0.0) for sign in ("people", "company", "address", "url", "day", "type")), default=0
    )
    return (
        prose
        if prose > 0.4 and signs.get("abstract", 0) < 0.9 and other < 0.3 and signs["repeated"] < 0.6
        else 0.0
    )


def _as_applicants(column: Column) -> float:
    signs = column.signs
    company = signs.get("company", 0.0)
    return company * column.filled if company > 0.3 and signs.get("name", 0.0) > 0.9 else 0.0


def _no_number(found: Resolution, table: Table, source: str) -> InputError:
    """Why a table without numbers cannot be loaded, and what to do."""
    signs = ("publication", "number", "application", "checked", "digits")
    lens = next((c for c in found.columns if c.signs.get("lens id", 0) > _MOSTLY), None)
    if lens is not None:
        return InputError("patents-lens-ids", file=source, column=lens.heading)
    nearest = max(
        found.columns, key=lambda c: max((c.signs.get(sign, 0) for sign in signs), default=0), default=None
    )
    headings = [heading for heading in table.header if heading][:_SHOWN]
    share = max((nearest.signs.get(sign, 0) for sign in signs), default=0) if nearest is not None else 0
    if nearest is None or share <= _SOME:
        return InputError("patents-no-number", file=source, headings=headings)
    example = next((row[nearest.place] for row in table.sample if row[nearest.place]), "")
    return InputError(
        "patents-no-number-near",
        file=source,
        headings=headings,
        near=nearest.heading,
        share=f"{share:.0%}",
        example=example[:40],
    )


def separators(table: Table, binding: Binding) -> dict[str, str]:
    """The regular expression between several values of a field of names: a comma parts them only in a column that has
    nothing else to part them, and whose names are not turned about (SMITH, JOHN)."""
    found: dict[str, str] = {}
    if binding.format is not formats()[PLAIN]:
        return found
    for name in ("applicants", "holders", "inventors"):
        cells = [cell for row in table.sample if (cell := _cell(binding, row, name))]
        marked = any(mark in cell for cell in cells for mark in ";；|\n")
        if marked or _turned(cells) or _addressed(cells):
            found[name] = r"[;；|\n]+"
    return found


def _addressed(cells: Sequence[str]) -> bool:
    """Whether most names are followed by their address."""
    return sum(bool(with_address(cell)) for cell in cells) * 2 > len(cells)


def _turned(cells: Sequence[str]) -> bool:
    """Whether most cells with a comma have one alone, between single words."""
    with_comma = [cell for cell in cells if "," in cell]
    single = [
        cell
        for cell in with_comma
        if cell.count(",") == 1 and len(cell.split(",")[0].split()) == 1 and not _script(cell)
    ]
    return len(single) * 2 > len(with_comma)
