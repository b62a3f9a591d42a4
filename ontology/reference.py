"""Writes `docs/ontology.md` from the ontology: `python -m ontology.reference docs/ontology.md`."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from ontology.model import NodeClass, Ontology, Property, Relation, Vocabulary
from ontology.reader import ontology


def reference_page(model: Ontology) -> str:
    """The reference page as Markdown: classes, relations, vocabularies, in the order of their names."""
    lines = [
        "# 本体参考 · Ontology reference",
        "",
        "Generated from `ontology/*.ttl` by `python -m ontology.reference docs/ontology.md`; edit those files, not this page.",
        "",
        "## 节点 · Node classes",
        "",
    ]
    for node_class in model.classes.values():
        lines += _class_lines(model, node_class)
    lines += ["## 关系 · Relations", ""]
    for relation in model.relations.values():
        lines += _relation_lines(relation)
    lines += ["## 词表 · Vocabularies", ""]
    for vocabulary in model.vocabularies.values():
        lines += _vocabulary_lines(vocabulary)
    return "\n".join(lines).rstrip() + "\n"


def _class_lines(model: Ontology, node_class: NodeClass) -> Iterator[str]:
    yield f"### {node_class.name} · {node_class.label.zh}"
    yield ""
    yield f"{node_class.definition.zh} {node_class.definition.en}"
    yield ""
    if node_class.parent is not None:
        yield f"Also: {' → '.join(model.labels(node_class.name)[1:])}"
        yield ""
    if node_class.aligned:
        yield "Aligned with: " + ", ".join(f"`{iri}`" for iri in node_class.aligned)
        yield ""
    yield from _property_table(node_class.properties)


def _relation_lines(relation: Relation) -> Iterator[str]:
    yield f"### {relation.type} · {relation.label.zh}"
    yield ""
    yield f"{relation.definition.zh} {relation.definition.en}"
    yield ""
    yield f"({' | '.join(relation.sources)}) → ({' | '.join(relation.targets)})"
    yield ""
    if relation.key:
        yield f"Told apart by: {', '.join(relation.key)}"
        yield ""
    yield from _property_table(relation.properties)


def _property_table(properties: Mapping[str, Property]) -> Iterator[str]:
    yield "| property | 名称 | type | definition |"
    yield "|---|---|---|---|"
    for prop in properties.values():
        marks = [prop.datatype + (" list" if prop.many else "")]
        marks += ["required"] if prop.required else []
        marks += ["indexed"] if prop.indexed else []
        marks += ["full text"] if prop.fulltext else []
        marks += [f"one of {', '.join(f'`{v}`' for v in prop.values)}"] if prop.values else []
        yield f"| {prop.name} | {prop.label.zh} | {'; '.join(marks)} | {prop.definition.zh} {prop.definition.en} |"
    yield ""


def _vocabulary_lines(vocabulary: Vocabulary) -> Iterator[str]:
    kind = f" → {vocabulary.node_class}" if vocabulary.node_class is not None else ""
    yield f"### {vocabulary.name} · {vocabulary.label.zh}{kind}"
    yield ""
    yield "| id | 中文 | English | 又名 also | 上位 broader |"
    yield "|---|---|---|---|---|"
    for concept in vocabulary.concepts.values():
        also = "、".join(concept.alternatives)
        yield f"| {concept.id} | {concept.label.zh} | {concept.label.en} | {also} | {concept.broader or ''} |"
    yield ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference_page(ontology()), encoding="utf-8")
