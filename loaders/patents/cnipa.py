"""Bulk XML of China's patent office (CNIPA, standardised data V2, and the older cn-patent-document) as fields.

Source: the element paths that CNIPA's data specification names; no real file was at hand.
"""

from lxml import etree

ROOTS = frozenset(
    {"PatentDocumentAndRelated", "PatentDocument", "PatentVerdict", "cn-patent-document", "cn-patent-documents"}
)
_RECORDS = ROOTS - {"cn-patent-documents"}
_PATHS = {
    "title": ("InventionTitle", "DesignTitle", "invention-title"),
    "abstract": ("Abstract", "cn-abstract", "abstract"),
    "classes": ("ClassificationIPCR/Text", "classification-ipcr/text", "classification-ipcr"),
    "locarno": ("ClassificationLocarno", "classification-locarno"),
    "applicants": ("Applicant/AddressBook/Name", "cn-applicant/addressbook/name", "applicant/addressbook/name"),
    "holders": ("Assignee/AddressBook/Name", "cn-assignee/addressbook/name", "assignee/addressbook/name"),
    "inventors": ("Inventor/AddressBook/Name", "Designer/AddressBook/Name", "cn-inventor//name", "inventor//name"),
    "province": ("Applicant/AddressBook/Address/Province",),
    "prefecture": ("Applicant/AddressBook/Address/City",),
    "county": ("Applicant/AddressBook/Address/County",),
    "address": ("Applicant/AddressBook/Address/Text", "cn-applicant/addressbook/address", "applicant/addressbook/address"),
}
_ONE = frozenset({"title", "abstract", "province", "prefecture", "county", "address"})

Element = etree._Element


def is_record(element: Element) -> bool:
    """Whether it is a document."""
    return str(etree.QName(element).localname) in _RECORDS


def fields(element: Element) -> dict[str, str]:
    """The fields of one document."""
    publication = _first(element, "PublicationReference/DocumentID", "cn-publication-reference/document-id")
    application = _application(element)
    found = {name: _read(element, paths, one=name in _ONE) for name, paths in _PATHS.items()}
    own = "".join(element.get(part, "") for part in ("country", "docNumber", "kind"))
    return found | {
        "publication": _number(publication, with_kind=True) or own,
        "published": _part(publication, "Date", "date") or element.get("datePublication", ""),
        "application": _number(application, with_kind=False),
        "filed": _part(application, "Date", "date"),
        "priority": "\n".join(_number(each, with_kind=False) for each in _all(element, "PriorityClaim/DocumentID")),
        "citations": "\n".join(_number(each, with_kind=True) for each in _all(element, "Citation//DocumentID")),
    }


def _application(element: Element) -> Element | None:
    """The application; where it is given as filed and in the standard form, as filed, which has the check digit."""
    original = _first(element, "ApplicationReference[@dataFormat='original']/DocumentID")
    if original is not None:
        return original
    return _first(element, "ApplicationReference/DocumentID", "application-reference/document-id")


def _read(element: Element, paths: tuple[str, ...], *, one: bool) -> str:
    for path in paths:
        found = [text for each in _all(element, path) if (text := " ".join("\n".join(each.itertext()).split()))]
        if found:
            return found[0] if one else "\n".join(found)
    return ""


def _number(reference: Element | None, *, with_kind: bool) -> str:
    if reference is None:
        return ""
    country = _part(reference, "WIPOST3Code", "country")
    number = _part(reference, "DocNumber", "doc-number").removeprefix(country)
    return country + number + (_part(reference, "Kind", "kind") if with_kind else "")


def _part(element: Element | None, *names: str) -> str:
    if element is None:
        return ""
    return next((str(text).strip() for name in names if (text := element.findtext(f"{{*}}{name}"))), "")


def _first(element: Element, *paths: str) -> Element | None:
    return next((found for path in paths for found in _all(element, path)), None)


def _all(element: Element, path: str) -> list[Element]:
    """What stands under `path`, whatever the namespaces."""
    steps = ["" if not step else f"{{*}}{step}" for step in path.split("/")]
    return element.findall(".//" + "/".join(steps))
