"""The OpenAPI description: valid, in Dutch, complete about errors, and open to everybody."""

import os
from typing import Any

import pytest
from flask import Flask
from openapi_spec_validator import OpenAPIV31SpecValidator

from kapstok.rest.door import PREFIX, door
from kapstok.rest.reference import reference
from kapstok.rest.wording import VERSION
from kapstok.settings import ROOT

REFERENCE = ROOT / "docs" / "reference" / "rest.md"


@pytest.fixture(scope="module")
def described(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get(f"{PREFIX}/openapi.json").get_json()
    return found


def operations(described: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, item in described["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    ]


def test_it_is_valid_openapi(described: dict[str, Any]) -> None:
    assert described["openapi"] == "3.1.0"
    assert [str(error) for error in OpenAPIV31SpecValidator(described).iter_errors()] == []


def test_it_can_be_read_from_everywhere_without_a_token(app: Flask) -> None:
    answer = app.test_client().get(f"{PREFIX}/openapi.json")
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_it_says_whom_to_ask_and_which_version_it_is(described: dict[str, Any]) -> None:
    assert described["info"]["version"] == VERSION
    assert set(described["info"]["contact"]) == {"name", "email", "url"}
    assert described["servers"][0]["url"].endswith("/api/v1")


def test_every_route_is_described(app: Flask, described: dict[str, Any]) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(f"{door.name}.")]
    served = sum(len((rule.methods or set()) - {"HEAD", "OPTIONS"}) for rule in rules)
    assert served == len(operations(described))


def test_every_operation_has_its_words_in_dutch(described: dict[str, Any]) -> None:
    for name, operation in operations(described):
        assert operation["operationId"], name
        assert operation["summary"], name
        assert operation["description"].endswith("."), name
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (name, parameter)


def test_every_answer_has_the_version_and_every_error_is_a_problem(described: dict[str, Any]) -> None:
    shared = described["components"]["responses"]
    for name, operation in operations(described):
        assert {"400", "401", "500", "503"} <= set(operation["responses"]), name
        for status, response in operation["responses"].items():
            said = shared[response["$ref"].rpartition("/")[2]] if "$ref" in response else response
            assert "API-Version" in said["headers"], (name, status)
            assert (set(said.get("content", ())) == {"application/problem+json"}) == (int(status) >= 400)


def test_a_resource_can_be_missing_and_a_deed_can_be_refused(described: dict[str, Any]) -> None:
    for name, operation in operations(described):
        assert ("404" in operation["responses"]) == ("{" in name), name
        assert ("409" in operation["responses"]) == (not name.startswith("GET")), name


def test_every_property_is_explained(described: dict[str, Any]) -> None:
    for name, schema in described["components"]["schemas"].items():
        for key, said in schema["properties"].items():
            assert said.get("description"), f"{name}.{key}"


def test_nobody_can_send_more_than_is_described(described: dict[str, Any]) -> None:
    for name in ("Opening", "Verzending", "Toewijzing", "Antwoorden"):
        assert described["components"]["schemas"][name]["additionalProperties"] is False


def test_the_reference_page_is_the_description(described: dict[str, Any]) -> None:
    """KAPSTOK_WRITE_REFERENCE=1 in the environment writes the page anew."""
    if os.environ.get("KAPSTOK_WRITE_REFERENCE"):
        REFERENCE.write_text(reference(described))
    assert REFERENCE.read_text() == reference(described), "Run this test with KAPSTOK_WRITE_REFERENCE=1."
