"""A text that the program says, in both of its languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One label or sentence in Chinese and in English."""

    zh: str
    en: str
