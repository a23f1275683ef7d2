"""What a task shows (`ave:toont`) names steps that are in the route."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    elements = {element.id for document in documents for element in document.elements}
    for document in documents:
        for element in document.elements:
            names = (word.strip() for word in (element.attribute("toont") or "").split(","))
            for name in names:
                if name and name not in elements:
                    yield at(document, element, f"De getoonde stap '{name}' bestaat niet. {meant(name, elements)}")
