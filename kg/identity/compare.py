"""Whether two organisations are one: a score between 0 and 1, and why.

Each feature says how well it agrees with the two being one (1 fully, 0 not at all); the score is their
product, so that one strong objection is enough. In doubt the answer is unsure, and a person decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from rapidfuzz.distance import Hamming, Levenshtein
from rapidfuzz.fuzz import ratio

from kg.identity.names import folded
from kg.identity.parts import Parts, latin_tail, parts
from kg.identity.places import provinces
from kg.identity.reasons import Reason, kept
from kg.identity.words import ABBREVIATIONS, FORMS, LOOKALIKES
from kg.values import credit_codes
from kg.values.regions import ancestors

Verdict = Literal["same", "different", "unsure"]

# Set on the labelled pairs of tests/data/identity_pairs.csv that were used to make the rules: above the
# first no pair of two firms was left, below the second no pair of one.
SAME, DIFFERENT = 0.9, 0.5
# A brand of two letters has millions of neighbours one letter away; of four letters hardly one is another firm's.
LONG_BRAND = 4
# 集成科技 may be anybody's; brand and trade of five letters and more were one firm's in every sample.
TELLING_CORE = 5
# A core of eight letters keeps seven when one is lost; shorter ones may be of two firms.
LONG_CORE = 8
# An English word of eight letters with one letter wrong is that word; a shorter one may be another.
LONG_WORD = 8
_NUMERALS = frozenset("0123456789零一二三四五六七八九十百甲乙丙丁东西南北上下ⅰⅱⅲⅳ")


@dataclass(frozen=True, slots=True)
class Organisation:
    """What is known of one: `aliases` are former and other names, `regions` the codes of where it is."""

    id: str
    name: str
    label: str = "Organization"
    code: str | None = None
    name_en: str | None = None
    aliases: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that was looked at; `agrees` from 0 to 1."""

    name: str
    agrees: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score in 0…1 and the features that make it."""

    score: float
    features: tuple[Feature, ...]

    @property
    def verdict(self) -> Verdict:
        """`same` and `different` are safe; what lies between is for a person."""
        if self.score >= SAME:
            return "same"
        return "different" if self.score <= DIFFERENT else "unsure"

    @property
    def reason(self) -> str:
        """Why, as a decision keeps it; `kg.identity.reasons.words` says it in words."""
        return kept([feature.reason for feature in self.features])


def compare(one: Organisation, other: Organisation) -> Comparison:
    """Compare two organisations by codes, names in Chinese and English, former names and regions."""
    codes_say = _codes(one, other)
    if codes_say is not None:
        return _scored([codes_say])
    found = max(
        (_scored(list(_names(a, b))) for a, b in product(all_names(one), all_names(other))),
        key=lambda comparison: (comparison.score, comparison.reason),
        default=_scored([Feature("name", 0.0, Reason("nameless"))]),
    )
    return _scored([*found.features, *_regions(one, other)])


def _codes(one: Organisation, other: Organisation) -> Feature | None:
    valid = [
        credit_codes.cleaned(o.code)
        for o in (one, other)
        if o.code is not None and credit_codes.valid(o.code)
    ]
    if len(valid) < 2:
        return None
    if valid[0] == valid[1]:
        return Feature("code", 1.0, Reason("codes-equal"))
    return Feature("code", 0.0, Reason("codes-differ"))


def all_names(organisation: Organisation) -> list[str]:
    """Every name of it, the Latin one behind a Chinese one apart, in a fixed order."""
    given = {organisation.name, *organisation.aliases, organisation.name_en, latin_tail(organisation.name)}
    return sorted(name for name in given if name and folded(name))


def _regions(one: Organisation, other: Organisation) -> Iterator[Feature]:
    """Addresses agree where one holds the other, as 新疆 holds 喀什. Firms move: the rest is left to a person."""
    if not one.regions or not other.regions:
        return
    pairs = product(one.regions, other.regions)
    if not any(a == b or a in ancestors(b) or b in ancestors(a) for a, b in pairs):
        yield Feature("address", 0.6, Reason("addresses-differ"))


def _scored(features: list[Feature]) -> Comparison:
    score = 1.0
    for feature in features:
        score *= feature.agrees
    return Comparison(round(score, 4), tuple(features))


def _names(one: str, other: str) -> Iterator[Feature]:
    if folded(one) == folded(other):
        yield Feature("name", 1.0, Reason("name-equal"))
        return
    a, b = sorted(
        (parts(one), parts(other)), key=lambda p: (p.latin, p.core, p.form, p.branch, sorted(p.region))
    )
    if a.latin != b.latin:
        yield Feature("name", 0.0, Reason("scripts-differ"))
    elif a.latin:
        yield _words(a.brand.split(), b.brand.split())
    else:
        yield _branch(a, b)
        yield _form(a, b)
        if place := _place_read_otherwise(a, b):
            yield place
        else:
            yield _core(a, b)
            yield _region(a, b)


def _branch(a: Parts, b: Parts) -> Feature:
    if a.branch == b.branch:
        return Feature("branch", 1.0, Reason("branch-one" if a.branch else "branch-none"))
    slip = _slip(a.branch, b.branch)
    if slip is not None and slip[1]:
        return Feature("branch", 0.95, Reason("branch-look"))
    return Feature("branch", 0.05, Reason("branch-differs"))


def _core(a: Parts, b: Parts) -> Feature:
    if a.core == b.core:
        return Feature("brand", 1.0, Reason("brand-equal", (a.core,)) if a.core else Reason("brand-none"))
    if dropped := _dropped(a, b):
        return dropped
    slip = _slip(a.core, b.core)
    if slip is None:
        alike = ratio(a.core, b.core) / 100
        return Feature("brand", round(alike * 0.5, 4), Reason("brand-differs", (a.core, b.core)))
    at, looks = slip
    told = (a.core[at], b.core[at], a.core)
    if at >= max(len(a.brand), len(b.brand)):
        return Feature("brand", 0.3, Reason("letter-trade", told))
    if not looks:
        return Feature("brand", 0.45, Reason("letter-brand", told))
    # Where one spelling breaks a trade word and the other does not, the broken one was misread.
    if at >= min(len(a.brand), len(b.brand)):
        return Feature("brand", 0.97, Reason("look-trade", told))
    if min(len(a.brand), len(b.brand)) >= LONG_BRAND:
        return Feature("brand", 0.95, Reason("look-long", told))
    return Feature("brand", 0.7, Reason("look-short", told))


def _slip(a: str, b: str) -> tuple[int, bool] | None:
    """Where two texts of one length differ in a single letter that could be misread, and whether the
    letters look alike. None when they differ otherwise, or in a numeral or a point of the compass."""
    if len(a) != len(b) or Hamming.distance(a, b, score_cutoff=1) != 1:
        return None
    at = next(at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y)
    pair = {a[at], b[at]}
    looks = any(pair <= group for group in _LOOKALIKES)
    return None if pair & _NUMERALS and not looks else (at, looks)


def _dropped(a: Parts, b: Parts) -> Feature | None:
    """A long name that lost one letter of a trade word, so that the word is none any more."""
    short, long = sorted((a, b), key=lambda parts: len(parts.core))
    if len(long.core) - len(short.core) != 1 or len(short.core) < LONG_CORE - 1:
        return None
    if (
        len(short.brand) <= len(long.brand)
        or Levenshtein.distance(short.core, long.core, score_cutoff=1) != 1
    ):
        return None
    at = next(
        (at for at, (x, y) in enumerate(zip(short.core, long.core, strict=False)) if x != y), len(short.core)
    )
    if at < len(long.brand) or long.core[at] in _NUMERALS:
        return None
    return Feature("brand", 0.93, Reason("letter-lost", (long.core[at], long.core)))


def _form(a: Parts, b: Parts) -> Feature:
    forms = {a.form, b.form}
    told = tuple(sorted(form or "" for form in forms))
    if len(forms) == 1:
        return Feature("form", 1.0, Reason("form-equal"))
    if not a.core or not b.core:
        return Feature("form", 0.2, Reason("form-alone", told))
    if forms == {"limited", "joint stock"}:
        # A limited company becomes a joint-stock one under its old name: true of 40 such pairs in the samples.
        telling = a.brand and b.brand and len(a.core) >= LONG_BRAND
        return Feature("form", 0.96 if telling else 0.75, Reason("form-differs", told))
    if forms in ({"limited", "company"}, {"joint stock", "company"}):
        return Feature("form", 0.94 if a.brand and b.brand else 0.7, Reason("form-short", told))
    if any(form.endswith("group") for form in forms) and forms <= _FIRM_FORMS:
        return Feature("form", 0.7, Reason("form-differs", told))
    return Feature("form", 0.6, Reason("form-differs", told))


def _region(a: Parts, b: Parts) -> Feature:
    if a.region == b.region:
        return Feature("region", 1.0, Reason("region-equal" if a.region else "region-none"))
    less, more = sorted((a, b), key=lambda parts: len(parts.region))
    if not less.region <= more.region:
        return Feature("region", 0.1, Reason("region-differs"))
    told = ("、".join(sorted(more.region - less.region)),)
    if not a.brand or not b.brand:
        return Feature("region", 0.45, Reason("region-brandless", told))
    # 联化科技(上海) is a daughter of 联化科技, and 江阴法尔胜 one of 江苏法尔胜: where a place is named, it parts them.
    if (not less.region and not more.front) or (less.region and less.region <= provinces()):
        return Feature("region", 0.7, Reason("region-daughter", told))
    if len(a.core) < TELLING_CORE:
        return Feature("region", 0.6, Reason("region-telling-little", told))
    # One in four such pairs is a parent and its one daughter (中铁二局工程, 深圳中铁二局工程): a person decides.
    return Feature("region", 0.85, Reason("region-once", told))


def _place_read_otherwise(a: Parts, b: Parts) -> Feature | None:
    """One name has a place where the other's was not known as one: it lacks the 市, or was misread."""
    if a.named + a.core == b.named + b.core and a.named != b.named:
        return Feature("region", 0.97, Reason("place-ending", (max(a.front, b.front, key=len),)))
    slip = _slip(a.front + a.core, b.front + b.core)
    fronts = sorted((len(a.front), len(b.front)))
    if slip is None or not slip[1] or not fronts[0] <= slip[0] < fronts[1]:
        return None
    return Feature("region", 0.96, Reason("place-misread", (max(a.front, b.front, key=len),)))


def _words(a: list[str], b: list[str]) -> Feature:
    if a == b:
        sure = len("".join(a)) >= LONG_BRAND
        return Feature("name_en", 0.97 if sure else 0.7, Reason("english-form"))
    if "".join(shortened(a)) == "".join(shortened(b)):
        return Feature("name_en", 0.95, Reason("english-short"))
    if sorted(shortened(a)) == sorted(shortened(b)) and len(a) > 1:
        # EPO turns names about (UNIV XINJIANG), but Washington University is not the University of Washington.
        return Feature("name_en", 0.85, Reason("english-short"))
    if len(a) == len(b):
        differing = [(x, y) for x, y in zip(a, b, strict=True) if shortened([x]) != shortened([y])]
        if len(differing) == 1 and _misspelt(*differing[0]):
            return Feature("name_en", 0.93, Reason("english-letter", differing[0]))
    return Feature("name_en", round(ratio(" ".join(a), " ".join(b)) / 200, 4), Reason("english-differs"))


def shortened(words: list[str]) -> list[str]:
    """Words of an English name as EPO abbreviates them."""
    return [ABBREVIATIONS.get(word, word) for word in words]


def _misspelt(x: str, y: str) -> bool:
    return (
        min(len(x), len(y)) >= LONG_WORD
        and not any(letter.isdigit() for letter in x + y)
        and Levenshtein.distance(x, y, score_cutoff=1) == 1
    )


_FIRM_FORMS = frozenset(FORMS.values())
_LOOKALIKES = tuple(frozenset(group) for group in LOOKALIKES)
