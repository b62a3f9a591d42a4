"""Messages by stable code, written in Project Fluent (https://projectfluent.org), one file per language and room.

`Message("table-empty", file="a.xlsx")` is a code and its parameters; it becomes a sentence when somebody reads it, in
the language of the reader. The catalogues are read at the first sentence that is needed, not at import: reading them
takes a third of a second, which a command that has nothing to say does not pay.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.lang.language import current
from kg.lang.text import Bilingual, chosen

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

_LOCALES = {"zh": "zh-CN", "en": "en"}
_COMMA = {"zh": "、", "en": ", "}
_STOP = {"zh": "；", "en": "; "}


class Message:
    """A sentence not yet said: a code of the catalogues and what its placeholders hold.

    A parameter may be a text, a number, a path, a `Text`, another message, an error, or a list of them, joined as the
    language does it; whatever has a text in both languages is said in that of the sentence around it. Numbers carry no
    grouping (2015 is a year as often as a count). Equal codes and parameters are equal messages, which may be counted.
    """

    __slots__ = ("code", "params")

    def __init__(self, code: str, /, **params: object) -> None:
        self.code = code
        self.params = {name: _kept(value) for name, value in params.items()}

    def text(self, language: str | None = None) -> str:
        """The sentence in `language`, by default in that of the reader at hand."""
        language = language or current()
        bundle = _bundle(language)
        pattern = bundle.get_message(self.code).value
        assert pattern is not None  # noqa: S101 - tests/test_messages.py: every message has a text
        values = {name: _said(value, language) for name, value in self.params.items()}
        return str(bundle.format_pattern(pattern, values)[0]).rstrip()

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"Message({self.code!r}, {self.params!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.code, self.params) == (other.code, other.params)

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted(self.params))))


@cache
def _bundle(language: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415 - see the module's docstring

    # No marks of direction around parameters: both languages run from left to right.
    bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
    for file in sorted(files("kg.lang").joinpath(language).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def _kept(value: object) -> object:
    if isinstance(value, BaseException):
        inner = getattr(value, "message", None)
        return inner if isinstance(inner, Message) else str(value)
    return tuple(map(_kept, value)) if isinstance(value, list | tuple | set | frozenset) else value


def _said(value: object, language: str) -> Any:
    from fluent.runtime.types import fluent_number  # noqa: PLC0415 - see the module's docstring

    if isinstance(value, Message):
        return value.text(language)
    if isinstance(value, Bilingual):
        return chosen(value, language)
    if isinstance(value, tuple):
        between = _STOP if any(isinstance(each, Message) for each in value) else _COMMA
        return between[language].join(str(_said(each, language)) for each in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return fluent_number(value, useGrouping=False)
    return str(value)
