"""Where the invented firms are: real regions, as real as the donors' strengths; streets are made up."""

from functools import cache

from kg.analysis.match.profile import MIN_CELL
from kg.data.tables import table
from kg.values.places import RECEIVING
from kg.values.regions import ancestors, name, province_of, regions
from loaders.demo.draw import Draw, zipf

XINJIANG = "650000"
# The window of the published counts that the demo's patents are drawn after.
PERIOD = "2008-2012"
# Firms sit in a province's larger cities, which the table of divisions names first.
CITIES = 4


@cache
def group(id_: str) -> tuple[str, ...]:
    """The members of a group of regions."""
    return tuple(row["member"] for _, row in table("region-groups.csv") if row["group"] == id_)


def donors() -> tuple[str, ...]:
    """Codes of the 19 provinces and cities that give aid."""
    return group("aid-donors")


def southern_prefectures() -> tuple[str, ...]:
    """Codes of the four prefectures of southern Xinjiang."""
    return group(RECEIVING)


@cache
def northern_places() -> tuple[str, ...]:
    """Codes of the rest of Xinjiang's prefectures, and of the cities that stand beside them."""
    return tuple(code for code in _below(XINJIANG) if code not in southern_prefectures())


@cache
def counts(region: str) -> dict[str, int]:
    """First filings of the region by IPC subclass in `PERIOD`; those of donors inside it are taken out."""
    found = dict(_counts().get(region, {}))
    for inner in donors():
        if region in ancestors(inner):
            for symbol, count in _counts()[inner].items():
                found[symbol] = max(found.get(symbol, 0) - count, 0)
    return found


@cache
def strengths(region: str) -> frozenset[str]:
    """Subclasses in which the region's counts have an advantage: a larger share of its own than of the nation's."""
    own, nation = counts(region), _nation()
    share = sum(own.values()) / sum(nation.values())
    return frozenset(
        symbol for symbol, count in own.items() if count >= MIN_CELL and count >= share * nation[symbol]
    )


def county(draw: Draw, region: str) -> str:
    """A county of the region, the larger cities before the others; the region itself where it has none below."""
    inside = [code for code in _below(region) if code not in donors()]
    if not inside:
        return region
    some = inside[:CITIES] if regions()[region].level == "province" else inside
    return county(draw, draw.one(some, zipf(len(some))))


def address(draw: Draw, place: str) -> str:
    """An address in `place` (GB/T 2260), in a street that there is nowhere."""
    chain = [code for code in reversed((place, *ancestors(place))) if regions()[code].level != "country"]
    return "".join(str(name(code)) for code in chain) + f"虚构路{draw.number(1, 999)}号"


def short_name(code: str) -> str:
    """The region's name as firms write it at the front of theirs."""
    region = regions()[code]
    return region.aliases[0] if region.aliases else region.name


@cache
def _below(code: str) -> tuple[str, ...]:
    return tuple(region.code for region in regions().values() if region.parent == code)


@cache
def _nation() -> dict[str, int]:
    found: dict[str, int] = {}
    for code, own in _counts().items():
        if province_of(code) == code:
            for symbol, count in own.items():
                found[symbol] = found.get(symbol, 0) + count
    return found


@cache
def _counts() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for _, row in table("technology-counts.csv"):
        if row["period"] == PERIOD:
            found.setdefault(row["region"], {})[row["symbol"]] = int(row["count"])
    return found
