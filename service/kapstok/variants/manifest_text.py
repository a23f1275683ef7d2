"""The text of a kapstok.toml: read with its line numbers, merged key by key, and written again."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kapstok import toml_text
from kapstok.errors import Broken, Finding
from kapstok.variants import termijn
from kapstok.variants.nearest import hint

RULE = "manifest"
TEXTS = ("naam", "titel", "omschrijving", "erft_van", "hoofdproces")
TABLES = ("rollen", "termijnen", "fasen", "instellingen", "lijsten", "haken", "contacten", "namen", "uitleg")
ENTRIES = {
    "rollen": ("label", "omschrijving", "soort", "ook", "partner"),
    "fasen": ("naam", "kleur", "casusregie", "procesregie", "bestuurlijk"),
}
SORTS = ("persoon", "organisatie")
HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+)\s*=""")
PLACE = re.compile(r"\(at (?:line (\d+)|end of document)")

Path = tuple[str, ...]
Table = dict[str, Any]


def finding(name: str, sentence: str, line: int | None = None) -> Finding:
    return Finding(name, RULE, sentence, line=line)


def parse(name: str, data: bytes) -> Table:
    """The table as it stands there; raises Broken for every word that is not understood."""
    try:
        text = data.decode("utf-8")
        table = toml_text.loads(text)
    except UnicodeDecodeError:
        raise Broken([finding(name, "De tekens zijn niet te lezen. Bewaar het bestand als UTF-8.")]) from None
    except tomllib.TOMLDecodeError as error:
        raise Broken([_syntax(name, str(error), data)]) from None
    places = lines(text)
    found = [finding(name, sentence, _line(places, path)) for path, sentence in _complaints(table)]
    if found:
        raise Broken(found)
    return table


def _syntax(name: str, message: str, data: bytes) -> Finding:
    place = PLACE.search(message)
    line = int(place[1]) if place and place[1] else data.count(b"\n") + 1
    return finding(name, 'Hier staat geen goede TOML. Schrijf sleutel = "waarde", een op een regel.', line)


def lines(text: str) -> dict[Path, int]:
    """On which line each key and each [section] stands."""
    places: dict[Path, int] = {}
    section: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := HEADER.match(line):
            section = _parts(header[1])
            places.setdefault(section, number)
        elif key := KEY.match(line):
            places.setdefault((*section, key[1].strip("\"'")), number)
    return places


def _parts(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _line(places: Mapping[Path, int], path: Path) -> int | None:
    return next((places[path[:size]] for size in range(len(path), 0, -1) if path[:size] in places), None)


def _complaints(table: Table) -> Iterator[tuple[Path, str]]:
    for key, value in table.items():
        if key in TEXTS:
            yield from _unless(isinstance(value, str), (key,), "moet een tekst tussen aanhalingstekens zijn.")
        elif key == "sluitingsdagen":
            right = isinstance(value, list) and all(type(day) is date for day in value)
            yield from _unless(right, (key,), "moet een lijst van dagen zijn, zoals [2026-12-24].")
        elif key not in TABLES:
            yield (key,), f'De sleutel "{key}" is onbekend.{hint(key, (*TEXTS, *TABLES, "sluitingsdagen"))}'
        elif not isinstance(value, dict):
            yield (key,), f'"{key}" is een onderdeel. Schrijf het als [{key}] met sleutels eronder.'
        else:
            yield from _of_table(key, value)


def _unless(right: bool, path: Path, sentence: str) -> Iterator[tuple[Path, str]]:
    if not right:
        yield path, f'"{".".join(path)}" {sentence}'


def _of_table(section: str, table: Table) -> Iterator[tuple[Path, str]]:
    for key, value in table.items():
        path = (section, key)
        if section in ENTRIES:
            yield from _entry(path, value)
        elif section == "termijnen":
            right = isinstance(value, str) and termijn.parse(value) is not None
            yield from _unless(right, path, 'moet een termijn zijn, zoals "5 werkdagen", "6 weken" of "P6W".')
        elif section == "haken":
            yield from _unless(isinstance(value, str), path, 'moet de naam van een bestand zijn, zoals "tafel.bpmn".')
        elif section in ("namen", "uitleg"):
            right = isinstance(value, str) and bool(value.strip())
            yield from _unless(right, path, "moet een tekst zijn: wat er bij dit element komt te staan.")
        elif section == "contacten":
            yield from _unless(isinstance(value, str), path, "moet een tekst zijn, zoals een naam met een nummer.")
        elif section == "lijsten":
            yield from _unless(_is_list(value), path, 'moet een lijst van teksten zijn, of sleutels met een "label".')
        else:
            right = isinstance(value, str | bool | int | float) or _is_list(value)
            yield from _unless(right, path, "moet een tekst, getal, true/false of lijst van teksten zijn.")


def _entry(path: Path, entry: Any) -> Iterator[tuple[Path, str]]:
    section, key = path
    if not isinstance(entry, dict):
        yield (
            path,
            f'"{section}.{key}" is een onderdeel. Schrijf het als [{section}.{key}] met sleutels eronder.',
        )
        return
    if section == "fasen" and key not in ("1", "2", "3", "4"):
        yield path, f'Fase "{key}" bestaat niet: AVE kent de fasen 1, 2, 3 en 4.'
    for word, value in entry.items():
        inner = (*path, word)
        if word not in ENTRIES[section]:
            yield (
                inner,
                f'De sleutel "{word}" is onbekend in [{section}.{key}].{hint(word, ENTRIES[section])}',
            )
        elif word == "soort" and value not in SORTS:
            yield inner, f'De soort "{value}" is onbekend. Kies "persoon" of "organisatie".'
        elif word == "ook":
            yield from _unless(_is_list(value), inner, "moet een lijst van teksten zijn.")
        else:
            yield from _unless(isinstance(value, str), inner, "moet een tekst tussen aanhalingstekens zijn.")


def _is_list(value: Any) -> bool:
    items = value.values() if isinstance(value, dict) else value
    return isinstance(value, list | dict) and all(isinstance(item, str) for item in items)


def merge(base: Mapping[str, Any], own: Mapping[str, Any]) -> Table:
    """`base` with what `own` says otherwise, key by key; a list is replaced whole."""
    merged = dict(base)
    for key, value in own.items():
        old = merged.get(key)
        merged[key] = merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def write(table: Mapping[str, Any]) -> bytes:
    """The table as TOML: what a bundle keeps of the manifests that were merged."""
    return "\n".join(_written(table, ())).lstrip("\n").encode() + b"\n"


def _written(table: Mapping[str, Any], path: Path) -> Iterator[str]:
    plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if path and (plain or not table):
        yield f"\n[{'.'.join(map(_key, path))}]"
    yield from (f"{_key(key)} = {_value(value)}" for key, value in plain.items())
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _written(value, (*path, key))


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _value(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, value)) + '"'
    return value.isoformat() if isinstance(value, date) else repr(value)


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"
