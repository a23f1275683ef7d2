"""The structure of a diagram as bpmnlint judges it: the very rules that the modeler shows while somebody draws."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from lxml import etree

from kapstok import hardened
from kapstok.bpmn.lint.findings import Place
from kapstok.bpmn.shapes import Document
from kapstok.bpmn.structure import room
from kapstok.bpmn.structure.sentences import RULES
from kapstok.errors import Finding

__all__ = ["RULES", "check", "new"]

Known = tuple[str | None, int]
DRAWN = "no-bpmndi"
SLOW = "De structuur van dit diagram is niet na te lopen: het is te groot of te ingewikkeld. Verdeel het proces."


def check(document: Document, data: bytes) -> list[Finding]:
    """What bpmnlint says of the file that `document` was read from; a file beyond the room's limits gets one line."""
    reports = _reports(data)
    if reports is None:
        return [Finding(document.name, "within_bounds", SLOW, line=1)]
    if reports and DRAWN in {report["rule"] for report in reports} and b"BPMNShape" not in data:
        # A file without any drawing is told so once, not for every step.
        reports = [report for report in reports if report["rule"] != DRAWN]
        reports.append({"rule": DRAWN, "id": None, "message": ""})
    places = _places(document)
    return [_finding(document.name, report, places) for report in reports if report["rule"] in RULES]


def new(found: Iterable[Finding], own: Iterable[Finding]) -> list[Finding]:
    """Those that no rule of our own has said already of the same element."""
    told = {(item.file, item.element, item.rule) for item in own}
    return [
        finding
        for finding in found
        if not any((finding.file, finding.element, rule) in told for rule in RULES[finding.rule].same)
    ]


@lru_cache(maxsize=128)
def _reports(data: bytes) -> list[dict[str, Any]] | None:
    try:
        return room.lint(etree.tostring(hardened.tree(data), encoding="unicode"))
    except room.LimitReached:
        return None


def _finding(file: str, report: Mapping[str, Any], places: Mapping[str, Known]) -> Finding:
    said = RULES[report["rule"]]
    name, line = places.get(report["id"] or "", (None, 1))
    return Finding(file, report["rule"], said.sentence(report["message"]), report["id"], name, line, said.weight)


def _places(document: Document) -> dict[str, Known]:
    """Where everything with an id stands, and what it is called."""
    found: dict[str, Known] = {}
    for item in document.declared:
        found[item.id] = (item.name or None, item.line)
    for process in document.processes:
        places: list[Place] = [process, *process.elements, *process.flows, *process.lanes, *process.data]
        for place in places:
            found[place.id] = (place.name or None, place.line)
    return found
