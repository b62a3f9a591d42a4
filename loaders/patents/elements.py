"""Elements of an office's XML, found by their local names whatever the namespaces."""

from lxml import etree
from lxml.etree import _Element as Element

__all__ = ["Element", "first", "local", "text", "texts", "under"]


def local(element: Element) -> str:
    """The tag without its namespace."""
    return str(etree.QName(element).localname)


def under(element: Element, path: str) -> list[Element]:
    """The elements that stand under `path` (local names, `//` for any depth) anywhere below `element`."""
    steps = (f"{{*}}{step}" if step else "" for step in path.split("/"))
    return list(element.iterfind(".//" + "/".join(steps)))


def first(element: Element | None, *paths: str) -> Element | None:
    """The first element under the first of `paths` that leads to one."""
    if element is None:
        return None
    return next((found for path in paths for found in under(element, path)), None)


def texts(element: Element, path: str) -> list[str]:
    """The texts under `path`, with single spaces, empty ones left out."""
    found = (" ".join("\n".join(each.itertext()).split()) for each in under(element, path))
    return [words for words in found if words]


def text(element: Element | None, *paths: str) -> str:
    """The first text under the first of `paths` that has one, "" when none has."""
    if element is None:
        return ""
    return next((words for path in paths for words in texts(element, path)), "")
