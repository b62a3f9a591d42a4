"""Grants and applications of the United States Patent and Trademark Office as fields.

Source: USPTO, Patent Grant and Patent Application Full-Text Data, XML Version 4.x ICE (us-patent-grant-v4*.dtd,
us-patent-application-v4*.dtd). Its weekly files hold many documents one behind the other.
"""

import re
from collections.abc import Iterator

from loaders.patents.elements import Element, first, local, text, texts, under

ROOTS = frozenset({"us-patent-grant", "us-patent-application"})
# Numbers are filled up with zeros to eight digits: 09876543, D0768943.
_PADDED = re.compile(r"^([A-Z]*)0+(?=\d)")
# Since 2013 applicants stand apart from inventors; before, an applicant without another mark is the inventor.
_APPLICANTS = ("us-applicants/us-applicant", "applicants/applicant")
_INVENTORS = ("inventors/inventor", "applicants/applicant")


def is_record(element: Element) -> bool:
    """Whether it is a document."""
    return local(element) in ROOTS


def fields(element: Element) -> dict[str, str]:
    """The fields of one document."""
    publication, application = (
        first(element, "publication-reference"),
        first(element, "application-reference"),
    )
    return {
        "publication": _number(publication) + text(publication, "document-id/kind"),
        "published": text(publication, "document-id/date"),
        "application": _number(application),
        "filed": text(application, "document-id/date"),
        "title": text(element, "invention-title"),
        "abstract": text(element, "abstract"),
        "classes": "\n".join(_classes(element)),
        "locarno": text(element, "classification-locarno/main-classification"),
        "applicants": _names(element, _APPLICANTS, firms_only=True),
        "holders": _names(element, ("assignees/assignee",)),
        "inventors": _names(element, _INVENTORS),
        "priority": "\n".join(filter(None, map(_claimed, under(element, "priority-claim")))),
        "priority_date": min(texts(element, "priority-claim/date"), default=""),
        "citations": "\n".join(map(_cited, under(element, "patcit/document-id"))),
    }


def _number(reference: Element | None) -> str:
    number = _PADDED.sub(r"\1", text(reference, "document-id/doc-number"))
    return number and text(reference, "document-id/country") + number


def _cited(document: Element) -> str:
    number = _PADDED.sub(r"\1", text(document, "doc-number"))
    return text(document, "country") + number.replace(" ", "") + text(document, "kind")


def _claimed(claim: Element) -> str:
    number = text(claim, "doc-number")
    country = text(claim, "country")
    return number if number.startswith(country) else country + number


def _classes(element: Element) -> Iterator[str]:
    """Classes of the IPC, which are written in parts: A, 01, B, 3, 08."""
    for found in under(element, "classification-ipcr"):
        letter, number, subclass, main, group = (
            text(found, part) for part in ("section", "class", "subclass", "main-group", "subgroup")
        )
        if letter:
            yield f"{letter}{number}{subclass} {main}/{group}"


def _names(element: Element, paths: tuple[str, ...], *, firms_only: bool = False) -> str:
    """The names of the parties under the first path that has any; of persons the first name first."""
    parties = next((found for path in paths if (found := under(element, path))), [])
    books = [book for party in parties if (book := first(party, "addressbook")) is not None]
    firms = [text(book, "orgname") for book in books]
    people = (
        []
        if firms_only
        else [" ".join(filter(None, (text(book, "first-name"), text(book, "last-name")))) for book in books]
    )
    return "\n".join(filter(None, [*firms, *people]))
