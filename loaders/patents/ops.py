"""Answers of EPO's Open Patent Services (documents, families, search results) as fields.

Source: EPO, Open Patent Services RESTful Web Services, exchange-documents schema.
"""

from loaders.patents.elements import Element, first, local, text, texts, under

ROOTS = frozenset({"world-patent-data", "exchange-documents", "exchange-document"})
# Titles and abstracts come in several languages; the first of these that there is, is taken.
_LANGUAGES = ("zh", "en")


def is_record(element: Element) -> bool:
    """Whether it is a document, a member of a family, or a hit of a search that comes without its data."""
    tag, above = local(element), element.getparent()
    if tag == "publication-reference":
        return above is not None and local(above) == "search-result"
    return tag in ("exchange-document", "family-member")


def fields(element: Element) -> dict[str, str]:
    """The fields of one document."""
    publication = (
        element if local(element) == "publication-reference" else first(element, "publication-reference")
    )
    application = first(element, "application-reference")
    classes = texts(element, "classification-ipcr/text") or texts(element, "classification-ipc/text")
    return {
        "publication": _number(publication),
        "published": text(publication, "date"),
        "application": _number(application),
        "filed": text(application, "date"),
        "family_id": element.get("family-id", ""),
        "title": _in_language(element, "invention-title"),
        "abstract": _in_language(element, "abstract"),
        "classes": "\n".join(classes),
        "applicants": _names(element, "applicant", "applicant-name/name"),
        "inventors": _names(element, "inventor", "inventor-name/name"),
        "priority": _numbers(element, "priority-claim"),
        "priority_date": min(texts(element, "priority-claim/document-id/date"), default=""),
        "citations": _numbers(element, "patcit"),
    }


def _number(reference: Element | None) -> str:
    """The number of a reference: of its DOCDB form (country, number, kind), else of the EPODOC form, which is whole."""
    for kind in ("docdb", "epodoc"):
        found = first(reference, f"document-id[@document-id-type='{kind}']")
        if found is not None:
            return "".join(text(found, part) for part in ("country", "doc-number", "kind"))
    return ""


def _numbers(element: Element, path: str) -> str:
    return "\n".join(filter(None, map(_number, under(element, path))))


def _names(element: Element, path: str, name: str) -> str:
    """The names in EPODOC's form, where there is one (the form as filed has no country and another order)."""
    parties = under(element, path)
    standard = [party for party in parties if party.get("data-format") == "epodoc"]
    return "\n".join(found for party in standard or parties for found in texts(party, name))


def _in_language(element: Element, path: str) -> str:
    found = {each.get("lang", ""): " ".join(each.itertext()) for each in reversed(under(element, path))}
    wanted = [language for language in _LANGUAGES if language in found] or list(reversed(found))
    return found[wanted[0]] if wanted else ""
