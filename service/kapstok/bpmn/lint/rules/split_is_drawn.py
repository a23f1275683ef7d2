"""Whoever splits the route draws a gateway: several arrows out of a step are read in more than one way."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import GATEWAYS, Document
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for element in document.elements:
            if element.kind not in GATEWAYS and len(element.outgoing) > 1:
                sentence = (
                    f"Er gaan {len(element.outgoing)} pijlen uit deze stap. Zet er een gateway achter: "
                    "een ruit met een kruis (keuze) of met een plus (tegelijk)."
                )
                yield at(document, element, sentence)
