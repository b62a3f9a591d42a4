"""A text that the program says, in both of its languages."""

from dataclasses import dataclass

from kg.lang.language import current


@dataclass(frozen=True, slots=True)
class Text:
    """One label or sentence in Chinese and in English."""

    zh: str
    en: str

    def text(self, language: str | None = None) -> str:
        """The one in `language`, by default in that of the reader at hand."""
        return self.en if (language or current()) == "en" else self.zh
