"""The language that a person is answered in: `zh` or `en`, Chinese where nothing says otherwise.

A page or an API request sets it for its own context; anything else has the language of the process, which `KG_LANG` or
the locale chooses.
"""

import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

LANGUAGES = ("zh", "en")
# POSIX asks them in this order; the first that is set decides.
_VARIABLES = ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

_chosen: ContextVar[str | None] = ContextVar("language", default=None)


def current() -> str:
    """The language of this request or, outside of one, of the process."""
    return _chosen.get() or of_process()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Answer in `language` within this block, in this context alone."""
    token = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(token)


@cache
def of_process() -> str:
    """The language that the environment asks for; English only where it asks for English."""
    asked = next((value for name in _VARIABLES if (value := os.environ.get(name))), None)
    # Windows has none of these variables; its locale is called English_United States.
    asked = asked or locale.getlocale()[0] or ""
    return "en" if asked.lower().startswith("en") else "zh"


def accepted(header: str) -> str:
    """The first of our languages by weight in an Accept-Language header (RFC 9110, 12.5.4), else that of the process."""
    weights: dict[str, float] = {}
    for part in header.split(","):
        tag, _, parameters = part.partition(";")
        language = tag.strip().lower().partition("-")[0]
        if language in LANGUAGES:
            weights[language] = max(weights.get(language, 0.0), _weight(parameters))
    best = max(weights, key=lambda language: weights[language], default=None)
    return best if best is not None and weights[best] > 0 else of_process()


def _weight(parameters: str) -> float:
    name, _, value = parameters.partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
