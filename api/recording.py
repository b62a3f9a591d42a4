"""`python -m api.recording ADDRESS TOKEN`: ask every path of the description its own examples, of a running `kg demo`, and
write `api/examples.json`. The token needs the role editor; nothing is written to the graph, since the load is a dry run."""

import json
import sys
from typing import Any

from httpx import Client

from api.examples import FILE, JSON, answered, operations, recorded, request

# Of each list, and of each table of things by name: one tells what stands in it, all would be the graph.
SHOWN = 1


def answers(client: Client) -> dict[str, Any]:
    """What each path that gives JSON answers, shortened, by the name of its operation.

    Raises:
        httpx.HTTPStatusError: a path refuses its own examples.
    """
    described = client.get("/api/v1/openapi.json").raise_for_status().json()
    found = {}
    # Writing paths first: those that tell what was done then have something to tell.
    for name, operation in sorted(operations(described), key=lambda each: each[0].startswith("GET")):
        if name.startswith("DELETE"):
            # It ends something that runs, and here nothing does: what was recorded of it by hand stays.
            found[name] = recorded()[name]
        elif JSON in answered(operation).get("content", {}):
            answer = client.send(request(client, name, operation))
            found[name] = short(answer.raise_for_status().json())
    return found


def short(value: Any) -> Any:
    """`value` with the first of each list, and of each mapping from names to objects."""
    if isinstance(value, list):
        return [short(each) for each in value[:SHOWN]]
    if isinstance(value, dict):
        table = len(value) > SHOWN and all(isinstance(each, dict) for each in value.values())
        return {name: short(each) for name, each in list(value.items())[: SHOWN if table else None]}
    return value


if __name__ == "__main__":
    address, token = sys.argv[1:]
    with Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=60) as here:
        FILE.write_text(json.dumps(answers(here), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
