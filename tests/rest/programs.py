"""Programs at the REST door: every answer that a test gets is held against the OpenAPI description."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from flask import Flask
from jsonschema import Draft202012Validator

from acts.routes import basis, publish
from given import House
from kapstok.acts.migrate_casussen import Asked, ask_migration
from kapstok.overviews.route_versions import activations
from kapstok.rest.borders import HEADERS

API = "/api/v1"


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Any
    text: str


@dataclass
class Program:
    """A program that speaks for somebody of the cast; `token` None: for nobody."""

    app: Flask
    token: str | None

    def get(self, path: str, **query: Any) -> Answer:
        return self.ask("GET", path, **({"query_string": query} if query else {}))

    def post(self, path: str, body: Any = None, key: str | None = None) -> Answer:
        given = {} if body is None else {"json": body}
        return self.ask("POST", path, headers={"Idempotency-Key": key} if key else {}, **given)

    def put(self, path: str, body: Any) -> Answer:
        return self.ask("PUT", path, json=body)

    def delete(self, path: str) -> Answer:
        return self.ask("DELETE", path)

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, **more: Any) -> Answer:
        sent = dict(headers or {})
        if self.token is not None:
            sent.setdefault("Authorization", f"Bearer {self.token}")
        answer = self.app.test_client().open(f"{API}{path}", method=method, headers=sent, **more)
        found = Answer(answer.status_code, answer.get_json(silent=True, force=True), answer.headers, answer.text)
        hold_to_the_description(self.app, method, path, found)
        return found


def hold_to_the_description(app: Flask, method: str, path: str, answer: Answer) -> None:
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "Set-Cookie" not in answer.headers
    described = description(app)
    path = path.partition("?")[0]
    operation = next((item for item in operations(described) if item[0] == method and item[1].fullmatch(path)), None)
    if operation is None:
        assert answer.status in (200, 404, 405)
        return
    responses = operation[2]["responses"]
    assert str(answer.status) in responses, f"{method} {path} answers {answer.status}: {answer.text}"
    said = responses[str(answer.status)]
    if "$ref" in said:
        said = described["components"]["responses"][said["$ref"].rpartition("/")[2]]
    if "content" not in said:
        assert answer.text == ""
        return
    [(kind, content)] = said["content"].items()
    assert answer.headers["Content-Type"] == kind
    Draft202012Validator({**content["schema"], "components": described["components"]}).validate(answer.body)


@lru_cache(maxsize=1)
def description(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get(f"{API}/openapi.json").get_json()
    return found


def operations(described: dict[str, Any]) -> Iterator[tuple[str, re.Pattern[str], dict[str, Any]]]:
    for path, item in described["paths"].items():
        for method in ("get", "post", "put", "delete"):
            if method in item:
                yield method.upper(), re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), item[method]


def route_ids(house: House) -> dict[str, str]:
    """A version, a planned activation and an order of Veldermeer, as they stand in addresses."""
    bea = house.viewer("bea")
    version = publish(bea, basis(ave_2=('name="MDO plannen"', 'name="Overleg plannen"')), since=date(2026, 4, 1))
    order = ask_migration(bea, Asked(("veldermeer",), version.version_id), by_worker=False)
    return {
        "versieId": str(version.version_id),
        "opdrachtId": str(order),
        "activeringId": str(activations(bea, "veldermeer")[0].id),
        "gemeenteId": "veldermeer",
    }
