"""What stands around a need in the graph: donors, technologies that the industry uses, pairings, the plan, funds, firms."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.analysis.match.backing import backed, backing
from kg.analysis.match.models import FundView, PairingView, PlanBacking, Recipient, Technology
from kg.analysis.match.need import Need
from kg.analysis.match.products import Share
from kg.graph.read_cache import ReadCache
from kg.lang.errors import NotFound
from kg.lang.text import Text
from kg.values import regions
from kg.values.places import within
from kg.values.thing import Thing
from queries import reads
from queries.industries import narrower, wider

# What the marks of a region say when its counts must not stand for it as a donor.
UNUSABLE = "不得用作援助方画像"


_NO_GROUNDS = Text("", "")


@dataclass(frozen=True, slots=True)
class Donor:
    """An aid-giving region. `marks` (Chinese, English) tell what its counts lack."""

    region: Thing
    marks: tuple[tuple[str, str], ...] = ()

    @property
    def usable(self) -> bool:
        """Whether its published counts may stand for it."""
        return not any(UNUSABLE in zh for zh, _ in self.marks)


@dataclass(frozen=True, slots=True)
class Use:
    """A technology that is needed: `weight` 0…1, the `grounds` of it, and on what they rest (`basis`); `products` are those of
    the place that use it. `reason` is that of the table. No `industry` where a text alone asks for it. `marks` tell of the class."""

    technology: Technology
    weight: float
    reason: str
    industry: Thing | None
    marks: tuple[tuple[str, str], ...] = ()
    products: tuple[Share, ...] = ()
    grounds: Text = _NO_GROUNDS
    basis: str = "industry table"


@dataclass(frozen=True, slots=True)
class Context:
    """All that a need's cases share. `pairings` are by donor; `skilled` are the firms there by the subclasses of
    their patents, made-up ones left out. `backed` are the ids of what in the plan names the industry, and of what names the
    region or a group that it is in."""

    uses: list[Use] = field(default_factory=list)
    pairings: dict[str, PairingView] = field(default_factory=dict)
    plan: list[PlanBacking] = field(default_factory=list)
    funds: list[FundView] = field(default_factory=list)
    firms: list[Recipient] = field(default_factory=list)
    skilled: dict[str, list[str]] = field(default_factory=dict)
    backed: tuple[list[str], list[str]] = ([], [])


def donors(memory: ReadCache) -> dict[str, Donor]:
    """The regions that give aid in some pairing, by code."""
    return memory.once("donors", lambda: {row["id"]: _donor(row) for row in reads.rows(memory, "donors")})


def donor_of(memory: ReadCache, text: str) -> str:
    """The code of the donor of that name or code.

    Raises:
        NotFound: it gives no aid in any pairing of the graph; those who do are told.
    """
    code = regions.region_of(text.strip())
    given = donors(memory)
    if code is None or code not in given:
        raise NotFound("donor-not-found", name=text, donors=[d.region.name for d in given.values()])
    return code


def context(memory: ReadCache, need: Need, uses: list[Use], year: int) -> Context:
    """What stands around `need`, whose technologies are `uses`; pairings as of `year`."""
    key = (
        "context",
        need.region,
        need.members,
        need.county,
        need.industries,
        need.product,
        need.understood,
        need.chosen,
        year,
    )
    return memory.once(key, lambda: _read(memory, need, uses, year))


def technologies(memory: ReadCache, industries: Collection[str]) -> list[Use]:
    """What the industries use by their table, the heaviest first; where an industry has no list, what its parts use."""
    found: dict[str, Use] = {}
    for slug in industries:
        own = _listed(memory, [slug]) or _listed(memory, narrower(slug))
        for row in own:
            known = found.get(row["symbol"])
            if known is None or known.weight < row["weight"]:
                found[row["symbol"]] = _use(row)
    return ordered(found)


def _listed(memory: ReadCache, industries: Sequence[str]) -> list[dict[str, Any]]:
    return memory.once(
        ("technologies of industries", *industries),
        lambda: reads.rows(memory, "technologies-of-industries", industries=industries),
    )


def _read(memory: ReadCache, need: Need, uses: list[Use], year: int) -> Context:
    plan = backing(memory, need)
    return Context(
        uses=uses,
        pairings=_pairings(memory, need.members, year),
        plan=plan,
        funds=_funds(memory, need, plan),
        firms=_firms(memory, need),
        skilled=_skilled(memory, need),
        backed=backed(need, plan),
    )


def _donor(row: dict[str, Any]) -> Donor:
    return Donor(Thing(id=row["id"], name=row["name"]), _marks(row))


def _marks(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    chinese = row["marks"] or []
    return tuple(zip(chinese, row["marks_en"] or chinese, strict=False))


def _use(row: dict[str, Any]) -> Use:
    symbol = row["symbol"]
    technology = Technology(
        id=symbol, name=row["name"], name_en=row["name_en"], level=row["level"], rests_on=symbol[:4]
    )
    industry = Thing(id=row["industry"], name=row["industry_name"])
    weight, reason = float(row["weight"]), row["reason"] or ""
    grounds = Text(
        f"{industry.name}使用{symbol}，权重{weight:g}：{reason}",
        f"{industry.id} uses {symbol} with weight {weight:g} ({reason})",
    )
    return Use(technology, weight, reason, industry, _marks(row), grounds=grounds)


def ordered(found: Mapping[str, Use]) -> list[Use]:
    """The heaviest first."""
    return sorted(found.values(), key=lambda use: (-use.weight, use.technology.id))


def _pairings(memory: ReadCache, members: tuple[str, ...], year: int) -> dict[str, PairingView]:
    found: dict[str, PairingView] = {}
    for row in reads.rows(memory, "pairings-of-recipients", members=list(members)):
        over = row["end"] is not None and row["end"] < year
        early = row["start"] is not None and row["start"] > year
        if over or early or row["donor"] in found:
            continue
        found[row["donor"]] = PairingView(
            id=row["id"],
            name=row["name"],
            recipient=Thing(id=row["recipient"], name=row["recipient_name"]),
            start=row["start"],
            end=row["end"],
            counties=row["counties"] or [],
        )
    return found


def _funds(memory: ReadCache, need: Need, plan: list[PlanBacking]) -> list[FundView]:
    """Funds that support the industry or what covers it, or that cover the region."""
    ids = [*wider(need.industries), *(backing.id for backing in plan)]
    rows = reads.rows(memory, "funds-that-support", ids=ids)
    rows += reads.rows(memory, "funds-of-regions", ids=[need.region, *need.members])
    found: dict[str, FundView] = {}
    for row in rows:
        known = found.get(row["id"])
        supports = [
            *(known.supports if known is not None else ()),
            Thing(id=row["what"], name=row["what_name"]),
        ]
        found[row["id"]] = FundView(
            id=row["id"], name=row["name"], modality=row["modality"], supports=supports
        )
    return sorted(found.values(), key=lambda fund: fund.id)


def _skilled(memory: ReadCache, need: Need) -> dict[str, list[str]]:
    """Firms there by the subclasses of patents that are theirs; what was made up is left out."""
    rows = memory.once(
        ("skilled", need.members),
        lambda: reads.rows(memory, "firms-by-subclass", places=within(need.members)),
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["symbol"], []).append(row["id"])
    return found


def _firms(memory: ReadCache, need: Need) -> list[Recipient]:
    slugs = [*need.industries, *(part for slug in need.industries for part in narrower(slug))]
    classes = [row["id"] for row in reads.rows(memory, "classes-of-industries", industries=slugs)]
    found: dict[str, Recipient] = {}
    for row in reads.rows(
        memory, "firms-of-industries", places=within(need.members), industries=slugs, classes=classes
    ):
        known = found.get(row["id"])
        found[row["id"]] = Recipient(
            id=row["id"],
            name=row["name"],
            region=row["region"],
            activities=[*(known.activities if known is not None else ()), row["activity"]],
            synthetic=bool(row["synthetic"]),
        )
    return sorted(found.values(), key=lambda firm: (firm.synthetic, firm.id))
