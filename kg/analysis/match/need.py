"""Who asks for what: names become a receiving region and industries, or an answer that says what is near."""

from dataclasses import dataclass, field
from datetime import date

from kg.analysis.match.models import NeedView, Request
from kg.graph.read_cache import ReadCache
from kg.lang.errors import NotFound, UsageError
from kg.values.places import receiver
from queries import industries as industry_names


@dataclass(frozen=True, slots=True)
class Need:
    """A need, resolved. `texts` is what patents are compared with: the words of the need where it has any, else
    the names of the industries. `county` is set where a county was named and its prefecture stands for it."""

    view: NeedView
    texts: tuple[str, ...]
    county: str | None = None

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
    if request.industry:
        industries = [industry_names.industry(memory, request.industry)]
    else:
        industries = [
            industry_names.thing(slug)
            for slug in saved.industries or industry_names.industries_in(text or "")
        ]
    if not industries:
        raise UsageError(
            "match-no-industry", industries=[c.label for c in industry_names.concepts().values()]
        )
    view = NeedView(
        id=request.need,
        title=saved.title,
        text=text,
        valid_until=saved.valid_until,
        prefecture=prefecture,
        members=members,
        industries=industries,
    )
    names = tuple(name for found in industries for name in industry_names.names_of(found.id))
    return Need(view, (text,) if text else names, county)


def _saved(memory: ReadCache, id_: str, today: date) -> _Saved:
    query = (
        "MATCH (n:Need {id: $id}) OPTIONAL MATCH (n)-[:CONCERNS]->(x) "
        "RETURN n.name AS name, n.title AS title, n.kind AS kind, n.text AS text, n.valid_until AS until, labels(x) AS labels, "
        "x.id AS id ORDER BY id"
    )
    rows = memory.rows(query, id=id_)
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
