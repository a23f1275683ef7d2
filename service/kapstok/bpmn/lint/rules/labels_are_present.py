"""What a person sees in the diagram has a label: tasks, events, choices and the exits of a choice."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import ACTIVITIES, EVENTS, Document, Element, Process
from kapstok.errors import Finding

CHOICES = ("exclusiveGateway", "inclusiveGateway")


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            yield from (_element(document, item) for item in process.elements if not item.name and _shown(item))
            yield from _exits(document, process)


def _shown(element: Element) -> bool:
    if element.kind in CHOICES:
        return len(element.outgoing) > 1
    return element.kind in ACTIVITIES | EVENTS


def _element(document: Document, element: Element) -> Finding:
    if element.kind in CHOICES:
        return at(document, element, "Deze keuze heeft geen label. Schrijf de vraag erbij, zoals 'Is er spoed?'.")
    if element.kind in EVENTS:
        return at(document, element, "Deze gebeurtenis heeft geen label. Schrijf wat er dan gebeurd is.")
    return at(document, element, "Deze stap heeft geen label. Schrijf een werkwoord en een zelfstandig naamwoord.")


def _exits(document: Document, process: Process) -> Iterator[Finding]:
    choices = {item.id for item in process.elements if item.kind in CHOICES and len(item.outgoing) > 1}
    for flow in process.flows:
        if flow.source in choices and not flow.name:
            sentence = "Deze pijl uit een keuze heeft geen label. Schrijf het antwoord erbij."
            yield at(document, flow, sentence, "waarschuwing")
