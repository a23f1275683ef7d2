"""An id stands once in a file, and a process id once in the variant: of two, one would vanish unseen."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import Place, at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        yield from _in_file(document)
    first: dict[str, str] = {}
    for document in documents:
        for process in document.processes:
            other = first.setdefault(process.id, document.name)
            if other != document.name:
                sentence = f"Het proces '{process.id}' staat ook in {other}. Geef een van beide een ander id."
                yield at(document, process, sentence)


def _in_file(document: Document) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for place in _places(document):
        other = first.setdefault(place.id, place)
        if other is not place:
            sentence = f"Het id '{place.id}' is al gebruikt op regel {other.line}. Geef dit onderdeel een eigen id."
            yield at(document, place, sentence)


def _places(document: Document) -> Iterator[Place]:
    for process in document.processes:
        yield process
        yield from process.elements
        yield from process.flows
        yield from process.data
