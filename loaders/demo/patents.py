"""The invented patents: 2,000, of classes as frequent as the published counts of each donor, applicants by Zipf's law.

One patent in a thousand of the counts would leave most of a donor's smaller strengths without any. So each donor first
gets one in every class that is at the core of a southern industry and in which its counts have an advantage, as a
sample by strata does; the others are drawn freely.
"""

from dataclasses import dataclass, field
from functools import cache

from loaders.demo import lives
from loaders.demo.draw import Draw, zipf
from loaders.demo.firms import Firm, in_xinjiang, of_region
from loaders.demo.lives import Life
from loaders.demo.places import counts, donors, northern_places, southern_prefectures, strengths
from loaders.demo.texts import abstract, title
from loaders.demo.words import Subject, southern, subjects, weight

TOTAL = 2000
# Patents that a region has at the least: enough for a donor to show several classes.
OF_A_DONOR, OF_A_SOUTHERN_PREFECTURE, OF_A_NORTHERN_PLACE = 38, 28, 6
# Weight from which a class is at the core of an industry that uses it.
CORE = 0.5
DESIGNS, SECOND_CLASS, SHARED, WITH_FAMILY, NO_STATUS = 0.02, 0.45, 0.08, 0.07, 0.04
TRANSFER, LICENCE, PLEDGE = 0.04, 0.05, 0.04
# A firm that works in the industry is that many times likelier to apply than one of its size that does not.
AT_HOME = 12
# Made-up numbers abroad: beyond what these offices have given out.
_ABROAD = ("KZ99{:04}B", "EA99{:04}B1", "UZ99{:04}C", "KG99{:04}C1", "TJ99{:04}B", "TM99{:04}B")
_ABROAD_WEIGHTS = (6, 5, 3, 2, 1, 1)
BANK = "演示（虚构）银行"


@dataclass(frozen=True, slots=True)
class Deal:
    """A transfer, licence or pledge of a patent."""

    kind: str
    date: str
    giver: str
    receiver: str


@dataclass(frozen=True, slots=True)
class Patent:
    """An invented patent; `subjects` has one for each class, the main one first."""

    life: Life
    title: str
    abstract: str
    subjects: tuple[Subject, ...]
    applicants: tuple[Firm, ...]
    holders: tuple[Firm, ...]
    family: tuple[str, ...] = ()
    deals: tuple[Deal, ...] = field(default_factory=tuple)


@cache
def patents() -> tuple[Patent, ...]:
    """All of them, region by region."""
    draw = Draw("patents")
    made: list[Patent] = []
    for region, size in _sizes().items():
        mains = [_of_class(draw, symbol) for symbol in _shown(region)]
        mains += [_subject(draw, region) for _ in range(size - len(mains))]
        made += [_patent(draw, region, main, len(made) + at) for at, main in enumerate(mains, 1)]
    return tuple(made)


def _sizes() -> dict[str, int]:
    """How many patents each region gets: a floor, a donor one for each strength beside it, and the rest to donors as
    they file; the largest gets what rounding leaves."""
    sizes = {donor: OF_A_DONOR + len(_shown(donor)) for donor in donors()}
    sizes |= dict.fromkeys(southern_prefectures(), OF_A_SOUTHERN_PREFECTURE)
    sizes |= {place: OF_A_NORTHERN_PLACE for place in northern_places() if of_region(place)}
    rest = TOTAL - sum(sizes.values())
    filed = {donor: sum(counts(donor).values()) for donor in donors()}
    for donor, number in filed.items():
        sizes[donor] += rest * number // sum(filed.values())
    sizes[max(filed, key=lambda donor: filed[donor])] += TOTAL - sum(sizes.values())
    return sizes


@cache
def _shown(region: str) -> tuple[str, ...]:
    """Classes at the core of southern industries in which the region is a donor with an advantage."""
    return tuple(sorted({s.subclass for s in _core()} & strengths(region))) if region in donors() else ()


@cache
def _core() -> list[Subject]:
    return [s for s in _inventions() if s.industry in southern() and weight(s) >= CORE]


def _of_class(draw: Draw, symbol: str) -> Subject:
    some = [subject for subject in _core() if subject.subclass == symbol]
    return draw.one(some, [weight(subject) for subject in some])


def _patent(draw: Draw, region: str, main: Subject, number: int) -> Patent:
    further = _further(draw, region, main) if draw.chance(SECOND_CLASS) else None
    life = lives.life(draw, main.form, number, known=not draw.chance(NO_STATUS))
    name = title(draw, main, life.kind)
    first = _applicant(draw, region, main.industry)
    second = _partner(draw, first) if draw.chance(SHARED) else None
    applicants = (first,) if second is None else (first, second)
    deals, holders = _deals(draw, life, main, applicants) if region in donors() else ((), applicants)
    return Patent(
        life=life,
        title=name,
        abstract=abstract(draw, main, name, life.kind),
        subjects=(main,) if further is None else (main, further),
        applicants=applicants,
        holders=holders,
        family=_family(draw, number) if main.form != "design" and draw.chance(WITH_FAMILY) else (),
        deals=deals,
    )


def _subject(draw: Draw, region: str) -> Subject:
    if draw.chance(DESIGNS):
        return draw.one([subject for subject in subjects() if subject.form == "design"])
    if region in donors():
        some, weights = _by_counts(region)
    else:
        some, weights = _by_firms(region)
    return draw.one(some, weights)


@cache
def _by_counts(region: str) -> tuple[list[Subject], list[float]]:
    """Subjects, a class as frequent as the region's counts; of several subjects in a class each by its weight."""
    own = counts(region)
    some = _inventions()
    whole: dict[str, float] = {}
    for subject in some:
        whole[subject.subclass] = whole.get(subject.subclass, 0) + weight(subject)
    return some, [own.get(s.subclass, 0) * weight(s) / whole[s.subclass] for s in some]


@cache
def _by_firms(region: str) -> tuple[list[Subject], list[float]]:
    """Subjects of the industries that the region's firms work in, the more firms the more."""
    at_work = [slug for firm in of_region(region) for slug in firm.industries]
    some = [s for s in _inventions() if s.industry in at_work] or _inventions()
    return some, [weight(s) * max(at_work.count(s.industry), 1) for s in some]


@cache
def _inventions() -> list[Subject]:
    return [subject for subject in subjects() if subject.form != "design"]


def _further(draw: Draw, region: str, main: Subject) -> Subject | None:
    """A further class out of the industry of the main one."""
    some = [s for s in _inventions() if s.industry == main.industry and s.subclass != main.subclass]
    if main.form == "design" or not some:
        return None
    own = counts(region) if region in donors() else {}
    return draw.one(some, [weight(s) * own.get(s.subclass, 1) for s in some])


def _applicant(draw: Draw, region: str, industry: str) -> Firm:
    some = of_region(region)
    at_home = [AT_HOME if industry in firm.industries else 1 for firm in some]
    return draw.one(some, [a * b for a, b in zip(zipf(len(some)), at_home, strict=True)])


def _partner(draw: Draw, first: Firm) -> Firm:
    """Who applies with a firm: a university or institute, or a firm of Xinjiang; with a body, a firm."""
    some = [
        f
        for f in (*of_region(first.region), *in_xinjiang())
        if f != first and (f.is_firm != first.is_firm or f.region != first.region)
    ]
    return draw.one(some)


def _deals(
    draw: Draw, life: Life, subject: Subject, applicants: tuple[Firm, ...]
) -> tuple[tuple[Deal, ...], tuple[Firm, ...]]:
    """What became of a donor's patent, and who holds it now."""
    takers = [firm for firm in in_xinjiang() if subject.industry in firm.industries]
    if life.status != "live" or not life.granted or not takers:
        return (), applicants
    giver, day = applicants[0].name, lives.after(draw, life.granted)
    if draw.chance(TRANSFER):
        taker = draw.one(takers)
        return (Deal("transfer", day, giver, taker.name),), (taker,)
    if draw.chance(LICENCE):
        return (Deal("licence", day, giver, draw.one(takers).name),), applicants
    if draw.chance(PLEDGE):
        return (Deal("pledge", day, giver, BANK),), applicants
    return (), applicants


def _family(draw: Draw, number: int) -> tuple[str, ...]:
    first = draw.one(_ABROAD, _ABROAD_WEIGHTS)
    second = draw.one(_ABROAD, _ABROAD_WEIGHTS)
    return tuple(dict.fromkeys(pattern.format(number) for pattern in (first, second)))
