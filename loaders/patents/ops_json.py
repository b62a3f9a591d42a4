"""Answers of EPO's Open Patent Services in JSON, as the elements that the same answer has in XML.

Source: EPO, Open Patent Services RESTful Web Services: JSON in BadgerFish's notation, "$" for text and "@" before the name of an
attribute.
"""

from typing import Any

from lxml import etree

from loaders.patents.elements import Element

# The names of the outermost object, with and without their prefix.
_MARKS = (b"world-patent-data", b"exchange-documents", b"exchange-document")


def is_answer(start: bytes) -> bool:
    """Whether JSON that begins so is an answer of OPS."""
    return any(mark in start for mark in _MARKS)


def elements(value: dict[str, Any]) -> Element:
    """The document as elements without namespaces, under one root."""
    root = etree.Element("answer")
    _fill(root, value)
    return root


def _fill(element: Element, value: Any) -> None:
    if not isinstance(value, dict):
        element.text = None if value is None else _clean(value)
        return
    for key, content in value.items():
        name = key.rpartition(":")[2]
        if key == "$":
            element.text = _clean(content)
        elif key.startswith("@"):
            element.set(name.removeprefix("@"), _clean(content))
        else:
            for each in content if isinstance(content, list) else [content]:
                _fill(etree.SubElement(element, name), each)


def _clean(value: Any) -> str:
    """Text without the characters that XML cannot hold."""
    return "".join(letter for letter in str(value) if letter.isprintable() or letter in "\n\t")
