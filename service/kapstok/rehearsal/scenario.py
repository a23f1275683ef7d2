"""Scenarios as a designer writes them: Dutch Gherkin, read into steps that know their file and line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from gherkin.errors import CompositeParserException
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.token_matcher import TokenMatcher

from kapstok.errors import Broken, Finding

RULE = "scenario"
DROPPED = "vervalt"
BETWEEN = "tussendoor"
UNPLAYED = frozenset({DROPPED, BETWEEN})
MOST_BYTES = 512 * 1024
MOST_SCENARIOS = 500

Kind = Literal["gegeven", "als", "dan"]
KINDS: dict[str, Kind] = {"Context": "gegeven", "Action": "als", "Outcome": "dan"}
DUTCH = 'Schrijf scenario\'s in het Nederlands, met "# language: nl" bovenaan.'
UNEXPECTED = re.compile(r"got '(.*)'$", re.S)


@dataclass(frozen=True)
class Step:
    """One line: it prepares, does or checks (`kind`). `table` are the rows under it, heading included."""

    kind: Kind
    text: str
    file: str
    line: int
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Scenario:
    """A story: the Achtergrond's steps in front, the values of one row of Voorbeelden filled in."""

    name: str
    feature: str
    file: str
    line: int
    steps: tuple[Step, ...]
    tags: tuple[str, ...] = ()


def read(name: str, data: bytes) -> tuple[Scenario, ...]:
    """The scenarios in a .feature file; raises Broken with the line where the file is not understood."""
    feature = _parsed(name, _text(name, data)).get("feature")
    if feature is None:
        raise Broken([_finding(name, 'Er staat geen "Functionaliteit:" in dit bestand. Begin daarmee.', 1)])
    findings = [*_unplayed(name, feature)]
    if findings:
        raise Broken(findings)
    lines = dict(_lines(feature))
    stories = Compiler().compile({"uri": name, "feature": feature, "comments": []})
    if len(stories) > MOST_SCENARIOS:
        raise Broken([_finding(name, f"Er staan meer dan {MOST_SCENARIOS} scenario's in. Verdeel ze.", 1)])
    return tuple(_scenario(name, feature["name"], story, lines) for story in stories)


def _text(name: str, data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise Broken([_finding(name, "Dit bestand is groter dan 512 kB. Verdeel de scenario's.", 1)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Broken([_finding(name, "De tekens zijn niet te lezen. Bewaar het bestand als UTF-8.", 1)]) from None


def _parsed(name: str, text: str) -> Any:
    try:
        return Parser().parse(text, TokenMatcher("nl"))
    except CompositeParserException as error:
        raise Broken([_complaint(name, one) for one in error.errors[:5]]) from None


def _complaint(name: str, error: Any) -> Finding:
    line = error.location.get("line", 1)
    message = str(error)
    if "Language not supported" in message:
        return _finding(name, DUTCH, line)
    if "inconsistent cell count" in message:
        return _finding(name, "Deze tabel heeft niet op elke regel evenveel kolommen.", line)
    got = UNEXPECTED.search(message)
    if got is None:
        return _finding(name, "Het bestand houdt hier te vroeg op.", line)
    words = 'Een regel begint met "Scenario:", "Gegeven", "Als", "Dan", "En" of "|".'
    return _finding(name, f'"{got[1][:80]}" wordt hier niet verwacht. {words}', line)


def _finding(name: str, sentence: str, line: int) -> Finding:
    return Finding(name, RULE, sentence, line=line)


def _unplayed(name: str, feature: Any) -> Iterator[Finding]:
    """What Gherkin would pass over in silence, while its writer thinks that it is checked."""
    if feature["language"] != "nl":
        yield _finding(name, DUTCH, 1)
    inner = [child for rule in feature["children"] for child in rule.get("rule", {}).get("children", ())]
    for child in (*feature["children"], *inner):
        part = child.get("scenario") or child.get("background")
        line = part["location"]["line"] if part else 1
        if part and part["description"].strip():
            words = part["description"].strip().splitlines()[0]
            remedy = "Begin een stap met Gegeven, Als, Dan, En of Maar, en uitleg met #."
            yield _finding(name, f'"{words[:80]}" wordt niet gespeeld. {remedy}', line + 1)
        elif part and not part["steps"] and not _dropped(part):
            yield _finding(name, f'Onder "{part["name"]}" staan geen stappen.', line)


def _dropped(part: Any) -> bool:
    """A variant says with this tag that an inherited scenario does not hold for it: there is nothing to play."""
    return any(tag["name"] == f"@{DROPPED}" for tag in part.get("tags", ()))


def _lines(node: Any) -> Iterator[tuple[str, int]]:
    """On which line each thing of the file stands, by its id."""
    if isinstance(node, dict):
        if "id" in node and "location" in node:
            yield node["id"], node["location"]["line"]
        for value in node.values():
            yield from _lines(value)
    elif isinstance(node, list):
        for item in node:
            yield from _lines(item)


def _scenario(name: str, feature: str, story: Any, lines: dict[str, int]) -> Scenario:
    steps: list[Step] = []
    for raw in story["steps"]:
        kind = KINDS.get(raw["type"]) or (steps[-1].kind if steps else "gegeven")
        rows = raw.get("argument", {}).get("dataTable", {}).get("rows", [])
        table = tuple(tuple(cell["value"] for cell in row["cells"]) for row in rows)
        steps.append(Step(kind, " ".join(raw["text"].split()), name, lines[raw["astNodeIds"][0]], table))
    tags = tuple(tag["name"].removeprefix("@") for tag in story.get("tags", ()))
    line = lines[story["astNodeIds"][-1]]
    return Scenario(story["name"], feature, name, line, tuple(steps), tags)
