"""Forms of other modelers: form-js as Camunda writes it, Form.io, and JSON Schema, made into our form-js."""

import json
from typing import Any

from kapstok.errors import Broken
from kapstok.forms import definition
from kapstok.intake import forms, words
from kapstok.intake.forms import Component, Wanted

INPUTS = frozenset(
    {"textfield", "textarea", "number", "datetime", "checkbox", "radio", "select", "checklist", "taglist"}
)
FORM_IO = {
    "textfield": "textfield", "email": "textfield", "phoneNumber": "textfield", "url": "textfield",
    "textarea": "textarea", "number": "number", "currency": "number", "checkbox": "checkbox",
    "selectboxes": "checklist", "select": "select", "radio": "radio", "datetime": "datetime", "day": "datetime",
}  # fmt: skip
SCHEMA = {"string": "textfield", "number": "number", "integer": "number", "boolean": "checkbox"}


def read(form: str, data: bytes) -> tuple[Component, dict[str, str]] | None:
    """The form with the key of each field by its old one; None when it is no form that we can show."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    made = _made(form, found) if isinstance(found, dict) else None
    return made if made and _sound(made[0]) else None


def _made(form: str, found: dict[str, Any]) -> tuple[Component, dict[str, str]] | None:
    if isinstance(found.get("properties"), dict) and found.get("type") == "object":
        return forms.of_fields(form, str(found.get("title") or form), _of_schema(found))
    components = found.get("components")
    if not isinstance(components, list):
        return None
    components = [item for item in components if isinstance(item, dict)]
    if any("input" in item for item in components):
        return forms.of_fields(form, str(found.get("title") or form), _of_form_io(components))
    return _own(form, found, components)


def _own(form: str, found: Component, components: list[Component]) -> tuple[Component, dict[str, str]]:
    """form-js stays as it is, but for its keys; without a word about it, short answers become process data."""
    keys: dict[str, str] = {}
    marked = '"procesgegeven"' in json.dumps(found)
    _settle(components, keys, marked)
    return {**found, "id": form, "components": components}, keys


def _settle(components: list[Component], keys: dict[str, str], marked: bool) -> None:
    for item in components:
        if item.get("type") in INPUTS and isinstance(item.get("key"), str):
            keys[item["key"]] = words.word(item["key"], "veld")
            item["key"] = keys[item["key"]]
            properties = _table(item.get("properties"))
            if not marked and item["type"] != "textarea" and "dossier" not in properties:
                item["properties"] = {**properties, "procesgegeven": "ja"}
        if isinstance(item.get("components"), list):
            item.pop("path", None)
            _settle([one for one in item["components"] if isinstance(one, dict)], keys, marked)


def _of_form_io(components: list[Component]) -> list[Wanted]:
    found: list[Wanted] = []
    for item in components:
        kind = FORM_IO.get(str(item.get("type")))
        if kind and item.get("key"):
            values = item.get("values") or _table(item.get("data")).get("values") or []
            options = [(str(one.get("value")), str(one.get("label"))) for one in values if isinstance(one, dict)]
            required = bool(_table(item.get("validate")).get("required"))
            found.append(Wanted(str(item["key"]), str(item.get("label") or ""), kind, required, tuple(options)))
        elif isinstance(item.get("components"), list):
            found += _of_form_io([one for one in item["components"] if isinstance(one, dict)])
    return found


def _of_schema(schema: dict[str, Any]) -> list[Wanted]:
    required = schema.get("required") if isinstance(schema.get("required"), list) else []
    found: list[Wanted] = []
    for name, item in schema["properties"].items():
        told = _table(item)
        options = tuple((str(value), str(value)) for value in told.get("enum", ()) or ())
        kind = "datetime" if told.get("format") == "date" else SCHEMA.get(str(told.get("type")), "textfield")
        kind = "radio" if options else kind
        found.append(Wanted(str(name), str(told.get("title") or name), kind, name in (required or ()), options))
    return found


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _sound(made: Component) -> bool:
    try:
        definition.read(f"{made['id']}.form", forms.write(made))
    except (Broken, RecursionError, ValueError):
        return False
    return True
