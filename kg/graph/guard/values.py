"""Parameters that no engine could take: what a person sent, told before it is packed."""

from collections.abc import Mapping
from typing import Any

from kg.lang.errors import QueryRefused

# Bolt has whole numbers of 64 bits.
_LOWEST, _HIGHEST = -(2**63), 2**63 - 1
# Deeper than any list of a question; packers go one call deeper for each.
MAX_DEPTH = 50


def check_params(params: Mapping[str, Any]) -> None:
    """Refuse parameters that cannot be sent.

    Raises:
        QueryRefused: a number beyond 64 bits, half a surrogate, or lists within lists too deep.
    """
    for name, value in params.items():
        _check(name, value, 0)
        _check(name, name, 0)


def _check(name: str, value: Any, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise QueryRefused("query-parameter-too-deep", name=name, most=MAX_DEPTH)
    if isinstance(value, bool):
        return
    if isinstance(value, int) and not _LOWEST <= value <= _HIGHEST:
        raise QueryRefused("query-parameter-too-large", name=name)
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise QueryRefused(
                "query-parameter-no-text", name=name.encode(errors="replace").decode()
            ) from None
    elif isinstance(value, Mapping):
        for key, each in value.items():
            _check(name, key, depth + 1)
            _check(name, each, depth + 1)
    elif isinstance(value, list | tuple):
        for each in value:
            _check(name, each, depth + 1)
