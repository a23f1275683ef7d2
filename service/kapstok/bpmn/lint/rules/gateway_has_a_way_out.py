"""A choice always has an exit: a condition on every arrow, and a default for when none holds."""

from collections.abc import Iterator, Mapping, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document, Element, Flow, Process
from kapstok.errors import Finding

CHOICES = ("exclusiveGateway", "inclusiveGateway")


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            yield from _choices(document, process)


def _choices(document: Document, process: Process) -> Iterator[Finding]:
    flows = {flow.id: flow for flow in process.flows}
    for element in process.elements:
        if element.default and element.default not in element.outgoing:
            yield at(
                document,
                element,
                f"De standaardpijl '{element.default}' gaat hier niet uit. Kies een andere.",
            )
        if element.kind in CHOICES and len(element.outgoing) > 1:
            yield from _exits(document, element, flows)
        elif element.kind == "parallelGateway":
            yield from _parallel(document, element, flows)


def _exits(document: Document, element: Element, flows: Mapping[str, Flow]) -> Iterator[Finding]:
    out = [flows[key] for key in element.outgoing]
    bare = [flow for flow in out if flow.condition is None and flow.id != element.default]
    for flow in bare:
        sentence = "Deze pijl uit een keuze heeft geen voorwaarde. Schrijf er een of maak haar de standaardpijl."
        yield at(document, flow, sentence)
    for flow in out:
        if flow.condition is not None and flow.id == element.default:
            sentence = "De standaardpijl heeft een voorwaarde, die niet telt. Haal de voorwaarde weg."
            yield at(document, flow, sentence, "waarschuwing")
    if element.default is None and not bare:
        sentence = "Als geen voorwaarde klopt, loopt de casus hier vast. Maak een pijl de standaardpijl."
        yield at(document, element, sentence, "waarschuwing")


def _parallel(document: Document, element: Element, flows: Mapping[str, Flow]) -> Iterator[Finding]:
    for flow in (flows[key] for key in element.outgoing):
        if flow.condition is not None:
            sentence = "Een voorwaarde na een parallelle splitsing telt niet. Gebruik een keuze of haal haar weg."
            yield at(document, flow, sentence)
