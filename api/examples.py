"""Answers in the description of the service: each path was asked with the examples that its parameters carry in their
router, of the graph that `kg demo` builds; what it said was shortened and kept.

`python -m api.recording` asks them all anew.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from httpx import Client, Request

JSON = "application/json"
FILE = Path(str(files("api"))) / "examples.json"


def illustrate(description: dict[str, Any]) -> dict[str, Any]:
    """The same description, with what was answered beside each path that gives JSON."""
    for name, operation in operations(description):
        content = answered(operation).get("content", {})
        if JSON in content and name in recorded():
            content[JSON]["example"] = recorded()[name]
    return description


def answered(operation: dict[str, Any]) -> dict[str, Any]:
    """What an operation answers when it works: the first of its responses with a status of 2xx."""
    found: dict[str, Any] = next(said for status, said in operation["responses"].items() if status[0] == "2")
    return found


def operations(description: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each operation of a description by its name, "GET /path"."""
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def request(client: Client, name: str, operation: dict[str, Any], *, narrow: bool = False) -> Request:
    """The request that the examples of an operation make; `narrow` with filters that may leave nothing."""
    method, _, path = name.partition(" ")
    given: dict[str, dict[str, Any]] = {"query": {}, "header": {}}
    for parameter in operation.get("parameters", []):
        own, value = parameter["name"], example(parameter)
        if parameter["in"] == "path":
            path = path.replace(f"{{{own}}}", value)
        elif narrow or not is_filter(parameter):
            given[parameter["in"]] |= value if isinstance(value, dict) else {own: value}
    headers, content = given["header"], ""
    for kind, body in operation.get("requestBody", {}).get("content", {}).items():
        headers["Content-Type"], said = kind, example(body)
        content = said if isinstance(said, str) else json.dumps(said)
    return client.build_request(
        method, path, params=given["query"], headers=headers, content=content.encode()
    )


def example(said: dict[str, Any]) -> Any:
    """The example of a parameter or a body: beside its schema, or within."""
    return said["example"] if "example" in said else said["schema"]["examples"][0]


def is_filter(parameter: dict[str, Any]) -> bool:
    """Whether a parameter takes a part of a list, as `api.lists` describes it."""
    return "example" in parameter


@cache
def recorded() -> dict[str, Any]:
    """What each path that gives JSON answered, by the name of its operation."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return found
