"""What comes in, read with distrust: strict JSON, no repeated keys, no unknown parameters, all errors at once."""

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

import marshmallow as ma
from flask import Request, abort

from kapstok.errors import Invalid

JSON = "application/json"
MOST_BYTES = 1024 * 1024
MOST_DEPTH = 20
MOST_DIGITS = 18  # what fits in 64 bits, wherever it is stored
NESTS = (dict, list)
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


WRONG = "Het verzoek klopt niet. Verbeter wat onder ‘fouten’ staat."


def reading(schema: ma.Schema, location: str) -> Callable[[Request], Any]:
    """How the body, the query or the headers of a request are read by the schema; Invalid tells all that is wrong."""
    given = _headers(schema) if location == "headers" else {"json": read_body, "query": _query}[location]

    def read(who: Request) -> Any:
        try:
            return schema.load(given(who))
        except ma.ValidationError as error:
            raise Invalid(dict(_flat(error.messages)), WRONG) from None

    return read


def _query(who: Request) -> dict[str, str]:
    refuse_repeated(who)
    return who.args.to_dict()


def _headers(schema: ma.Schema) -> Callable[[Request], dict[str, str]]:
    """Only those that the schema names: a request brings many more."""
    keys = [field.data_key or own for own, field in schema.load_fields.items()]
    names = [(key, f"HTTP_{key.upper().replace('-', '_')}") for key in keys]
    return lambda who: {key: who.environ[name] for key, name in names if name in who.environ}


def read_body(who: Request) -> Any:
    """The JSON of a request; an empty body is an empty object."""
    who.max_content_length = MOST_BYTES
    data = who.get_data(cache=False)
    if not data:
        return {}
    if who.environ.get("CONTENT_TYPE") != JSON and who.mimetype != JSON:
        abort(415)
    return strict_json(data)


def strict_json(data: bytes) -> Any:
    """The value in `data`; raises Invalid for what other readers of JSON might understand differently."""
    try:
        text = data.decode("utf-8")
        found = _STRICT.decode(text)
    except (ValueError, RecursionError) as error:
        raise Invalid({}, "De inhoud is geen goede JSON in UTF-8. Verbeter de inhoud.") from error
    _refuse_deep(found)
    if "\\u" in text:  # signs that cannot be kept can only be written so
        _refuse_signs(found)
    return found


def refuse_unknown_query(who: Request, view: Any) -> None:
    """Raises Invalid when the request has query parameters and the operation reads none."""
    known = getattr(view, "_apidoc", {}).get("arguments", {}).get("parameters", [])
    if not any(parameter["in"] == "query" for parameter in known):
        strangers = dict.fromkeys(who.args, "Deze parameter bestaat hier niet. Haal hem weg.")
        if strangers:
            raise Invalid(strangers, WRONG)


def refuse_repeated(who: Request) -> None:
    """Raises Invalid when a query parameter stands there twice."""
    double = {name: "Geef deze parameter een keer." for name, found in who.args.lists() if len(found) > 1}
    if double:
        raise Invalid(double, WRONG)


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
    """Without recursion."""
    layer, depth = [found], 0
    while layer := [value for value in layer if type(value) in NESTS]:
        depth += 1
        if depth > MOST_DEPTH:
            raise Invalid({}, f"De JSON is meer dan {MOST_DEPTH} lagen diep. Maak hem platter.")
        layer = [inner for value in layer for inner in (value.values() if type(value) is dict else value)]


def _refuse_signs(found: Any) -> None:
    """In texts and in keys; not deeper than was allowed."""
    if isinstance(found, str):
        if UNSTORABLE.search(found):
            raise Invalid({}, "In de JSON staat een teken dat niet kan worden bewaard. Typ de tekst opnieuw.")
    elif isinstance(found, dict | list):
        for inner in (*found, *found.values()) if isinstance(found, dict) else found:
            _refuse_signs(inner)


def _flat(messages: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """(field, sentence) of marshmallow's nested messages; `antwoorden.doel` for a field within a field."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            own = str(key) if key != "_schema" else ""
            yield from _flat(inner, ".".join(filter(None, (name, own))))
    else:
        yield name or "verzoek", " ".join(str(sentence) for sentence in messages)


_STRICT = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_not_a_number, parse_float=_float, parse_int=_int)
