"""Applicants and holders as nodes: firms and bodies by their id; people never."""

from functools import lru_cache

from kg.graph.records import Ref
from kg.identity.names import folded, has_firm_word, kind, own_id
from kg.lang.errors import InputError


@lru_cache(maxsize=16_384)  # the same applicants come again and again; so many take some 10 MB
def organisation(name: str, credit_code: str = "") -> Ref | None:
    """The node that `name` names, by its credit code where that is known; None for a person and what is no name."""
    what = kind(name)
    if what == "person":
        return None
    if credit_code:
        return Ref(what, credit_code)
    try:
        return Ref(what, own_id(name))
    except InputError:
        return None


def is_person(name: str, inventors: tuple[str, ...]) -> bool:
    """Whether an applicant is a natural person: by the name, or because it stands among the inventors of the row and has
    no word of a firm in it, whatever its length (some offices let a firm name itself as inventor)."""
    return organisation(name) is None or (folded(name) in map(folded, inventors) and not has_firm_word(name))
