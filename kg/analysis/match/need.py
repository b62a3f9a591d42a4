"""Who asks for what: names become a receiving region and industries, or an answer that says what is near."""

from dataclasses import dataclass, field
from datetime import date

from kg.analysis.match.models import NeedView, Request
from kg.analysis.text.technologies import Guess, Understood, technologies_in
from kg.graph.read_cache import ReadCache
from kg.lang.errors import NotFound, UsageError
from kg.values.places import receiver
from kg.values.thing import Thing
from queries import industries as industry_names
from queries import reads


@dataclass(frozen=True, slots=True)
class Need:
    """A need, resolved. `texts` is what patents are compared with: the words of the need where it has any, else
    the names of the industries. `county` is set where a county was named: its prefecture stands for it, but for facts on its own products.

    `understood` are the technologies that the words speak of, `sure` whether they say enough; `chosen` those that were ticked,
    all of them by default. `product` narrows the technologies to its own, `donor` the answer to one donor's; `real` leaves
    out whatever was made up.
    """

    view: NeedView
    texts: tuple[str, ...]
    county: Thing | None = None
    understood: tuple[Guess, ...] = ()
    sure: bool = True
    chosen: tuple[str, ...] = ()
    product: Thing | None = None
    donor: str | None = None
    real: bool = False

    @property
    def region(self) -> str:
        """The id of the prefecture or group."""
        return self.view.prefecture.id

    @property
    def members(self) -> tuple[str, ...]:
        """Codes of the prefectures."""
        return tuple(member.id for member in self.view.members)

    @property
    def industries(self) -> tuple[str, ...]:
        """Slugs of the industries."""
        return tuple(industry.id for industry in self.view.industries)


@dataclass(frozen=True, slots=True)
class _Saved:
    """What a saved need says; nothing when none was named."""

    title: str | None = None
    text: str | None = None
    valid_until: date | None = None
    region: str | None = None
    industries: list[str] = field(default_factory=list)


def resolve(memory: ReadCache, request: Request, today: date) -> Need:
    """The need that `request` names.

    Raises:
        NotFound: no such need, prefecture or industry; near names are told.
        UsageError: nothing, or too little, was asked for, or the need has expired.
    """
    saved = _saved(memory, request.need, today) if request.need else _Saved()
    where = request.prefecture or saved.region
    text = " ".join(filter(None, (saved.title, saved.text, request.text))) or None
    if not where:
        raise UsageError("match-no-prefecture")
    prefecture, members, county = receiver(where)
    product, industries = _asked_for(memory, request, saved, text or "")
    understood = technologies_in(text) if text else Understood((), sure=True)
    if not industries and product is None and not understood.technologies:
        raise UsageError(
            "match-no-industry", industries=[c.label for c in industry_names.concepts().values()]
        )
    chosen = _chosen(request, understood)
    view = NeedView(
        id=request.need,
        title=saved.title,
        text=text,
        valid_until=saved.valid_until,
        prefecture=prefecture,
        members=members,
        industries=industries,
        product=product,
    )
    names = tuple(name for found in industries for name in industry_names.names_of(found.id))
    texts = (text,) if text else (product.name,) if product is not None else names
    return Need(
        view, texts, county, understood.technologies, understood.sure or bool(chosen) or bool(industries), chosen,
        product, request.donor, request.real,
    )  # fmt: skip


def _asked_for(
    memory: ReadCache, request: Request, saved: _Saved, text: str
) -> tuple[Thing | None, list[Thing]]:
    """The product that was named, and the industries: those named, that of the product, those of the saved need, those in the text.

    Raises:
        NotFound: no product or industry has that name.
        UsageError: the product is of another industry than the one named.
    """
    named = industry_names.industry(memory, request.industry) if request.industry else None
    if request.product:
        product, of = industry_names.product(memory, request.product)
        if named is not None and named.id not in industry_names.wider(tuple(thing.id for thing in of)):
            raise UsageError(
                "product-of-other-industry",
                product=product.name,
                named=named.name,
                of=[thing.name for thing in of],
            )
        return product, [named] if named is not None else of[:1]
    if named is not None:
        return None, [named]
    slugs = saved.industries or industry_names.industries_in(text)
    return None, [industry_names.thing(slug) for slug in slugs]


def _chosen(request: Request, understood: Understood) -> tuple[str, ...]:
    """The technologies that were ticked among those of the text.

    Raises:
        UsageError: one is not among them.
    """
    wanted = tuple(symbol.strip().upper() for symbol in request.technologies)
    known = [guess.symbol for guess in understood.technologies]
    if unknown := [symbol for symbol in wanted if symbol not in known]:
        raise UsageError("technology-not-of-text", symbols=unknown, known=known)
    return wanted


def _saved(memory: ReadCache, id_: str, today: date) -> _Saved:
    rows = reads.rows(memory, "need", id=id_)
    if not rows:
        raise NotFound("need-not-found", id=id_)
    if rows[0]["kind"] == "offer":
        raise UsageError("need-is-offer", id=id_)
    until = date.fromisoformat(str(rows[0]["until"])) if rows[0]["until"] else None
    if until is not None and until < today:
        raise UsageError("need-expired", id=id_, until=until)
    concerned = {
        label: [row["id"] for row in rows if label in (row["labels"] or ())]
        for label in ("Industry", "Region")
    }
    return _Saved(
        title=rows[0]["title"] or rows[0]["name"],
        text=rows[0]["text"],
        valid_until=until,
        region=next(iter(concerned["Region"]), None),
        industries=concerned["Industry"],
    )
