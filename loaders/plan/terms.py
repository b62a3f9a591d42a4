"""The vocabularies as a gazetteer: which term a name folds into, and where terms stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.plan.text import even
from ontology.model import Concept, Ontology


@dataclass(frozen=True, slots=True)
class Found:
    """A term of a vocabulary in a text."""

    concept: Concept
    start: int
    end: int


class Gazetteer:
    """Looks terms of the ontology's vocabularies up."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    def fold(self, vocabulary: str, name: str) -> str:
        """The id of the term that `name` is a name of; `name` itself when the vocabulary has none."""
        concept = self._by_name[vocabulary].get(plain_name(name))
        return concept.id if concept is not None else plain_name(name)

    def known(self, vocabulary: str, name: str) -> bool:
        """Whether `name` is a name of a term."""
        return plain_name(name) in self._by_name[vocabulary]

    def label(self, vocabulary: str, term: str) -> str:
        """The preferred Chinese label of the term with that id; the id itself where there is none."""
        concept = self.ontology.vocabularies[vocabulary].concepts.get(term)
        return even(concept.label.zh) if concept is not None else term

    def find(self, vocabulary: str, text: str) -> Iterator[Found]:
        """Every term in `text` (made even), longest first where two overlap."""
        for match in self._patterns[vocabulary].finditer(text):
            yield Found(self._exact[vocabulary][match[0]], *match.span())

    @cached_property
    def _by_name(self) -> dict[str, dict[str, Concept]]:
        return {
            name: {
                plain_name(n): c
                for c in v.concepts.values()
                for n in (c.id, c.label.en, c.label.zh, *c.alternatives)
            }
            for name, v in self.ontology.vocabularies.items()
        }

    @cached_property
    def _exact(self) -> dict[str, dict[str, Concept]]:
        return {
            name: {even(n): c for c in v.concepts.values() for n in (c.label.zh, *c.alternatives)}
            for name, v in self.ontology.vocabularies.items()
        }

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {
            name: re.compile("|".join(re.escape(n) for n in sorted(exact, key=len, reverse=True)) or r"(?!)")
            for name, exact in self._exact.items()
        }


def plain_name(name: str) -> str:
    """`name` as an id: half-width, without spaces, quotes and the marks of titles."""
    return re.sub(r"[\s“”《》\"']", "", even(name)).strip("、,。;:")
