"""Divisions and their groups, Central Asian countries with treaties and office rules."""

from collections.abc import Iterator

from kg.data.tables import table
from kg.graph.records import Edge, Node, Record, Ref, Row, Value
from kg.values import regions
from ontology.model import Concept
from ontology.reader import ontology

# The Eurasian Patent Organization is no country; what its office prescribes concerns its convention.
_ORGANISATIONS = {"EA": Ref("Treaty", "欧亚专利公约")}


def divisions() -> Iterator[Row]:
    """Every division of GB/T 2260 with what it was called before, part of what it lies in."""
    for line, row in table("divisions.csv"):
        region = regions.regions()[row["code"]]
        at = (f"L{line}",)
        node = Node("Region", region.code, region.name, at, _region_properties(region))
        facts: list[Record] = [node]
        if region.parent is not None:
            facts.append(Edge("PART_OF", node.ref, Ref("Region", region.parent), at))
        yield Row(at[0], tuple(facts))


def region_groups() -> Iterator[Row]:
    """The members of 南疆四地州, 西北五省 and 援疆省市."""
    for line, row in table("region-groups.csv"):
        at = (f"L{line}",)
        group = _group(row["group"], at)
        yield Row(at[0], (Edge("PART_OF", Ref("Region", row["member"]), group.ref, at), group))


def countries() -> Iterator[Row]:
    """The five Central Asian states, and China for what its law asks before filing abroad."""
    for line, row in table("countries.csv"):
        at = (f"L{line}",)
        properties: dict[str, Value] = {"name_en": row["name_en"], **_marks(row["mark"], row["mark_en"])}
        node = Node("Country", row["code"], row["name"], at, properties)
        facts: list[Record] = [node]
        if row["group"]:
            group = _group(row["group"], at)
            facts += [group, Edge("PART_OF", node.ref, group.ref, at)]
        yield Row(at[0], tuple(facts))


def treaties() -> Iterator[Row]:
    """Treaties that matter to who files in Central Asia."""
    for line, row in table("treaties.csv"):
        at = (f"L{line}",)
        properties: dict[str, Value] = {"name_en": row["name_en"], "aliases": _listed(row["aliases"])}
        yield Row(at[0], (Node("Treaty", row["id"], row["name"], at, properties),))


def treaty_parties() -> Iterator[Row]:
    """Who is party to what, since when, and whether that was seen, not seen or remembered."""
    for line, row in table("treaty-parties.csv"):
        at = (f"L{line}",)
        kept = ("since", "in_force", "basis", "basis_en", "confidence", "reference")
        properties = {key: row[key] for key in kept if row[key]}
        ends = Ref("Country", row["country"]), Ref("Treaty", row["treaty"])
        yield Row(at[0], (Edge("PARTY_TO", *ends, at, properties),))


def office_rules() -> Iterator[Row]:
    """What the offices prescribe, topic by topic, each with how far it was verified."""
    names = {row["code"]: row["name"] for _, row in table("countries.csv")} | {"EA": "欧亚专利局"}
    for line, row in table("office-rules.csv"):
        at = (f"L{line}",)
        kept = ("topic", "text", "text_en", "confidence", "reference")
        properties = {key: row[key] for key in kept if row[key]}
        country = row["country"]
        name = f"{names[country]}：{row['name']}"
        node = Node("OfficeRule", f"{country}-{row['topic']}", name, at, properties)
        about = _ORGANISATIONS.get(country, Ref("Country", country))
        yield Row(at[0], (node, Edge("CONCERNS", node.ref, about, at)))


def _region_properties(region: regions.Region) -> dict[str, Value]:
    concept = ontology().vocabularies["regions"].concepts.get(region.code)
    spoken = concept.alternatives if concept is not None else ()
    found: dict[str, Value] = {"level": region.level}
    if aliases := list(dict.fromkeys([*region.aliases, *spoken])):
        found["aliases"] = aliases
    if english := concept.label.en if concept is not None else region.name_en:
        found["name_en"] = english
    if region.former:
        found["former_names"] = list(dict.fromkeys(name for _, name, _ in region.former))
        found["former_codes"] = list(dict.fromkeys(code for code, _, _ in region.former))
        found["history"] = [f"{name}（{code}）{_until(year)}" for code, name, year in region.former]
    if region.dates is not None:
        found |= {
            key: day for key, day in (("from", region.dates.start), ("until", region.dates.until)) if day
        }
        found |= _marks(region.dates.mark, region.dates.mark_en)
    return found


def _until(year: str) -> str:
    return f"，{year}年前" if year else ""


def _group(slug: str, at: tuple[str, ...]) -> Node:
    concept: Concept = ontology().vocabularies["regions"].concepts[slug]
    properties: dict[str, Value] = {"level": "group", "name_en": concept.label.en}
    if concept.alternatives:
        properties["aliases"] = list(concept.alternatives)
    return Node("Region", slug, concept.label.zh, at, properties)


def _marks(chinese: str, english: str) -> dict[str, Value]:
    return {"marks": [chinese], "marks_en": [english]} if chinese else {}


def _listed(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]
