"""What pydantic finds wrong with a field, as messages: its own are English only."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.lang.messages import Message

# By pydantic's type of the error (https://docs.pydantic.dev/latest/errors/validation_errors/): the message and the name of
# the limit in the error's context.
_KNOWN = {
    "missing": ("field-missing", None),
    "extra_forbidden": ("field-unknown", None),
    "greater_than_equal": ("field-too-small", "ge"),
    "greater_than": ("field-not-above", "gt"),
    "less_than_equal": ("field-too-large", "le"),
    "less_than": ("field-not-below", "lt"),
    "string_too_long": ("field-too-long", "max_length"),
    "string_too_short": ("field-too-short", "min_length"),
    "too_long": ("field-too-many", "max_length"),
    "literal_error": ("field-not-a-choice", "expected"),
    "enum": ("field-not-a-choice", "expected"),
    "string_pattern_mismatch": ("field-wrong-form", "pattern"),
    "int_parsing": ("field-no-integer", None),
    "int_type": ("field-no-integer", None),
    "int_from_float": ("field-no-integer", None),
    "float_parsing": ("field-no-number", None),
    "float_type": ("field-no-number", None),
    "finite_number": ("field-no-number", None),
    "bool_parsing": ("field-no-boolean", None),
    "bool_type": ("field-no-boolean", None),
    "string_type": ("field-no-text", None),
    "date_from_datetime_parsing": ("field-no-date", None),
    "date_parsing": ("field-no-date", None),
    "json_invalid": ("field-no-json", "error"),
}


def reason(error: Mapping[str, Any]) -> Message:
    """Why a value is refused, for one entry of `ValidationError.errors()`."""
    code, limit = _KNOWN.get(error["type"], ("field-wrong", None))
    if code == "field-wrong":
        return Message(code, detail=error["msg"])
    return Message(code) if limit is None else Message(code, limit=error["ctx"][limit])


def problems(errors: Iterable[Mapping[str, Any]]) -> list[Message]:
    """Each entry with the name of its field."""
    return [
        Message("field-problem", field=".".join(map(str, each["loc"])), problem=reason(each))
        for each in errors
    ]
