"""The words of the pages in both languages, a module for each group of pages; names of things come from the ontology."""

from api.words import account, common, explorer, workbench
from api.words.common import PLACES

__all__ = ["PLACES", "VALUES", "WORDS"]

WORDS = {**common.WORDS, **account.WORDS, **workbench.WORDS, **explorer.WORDS}
VALUES = {**common.VALUES, **account.VALUES, **explorer.VALUES}
