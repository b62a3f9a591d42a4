"""Answers of EPO's Open Patent Services (exchange-documents, families, search results) as fields.

Source: EPO, Open Patent Services RESTful Web Services, exchange-documents schema.
"""

from lxml import etree

ROOTS = frozenset({"world-patent-data", "exchange-documents", "exchange-document"})
# Titles and abstracts come in several languages; the first of these that there is, is taken.
_LANGUAGES = ("zh", "en")

Element = etree._Element


def is_record(element: Element) -> bool:
    """Whether it is a document: of its own, a member of a family, or a hit of a search without its data."""
    tag, above = _local(element), element.getparent()
    parent = "" if above is None else _local(above)
    if tag == "family-member":
        return True
    if tag == "exchange-document":
        return parent != "family-member"
    return tag == "publication-reference" and parent == "search-result"


def fields(element: Element) -> dict[str, str]:
    """The fields of one document."""
    publication = element if _local(element) == "publication-reference" else element.find(".//{*}publication-reference")
    application = element.find(".//{*}application-reference")
    document = element.find(".//{*}exchange-document") if _local(element) == "family-member" else element
    return {
        "publication": _number(publication),
        "published": _text(publication, ".//{*}date"),
        "application": _number(application),
        "filed": _text(application, ".//{*}date"),
        "family_id": element.get("family-id", ""),
        "title": _in_language(element, ".//{*}invention-title"),
        "abstract": _in_language(element if document is None else document, ".//{*}abstract"),
        "classes": _lines(element, ".//{*}classification-ipcr/{*}text")
        or _lines(element, ".//{*}classification-ipc/{*}text"),
        "applicants": _names(element, ".//{*}applicant", "{*}applicant-name/{*}name"),
        "inventors": _names(element, ".//{*}inventor", "{*}inventor-name/{*}name"),
        "priority": "\n".join(filter(None, map(_number, element.iterfind(".//{*}priority-claim")))),
        "priority_date": min(_all(element, ".//{*}priority-claim/{*}document-id/{*}date"), default=""),
        "citations": "\n".join(filter(None, map(_number, element.iterfind(".//{*}patcit")))),
    }


def _number(reference: Element | None) -> str:
    """The number of a reference: of its DOCDB form (country, number, kind), else of the EPODOC form, which is whole."""
    if reference is None:
        return ""
    for kind in ("docdb", "epodoc"):
        found = reference.find(f"{{*}}document-id[@document-id-type='{kind}']")
        if found is not None:
            parts = (_text(found, f"{{*}}{part}") for part in ("country", "doc-number", "kind"))
            return "".join(parts)
    return ""


def _names(element: Element, path: str, name: str) -> str:
    """The names in EPODOC's form, where there is one (the form as filed has no country and another order)."""
    parties = element.findall(path)
    standard = [party for party in parties if party.get("data-format") == "epodoc"]
    return "\n".join(" ".join(found.split()) for p in standard or parties for found in _all(p, name))


def _in_language(element: Element, path: str) -> str:
    found = {each.get("lang", ""): "\n".join(each.itertext()) for each in reversed(element.findall(path))}
    language = next((wanted for wanted in _LANGUAGES if wanted in found), next(reversed(found), ""))
    return found.get(language, "")


def _lines(element: Element, path: str) -> str:
    return "\n".join(_all(element, path))


def _all(element: Element, path: str) -> list[str]:
    return [text for each in element.iterfind(path) if (text := "".join(each.itertext()).strip())]


def _text(element: Element | None, path: str) -> str:
    return next(iter(_all(element, path)), "") if element is not None else ""


def _local(element: Element) -> str:
    return str(etree.QName(element).localname)
