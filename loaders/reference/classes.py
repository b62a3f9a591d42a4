"""Classifications: IPC, technology fields, GB/T 4754, the plan's industries and what technologies they use."""

from collections.abc import Iterator
from importlib.resources import files

import ontology
from kg.data.tables import table
from kg.graph.records import Edge, Node, Record, Ref, Row, Value
from kg.values.technology_fields import field_of, fields_of
from ontology.reader import ontology as read

# What the column `mark` of ipc.csv says, as a person reads it.
_IPC_MARKS = {
    "ours": ("类名为本项目所拟", "the title is ours"),
    "shortened": ("中文类名有删节", "the Chinese title is shortened"),
}


def wipo_fields() -> Iterator[Row]:
    """The 35 technology fields."""
    for line, row in table("wipo-fields.csv"):
        at = (f"L{line}",)
        properties = {key: row[key] for key in ("name_en", "sector", "sector_en")}
        yield Row(at[0], (Node("TechnologyField", row["number"], row["name"], at, properties),))


def ipc() -> Iterator[Row]:
    """Sections, classes, subclasses and the main groups in use, each under the wider one, in its fields."""
    for line, row in table("ipc.csv"):
        at = (f"L{line}",)
        symbol, level = row["symbol"], row["level"]
        properties: dict[str, Value] = {"level": level, "name_en": row["name_en"], **_ipc_marks(row["mark"])}
        node = Node("IpcClass", symbol, row["name"], at, properties)
        facts: list[Record] = [node]
        if level != "section":
            facts.append(Edge("BROADER", node.ref, Ref("IpcClass", _wider(symbol)), at))
        facts += [Edge("IN_FIELD", node.ref, Ref("TechnologyField", str(n)), at) for n in _fields(symbol)]
        yield Row(at[0], tuple(facts))


def gbt4754() -> Iterator[Row]:
    """Sections, divisions, groups and classes of GB/T 4754-2017."""
    for line, row in table("gbt4754-2017.csv"):
        at = (f"L{line}",)
        node = Node("IndustryClass", row["code"], row["name"], at, {"level": row["level"]})
        facts: list[Record] = [node]
        if row["parent"]:
            facts.append(Edge("BROADER", node.ref, Ref("IndustryClass", row["parent"]), at))
        yield Row(at[0], tuple(facts))


def industries() -> Iterator[Row]:
    """The industries of the vocabulary, with their other names and the wider industry."""
    for concept in read().vocabularies["industries"].concepts.values():
        at = (f"L{_vocabulary_lines()[concept.id]}",)
        properties: dict[str, Value] = {"name_en": concept.label.en}
        if concept.alternatives:
            properties["aliases"] = list(concept.alternatives)
        node = Node("Industry", concept.id, concept.label.zh, at, properties)
        facts: list[Record] = [node]
        if concept.broader is not None:
            facts.append(Edge("BROADER", node.ref, Ref("Industry", concept.broader), at))
        yield Row(at[0], tuple(facts))


def industry_technologies() -> Iterator[Row]:
    """USES: an IPC class that an industry uses, its weight and why."""
    for line, row in table("industry-technologies.csv"):
        at = (f"L{line}",)
        properties: dict[str, Value] = {
            "weight": float(row["weight"]),
            "reason": row["reason"],
            "confidence": row["confidence"],
        }
        ends = Ref("Industry", row["industry"]), Ref("IpcClass", row["symbol"])
        yield Row(at[0], (Edge("USES", *ends, at, properties),))


def industry_classes() -> Iterator[Row]:
    """CLOSE_MATCH: a class of GB/T 4754 that is close to an industry of the plan."""
    for line, row in table("industry-classes.csv"):
        at = (f"L{line}",)
        properties = {"reason": row["reason"], "confidence": row["confidence"]}
        ends = Ref("Industry", row["industry"]), Ref("IndustryClass", row["code"])
        yield Row(at[0], (Edge("CLOSE_MATCH", *ends, at, properties),))


def _wider(symbol: str) -> str:
    """A01G25 → A01G → A01 → A."""
    return symbol[:4] if len(symbol) > 4 else symbol[:3] if len(symbol) == 4 else symbol[0]


def _fields(symbol: str) -> tuple[int, ...]:
    if len(symbol) < 4:
        return ()
    if len(symbol) == 4:
        return fields_of(symbol)
    field = field_of(symbol)
    return () if field is None else (field,)


def _ipc_marks(cell: str) -> dict[str, Value]:
    pairs = [
        (f"{token[6:]}年起不再使用", f"no longer used from {token[6:]}")
        if token.startswith("until ")
        else _IPC_MARKS[token]
        for token in cell.split(";")
        if token
    ]
    return {"marks": [zh for zh, _ in pairs], "marks_en": [en for _, en in pairs]} if pairs else {}


def _vocabulary_lines() -> dict[str, int]:
    """The line of industries.ttl on which each industry has its notation."""
    text = files(ontology).joinpath("vocabularies/industries.ttl").read_text(encoding="utf-8")
    parts = ((number, line.split('"')) for number, line in enumerate(text.splitlines(), 1))
    return {cut[1]: number for number, cut in parts if "skos:notation" in cut[0]}
