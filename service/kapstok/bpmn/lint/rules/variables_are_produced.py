"""What an expression reads is written somewhere: by a form, a script, a decision or at the start."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from kapstok import feel
from kapstok.bpmn import details
from kapstok.bpmn.lint.expressions import expressions
from kapstok.bpmn.lint.findings import Place, at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document, Element
from kapstok.errors import Finding
from kapstok.feel import FeelError

ENTRY = re.compile(r"[{,]\s*\"?([A-Za-z_][A-Za-z0-9_]*)\"?\s*:")


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    produced = frozenset(known.data).union(
        *(_produced(element, known) for document in documents for element in document.elements)
    )
    for document in documents:
        for place, text in expressions(document):
            for name in sorted(_names(text) - produced):
                yield _finding(document, place, name, produced)
        for element in document.elements:
            for name in sorted(_read_by(element, known) - produced):
                yield _finding(document, element, name, produced)


def _names(text: str) -> frozenset[str]:
    try:
        return feel.names(text)
    except FeelError:
        return frozenset()


def _produced(element: Element, known: Known) -> Iterator[str]:
    yield from known.form_process_data.get(details.form(element) or "", ())
    yield from known.decisions.get(element.decision or "", ())
    yield from ENTRY.findall(element.script)
    if element.loop:
        yield from filter(None, (element.loop.input_item, element.loop.output, element.loop.output_item))


def _read_by(element: Element, known: Known) -> frozenset[str]:
    lists = {element.loop.input} if element.loop and element.loop.input else set()
    return frozenset(known.decision_inputs.get(element.decision or "", ())) | lists


def _finding(document: Document, place: Place, name: str, produced: frozenset[str]) -> Finding:
    near = get_close_matches(name, sorted(produced), 1, 0.75)
    if near:
        return at(document, place, f"Het gegeven '{name}' wordt nergens ingevuld. Bedoel je '{near[0]}'?")
    sentence = f"Het gegeven '{name}' wordt nergens ingevuld. Zet 'procesgegeven' bij een veld dat zo heet."
    return at(document, place, sentence, "waarschuwing")
