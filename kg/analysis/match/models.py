"""What is asked and answered: the fields of a match as API, command line and documents show it.

A score is the sum of the contributions of its factors, to the last of the four decimals shown.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.lang.text import Text
from kg.values.thing import Thing

# A: an advantage that many filings of the very technology prove; B: a proven one; C: unproven, few filings, or borrowed figures.
Tier = Literal["A", "B", "C"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Request(_Model):
    """Who needs what: a prefecture and an industry, or a saved need, or a text."""

    prefecture: str | None = Field(default=None, max_length=100, description="name, old name or code")
    industry: str | None = Field(default=None, max_length=100, description="name, slug or GB/T 4754 code")
    need: str | None = Field(default=None, max_length=200, description="id of a saved need")
    # A page of text; what is longer is a document, whose need should be said in words.
    text: str | None = Field(default=None, max_length=2000, description="what is needed, in words")
    product: str | None = Field(
        default=None, max_length=100, description="name or slug of a product, such as 核桃"
    )
    technologies: list[str] = Field(
        default_factory=list,
        max_length=10,
        description="of the technologies that the text was understood as, those to use; all by default",
    )
    donor: str | None = Field(
        default=None, max_length=100, description="name or code of a donor: its technologies alone"
    )
    real: bool = Field(default=False, description="leave out everything that was made up for the demo")
    view: Literal["default", "likely", "paired"] = Field(
        default="default",
        description="order: by score; likely: by the chance that the region takes it up by itself; paired: paired donors first",
    )
    # More than a hundred pairs nobody discusses in a meeting.
    limit: int = Field(default=10, ge=1, le=100, description="results at the most")
    weights: dict[str, float] = Field(default_factory=dict, description="weights to set anew, by factor")


class Technology(Thing):
    """A class of the IPC; `rests_on` is the subclass whose figures are used where it is a group."""

    name_en: str | None = None
    level: str | None = None
    rests_on: str


class NeedView(_Model):
    """The need as it was understood. `members` are the prefectures of a group."""

    id: str | None = None
    title: str | None = None
    text: str | None = None
    valid_until: date | None = None
    prefecture: Thing
    members: list[Thing]
    industries: list[Thing]
    product: Thing | None = None


class TextTechnology(_Model):
    """A subclass that the words of a need speak of, with the words that matched. `score` is in spreads over all classes;
    `used` tells whether it enters the match; `guess` that the words say too little to rely on it."""

    technology: Technology
    score: float
    words: list[str]
    used: bool
    guess: bool


class Context(_Model):
    """Something that holds for every result of a need, or that moves no rank for another reason."""

    name: str
    label: Text
    text: Text
    evidence: list[str] = []


class DonorView(_Model):
    """A donor of a technology beside the others: its own score and tier."""

    donor: Thing
    score: float
    tier: Tier
    paired: bool
    count: int


class Factor(_Model):
    """One summand of a score. `value` is None where nothing is known; it then contributes 0.

    `basis` says on what it rests (counts, patents, industry table, …), `period` of which years that is.
    """

    name: str
    label: Text
    value: float | None
    weight: float
    contribution: float
    basis: str | None
    period: str | None
    text: Text
    evidence: list[str]


class Term(_Model):
    """Years that live patents have left, of those whose kind and day of filing are known."""

    known: int
    shortest: float
    median: float
    longest: float


class Gate(_Model):
    """The donor's patents in the technology, counted by what stands in the way of using them."""

    live: int = 0
    pending: int = 0
    lapsed: int = 0
    unknown: int = 0
    open_licence: int = 0
    pledged: int = 0
    co_owned: int = 0
    moved: int = Field(default=0, description="with a transfer or licence in their past")
    remaining: Term | None = None


class Evidence(_Model):
    """A patent that a result rests on. `closeness` tells how near its title is to
    the words of the need."""

    id: str
    title: str
    holders: list[Thing]
    status: str
    kind: str | None
    filed: str | None
    remaining_years: float | None
    open_licence: bool
    pledged: bool
    closeness: float | None
    synthetic: bool


class Note(_Model):
    """A warning, or something that speaks against a result. `code` is stable, the text is for people."""

    code: str
    text: Text
    evidence: list[str] = []


class PlanBacking(_Model):
    """A task, project or database of a plan that covers the industry, the region or the donors. `lines` are of the plan."""

    label: str
    id: str
    name: str
    plan: Thing | None = None
    section: str | None
    title: str | None
    lines: list[int]
    industries: list[Thing]
    regions: list[Thing]


class FundView(_Model):
    """Money that could pay: what it supports, and whether it exists or is still to be set up."""

    id: str
    name: str
    modality: str | None
    supports: list[Thing]


class Recipient(_Model):
    """A firm there that works in the industry."""

    id: str
    name: str
    region: str
    activities: list[str]
    synthetic: bool


class PairingView(_Model):
    """The pairing of the donor with the region or a member of it."""

    id: str
    name: str
    recipient: Thing
    start: int | None
    end: int | None
    counties: list[str]


class OfferView(_Model):
    """An open offer of the donor that names the technology or, naming none, the industry. It enters no score."""

    id: str
    title: str
    text: str | None
    valid_until: date | None
    by: list[Thing]
    technologies: list[str]
    industries: list[Thing]
    synthetic: bool


class Feedback(_Model):
    """What people made of a result: taken, declined for a reason of the vocabulary, or transferred on a day. `score`
    and `rank` are those it had when they said so, `at` is when, in UTC."""

    prefecture: str
    industries: list[str]
    need: str | None
    technology: str
    donor: str
    decision: Literal["accepted", "rejected", "transferred"]
    reason: str | None = None
    on: date | None = None
    note: str = ""
    who: str
    at: datetime
    score: float
    rank: int


class Result(_Model):
    """A technology, the donor that could give it best, its score, and why. `donors` are all who could give it, the best
    first, and `paired` the best of those that are paired with the region. `context`, `offers` and `feedback` change nothing."""

    technology: Technology
    donor: Thing
    score: float
    tier: Tier
    factors: list[Factor]
    context: list[Context]
    donors: list[DonorView]
    gate: Gate
    evidence: list[Evidence]
    counter_evidence: list[Note]
    warnings: list[Note]
    plan: list[PlanBacking]
    funds: list[FundView]
    recipients: list[Recipient]
    pairing: PairingView | None
    paired: DonorView | None = None
    offers: list[OfferView] = []
    feedback: list[Feedback] = []

    @property
    def invented(self) -> list[Note]:
        """The warnings that say what of the score was made up."""
        return [note for note in self.warnings if note.code.startswith("synthetic")]


class Excluded(_Model):
    """A pair of technology and donor that is no result, and why; no donor where it holds for all."""

    technology: Technology
    donor: Thing | None
    code: str
    text: Text


class Match(_Model):
    """The answer. `results` has each technology once, with its best donor; `total` counts all pairs of technology and donor
    that were ranked. `technologies` are those that the text was understood as."""

    need: NeedView
    view: str = "default"
    technologies: list[TextTechnology] = []
    weights: dict[str, float]
    total: int
    results: list[Result]
    excluded: list[Excluded]
    warnings: list[Note]
