"""The whole graph as GraphML (http://graphml.graphdrawing.org/specification.html), for Gephi, yEd and networkx.

A node's id is `Label/id`. GraphML has no lists: they are written as JSON.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from kg.output.export.whole import Item, declared
from kg.values.cells import writable
from ontology.model import Ontology, Property

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"string": "string", "integer": "long", "number": "double", "boolean": "boolean", "date": "string"}


def write_graphml(model: Ontology, items: Iterable[Item], path: Path) -> None:
    """Write the file record by record."""
    keys = dict(_keys(model))
    with etree.xmlfile(str(path), encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{NAMESPACE}}}graphml", nsmap={None: NAMESPACE}):
            for (of, name), kind in keys.items():
                given = {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": kind}
                xml.write(etree.Element(f"{{{NAMESPACE}}}key", given))
            with xml.element(f"{{{NAMESPACE}}}graph", id="kg", edgedefault="directed"):
                for item in items:
                    xml.write(_element(model, item))


def _keys(model: Ontology) -> Iterator[tuple[tuple[str, str], str]]:
    yield ("node", "label"), "string"
    yield ("edge", "type"), "string"
    kinds: list[tuple[str, Iterable[Property]]] = [
        *(("node", each.properties.values()) for each in model.classes.values()),
        *(("edge", each.properties.values()) for each in model.relations.values()),
    ]
    found: dict[tuple[str, str], set[str]] = {}
    for of, properties in kinds:
        for prop in properties:
            kind = "string" if prop.many else _TYPES[prop.datatype]
            found.setdefault((of, prop.name), set()).add(kind)
    for key, types in sorted(found.items()):
        # One name has one type in GraphML; where two labels differ in it, text holds both.
        yield key, types.pop() if len(types) == 1 else "string"


def _element(model: Ontology, item: Item) -> Any:
    if item.start is None or item.end is None:
        of, own = "node", "label"
        element = etree.Element(f"{{{NAMESPACE}}}node", id=_text(f"{item.kind}/{item.properties['id']}"))
    else:
        of, own = "edge", "type"
        ends = {name: _text("/".join(end)) for name, end in (("source", item.start), ("target", item.end))}
        element = etree.Element(f"{{{NAMESPACE}}}edge", ends)
    known = declared(model, item)
    for name, value in {own: item.kind, **item.properties}.items():
        if name == own or name in known:
            data = etree.SubElement(element, f"{{{NAMESPACE}}}data", key=f"{of}_{name}")
            data.text = _text(value)
    return element


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
    return writable(text)
