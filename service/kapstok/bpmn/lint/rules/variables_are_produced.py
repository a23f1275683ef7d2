"""What an expression reads is written somewhere: by a form, a script, a decision or at the start."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from kapstok.bpmn import produced as data
from kapstok.bpmn.lint.expressions import expressions
from kapstok.bpmn.lint.findings import Place, at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    produced = frozenset(known.data).union(*(data.by(document.elements, known) for document in documents))
    for document in documents:
        for place, text in expressions(document):
            for name in sorted(data.names(text) - produced):
                yield _finding(document, place, name, produced)
        for element in document.elements:
            for name in sorted(data.needs(element, known) - produced):
                yield _finding(document, element, name, produced)


def _finding(document: Document, place: Place, name: str, produced: frozenset[str]) -> Finding:
    near = get_close_matches(name, sorted(produced), 1, 0.75)
    if near:
        return at(document, place, f"Het gegeven '{name}' wordt nergens ingevuld. Bedoel je '{near[0]}'?")
    sentence = f"Het gegeven '{name}' wordt nergens ingevuld. Zet 'procesgegeven' bij een veld dat zo heet."
    return at(document, place, sentence, "waarschuwing")
