"""The words of the network explorer, the Cypher editor and maps of a user's own."""

from ontology.model import Text

WORDS: dict[str, Text] = {}
