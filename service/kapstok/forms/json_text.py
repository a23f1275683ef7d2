"""A designer's JSON, read so that every part still knows on which line of the text it began."""

import json
import re
from typing import Any

from kapstok import bounds
from kapstok.errors import Broken, Finding

DEPTH = bounds.JSON_DEPTH
SPACE = re.compile(r"[ \t\n\r]*")
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,20})(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
WORDS = {"true": True, "false": False, "null": None}


class Located(dict[str, Any]):
    """A JSON object and the line of its opening brace."""

    line: int = 1


def parse(name: str, data: bytes) -> Any:
    """The value in `data`, objects as `Located`; raises Broken for bad JSON, double keys or great depth."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = "Dit bestand is geen UTF-8. Bewaar het als UTF-8."
        raise Broken([Finding(name, "readable_json", sentence)]) from error
    return _Reader(name, text).read()


class _Reader:
    def __init__(self, name: str, text: str):
        self.name = name
        self.text = text
        self.place = 0

    def read(self) -> Any:
        value = self._value(1)
        self._skip()
        if self.place != len(self.text):
            raise self._broken("Er staat tekst na het einde van het formulier. Haal die weg.")
        return value

    def _value(self, depth: int) -> Any:
        if depth > DEPTH:
            raise self._broken(f"Het formulier is meer dan {DEPTH} lagen diep. Maak het platter.")
        self._skip()
        first = self.text[self.place : self.place + 1]
        if first == "{":
            return self._object(depth)
        if first == "[":
            return self._array(depth)
        return self._string() if first == '"' else self._scalar()

    def _object(self, depth: int) -> Located:
        found = Located()
        found.line = self._line()
        self.place += 1
        if self._took("}"):
            return found
        while True:
            self._skip()
            key = self._string()
            if key in found:
                raise self._broken(f"De sleutel '{key}' staat er twee keer. Haal er een weg.")
            self._need(":")
            found[key] = self._value(depth + 1)
            if self._took("}"):
                return found
            self._need(",")

    def _array(self, depth: int) -> list[Any]:
        found: list[Any] = []
        self.place += 1
        if self._took("]"):
            return found
        while True:
            found.append(self._value(depth + 1))
            if self._took("]"):
                return found
            self._need(",")

    def _string(self) -> str:
        if self.text[self.place : self.place + 1] != '"':
            raise self._broken("Hier hoort een tekst tussen aanhalingstekens. Verbeter de JSON.")
        try:
            value, self.place = json.decoder.scanstring(self.text, self.place + 1, True)  # type: ignore[attr-defined]
        except ValueError as error:
            raise self._broken("Deze tekst eindigt niet goed. Zet er een aanhalingsteken achter.") from error
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            raise self._broken("Deze tekst bevat een half teken. Typ de tekst opnieuw.")
        return str(value)

    def _scalar(self) -> Any:
        for word, value in WORDS.items():
            if self.text.startswith(word, self.place):
                self.place += len(word)
                return value
        found = NUMBER.match(self.text, self.place)
        if not found:
            raise self._broken("Dit is geen goede JSON. Bewaar het formulier opnieuw vanuit de formuliereditor.")
        self.place = found.end()
        return json.loads(found.group())

    def _need(self, sign: str) -> None:
        if not self._took(sign):
            raise self._broken(f"Hier hoort een '{sign}' te staan. Verbeter de JSON.")

    def _took(self, sign: str) -> bool:
        self._skip()
        here = self.text.startswith(sign, self.place)
        self.place += len(sign) if here else 0
        return here

    def _skip(self) -> None:
        found = SPACE.match(self.text, self.place)
        self.place = found.end() if found else self.place

    def _line(self) -> int:
        return self.text.count("\n", 0, self.place) + 1

    def _broken(self, sentence: str) -> Broken:
        return Broken([Finding(self.name, "readable_json", sentence, line=self._line())])
