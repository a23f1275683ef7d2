"""Sorting an upload: diagrams, decision tables, forms, settings, and what is none of these."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kapstok import bounds, dmn
from kapstok.bpmn import document, source
from kapstok.errors import Broken, Finding
from kapstok.intake import foreign_forms, words
from kapstok.intake.report import REFUSED, TAKEN, Kind, Line
from kapstok.intake.tree import Node
from kapstok.intake.upload import Upload

SETTINGS = "kapstok.toml"
DIAGRAMS = (".bpmn", ".bpmn2", ".xml")

FORMS = (".form", ".json")
MOST_FILES = bounds.BUNDLE_FILES
MOST_BYTES = bounds.BUNDLE_BYTES


@dataclass
class Sorted:
    """`roots` are the diagrams by running name, `names` their names as uploaded; `kept` goes along as it is."""

    roots: dict[str, Node] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    upload: Upload = field(default_factory=Upload)
    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def sort(files: Mapping[str, bytes]) -> Sorted:
    """Everything that can be read; raises Broken when there is no diagram among it."""
    if sum(map(len, files.values())) > MOST_BYTES or len(files) > MOST_FILES:
        sentence = f"Dit zijn meer dan {MOST_FILES} bestanden of {MOST_BYTES >> 20} MB. Neem ze in delen over."
        raise Broken([Finding(next(iter(files)), "within_bounds", sentence)])
    found = Sorted()
    decisions: dict[str, frozenset[str]] = {}
    for name, data in files.items():
        lower = name.lower()
        if lower.rpartition("/")[2] == SETTINGS:
            found.kept[SETTINGS] = data
        elif lower.endswith(DIAGRAMS):
            _diagram(found, name, data)
        elif lower.endswith(".dmn"):
            decisions |= _table(found, name, data)
        elif lower.endswith(FORMS):
            _form(found, name, data)
        else:
            found.lines.append(_told(REFUSED, name, "Dit soort bestand leest Kapstok niet."))
    if not found.roots:
        sentence = "Er is geen BPMN-diagram bij. Kies ten minste één bestand dat op .bpmn eindigt."
        raise Broken(found.findings or [Finding(next(iter(files), ""), "geen_diagram", sentence)])
    found.upload.decisions = decisions
    return found


def _diagram(found: Sorted, name: str, data: bytes) -> None:
    try:
        document.read(name, data)
        running = running_name(name, found.roots)
        found.roots[running] = source.parse(name, data)
        found.names[running] = name
    except Broken as broken:
        found.findings += broken.findings
        found.lines += [
            Line(REFUSED, name, item.element or name, item.name or name, item.sentence, item.line)
            for item in broken.findings
        ]


def running_name(name: str, taken: Mapping[str, object]) -> str:
    """A name that a variant can have: a word, and always .bpmn."""
    stem = re.sub(r"(\.bpmn20|\.bpmn2?|\.xml)+$", "", name.rpartition("/")[2], flags=re.I)
    plain = re.sub(r"[^\w.-]+", "-", stem, flags=re.ASCII).strip("-._")[:60] or "diagram"
    return words.free(plain, {key.removesuffix(".bpmn") for key in taken}) + ".bpmn"


def _table(found: Sorted, name: str, data: bytes) -> dict[str, frozenset[str]]:
    try:
        tables = dmn.read(name, data)
    except Broken as broken:
        found.lines += [
            Line(REFUSED, name, item.element or name, name, item.sentence, item.line) for item in broken.findings
        ]
        return {}
    found.kept[name.rpartition("/")[2]] = data
    found.lines.append(_told(TAKEN, name, ""))
    return {key: frozenset(output.name for output in table.outputs) for key, table in tables.items()}


def _form(found: Sorted, name: str, data: bytes) -> None:
    stem = name.rpartition("/")[2].rpartition(".")[0].removesuffix("-schema")
    form = words.free(words.word(stem, "formulier"), found.upload.forms)
    made = foreign_forms.read(form, data)
    if made is None:
        found.lines.append(_told(REFUSED, name, "Dit is geen formulier dat Kapstok kan tonen."))
        return
    found.upload.forms[form] = made[0]
    found.upload.data.update(made[1].values())
    found.upload.renamed.update({old: key for old, key in made[1].items() if old != key})
    found.lines.append(_told(TAKEN, name, ""))


def _told(kind: Kind, name: str, reason: str) -> Line:
    return Line(kind, name, name, name, reason)
