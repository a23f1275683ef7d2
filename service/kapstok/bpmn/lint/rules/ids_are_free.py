"""Some ids belong to the engine: an element that takes one would be skipped without a word."""

import re
from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import Place, at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding

TAKEN = re.compile(r"start|end|root|.*\.(endjoin|boundaryeventsplit|boundaryeventjoin)|.*[\s\[\]'\"].*", re.I | re.S)


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        places: list[Place] = [*document.processes, *document.elements]
        for place in places:
            if TAKEN.fullmatch(place.id):
                sentence = f"Het id '{place.id}' is bezet. Kies een ander woord, zoals {_other(place.id)}."
                yield at(document, place, sentence)


def _other(word: str) -> str:
    return {"start": "aanmelding_ontvangen", "end": "casus_gesloten"}.get(word.lower(), "intake_doen")
