"""AVE has four fasen."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding

FASEN = ("1", "2", "3", "4")


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for element in document.elements:
            fase = element.attribute("fase")
            if fase is None:
                continue
            if fase not in FASEN:
                yield at(document, element, f"De fase '{fase}' bestaat niet. Kies 1, 2, 3 of 4.")
            elif element.kind != "callActivity":
                sentence = "Een fase hoort bij een aanroep van een proces. Zet ave:fase op de call activity."
                yield at(document, element, sentence)
