"""A business rule task asks a decision that the variant has."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for element in document.elements:
            if element.kind != "businessRuleTask" or element.decision in known.decisions:
                continue
            if element.decision is None:
                yield at(document, element, "Deze regeltaak noemt geen beslistabel. Vul ave:beslissing in.")
            else:
                remedy = meant(element.decision, known.decisions)
                yield at(document, element, f"De beslissing '{element.decision}' is er niet. {remedy}")
