"""What the practice says, where the project honours it, and what shows it: read from the project itself."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docs import passing
from kapstok.rehearsal import scenario as scenarios
from kapstok.settings import ROOT

CATALOGUE = ROOT / "docs" / "reference" / "verantwoording.toml"
KINDS = {
    "ACT": ("Wie er meedoet", 21),
    "STAP": ("Wat er gedaan wordt", 40),
    "BESL": ("Wat er besloten wordt", 19),
    "VELD": ("Wat er gevraagd wordt", 16),
    "DOC": ("Wat er op papier komt", 14),
    "REGEL": ("De regels", 25),
    "RAND": ("De randgevallen", 27),
    "PRIV": ("Privacy", 40),
    "SC": ("De verhalen", 12),
}
ID = re.compile(r"\b(?:ACT|STAP|BESL|VELD|DOC|REGEL|RAND|PRIV|SC)-\d\d[a-z]?\b")


@dataclass(frozen=True)
class Row:
    """One statement. `where` are places in the project (`file` or `file#part`); `local` is what a gemeente chooses."""

    id: str
    what: str
    where: tuple[str, ...]
    local: str

    @property
    def kind(self) -> str:
        return self.id.partition("-")[0]


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    found = tomllib.loads(CATALOGUE.read_text())
    return tuple(Row(id, it["wat"], tuple(it["waar"]), it.get("gemeente", "")) for id, it in found.items())


def missing(place: str) -> bool:
    """Whether a place does not exist: the file, or the part of it that is named."""
    name, _, part = place.partition("#")
    path = ROOT / name
    if not path.exists():
        return True
    return bool(part) and not _has(path, part)


def _has(path: Path, part: str) -> bool:
    if path.suffix in (".bpmn", ".dmn"):
        return f'id="{part}"' in path.read_text()
    if path.suffix == ".form":
        return part in {field.get("key") for field in json.loads(path.read_text())["components"]}
    if path.suffix == ".toml":
        table = tomllib.loads(path.read_text())
        for key in part.split("."):
            if key not in table:
                return False
            table = table[key]
        return True
    return part in path.read_text()


@lru_cache(maxsize=1)
def shown() -> dict[str, tuple[str, ...]]:
    """By id, the tests and scenarios that show it: those that name it, and scenarios that pass its place."""
    found: dict[str, list[str]] = {row.id: [] for row in rows()}
    for id, test in [*_tests(), *_scenarios(), *_passing()]:
        if id in found and test not in found[id]:
            found[id].append(test)
    return {id: tuple(tests) for id, tests in found.items()}


def _tests() -> Iterator[tuple[str, str]]:
    """A test names an id in its own docstring, in that of its module, or in its name (`test_regel_09_...`)."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        module = ast.parse(path.read_text())
        name = str(path.relative_to(ROOT))
        for id in ID.findall(ast.get_docstring(module) or ""):
            yield id, name
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                spelled = re.sub(r"_([a-z]+)_(\d\d[a-z]?)(?=_|$)", lambda m: f" {m[1].upper()}-{m[2]} ", node.name)
                for id in ID.findall(f"{ast.get_docstring(node) or ''} {spelled}"):
                    yield id, f"{name}::{node.name}"


def _scenarios() -> Iterator[tuple[str, str]]:
    """A scenario names an id in a tag, in its name, or in that of its feature."""
    for path in sorted((ROOT / "processes").glob("*/scenarios/*.feature")):
        for one in scenarios.read(path.name, path.read_bytes()):
            if scenarios.UNPLAYED & {*one.tags}:
                continue
            for id in ID.findall(" ".join([*one.tags, one.name, one.feature])):
                yield id, f"{path.parent.parent.name}/{path.name}: {one.name}"


def _passing() -> Iterator[tuple[str, str]]:
    """Scenarios that come by a place of a row; two are enough."""
    for row in rows():
        yield from ((row.id, name) for name in passing.scenarios(row.where)[:2])


def page() -> str:
    """The reference page: every statement with its places and what shows it."""
    parts = [INTRODUCTION]
    for kind, (heading, _) in KINDS.items():
        lines = [_line(row) for row in rows() if row.kind == kind]
        parts.append(
            "\n".join([f"## {heading}\n", "| | Wat | Waar | Wat het laat zien |", "|---|---|---|---|", *lines])
        )
    forbidden = [f"| {id} | {what} | {_code((test,))} |" for id, what, test in crosses()]
    parts.append("\n".join([CROSSES, *forbidden]))
    return "\n\n".join(parts) + "\n"


def crosses() -> list[tuple[str, str, str]]:
    """What must not happen in a story, as (its id, what, the test or scenario that shows it)."""
    found = tomllib.loads((CATALOGUE.parent / "mag-niet.toml").read_text())
    return [(id, it["wat"], it["proef"]) for id, lines in found.items() for it in lines]


def _line(row: Row) -> str:
    chosen = f" *De gemeente kiest: {row.local}.*" if row.local else ""
    tests = shown()[row.id]
    more = f" en nog {len(tests) - MOST}" if len(tests) > MOST else ""
    return f"| {row.id} | {row.what}{chosen} | {_code(row.where)} | {_code(tests[:MOST])}{more} |"


def _code(words: tuple[str, ...]) -> str:
    return "<br>".join(f"`{word}`" for word in words)


CROSSES = """## Wat in de verhalen niet mag gebeuren

| | Dit mag niet | Wat het laat zien |
|---|---|---|"""
MOST = 3
COLUMNS = ("| | Wat | Waar | Wat het laat zien |", "|---|---|---|---|")
INTRODUCTION = """# Verantwoording

Wat de bronnen over AVE zeggen, en waar Kapstok dat waarmaakt. De nummers zijn die van onze beschrijving van de
praktijk: wie er meedoet (ACT), wat er gedaan (STAP), besloten (BESL), gevraagd (VELD) en geschreven wordt (DOC), de
regels (REGEL), de randgevallen (RAND), privacy (PRIV) en de verhalen waarmee het wordt nagespeeld (SC).

Deze pagina wordt gemaakt uit `verantwoording.toml`, de diagrammen, de scenario's en de proeven. Een proef bewaakt dat
elke plek bestaat en dat elke regel door minstens een proef of scenario wordt getoond.

Geen juridisch advies. Een gemeente die hiermee werkt, doet zelf een DPIA."""
