"""A text that the program says, in both of its languages."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kg.lang.language import current


@runtime_checkable
class Bilingual(Protocol):
    """Whatever has a text in both languages."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


def chosen(text: Bilingual, language: str | None = None) -> str:
    """The one of the two in `language`, by default in that of the reader at hand."""
    return text.en if (language or current()) == "en" else text.zh


@dataclass(frozen=True, slots=True)
class Text:
    """One label or sentence in Chinese and in English."""

    zh: str
    en: str

    def text(self, language: str | None = None) -> str:
        """The one in `language`, by default in that of the reader at hand."""
        return chosen(self, language)
