"""Messages and errors as JSON's own kinds, on their way from one process to another. They are said where a person reads
them, in the language of that person."""

from typing import Any

from kg.lang import errors
from kg.lang.errors import KgError
from kg.lang.messages import Message
from kg.lang.text import Text

_ERRORS: dict[str, type[KgError]] = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, KgError)
}


def packed_said(said: object) -> Any:
    """What a person will read: a text, a number, a message that is not said yet, or a list of them."""
    match said:
        case Message():
            params = {name: packed_said(value) for name, value in said.params.items()}
            return {"code": said.code, "params": params}
        case Text():
            return {"zh": said.zh, "en": said.en}
        case list() | tuple():
            return [packed_said(each) for each in said]
        case str() | bool() | int() | float() | None:
            return said
        case _:
            return str(said)


def unpacked_said(said: Any) -> Any:
    """What `packed_said` packed."""
    if isinstance(said, list):
        return tuple(unpacked_said(each) for each in said)
    if not isinstance(said, dict):
        return said
    if "code" in said:
        return Message(said["code"], **{name: unpacked_said(value) for name, value in said["params"].items()})
    return Text(said["zh"], said["en"])


def packed_error(error: KgError) -> dict[str, Any]:
    """The name of the error, its code and parameters."""
    return {"error": type(error).__name__, "said": packed_said(error.message)}


def unpacked_error(packed: dict[str, Any]) -> KgError:
    """The error of `packed_error`."""
    said = unpacked_said(packed["said"])
    return _ERRORS[packed["error"]](said.code, **said.params)
