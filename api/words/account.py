"""The words of signing in, uploads, runs, rejects and identity judgements."""

from ontology.model import Text

WORDS: dict[str, Text] = {}
