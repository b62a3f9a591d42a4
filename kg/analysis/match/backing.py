"""What plans say of a need: the tasks, projects and databases that cover its industry, its region or the donors.

A plan of another region backs nothing here: what 阿克苏 sets itself is no word for 和田. Plans that name no region of their
own, such as the nation's, speak for all.
"""

from collections.abc import Collection
from typing import Any

from kg.analysis.match.models import PlanBacking
from kg.analysis.match.need import Need
from kg.graph.claims import owner
from kg.graph.read_cache import ReadCache
from kg.values import regions
from kg.values.places import groups_of
from kg.values.thing import Thing
from queries import reads
from queries.industries import wider


def backing(memory: ReadCache, need: Need) -> list[PlanBacking]:
    """What covers the industry or a wider one, the region or a group of it, or the donors' group."""
    places = {*_regional(need), "aid-donors"}
    ids = {"Industry": wider(need.industries), "Region": sorted(places)}
    plans = reads.rows(memory, "regions-of-plans")
    names = {plan["id"]: plan["name"] for plan in plans}
    elsewhere = {plan["id"] for plan in plans if not _speaks_for(plan["region"], need)}
    found: dict[str, PlanBacking] = {}
    for label, wanted in ids.items():
        for row in reads.rows(memory, "covering", {"label": label}, ids=wanted):
            own = [source for source in row["sources"] if owner(source) not in elsewhere]
            if own:
                known = found.get(row["id"]) or _backing(row, owner(own[0]), names)
                covered = Thing(id=row["covered"], name=row["covered_name"])
                side = known.industries if label == "Industry" else known.regions
                side.append(covered)
                known.lines[:] = sorted({*known.lines, *_lines(own, owner(own[0]))})
                found[row["id"]] = known
    return sorted(found.values(), key=lambda b: (not b.industries, not b.regions, b.label, b.lines, b.id))


def backed(need: Need, plan: list[PlanBacking]) -> tuple[list[str], list[str]]:
    """The ids of what names the industry, and of what names the region or a group that it is in."""
    regional = _regional(need)
    there = [b.id for b in plan if any(region.id in regional for region in b.regions)]
    return [b.id for b in plan if b.industries], there


def _regional(need: Need) -> set[str]:
    return {need.region, *need.members, *(group for code in need.members for group in groups_of(code))}


def _speaks_for(region: str | None, need: Need) -> bool:
    """Whether a plan of that region is one of the receiver's: of a place that it is, lies in or holds, or of none."""
    if region is None or region in _regional(need):
        return True
    around = {above for code in need.members for above in regions.ancestors(code)}
    return region in around or not set(regions.ancestors(region)).isdisjoint(need.members)


def _backing(row: dict[str, Any], dataset: str, plans: dict[str, str]) -> PlanBacking:
    stated = [(id_, title) for id_, title in row["stated"] if id_ is not None]
    # One that is shared has sections in several plans; the sections of a plan have its id before them.
    own = [(id_, title) for id_, title in stated if id_.startswith(f"{dataset}/")]
    section, title = (own or stated or [(None, None)])[0]
    return PlanBacking(
        label=_kind(row["labels"]),
        id=row["id"],
        name=row["name"],
        plan=Thing(id=dataset, name=plans[dataset]) if dataset in plans else None,
        section=section,
        title=title,
        lines=[],
        industries=[],
        regions=[],
    )


def _lines(sources: Collection[str], dataset: str) -> list[int]:
    """The lines among "dataset#L87" of one dataset."""
    locators = (source.rsplit("#", 1)[-1] for source in sources if owner(source) == dataset)
    return [int(locator[1:]) for locator in locators if locator[:1] == "L" and locator[1:].isdigit()]


def _kind(labels: list[str]) -> str:
    return next((label for label in labels if label not in ("Thing", "Organization")), labels[0])
