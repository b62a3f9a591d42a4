"""The words of the match workbench and the help pages."""

from ontology.model import Text

WORDS: dict[str, Text] = {}
