"""The OpenAPI description: what smorest derives from the routes, finished after the NLGov rules."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Any

from flask import Flask, Response
from flask_smorest import Api  # type: ignore[import-untyped]

from kapstok.rest.door import PREFIX, door
from kapstok.rest.schema import Probleem, ProbleemMetFouten
from kapstok.rest.wording import ABOUT, CONTACT, LICENCE, MEANINGS, OPENAPI, TAGS, TITLE, VERSION

METHODS = ("get", "post", "put", "delete")
ALWAYS = (400, 401, 406, 500, 503)
WRITES = (403, 409, 507)
WITH_BODY = (413, 415)
# Looking is for one role, and that it exists is no secret.
FOR_ONE_ROLE = ("/leeslogboek", "/bewaartermijnen", "/vernietigingen", "/inzageverzoeken")
PARAMETERS = {
    "casus_id": ("casusId", "Het id van de casus."),
    "task_id": ("taakId", "Het id van de taak."),
    "consult_id": ("consultId", "Het id van het consult."),
    "overdracht_id": ("overdrachtId", "Het id van de overdracht."),
    "informatie_id": ("informatieId", "Het id van de informatie."),
    "reader_id": ("lezerId", "Het id van het delen."),
    "deelnemer_id": ("deelnemerId", "Het id van de uitnodiging."),
    "message": ("bericht", "De naam van het bericht."),
    "entry_id": ("regelId", "Het id van de regel."),
    "actie_id": ("actieId", "Het id van de actie."),
    "overleg_id": ("overlegId", "Het id van het overleg."),
    "brief_id": ("briefId", "Het id van de brief."),
    "verzoek_id": ("verzoekId", "Het id van het inzageverzoek."),
    "stuk_id": ("stukId", "Het id van het stuk."),
    "vernietiging_id": ("vernietigingId", "Het id van de lijst."),
    "storing_id": ("storingId", "Het id van de storing."),
    "person_id": ("persoonId", "Het id van de persoon."),
    "number": ("nummer", "Het nummer van de versie."),
    "versie_id": ("versieId", "Het id van de versie."),
    "opdracht_id": ("opdrachtId", "Het id van de opdracht."),
    "activering_id": ("activeringId", "Het id van de activering."),
    "gemeente": ("gemeenteId", "Het id van de gemeente."),
}
VERSION_HEADER = {"$ref": "#/components/headers/ApiVersion"}


class _Api(Api):
    """smorest without its own error pages: those would catch the errors of the web door as well."""

    ERROR_SCHEMA = Probleem
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        pass

    def _register_pagination_header(self) -> None:
        pass  # our pages have links in the body


def publish(app: Flask, base_url: str) -> None:
    """Make the description available to the view that serves it; it is made once, when it is asked for."""

    @lru_cache(maxsize=1)
    def written() -> str:
        return json.dumps(finished(_derived(app), base_url), ensure_ascii=False, indent=1)

    app.extensions["kapstok.rest.description"] = _serving(written)


def _derived(app: Flask) -> dict[str, Any]:
    """What smorest makes of the operations at the door."""
    api = _Api(app, spec_kwargs={"title": TITLE, "version": VERSION, "openapi_version": OPENAPI})
    door.register_views_in_doc(api, app, api.spec, name=door.name, parameters=None)
    for name, schema in (("Probleem", Probleem), ("ProbleemMetFouten", ProbleemMetFouten)):
        if name not in api.spec.components.schemas:
            api.spec.components.schema(name, schema=schema)
    derived: dict[str, Any] = api.spec.to_dict()
    return derived


def finished(derived: dict[str, Any], base_url: str) -> dict[str, Any]:
    """The whole description."""
    # apispec hands out objects that it shares with itself.
    found: dict[str, Any] = deepcopy(derived)
    contact = {**CONTACT, "url": base_url}
    found["info"] |= {"version": VERSION, "description": ABOUT, "contact": contact, "license": LICENCE}
    found["servers"] = [{"url": f"{base_url.rstrip('/')}{PREFIX}", "description": "Deze installatie"}]
    found["tags"] = [{"name": name, "description": about} for name, about in TAGS.items()]
    found["security"] = [{"token": []}]
    found["paths"] = {_path(path): item for path, item in found["paths"].items()}
    _name_parameters(found["paths"])
    for path, method, operation in _operations(found):
        _finish(operation, path, method)
    parts = found["components"]
    parts["headers"] = {"ApiVersion": _header("Het volledige versienummer van deze API.", VERSION)}
    parts["responses"] = {f"Fout{status}": _error(status) for status in MEANINGS}
    parts["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "Een token van een persoon."}
    }
    return found


def _serving(written: Callable[[], str]) -> Callable[[], Response]:
    def serve() -> Response:
        answer = Response(written(), content_type="application/json")
        answer.headers["Access-Control-Allow-Origin"] = "*"
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return answer

    return serve


def _path(path: str) -> str:
    for ours, (theirs, _) in PARAMETERS.items():
        path = path.replace(f"{{{ours}}}", f"{{{theirs}}}")
    return path.removeprefix(PREFIX)


def _name_parameters(paths: dict[str, Any]) -> None:
    for item in paths.values():
        for parameter in item.get("parameters", ()):
            parameter["name"], parameter["description"] = PARAMETERS[parameter["name"]]


def _operations(found: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in found["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def _finish(operation: dict[str, Any], path: str, method: str) -> None:
    """Every answer has the version; every error that can happen is there."""
    successes = {status: answer for status, answer in operation["responses"].items() if int(status) < 400}
    for answer in successes.values():
        answer.setdefault("headers", {})["API-Version"] = VERSION_HEADER
    statuses = {*ALWAYS}
    statuses |= {404} if "{" in path else set()
    statuses |= {403} if path in FOR_ONE_ROLE else set()
    statuses |= set() if method == "get" else {*WRITES}
    statuses |= {*WITH_BODY} if "requestBody" in operation else set()
    errors = {str(status): {"$ref": f"#/components/responses/Fout{status}"} for status in sorted(statuses)}
    operation["responses"] = {**successes, **errors}


def _error(status: int) -> dict[str, Any]:
    schema = "ProbleemMetFouten" if status == 400 else "Probleem"
    headers: dict[str, Any] = {"API-Version": VERSION_HEADER}
    if status == 401:
        headers["WWW-Authenticate"] = _header("Hoe u zich aanmeldt.", 'Bearer realm="Kapstok"')
    if status == 503:
        headers["Retry-After"] = _header("Over hoeveel seconden u het weer kunt proberen.", "5")
    content = {"application/problem+json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": MEANINGS[status], "headers": headers, "content": content}


def _header(about: str, example: str) -> dict[str, Any]:
    return {"description": about, "schema": {"type": "string", "examples": [example]}}
