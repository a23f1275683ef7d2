"""Who does a task stands there as a plain word; what another engine would compute is taken over as text."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn import assignment
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        said = assignment.read(document)
        for element in document.elements:
            for note in said[element.id].notes:
                yield at(document, element, note, "waarschuwing")
