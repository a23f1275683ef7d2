"""Ids are words that a person can say: variants, comparisons and migrations hold on to them."""

import re
from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document, Element, Process
from kapstok.errors import Finding

WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{1,79}", re.ASCII)
KINDS = "activity|task|usertask|callactivity|subprocess|event|startevent|endevent|gateway|process|proces"
MADE_UP = re.compile(
    rf"\w+_[01][0-9a-z]{{6}}|(?:{KINDS}|sid|id)[_-]?[0-9a-z]*\d[0-9a-z]*|.*[0-9a-f]{{8}}.[0-9a-f]{{4}}.*",
    re.I,
)


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            yield from _of(document, process)
            for element in process.elements:
                yield from _of(document, element)


def _of(document: Document, place: Element | Process) -> Iterator[Finding]:
    if place.numbered:
        yield at(document, place, "Dit onderdeel heeft geen id. Geef het een id dat zegt wat het is.")
    elif not WORD.fullmatch(place.id) or MADE_UP.fullmatch(place.id):
        yield at(
            document,
            place,
            f"Het id '{place.id}' is geen woord. Noem het naar wat er gebeurt, zoals intake_doen.",
        )
    elif place.id != place.id.lower():
        sentence = f"Het id '{place.id}' heeft hoofdletters. Schrijf het met kleine letters en _."
        yield at(document, place, sentence, "waarschuwing")
