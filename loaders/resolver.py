"""Which column of a table holds which field: by its heading, by its values, and by how columns go together.

Each pair of a field and a column gets a confidence; the pairs are then assigned one to one so that their sum is largest
(Kuhn 1955). A known service's headings are a prior; a heading is never
believed against what its column plainly holds.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz

from loaders.rows import spelling
from loaders.signs import shares

# From here on a guess is used without a word; from the second on it is used and named as a guess.
SURE, FAIR = 0.9, 0.55
# Confidence of a heading by how it is known: to a service's format, whole, as a part, or nearly.
_PRIOR, _WHOLE, _PART, _NEAR = 0.99, 0.95, 0.7, 0.6
# Two headings are near from this similarity on (0 to 100): 申请编号 is near 申请号, 授权公告日 (80) is not near 授权公告号.
_SIMILAR = 82
# A part of a heading says something from this length on.
_TELLING = 2
# So many values prove something against a heading.
_PROVES = 5
# Gazettes repeat a title for a series of designs, seldom more often.
_REPEATED = 0.7
# A sign that so many values have is the column's.
_MOSTLY = 0.5
# Below this share the values speak against a heading that must have them.
_CONTRADICTED = 0.2
# With fewer cells filled than this share a column proves nothing against its heading.
_HARDLY_FILLED = 0.02
# The least by which a bid raises a price: smaller than any difference that matters.
_STEP = 0.0005
# A heading in Latin letters and in others, with something between: PCT申请号 and IPC 分类号 are one name.
_BILINGUAL = re.compile(
    r"([A-Za-z][A-Za-z .]{3,}?)\s*[-/|\n(（:：]\s*([^A-Za-z]+?)[)）]?|([^A-Za-z]+?)\s*[-/|\n(（:：]\s*([A-Za-z][A-Za-z .]{3,}?)[)）]?"
)
# A heading that goes on so counts or describes what it begins with: 申请人数量, Applicants Count.
_ABOUT = re.compile(
    r"(数量?|个数|次数|数目|类型|代码|国别|国籍|国家|地区|地址|count|number of|num|size|address|country|type|국적|코드|명칭.*|식별기호.*)$"
)

Why = Literal["format", "heading", "values", "both"]


@dataclass(frozen=True, slots=True)
class Field:
    """What a column may be. `headings` are its names, the likelier first; `signs` which signs (`loaders.signs.SIGNS`)
    its values have, each with the confidence that it gives. A `strict` field's heading is not believed when its values
    have none of them. `alone` is the confidence that values reach without any heading (0: the heading is needed).
    `never` are signs that speak against it."""

    key: str
    headings: tuple[str, ...]
    signs: Mapping[str, float] = field(default_factory=dict)
    strict: bool = False
    alone: float = 0.0
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """A column taken for a field: its place and heading, how sure that is (0…1), and by what."""

    key: str
    place: int
    heading: str
    confidence: float
    why: Why


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it was seen: the share of its values that has each sign, the share of its rows that is filled, and how
    many values were looked at."""

    place: int
    heading: str
    signs: Mapping[str, float]
    filled: float
    count: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """The guess of each field that has one; the headings that are not used; and headings that were not believed, each
    with the field that they name."""

    guesses: dict[str, Guess]
    unused: tuple[str, ...]
    disbelieved: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]

    @property
    def places(self) -> dict[str, int]:
        """Where each field stands."""
        return {key: guess.place for key, guess in self.guesses.items()}

    @property
    def doubtful(self) -> list[Guess]:
        """Guesses that a person should look at."""
        return [guess for guess in self.guesses.values() if guess.confidence < SURE]


def columns_of(header: Sequence[str], sample: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Each column of a table as its sample of rows shows it."""
    return tuple(Column(place, heading, *shares(sample, place)) for place, heading in enumerate(header))


def resolve(
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    fields: Sequence[Field],
    prior: Mapping[str, Sequence[str]] | None = None,
) -> Resolution:
    """Assign the columns under `header` to `fields` by the rows of `sample`. `prior` are headings of a recognised
    format by field."""
    columns = columns_of(header, sample)
    known = {key: [spelling(name) for name in names] for key, names in (prior or {}).items()}
    found = [[_confidence(each, column, known.get(each.key, ())) for column in columns] for each in fields]
    guesses: dict[str, Guess] = {}
    for at, place in _assigned([[pair[0] for pair in row] for row in found]).items():
        confidence, why = found[at][place]
        guesses[fields[at].key] = Guess(fields[at].key, place, header[place], confidence, why)
    used = {guess.place for guess in guesses.values()}
    unused = tuple(heading for place, heading in enumerate(header) if heading and place not in used)
    return Resolution(guesses, unused, tuple(_disbelieved(fields, columns, guesses)), columns)


def _confidence(each: Field, column: Column, prior: Sequence[str]) -> tuple[float, Why]:
    values = max((column.signs.get(sign, 0.0) * weight for sign, weight in each.signs.items()), default=0.0)
    by_heading, why = _by_heading(each, column, prior)
    against = max((column.signs.get(sign, 0.0) for sign in each.never), default=0.0)
    if by_heading and column.filled <= _HARDLY_FILLED:
        # An empty column does no harm under its heading, and leaves the field to one that is filled.
        return by_heading - 0.3, why
    proved = column.count >= _PROVES
    if not by_heading:
        numbered = any(sign in each.signs for sign in ("publication", "application", "ipc"))
        # Titles, abstracts and people differ from row to row; types and languages do not.
        differing = "title" in each.signs or "person" in each.signs
        repeated = differing and column.signs.get("repeated", 0.0) > _REPEATED
        if not each.alone or against > _MOSTLY or repeated or not (proved or numbered):
            return 0.0, "values"
        # What speaks against it in some cells makes it less likely than its like.
        return each.alone * max(0.0, values - against / 2) * (0.9 + 0.1 * column.filled), "values"
    # Few values may be wrong by chance; a heading that is only like one of the field's needs them to agree.
    if proved and (against > _MOSTLY or (each.strict and values < _CONTRADICTED)):
        return 0.0, why
    if not each.signs:
        return by_heading, why
    if by_heading <= _PART and values < _CONTRADICTED and (proved or each.strict):
        return 0.0, why
    # What is filled more, and has more of the signs, goes before its like.
    return by_heading * (0.93 + 0.05 * values + 0.02 * column.filled), "both" if why == "heading" else why


def _by_heading(each: Field, column: Column, prior: Sequence[str]) -> tuple[float, Why]:
    written = spelling(column.heading)
    if not written:
        return 0.0, "heading"
    if written in prior:
        return _PRIOR - 0.01 * list(prior).index(written), "format"
    names = _spelled(each)
    bare = spelling(re.sub(r"[(（\[【].*?[)）\]】]", "", column.heading))
    for form in (written, bare, *_both_languages(column.heading)):
        if form in names:
            return _WHOLE - min(0.1, 0.004 * names.index(form)), "heading"
    if _ABOUT.search(written):
        return 0.0, "heading"
    if any(len(name) > _TELLING and name in written and len(name) * 3 > len(written) for name in names):
        return _PART, "heading"
    near = max((fuzz.ratio(written, name) for name in names), default=0.0)
    return (_NEAR, "heading") if near >= _SIMILAR else (0.0, "heading")


def _both_languages(heading: str) -> list[str]:
    """The two names in a heading of two languages: Address-地址, 专利权人/Patentee."""
    match = _BILINGUAL.fullmatch(heading.strip())
    return [spelling(part) for part in match.groups() if part] if match else []


def _spelled(each: Field) -> list[str]:
    return [spelling(name) for name in each.headings]


def _disbelieved(
    fields: Sequence[Field], columns: Sequence[Column], guesses: Mapping[str, Guess]
) -> list[tuple[str, str]]:
    """Headings that are a field's very name, and whose column holds something else."""
    taken = {guess.place: guess.key for guess in guesses.values()}
    named = [
        (column, each.key)
        for column in columns
        for each in fields
        if column.filled > _HARDLY_FILLED and spelling(column.heading) in _spelled(each)[:4]
    ]
    return [
        (column.heading, key)
        for column, key in named
        if taken.get(column.place) not in (None, key) and guesses[taken[column.place]].why == "values"
    ]


def _assigned(confidences: Sequence[Sequence[float]]) -> dict[int, int]:
    """The column of each field, so that the sum of confidences is largest; pairs below `FAIR` are none. By augmenting
    paths of best gain (Kuhn 1955; Bertsekas 1981, auctions): each field bids for its best column at the prices that
    others pay. scipy's function takes a second to import, which each file would wait for."""
    wanted = {
        at: {place: value for place, value in enumerate(row) if value >= FAIR}
        for at, row in enumerate(confidences)
    }
    prices: dict[int, float] = {}
    holder: dict[int, int] = {}
    waiting = [at for at, row in wanted.items() if row]
    while waiting:
        at = waiting.pop()
        offers = sorted(
            ((value - prices.get(place, 0.0), -place) for place, value in wanted[at].items()), reverse=True
        )
        best, place = offers[0][0], -offers[0][1]
        if best <= 0:
            continue
        second = max(offers[1][0], 0.0) if len(offers) > 1 else 0.0
        if place in holder:
            waiting.append(holder[place])
        holder[place] = at
        prices[place] = prices.get(place, 0.0) + best - second + _STEP
    return {at: place for place, at in holder.items()}
