"""What comes in, read with distrust: strict JSON, no repeated keys, no unknown parameters, all errors at once."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

import marshmallow as ma
from flask import Request, abort, request
from webargs.flaskparser import FlaskParser

from kapstok.errors import Invalid

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 20
MOST_DIGITS = 20
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Parser(FlaskParser):
    """webargs as smorest uses it, but strict and in Dutch."""

    DEFAULT_VALIDATION_STATUS = 400
    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": ma.RAISE, "json": ma.RAISE}

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        return read_body(req)

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        refuse_repeated(req)
        return super().load_querystring(req, schema)

    def handle_error(self, error: ma.ValidationError, req: Request, schema: ma.Schema, **_options: Any) -> NoReturn:
        found = {name: sentence for part in _parts(error) for name, sentence in _flat(part)}
        raise Invalid(found, "Het verzoek klopt niet. Verbeter wat onder ‘fouten’ staat.")


def read_body(req: Request) -> Any:
    """The JSON of a request; an empty body is an empty object."""
    req.max_content_length = min(req.max_content_length or MOST_BYTES, MOST_BYTES)
    data = req.get_data(cache=False)
    if not data:
        return {}
    if req.mimetype != "application/json":
        abort(415)
    return strict_json(data)


def strict_json(data: bytes) -> Any:
    """The value in `data`; raises Invalid for what other readers of JSON might understand differently."""
    try:
        found = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_not_a_number,
            parse_float=_float,
            parse_int=_int,
        )
    except (ValueError, RecursionError) as error:
        raise Invalid({}, "De inhoud is geen goede JSON in UTF-8. Verbeter de inhoud.") from error
    _refuse_deep(found)
    return found


def refuse_unknown_query(view: Any) -> None:
    """Raises Invalid when the request has query parameters and the operation reads none."""
    known = getattr(view, "_apidoc", {}).get("arguments", {}).get("parameters", [])
    if not any(parameter["in"] == "query" for parameter in known):
        strangers = dict.fromkeys(request.args, "Deze parameter bestaat hier niet. Haal hem weg.")
        if strangers:
            raise Invalid(strangers, "Het verzoek klopt niet. Verbeter wat onder ‘fouten’ staat.")


def refuse_repeated(req: Request) -> None:
    """Raises Invalid when a query parameter stands there twice."""
    double = {name: "Geef deze parameter een keer." for name, found in req.args.lists() if len(found) > 1}
    if double:
        raise Invalid(double, "Het verzoek klopt niet. Verbeter wat onder ‘fouten’ staat.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Invalid({}, "In de JSON staat een sleutel twee keer in hetzelfde object. Haal er een weg.")
    return found


def _not_a_number(word: str) -> NoReturn:
    raise Invalid({}, f"‘{word}’ is geen getal in JSON. Laat het weg of geef een getal.")


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise Invalid({}, "In de JSON staat een getal dat te groot is.")
    return number


def _int(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise Invalid({}, f"In de JSON staat een getal van meer dan {MOST_DIGITS} cijfers.")
    return int(text)


def _refuse_deep(found: Any) -> None:
    """Depth and unstorable signs, without recursion."""
    waiting = [(found, 1)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, str):
            _refuse_signs(value)
        elif isinstance(value, dict | list):
            if depth > MOST_DEPTH:
                raise Invalid({}, f"De JSON is meer dan {MOST_DEPTH} lagen diep. Maak hem platter.")
            inner = [*value, *value.values()] if isinstance(value, dict) else value
            waiting += [(item, depth + 1) for item in inner]


def _refuse_signs(text: str) -> None:
    if UNSTORABLE.search(text):
        raise Invalid({}, "In de JSON staat een teken dat niet kan worden bewaard. Typ de tekst opnieuw.")


def _parts(error: ma.ValidationError) -> list[Any]:
    # webargs puts the messages under the place they came from (json, query, headers).
    return list(error.messages.values()) if isinstance(error.messages, dict) else [error.messages]


def _flat(messages: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """(field, sentence) of marshmallow's nested messages; `antwoorden.doel` for a field within a field."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            own = str(key) if key != "_schema" else ""
            yield from _flat(inner, ".".join(filter(None, (name, own))))
    else:
        yield name or "verzoek", " ".join(str(sentence) for sentence in messages)
