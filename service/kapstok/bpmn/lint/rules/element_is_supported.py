"""The diagram uses only what the engine can do as drawn."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document, Element
from kapstok.errors import Finding

REMEDIES = {
    "complexGateway": "Een complexe gateway wordt niet uitgevoerd. Gebruik een keuze (kruis of rondje).",
    "transaction": "Een transactie wordt niet uitgevoerd. Gebruik een gewoon deelproces.",
    "adHocSubProcess": "Een ad-hoc deelproces wordt niet uitgevoerd. Teken de stappen met pijlen.",
}
EVENTS = frozenset({"compensate", "cancel"})


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for element in document.elements:
            sentence = _problem(element)
            if sentence:
                yield at(document, element, sentence)


def _problem(element: Element) -> str | None:
    if any(event.kind in EVENTS for event in element.events):
        return "Terugdraaien (compensatie) wordt niet uitgevoerd. Teken de stappen die dan nodig zijn."
    if len(element.events) > 1:
        return "Een gebeurtenis met meer aanleidingen wordt niet uitgevoerd. Teken er een per aanleiding."
    if element.kind == "scriptTask" and not element.script:
        return "Deze scripttaak is leeg. Schrijf een FEEL-context, zoals { nieuw: false }."
    return REMEDIES.get(element.kind)
