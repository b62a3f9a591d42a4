"""The service against its own description, on the embedded engine with the shipped plan: schemathesis makes requests
that fit the description and such that do not. One of its checks is left out, that what fits is accepted: no schema
can tell which Cypher is allowed, which bytes are a table, or which cursor was handed out."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from api.access import Gate
from api.app import create_app
from api.examples import JSON, answered, example, operations
from kg.graph.graph import open_graph
from kg.settings import Settings
from kg.state.tokens import Role, Tokens
from loaders.pipeline import load_shipped
from tests.engines import empty
from tests.serving import served

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    negative_data_rejection, unsupported_method,
]  # fmt: skip


@pytest.fixture(scope="module")
def service(embedded_settings: Settings) -> Iterator[tuple[str, dict[str, str]]]:
    with open_graph(embedded_settings) as graph:
        empty(graph)
        load_shipped(graph)
        tokens = Tokens(graph.settings.home)
        app = create_app(graph)
        # More in a minute than any client may ask, since it asks for all of them.
        app.state.gate = Gate(tokens, per_minute=1_000_000)
        _, text = tokens.create("schemathesis", Role.admin, 1)
        with served(app) as address:
            yield address, {"Authorization": f"Bearer {text}"}
        empty(graph)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_as_described(service: tuple[str, dict[str, str]], mode: GenerationMode) -> None:
    address, headers = service
    description = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json", headers=headers)
    operations = [found.ok() for found in description.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) > 20
    for operation in operations:

        @settings(max_examples=10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            # A busy machine is no failure of an answer.
            case.call_and_validate(headers=headers, checks=CHECKS, timeout=60)

        with suppress(Unsatisfiable):  # a path without parameters cannot be asked wrongly
            ask()


def test_every_path_tells_what_it_does_with_examples_that_fit_it(
    service: tuple[str, dict[str, str]],
) -> None:
    address, headers = service
    described = httpx.get(f"{address}/api/v1/openapi.json", headers=headers).json()
    for name, operation in operations(described):
        assert operation["summary"], name
        assert operation["description"], name
        asked = [
            *operation.get("parameters", []),
            *operation.get("requestBody", {}).get("content", {}).values(),
        ]
        for said in asked:
            assert "in" not in said or said.get("description") or said["schema"].get("description"), (
                name,
                said,
            )
            assert fits(described, said["schema"], example(said)), (name, said)
        answer = answered(operation)
        for kind, said in answer.get("content", {}).items():
            if kind == JSON:
                assert fits(described, said["schema"], said["example"]), name
        problem = operation["responses"]["default"]["content"]["application/problem+json"]
        assert fits(described, problem["schema"], problem["example"])


def fits(described: dict[str, Any], schema: dict[str, Any], example: object) -> bool:
    """Whether an example is what its schema allows, which may refer to the description it stands in."""
    return jsonschema_rs.is_valid({**schema, "components": described["components"]}, example)
