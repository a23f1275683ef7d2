"""The gate: everything that stands between a designer's files and the house, in a process of its own.

No file takes longer than `bounds.SECONDS` or more memory than `bounds.MEMORY`; a file that does is named.
"""

import base64
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import orjson

from kapstok import bounded, bounds, intake
from kapstok.errors import Broken, Finding, KapstokError
from kapstok.intake import Imported, Line
from kapstok.rehearsal import check as scenarios
from kapstok.variants import check as variants
from kapstok.variants import packed
from kapstok.variants.manifest import FILE
from kapstok.variants.sealed import Bundle

RULE = "within_bounds"
TOLD = {
    "tijd": "Dit nalopen duurt te lang. Maak het bestand kleiner of verdeel het, en haal uitdrukkingen uit elkaar.",
    "geheugen": "Dit nalopen vraagt te veel geheugen. Maak het bestand kleiner of verdeel het.",
    "vastgelopen": "Dit bestand is niet na te lopen. Bewaar het opnieuw vanuit het programma waarin het is gemaakt.",
}
TOGETHER = "Deze variant nalopen vraagt te veel. Verdeel grote processen, tabellen en formulieren."


def check(bundle: Bundle) -> list[Finding]:
    """All findings on a bundle: diagrams, tables, forms, settings and scenarios. Never raises, never hangs."""
    return check_with(bundle, lambda: [*variants.check(bundle), *scenarios.check(bundle)])


def check_with(bundle: Bundle, looking: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """What `looking` finds; when it asks too much, which file that is."""
    seconds = bounds.SECONDS if len(bundle.files) == 1 else bounds.BUNDLE_SECONDS
    try:
        return _read(bounded.run(lambda: _written(looking()), seconds))
    except bounded.OverLimit as over:
        return _who(bundle, over)


def _who(bundle: Bundle, over: bounded.OverLimit) -> list[Finding]:
    """The files that are too much by themselves, the largest looked at first; else all of them together."""
    if len(bundle.files) == 1:
        return [Finding(next(iter(bundle.files)), RULE, TOLD[over.limit], line=1)]
    for name, data in sorted(bundle.files.items(), key=lambda item: -len(item[1])):
        if name == FILE:
            continue
        found = check(Bundle.from_files({name: data}))
        if any(item.rule == RULE and item.sentence in TOLD.values() for item in found):
            return found
    return [Finding(FILE, RULE, TOGETHER)]


def opened(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an upload, with what a zip holds in its place. Raises Broken."""
    found: dict[str, bytes] = {}
    for name, data in files.items():
        inside = _unpacked(name, data) if packed.is_packed(data) else {name: data}
        twice = next((each for each in inside if each in found), None)
        if twice:
            raise Broken([Finding(name, packed.RULE, f'"{twice}" komt twee keer voor. Houd er een over.')])
        found |= inside
    return found


def take_in(files: Mapping[str, bytes], naam: str = "", rollen: Mapping[str, str] | None = None) -> Imported:
    """`intake.normalise` in a process of its own; zips are opened first. Raises Broken."""
    given = opened(files)
    name = next(iter(given), "")
    seconds = bounds.SECONDS if len(given) == 1 else bounds.BUNDLE_SECONDS
    answer = orjson.loads(refused(lambda: _as_json(intake.normalise(given, naam, rollen)), name, seconds))
    return Imported(
        files=_from_text(answer["files"]),
        report=tuple(Line(**line) for line in answer["report"]),
        main=answer["main"],
        originals=_from_text(answer["originals"]),
        seals=answer["seals"],
        roles=answer["roles"],
    )


def _unpacked(name: str, data: bytes) -> dict[str, bytes]:
    return _from_text(orjson.loads(refused(lambda: orjson.dumps(_as_text(packed.read(name, data))), name)))


def _as_json(imported: Imported) -> bytes:
    kept: dict[str, Any] = {
        "files": _as_text(imported.files),
        "report": [vars(line) for line in imported.report],
        "main": imported.main,
        "originals": _as_text(imported.originals),
        "seals": dict(imported.seals),
        "roles": dict(imported.roles),
    }
    return orjson.dumps(kept)


def _as_text(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(data).decode() for name, data in files.items()}


def _from_text(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(text) for name, text in files.items()}


def refused(work: Callable[[], bytes], name: str, seconds: float = bounds.SECONDS) -> bytes:
    """Work on an upload as above. Raises what the work raises as Broken, with a line for what asks too much."""
    try:
        answer = bounded.run(lambda: _attempt(work), seconds)
    except bounded.OverLimit as over:
        raise Broken([Finding(name, RULE, TOLD[over.limit], line=1)]) from over
    if answer[:1] == b"-":
        raise Broken(_read(answer[1:]))
    return answer[1:]


def _attempt(work: Callable[[], bytes]) -> bytes:
    try:
        return b"+" + work()
    except Broken as broken:
        return b"-" + _written(broken.findings)
    except KapstokError as error:
        return b"-" + _written([Finding("", "invoer", str(error))])


def _written(findings: Iterable[Finding]) -> bytes:
    return orjson.dumps([vars(item) for item in findings])


def _read(text: bytes) -> list[Finding]:
    return [Finding(**item) for item in orjson.loads(text)]
