"""The lists: one path per kind of thing, with filters and an order by stated fields, and cursor pages."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from api import answers
from api.access import OpenGraph
from api.examples import recorded
from kg.graph.graph import Graph
from kg.graph.validation import TYPES
from kg.lang.errors import UsageError
from kg.lang.messages import Message
from ontology.model import NodeClass, Property
from ontology.reader import ontology
from queries import reads

router = APIRouter(prefix="/api/v1", tags=["lists"])

# The label of each list, and a part of a name that is in the demo, as an example.
PATHS = {
    "policies": ("Policy", "规划"),
    "tasks": ("Task", "知识产权"),
    "indicators": ("Indicator", "专利"),
    "enterprises": ("Enterprise", "喀什"),
    "patents": ("Patent", "棉"),
    "regions": ("Region", "喀什"),
    "funds": ("Fund", "基金"),
    "countries": ("Country", "斯坦"),
    "pairings": ("AidPairing", "喀什"),
    "needs": ("Need", "喀什"),
}

Limit = Annotated[int, Query(ge=1, le=500, description="items of a page", examples=[50])]
Cursor = Annotated[
    str, Query(max_length=2000, description="`next` of the page before", examples=["WyJpZCIsICIwIiwgIjAiXQ"])
]
_OWN = ("limit", "cursor", "q", "sort")
# An example of a filter where no node that was recorded has the property.
_TYPICAL = {"string": "新疆", "integer": 2015, "number": 0.5, "boolean": False, "date": "2015-12-31"}
_TYPES: dict[str, type] = {"integer": int, "number": float}


class Page(BaseModel):
    """Nodes with their properties, and the cursor of the page after, if there is one."""

    items: list[dict[str, Any]]
    next: str | None


def _add(path: str, label: str, part: str) -> None:
    node_class = ontology().classes[label]
    orders = [
        sign + name for name, prop in _filters(node_class).items() if not prop.many for sign in ("", "-")
    ]

    known: dict[str, Any] = next(iter(recorded().get(f"GET /api/v1/{path}", {}).get("items", [])), {})

    @router.get(
        f"/{path}",
        name=f"list_{path}",
        summary=f"{node_class.label.zh} · {node_class.label.en}",
        description="A page of them, in the order of their ids unless `sort` says otherwise; each property is a filter.",
        responses=answers.described(answers.LISTS),
        response_model=Page,
        openapi_extra={"parameters": [_described(prop, known) for prop in _filters(node_class).values()]},
    )
    def read(
        request: Request,
        graph: OpenGraph,
        limit: Limit = 50,
        cursor: Cursor = "",
        q: Annotated[str, Query(max_length=200, description="part of the name", examples=[part])] = "",
        sort: Annotated[
            str,
            Query(
                description="a field; with - from the end",
                examples=["id"],
                json_schema_extra={"enum": orders},
            ),
        ] = "id",
    ) -> Response:
        rows, following = page(graph, node_class, request.query_params, limit, cursor, q, sort)
        body = {"items": rows, "next": following}
        return answers.listing(request, graph, path, label, body, rows)


def page(
    graph: Graph, node_class: NodeClass, given: Mapping[str, str], limit: int, cursor: str, q: str, sort: str
) -> tuple[list[dict[str, Any]], str | None]:
    """A page of nodes and the cursor of the next one, or None. What has no value of the field comes last.

    Raises:
        UsageError: a field that `node_class` has not, a value of the wrong type, or no cursor of this list.
    """
    field = sort.removeprefix("-")
    conditions, params = _conditions(node_class, {key: v for key, v in given.items() if key not in _OWN})
    if field not in _filters(node_class) or node_class.properties[field].many:
        raise UsageError(
            "list-order-unknown", label=node_class.name, field=field, known=sorted(_filters(node_class))
        )
    if cursor:
        value, after = _read_cursor(cursor, field)
        conditions.append(_after(field, value, sort.startswith("-")))
        params |= {"value": value, "after": after}
    if q:
        conditions.append("n.name CONTAINS $q")
        params["q"] = q
    down = " DESC" if sort.startswith("-") else ""
    query = reads.text(
        "listed",
        {"label": node_class.name, "field": field},
        {"conditions": " AND ".join(conditions) or "true", "direction": down},
    )
    # One more than the page tells whether a further page exists.
    rows = [row["n"] for row in graph.read(query, {**params, "limit": limit + 1}, limit=limit + 1).rows]
    following = _cursor(rows[limit - 1], field) if len(rows) > limit else None
    return rows[:limit], following


def _filters(node_class: NodeClass) -> dict[str, Property]:
    return {name: prop for name, prop in node_class.properties.items() if name not in _OWN}


def _conditions(node_class: NodeClass, given: Mapping[str, str]) -> tuple[list[str], dict[str, Any]]:
    known = _filters(node_class)
    conditions, params = [], {}
    for number, (name, text) in enumerate(sorted(given.items())):
        if name not in known:
            raise UsageError("list-field-unknown", label=node_class.name, field=name, known=sorted(known))
        params[f"given{number}"] = _value(known[name], text)
        field = f"n.`{name}`"
        conditions.append(f"$given{number} IN {field}" if known[name].many else f"{field} = $given{number}")
    return conditions, params


def _value(prop: Property, text: str) -> Any:
    if prop.values and text not in prop.values:
        raise UsageError("list-value-choice", field=prop.name, value=text, expected=prop.values)
    if prop.datatype == "boolean":
        if text not in ("true", "false"):
            raise UsageError("list-value-type", field=prop.name, value=text, expected="true/false")
        return text == "true"
    try:
        value = _TYPES.get(prop.datatype, str)(text)
    except ValueError:
        raise UsageError(
            "list-value-type", field=prop.name, value=text, expected=Message(TYPES[prop.datatype])
        ) from None
    # What the engines count with has 64 bits.
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise UsageError("list-value-too-large", field=prop.name)
    return value


def _after(field: str, value: Any, down: bool) -> str:
    """What comes after the last one of a page, in the order of `page`."""
    if field == "id":
        return "n.id < $after" if down else "n.id > $after"
    if value is None:
        return f"n.`{field}` IS NULL AND n.id > $after"
    beyond = f"n.`{field}` {'<' if down else '>'} $value"
    return f"({beyond} OR (n.`{field}` = $value AND n.id > $after) OR n.`{field}` IS NULL)"


def _cursor(row: dict[str, Any], field: str) -> str:
    told = json.dumps([field, row.get(field), row["id"]], ensure_ascii=False)
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read_cursor(cursor: str, field: str) -> tuple[Any, str]:
    try:
        of, value, after = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, binascii.Error):
        of, value, after = None, None, None
    if of != field or not isinstance(after, str) or isinstance(value, dict | list):
        raise UsageError("list-cursor-foreign")
    return value, after


def _described(prop: Property, known: dict[str, Any]) -> dict[str, Any]:
    """A property as a filter; its example is what the node `known` has."""
    kind = {"date": "string"}.get(prop.datatype, prop.datatype)
    schema: dict[str, Any] = {"type": kind} | ({"enum": list(prop.values)} if prop.values else {})
    value = known.get(prop.name, prop.values[0] if prop.values else _TYPICAL[prop.datatype])
    return {
        "name": prop.name,
        "in": "query",
        "required": False,
        "description": f"{prop.label.zh} · {prop.label.en}",
        "schema": schema,
        "example": value[0] if isinstance(value, list) else value,
    }


for _path, (_label, _part) in PATHS.items():
    _add(_path, _label, _part)
