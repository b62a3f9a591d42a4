"""What donors and receivers are strong in, from the SPECIALISES_IN edges, read once per state of the graph.

Two bases stand side by side and are never mixed in one figure: published counts (the latest window) and patents in
the graph (all years, for a graph holds what was loaded and is no census). The nation is parted into regions that do
not overlap: a donor inside another is taken out of it (Guangdong without Shenzhen), and so is the receiver out of
Xinjiang.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np

from kg.analysis.metrics.advantage import advantage, rta
from kg.analysis.metrics.inputs import Floats
from kg.analysis.metrics.relatedness import complementarity, density
from kg.analysis.metrics.uncertainty import cautious_rta, rta_interval, shrunk_rta
from kg.analysis.proximity import MIN_COUNT, shipped_proximity
from kg.graph.read_cache import ReadCache
from kg.values import regions
from kg.values.places import XINJIANG
from queries import reads

COUNTS, PATENTS = "counts", "patents"
# Below this an advantage is chance: one patent more or less makes or unmakes it.
MIN_CELL = 3
# A share that rose or fell is drawn towards no change by one count for each of the 31 provinces.
PRIOR = 31


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of one basis by region (T,): `now` of `period`, and those of the last two windows for momentum."""

    basis: str
    period: str
    windows: tuple[str, str] | None
    now: dict[str, Floats]
    last: dict[str, Floats] = field(default_factory=dict)
    before: dict[str, Floats] = field(default_factory=dict)

    def of(self, rows: dict[str, Floats], codes: Collection[str]) -> Floats:
        """The sum of regions that do not overlap (T,)."""
        zero = np.zeros_like(next(iter(self.now.values())))
        return np.asarray(sum((rows[code] for code in codes if code in rows), zero))

    def alone(self, rows: dict[str, Floats], donor: str, donors: Collection[str]) -> Floats:
        """A donor's counts (T,) without those of donors inside it."""
        inner = [code for code in donors if donor in regions.ancestors(code)]
        return np.maximum(self.of(rows, [donor]) - self.of(rows, inner), 0)

    def nation(self, rows: dict[str, Floats]) -> Floats:
        """All provinces together (T,)."""
        return self.of(rows, [code for code in rows if regions.province_of(code) == code])


@dataclass(frozen=True, slots=True)
class Profiles:
    """The tables by basis, and the column of each subclass in them."""

    column: dict[str, int]
    tables: dict[str, Table]


@dataclass(frozen=True, slots=True)
class Standing:
    """How donors stand to one receiver on one basis: rows by donor, columns by subclass.

    `relatedness` (T,) is the receiver's density, drawn towards that of all Xinjiang where its counts are few;
    `cautious` is the lower bound by which donors are ranked. `own_share` is the part of its own in that, `total` its counts. `known` (T,) tells the
    columns with φ, `national` (T,) the counts of the nation.
    """

    table: Table
    row: dict[str, int]
    counts: Floats
    rta: Floats
    shrunk: Floats
    cautious: Floats
    low: Floats
    high: Floats
    adds: Floats
    relatedness: Floats
    receiver_rta: Floats
    receiver_counts: Floats
    own_share: float
    total: int
    momentum: Floats
    known: Floats
    national: Floats


def profiles(memory: ReadCache, donors: Collection[str]) -> Profiles:
    """The tables of provinces, donors, and regions of Xinjiang, as the graph has them now."""
    return memory.once(("profiles", *sorted(donors)), lambda: _read(memory, donors))


def standing(memory: ReadCache, donors: Collection[str], receiver: tuple[str, ...]) -> dict[str, Standing]:
    """The standing of `donors` to the prefectures of `receiver` by basis; only bases that have any counts."""
    known = profiles(memory, donors)
    return memory.once(
        ("standing", receiver, *sorted(donors)),
        lambda: {basis: _standing(table, sorted(donors), receiver) for basis, table in known.tables.items()},
    )


def _read(memory: ReadCache, donors: Collection[str]) -> Profiles:
    wanted = [
        c for c, r in regions.regions().items() if r.level == "province" or regions.province_of(c) == XINJIANG
    ]
    rows = reads.rows(memory, "specialisations", regions=sorted({*wanted, *donors}))
    if any(row["basis"] == COUNTS for row in rows):
        # What was made up for the demo moves no rank where there are real figures.
        rows = [row for row in rows if not row["made_up"]]
    near = shipped_proximity().symbols
    others = sorted({symbol for row in rows for symbol in row["symbols"]} - set(near))
    column = {symbol: number for number, symbol in enumerate((*near, *others))}
    cells: dict[str, dict[str, dict[str, Floats]]] = {}
    for row in rows:
        counted = np.zeros(len(column))
        counted[[column[symbol] for symbol in row["symbols"]]] = row["counts"]
        cells.setdefault(row["basis"], {}).setdefault(row["period"], {})[row["region"]] = counted
    return Profiles(column, {basis: _table(basis, periods) for basis, periods in sorted(cells.items())})


def _table(basis: str, periods: dict[str, dict[str, Floats]]) -> Table:
    dated = sorted(period for period in periods if period != "unknown")
    windows = (dated[-2], dated[-1]) if len(dated) > 1 else None
    before, last = (periods[windows[0]], periods[windows[1]]) if windows else ({}, {})
    if basis == COUNTS and dated:
        return Table(basis, dated[-1], windows, periods[dated[-1]], last, before)
    total: dict[str, Floats] = {}
    for counted in periods.values():
        for region, row in counted.items():
            total[region] = total[region] + row if region in total else row
    span = f"{dated[0][:4]}-{dated[-1][-4:]}" if dated else "unknown"
    return Table(basis, span, windows, total, last, before)


def _standing(table: Table, donors: list[str], receiver: tuple[str, ...]) -> Standing:
    nation = table.nation(table.now)
    provinces = [c for c in table.now if regions.province_of(c) == c and c not in donors and c != XINJIANG]
    own, wider = table.of(table.now, receiver), table.of(table.now, [XINJIANG])
    parts = [table.alone(table.now, donor, donors) for donor in donors]
    x = np.stack([*parts, *(table.now[c] for c in provinces), np.maximum(wider - own, 0), own])
    low, high = rta_interval(x)
    held = advantage(x, minimum=MIN_CELL)
    phi = shipped_proximity().phi
    size = len(phi)
    adds = np.zeros((len(donors), x.shape[1]))
    adds[:, :size] = complementarity(held[-1, :size], held[: len(donors), :size], phi)
    total = int(own.sum())
    own_share = total / (total + MIN_COUNT)
    all_held = advantage(np.stack([wider, np.maximum(nation - wider, 0)]), minimum=MIN_CELL)[0]
    near = density(np.stack([held[-1, :size], all_held[:size]]), phi)
    relatedness = np.zeros(x.shape[1])
    relatedness[:size] = own_share * near[0] + (1 - own_share) * near[1]
    known = np.zeros(x.shape[1])
    known[:size] = (phi.sum(axis=0) > phi.diagonal()) & bool(wider.sum())
    number = len(donors)
    ratio = rta(x)
    return Standing(
        table=table,
        row={donor: position for position, donor in enumerate(donors)},
        counts=x[:number],
        rta=ratio[:number],
        shrunk=shrunk_rta(x)[:number],
        cautious=cautious_rta(x)[:number],
        low=low[:number],
        high=high[:number],
        adds=adds,
        relatedness=relatedness,
        receiver_rta=ratio[-1],
        receiver_counts=own,
        own_share=own_share,
        total=total,
        momentum=_momentum(table, donors),
        known=known,
        national=nation,
    )


def _momentum(table: Table, donors: list[str]) -> Floats:
    """Share of the nation in the last window over the sum of the shares in the last two (D, T): ½ is steady,
    more is rising; −1 where there is nothing to tell it by."""
    width = len(next(iter(table.now.values())))
    if table.windows is None:
        return np.full((len(donors), width), -1.0)
    last = np.stack([table.alone(table.last, donor, donors) for donor in donors])
    before = np.stack([table.alone(table.before, donor, donors) for donor in donors])
    now = (last + 1) / (table.nation(table.last) + PRIOR)
    then = (before + 1) / (table.nation(table.before) + PRIOR)
    return np.where(last + before > 0, now / (now + then), -1.0)
