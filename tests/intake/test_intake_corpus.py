"""Diagrams of a whole folder of other modelers: nearly all import, start, advance, and survive being put away.

Name the folder in KAPSTOK_CORPUS. The diagrams are not ours and never come into the project.
"""

import os
import random
import resource
import sys
import time
from pathlib import Path

import pytest
from walking import advance, compiled, start

from kapstok import intake
from kapstok.errors import Broken, Finding

FOLDER = os.environ.get("KAPSTOK_CORPUS", "")
LEAST = 0.96
SECONDS = 5
MEGABYTES = 300

pytestmark = pytest.mark.skipif(not FOLDER, reason="KAPSTOK_CORPUS does not name a folder with diagrams")


def files() -> list[Path]:
    return sorted(path for path in Path(FOLDER).rglob("*") if path.suffix in (".bpmn", ".bpmn2", ".xml"))


def refusal(path: Path) -> tuple[Finding, ...]:
    """Empty when it ran; any exception but a refusal is a failure."""
    try:
        found = compiled(intake.normalise({path.name: path.read_bytes()}))
        run = start(found)
        if not run.done:
            advance(found, run, random.Random(1)).dump()
    except Broken as broken:
        return broken.findings
    return ()


def test_nearly_every_diagram_of_the_folder_runs() -> None:
    refused: dict[str, tuple[Finding, ...]] = {}
    slowest = 0.0
    for path in files():
        began = time.process_time()
        refused[str(path.relative_to(FOLDER))] = refusal(path)
        slowest = max(slowest, time.process_time() - began)
    ran = sum(not findings for findings in refused.values())
    sys.stdout.write(f"{ran} of {len(refused)} ran; slowest {slowest:.1f} s\n")
    assert ran >= LEAST * len(refused) > 0, {name: found for name, found in refused.items() if found}
    assert all(item.file and item.sentence for findings in refused.values() for item in findings)
    assert all(any(item.line for item in findings) for findings in refused.values() if findings)
    assert slowest < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MEGABYTES * 1024


def test_every_element_has_a_line_in_the_report() -> None:
    for path in files()[::10]:
        imported = intake.normalise({path.name: path.read_bytes()})
        steps = {element.id for document in compiled(imported).documents.values() for element in document.elements}
        told = {line.element for line in imported.report}
        added = {name for name in steps - told if not name.endswith(ADDED)}
        assert added == set(), path


ADDED = ("_kiezen", "_uitvoeren", "_splitsen", "_begin", "_einde", "_2", "_3", "_4")
