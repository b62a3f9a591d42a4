"""Bulk XML of China's patent office (CNIPA's standardised data V2, and the older cn-patent-document) as fields.

Source: the element paths that CNIPA's data specification names; no real file was at hand.
"""

from loaders.patents.elements import Element, first, local, text, texts, under

_RECORDS = frozenset({"PatentDocumentAndRelated", "PatentDocument", "PatentVerdict", "cn-patent-document"})
ROOTS = _RECORDS | {"cn-patent-documents"}
_SEVERAL = {
    "classes": ("ClassificationIPCR/Text", "classification-ipcr/text", "classification-ipcr"),
    "locarno": ("ClassificationLocarno", "classification-locarno"),
    "applicants": (
        "Applicant/AddressBook/Name",
        "cn-applicant/addressbook/name",
        "applicant/addressbook/name",
    ),
    "holders": ("Assignee/AddressBook/Name", "cn-assignee/addressbook/name", "assignee/addressbook/name"),
    "inventors": (
        "Inventor/AddressBook/Name",
        "Designer/AddressBook/Name",
        "cn-inventor//name",
        "inventor//name",
    ),
}
_ONE = {
    "title": ("InventionTitle", "DesignTitle", "invention-title"),
    "abstract": ("Abstract", "cn-abstract", "abstract"),
    "province": ("Applicant/AddressBook/Address/Province",),
    "prefecture": ("Applicant/AddressBook/Address/City",),
    "county": ("Applicant/AddressBook/Address/County",),
    "address": (
        "Applicant/AddressBook/Address/Text",
        "cn-applicant/addressbook/address",
        "applicant/addressbook/address",
    ),
}
# As filed, a number has its check digit; the standard form that may stand beside it does not.
_APPLICATION = (
    "ApplicationReference[@dataFormat='original']/DocumentID",
    "ApplicationReference/DocumentID",
    "application-reference/document-id",
)
_PUBLICATION = ("PublicationReference/DocumentID", "cn-publication-reference/document-id")


def is_record(element: Element) -> bool:
    """Whether it is a document."""
    return local(element) in _RECORDS


def fields(element: Element) -> dict[str, str]:
    """The fields of one document."""
    publication, application = first(element, *_PUBLICATION), first(element, *_APPLICATION)
    own = "".join(element.get(part, "") for part in ("country", "docNumber", "kind"))
    return {
        **{name: text(element, *paths) for name, paths in _ONE.items()},
        **{name: _lines(element, paths) for name, paths in _SEVERAL.items()},
        "publication": _number(publication) + _kind(publication) or own,
        "published": _day(publication) or element.get("datePublication", ""),
        "application": _number(application),
        "filed": _day(application),
        "priority": "\n".join(map(_number, under(element, "PriorityClaim/DocumentID"))),
        "citations": "\n".join(
            _number(each) + _kind(each) for each in under(element, "Citation//DocumentID")
        ),
    }


def _lines(element: Element, paths: tuple[str, ...]) -> str:
    return next(("\n".join(found) for path in paths if (found := texts(element, path))), "")


def _number(reference: Element | None) -> str:
    country = text(reference, "WIPOST3Code", "country")
    return country + text(reference, "DocNumber", "doc-number").removeprefix(country)


def _kind(reference: Element | None) -> str:
    return text(reference, "Kind", "kind")


def _day(reference: Element | None) -> str:
    return text(reference, "Date", "date")
