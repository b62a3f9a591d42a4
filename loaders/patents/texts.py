"""Titles and abstracts out of cells that hold line breaks where a page had them."""

import re

_HAS_BREAK = re.compile(r"[\r\n\t\u2028]|  ")
# A line that breaks between Chinese characters breaks no word.
_BREAK_IN_CHINESE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\s*[\r\n\u2028]\s*(?=[\u3000-\u9fff\uff00-\uffef])"
)
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """`text` on one line, single spaces, none where a line broke between Chinese characters."""
    if not _HAS_BREAK.search(text):
        return text.strip()
    return _SPACES.sub(" ", _BREAK_IN_CHINESE.sub("", text)).strip()
