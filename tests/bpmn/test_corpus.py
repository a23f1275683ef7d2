"""Diagrams of other programs: each is read and checked, or refused in Dutch, and never slowly.

The environment variable KAPSTOK_CORPUS names a folder with .bpmn files; without it the test reads the
diagrams of the project itself, so that it always says something.
"""

import os
import time
from pathlib import Path

import pytest

from kapstok.bpmn import assignment, document, lint, outline
from kapstok.errors import Broken

OWN = Path(__file__).parent / "rules"
FOLDER = Path(os.environ.get("KAPSTOK_CORPUS") or OWN)
FILES = sorted(FOLDER.rglob("*.bpmn"))


def test_there_is_something_to_read():
    assert len(FILES) > 100


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_foreign_diagram_is_read_or_refused_in_time(path):
    started = time.process_time()
    found = _read(path)
    if isinstance(found, document.Document):
        _look_at(found)
    else:
        assert all(finding.sentence for finding in found.findings)
    assert time.process_time() - started < 5


def _read(path):
    try:
        return document.read(path.name, path.read_bytes())
    except Broken as refused:
        return refused


def _look_at(found):
    places = {process.id for process in found.processes} | {element.id for element in found.elements}
    assert assignment.read(found).keys() == places
    for finding in lint.check([found], lint.Known()):
        assert finding.element
        assert finding.line
        assert finding.sentence
    for process in found.processes:
        assert all(step.text for step in outline.outline([found], process.id))
