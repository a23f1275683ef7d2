"""Forms that the intake makes: for a plain step, for a choice, and from the fields that a diagram describes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kapstok.intake import words

PLAIN = "afgerond"
Component = dict[str, Any]
Options = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Wanted:
    """A field as another modeler describes it. `kind` is a form-js type."""

    id: str
    label: str
    kind: str = "textfield"
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()


def plain() -> Component:
    """For a step of which nothing more is known than that it is done."""
    remark: Component = {"type": "textarea", "id": "veld_opmerking", "key": "opmerking", "label": "Opmerking"}
    return {**_form(PLAIN, "Stap afronden", [remark]), "knop": "Afgerond"}


def choice(form: str, title: str, key: str, options: Options, *, many: bool) -> Component:
    """One of the options as buttons, or any number of them as boxes to tick."""
    properties = {"procesgegeven": "ja"} if many else {"procesgegeven": "ja", "knoppen": "ja"}
    field: Component = {
        "type": "checklist" if many else "radio",
        "id": f"veld_{key}",
        "key": key,
        "label": words.plain(title) or "Welke kant op?",
        "validate": {"required": True},
        "values": [{"value": value, "label": words.plain(label) or value} for value, label in options],
        "properties": properties,
    }
    return _form(form, title, [field])


def of_fields(form: str, title: str, fields: Iterable[Wanted]) -> tuple[Component, dict[str, str]]:
    """A form with these fields, and the key that each of their ids got."""
    keys: dict[str, str] = {}
    components: list[Component] = []
    for field in fields:
        key = words.free(words.word(field.id, "veld"), set(keys.values()))
        keys[field.id] = key
        components.append(_component(field, key))
    return _form(form, title, components), keys


def _component(field: Wanted, key: str) -> Component:
    kind = field.kind if field.options or field.kind not in ("radio", "select", "checklist") else "textfield"
    label = words.plain(field.label) or words.plain(field.id) or key
    made: Component = {"type": kind, "id": f"veld_{key}", "key": key, "label": label}
    if kind == "datetime":
        made |= {"subtype": "date", "dateLabel": label}
    if field.required:
        made["validate"] = {"required": True}
    if field.options:
        made["values"] = [{"value": value, "label": words.plain(told) or value} for value, told in field.options]
    if kind == "textfield":
        made.setdefault("validate", {})["maxLength"] = 200
    if kind != "textarea":
        made["properties"] = {"procesgegeven": "ja"}
    return made


def _form(form: str, title: str, components: list[Component]) -> Component:
    return {
        "type": "default",
        "id": form,
        "schemaVersion": 16,
        "titel": words.plain(title) or form,
        "components": components,
    }


def write(form: Component) -> bytes:
    return json.dumps(form, ensure_ascii=False, indent=2).encode() + b"\n"
