"""The page for people about the REST door, written from its OpenAPI description."""

from collections.abc import Iterator, Mapping
from typing import Any

INTRODUCTION = """\
# REST

Deze pagina is gemaakt uit de OpenAPI-beschrijving, die zonder token te lezen is op `/api/v1/openapi.json`. Een test
houdt beide gelijk. Versie {version}, volgens de NLGov REST API Design Rules 2.1.

{about}

## Zo werkt het

- **Aanmelden.** Geef bij elk verzoek een token mee: `Authorization: Bearer kap_…`. Een token spreekt namens één
  persoon en mag precies wat die persoon nu mag. Cookies doen hier niets.
- **Niet van u is er niet.** Een casus of taak van iemand anders geeft hetzelfde 404 als een id dat niet bestaat.
- **Fouten** komen als `application/problem+json` met `status`, `title` en `detail`. Bij 400 staat onder `fouten` elk
  veld dat te verbeteren is, met `naam` en `reden`, alles in één keer.
- **Herhalen mag.** Geef bij openen, afronden en sturen een `Idempotency-Key` mee. Komt het antwoord niet aan, herhaal
  dan hetzelfde verzoek met dezelfde sleutel: het gebeurt niet twee keer. Dezelfde sleutel met een ander verzoek is 409.
- **Na een 409** is er iets veranderd. Vraag de stand opnieuw op en beslis dan.
- **Strenge invoer.** Onbekende velden en parameters, dubbele sleutels, `NaN`, meer dan 20 lagen en meer dan 1 MB worden
  geweigerd. De inhoud is JSON in UTF-8.
- **Tijd.** Namen op `Op` zijn momenten in UTC (`2026-03-02T08:00:00Z`), namen op `Datum` zijn dagen (`2026-03-02`).
- **Versie.** Elk antwoord heeft de header `API-Version`.
"""


def reference(described: Mapping[str, Any]) -> str:
    """The page in Markdown."""
    info = described["info"]
    parts = [INTRODUCTION.format(version=info["version"], about=info["description"])]
    for tag in described["tags"]:
        parts.append(f"## {tag['name']}\n\n{tag['description']}\n")
        parts += [_operation(*found) for found in _of_tag(described, tag["name"])]
    parts.append("## Foutcodes\n\n| status | betekenis |\n|---|---|\n" + _errors(described))
    parts.append("## Gegevens\n")
    parts += [_schema(name, schema) for name, schema in sorted(described["components"]["schemas"].items())]
    return "\n".join(parts)


def _of_tag(described: Mapping[str, Any], tag: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in described["paths"].items():
        for method, operation in item.items():
            if method != "parameters" and tag in operation["tags"]:
                yield method.upper(), path, operation


def _operation(method: str, path: str, operation: Mapping[str, Any]) -> str:
    lines = [f"### {operation['summary']}", "", f"`{method} {path}`: {operation['description']}", ""]
    lines += [_parameter(parameter) for parameter in operation.get("parameters", ())]
    if "requestBody" in operation:
        lines.append(f"- inhoud: {_shape(operation['requestBody']['content']['application/json']['schema'])}")
    for status, response in operation["responses"].items():
        if "$ref" not in response:
            content = response.get("content", {}).get("application/json")
            shape = f" {_shape(content['schema'])}" if content else " (geen inhoud)"
            lines.append(f"- {status}:{shape}. {response['description']}")
    errors = [status for status, response in operation["responses"].items() if "$ref" in response]
    lines.append(f"- fouten: {', '.join(errors)}")
    return "\n".join(lines) + "\n"


def _parameter(parameter: Mapping[str, Any]) -> str:
    where = "header" if parameter["in"] == "header" else "parameter"
    schema = parameter["schema"]
    words = f" Een van: {', '.join(f'`{word}`' for word in schema['enum'])}." if "enum" in schema else ""
    usual = f" Standaard `{schema['default']}`." if schema.get("default") not in (None, "") else ""
    return f"- {where} `{parameter['name']}` ({_shape(schema)}): {parameter['description']}{words}{usual}"


def _errors(described: Mapping[str, Any]) -> str:
    responses = described["components"]["responses"].items()
    return "".join(f"| {name.removeprefix('Fout')} | {said['description']} |\n" for name, said in responses)


def _schema(name: str, schema: Mapping[str, Any]) -> str:
    needed = schema.get("required", ())
    lines = [f"### {name}", "", "| veld | soort | |", "|---|---|---|"]
    for key, said in schema["properties"].items():
        mark = "" if key in needed or said.get("readOnly") else " (niet altijd)"
        lines.append(f"| `{key}` | {_shape(said)}{mark} | {said['description']} |")
    return "\n".join(lines) + "\n"


def _shape(schema: Mapping[str, Any]) -> str:
    """The kind of a value, in words."""
    if "$ref" in schema:
        return f"[{_last(schema)}](#{_last(schema).lower()})"
    for many in ("anyOf", "allOf"):
        if many in schema:
            return " of ".join(_shape(choice) for choice in schema[many])
    kind = schema.get("type", "alles")
    if kind == "array":
        return f"lijst van {_shape(schema['items'])}"
    kinds = kind if isinstance(kind, list) else [kind]
    return " of ".join(_word(word, schema.get("format", "")) for word in kinds)


def _word(kind: str, form: str) -> str:
    return WORDS.get(f"{kind}:{form}", WORDS.get(kind, kind))


def _last(schema: Mapping[str, Any]) -> str:
    return str(schema["$ref"]).rpartition("/")[2]


WORDS = {
    "string": "tekst",
    "string:uuid": "id",
    "string:date": "datum",
    "string:date-time": "moment",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "ja of nee",
    "object": "object",
    "null": "null",
}
