"""Addresses of a view of the network, made of the one that is looked at."""

from urllib.parse import urlencode

from fastapi import Request

from kg.lang.errors import UsageError
from kg.output.pictures.network import Place


class Address:
    """The address of the present view with something changed, for links."""

    def __init__(self, request: Request) -> None:
        self._given = [pair for pair in request.query_params.multi_items() if pair[0] != "lang"]

    def __call__(self, path: str = "/network", **changed: object) -> str:
        """With parameters set anew."""
        kept = [pair for pair in self._given if pair[0] not in changed]
        return f"{path}?{urlencode([*kept, *changed.items()])}"

    def toggled(self, name: str, value: str) -> str:
        """With one of a repeated parameter's values added, or taken out if it is there."""
        pair = (name, value)
        kept = [each for each in self._given if each != pair]
        return f"/network?{urlencode(kept if pair in self._given else [*kept, pair])}"

    def rest(self, *names: str) -> list[tuple[str, str]]:
        """All parameters but those of the names, for a form."""
        return [pair for pair in self._given if pair[0] not in names]


def pin(text: str) -> tuple[str, Place]:
    """Key and place of "0.5,0.25,Region/653100"."""
    try:
        x, y, key = text.split(",", 2)
        return key, (min(max(float(x), -9), 9), min(max(float(y), -9), 9))
    except ValueError:
        raise UsageError("pin-unreadable", text=text) from None
